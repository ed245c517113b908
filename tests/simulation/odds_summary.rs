//! What `matchday odds` prints and writes, and what it refuses.

use std::fs;

use super::{Desk, table};

const APPLICANT: &str = "type = \"senior\"\nstrength_percentile = 60\nregion = 2\napplies_to_alternative = true\n";

fn desk() -> Desk {
    let desk = Desk::new();
    fs::write(desk.path("me.toml"), APPLICANT).expect("a file");
    desk
}

/// Without the time it took.
fn timeless(text: &str) -> String {
    let (before, _) = text.rsplit_once(", ").expect("a time");
    format!("{before}, … s.\n")
}

#[test]
fn the_odds_fit_one_terminal() {
    let desk = desk();
    let options = "--replicates 64 --precision 0.01 --what-if interviews=2 --what-if same:strength_percentile=60";
    let ran = desk.done(&format!("odds [TEMP]/small.toml --applicant [TEMP]/me.toml {options}"));
    assert!(ran.out.lines().all(|line| line.chars().count() <= 100), "{}", ran.out);
    insta::assert_snapshot!("odds", timeless(&ran.out));
}

#[test]
fn odds_are_the_same_bytes_whatever_the_threads() {
    let desk = desk();
    let results: Vec<_> = [1, 2, 3]
        .map(|threads| {
            let out = format!("out{threads}");
            let options = format!("--replicates 96 --precision 2 --threads {threads} --quiet --out [TEMP]/{out}");
            desk.done(&format!("odds [TEMP]/small.toml --applicant [TEMP]/me.toml {options}"));
            desk.result(&out)
        })
        .into();
    assert_eq!(results[0], results[1]);
    assert_eq!(results[0], results[2]);
    assert_eq!(results[0].len(), 5);
    let odds = table(&results[0]["odds.csv"]);
    let json = desk.done(
        "odds [TEMP]/small.toml --applicant [TEMP]/me.toml --replicates 96 --precision 2 --no-sensitivity --json",
    );
    let json: serde_json::Value = serde_json::from_str(&json.out).expect("JSON");
    let [here, there] = [
        odds[0]["estimate"].parse::<f64>().expect("a number"),
        json["odds"]["focus"]["estimate"].as_f64().expect("a number"),
    ];
    assert!((here - there).abs() < 1e-6, "{here} {there}");
}

/// The scenario that is written holds the applicant, and a simulation of it agrees with the odds; most of its seasons are others.
#[test]
fn a_simulation_of_the_written_scenario_agrees() {
    let desk = desk();
    desk.done(
        "odds [TEMP]/small.toml --applicant [TEMP]/me.toml --precision 1.5 --no-sensitivity --quiet --out [TEMP]/out",
    );
    desk.done("simulate [TEMP]/out/scenario.toml --replicates 1600 --format csv --quiet --out [TEMP]/sim");
    let odds = &table(&desk.result("out")["odds.csv"])[0];
    let applicants = table(&desk.result("sim")["applicants.csv"]);
    let own = applicants.iter().find(|row| row["applicant_id"] == "you" && row["figure"] == "p_focus");
    let own = own.expect("a row of the applicant");
    let number =
        |row: &std::collections::BTreeMap<String, String>, name: &str| row[name].parse::<f64>().expect("a number");
    let share = number(own, "estimate");
    let errors = [number(odds, "mcse"), (share * (1.0 - share) / 1600.0).sqrt()];
    let difference = (number(odds, "estimate") - share).abs();
    assert!(difference < 4.0 * errors[0].hypot(errors[1]), "{odds:?} {own:?}");
}

#[test]
fn applicants_that_make_no_sense_are_refused() {
    let desk = desk();
    let refused = |file: &str, options: &str| {
        fs::write(desk.path("wrong.toml"), file).expect("a file");
        let ran = desk.run(&format!("odds [TEMP]/small.toml --applicant [TEMP]/wrong.toml {options}"));
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{file}: {}", ran.err);
        ran.err
    };
    let all = [
        refused("", "--seed 7"),
        refused("type = senior\n", "--seed 7"),
        refused("strength_percentile = 120\ntyp = \"senior\"\n", "--seed 7"),
        refused("type = \"junior\"\ngroup = \"IR frist\"\nregion = 12\nhome = \"inst-99\"\n", "--seed 7"),
        refused("type = \"senior\"\nstrength_percentile = 50\nstep2_ck = 250\n", "--seed 7"),
        refused("type = \"senior\"\ninterviews = \"many\"\nranks = [1]\n", "--seed 7"),
        refused("type = \"senior\"\ninterviews = 3\nranks = [\"ir-a-12\"]\n", "--seed 7"),
        refused("type = \"senior\"\ninterviews = [\"ir-a-8\"]\nranks = [\"ir-a-12\", \"ir-a-12\"]\n", "--seed 7"),
        refused(
            "type = \"senior\"\ngold = [\"ir-a-99\", \"ir-a-1\"]\nsilver = [\"ir-a-99\"]\n",
            "--set signals.gold=1",
        ),
        refused(APPLICANT, "--what-if interviews=-1"),
        refused(APPLICANT, "--what-if 9~interviews:interview=9 --what-if away=[\"ir-a-77\"]"),
        refused(APPLICANT, "--what-if nothing"),
        refused(APPLICANT, "--what-if interviews=3 --what-if interviews=3"),
        refused(APPLICANT, "--precision 0"),
    ];
    insta::assert_snapshot!("odds_refused", all.join("\n"));
}

#[test]
fn a_new_applicant_can_be_read() {
    let desk = desk();
    desk.done("new applicant [TEMP]/new.toml --quiet");
    let text = fs::read_to_string(desk.path("new.toml")).expect("a file");
    let senior = text.replace("US MD senior", "senior");
    fs::write(desk.path("mine.toml"), &senior).expect("a file");
    desk.done("odds [TEMP]/small.toml --applicant [TEMP]/mine.toml --replicates 4 --no-sensitivity --quiet");
    let again = desk.run("new applicant [TEMP]/new.toml");
    assert_eq!(again.code, Some(2));
    assert!(again.err.contains("already exists"), "{}", again.err);
}

/// A home without programs, and a program that ranks its own list only, are more often a slip than meant.
#[test]
fn what_leads_nowhere_is_warned_of() {
    let desk = desk();
    let small = fs::read_to_string(desk.path("small.toml")).expect("a file");
    fs::write(desk.path("list.csv"), "rank,applicant_id,type,group\n1,ada,senior,IR first\n").expect("a file");
    let program =
        "\n[[program]]\nid = \"own\"\nspecialty = \"IR\"\nquota = 1\ninstitution = \"St. Own\"\nlist = \"list.csv\"\n";
    fs::write(desk.path("listed.toml"), small + program).expect("a file");
    fs::write(desk.path("me.toml"), format!("{APPLICANT}home = \"St. Nowhere\"\nranks = [\"own\"]\n")).expect("a file");
    let ran = desk.done("odds [TEMP]/listed.toml --applicant [TEMP]/me.toml --replicates 4 --no-sensitivity");
    for words in [
        "no named program is at \"St. Nowhere\"",
        "program \"own\" brings its own list, and this applicant is not on it",
    ] {
        assert!(ran.err.contains(words), "{}", ran.err);
    }
    assert!(ran.out.contains("ranks 1 program."), "{}", ran.out);
}
