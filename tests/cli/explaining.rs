//! `--explain`.

use super::Desk;

#[test]
fn the_example_pool() {
    let desk = Desk::with_example();
    for (name, id) in [
        ("explain_applicant", "10000003"),
        ("explain_partially_matched", "10000006"),
        ("explain_couple", "10000009"),
        ("explain_program", "1000420C0"),
    ] {
        insta::assert_snapshot!(name, desk.run(&["match", "[POOL]", "--quiet", "--explain", id]).shown());
    }
}

#[test]
fn explanations_follow_the_summary_in_the_order_asked_for() {
    let desk = Desk::with_example();
    let (plain, first, second) = (
        desk.run(&["match", "[POOL]"]),
        desk.run(&["match", "[POOL]", "--quiet", "--explain", "10000009"]),
        desk.run(&["match", "[POOL]", "--quiet", "--explain", "1000420C0"]),
    );
    let ran = desk.run(&["match", "[POOL]", "--explain", "10000009", "--explain", "1000420C0"]);
    assert_eq!(ran.out, format!("{}\n{}\n{}", plain.out, first.out, second.out));
}

#[test]
fn explanations_in_json_say_the_same() {
    let desk = Desk::with_example();
    let json = desk.run(&["match", "[POOL]", "--json", "--explain", "10000003"]).json();
    let plain = desk.run(&["match", "[POOL]", "--quiet", "--explain", "10000003"]).out;
    let explanation = &json["explanations"][0];
    assert!(plain.starts_with(explanation["headline"].as_str().expect("a headline")));
    for part in ["standing", "steps"] {
        let lines = explanation[part].as_array().expect("lines");
        assert!(!lines.is_empty());
        for line in lines {
            assert!(plain.contains(line.as_str().expect("a line")), "{line}");
        }
    }
}

#[test]
fn unknown_ids_are_all_named_and_nothing_is_run() {
    let desk = Desk::with_example();
    let ran = desk.run(&[
        "match",
        "[POOL]",
        "--out",
        "[TEMP]/results",
        "--explain",
        "1000003",
        "--explain",
        "10000009",
        "--explain",
        "1000416B0",
        "--explain",
        "Ines",
    ]);
    insta::assert_snapshot!("explain_unknown", ran.shown());
    assert_eq!(ran.code, Some(2));
    assert_eq!(desk.names(), ["pool"]);
}
