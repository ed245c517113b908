//! What `matchday compare` prints, and what it refuses.

use std::fs;

use super::{Desk, SCENARIO};

/// An advanced IR program of the small market with a categorical one and a DR program beside it.
const AMONG: &str = "ir-a-12";

/// One with neither.
const ALONE: &str = "ir-a-8";

#[test]
fn comparisons_that_make_no_sense_are_refused() {
    let desk = Desk::new();
    let contradiction = format!(
        "{SCENARIO}\n[[change]]\nprogram = \"{ALONE}\"\nquota = 3\n\n[[change]]\nprogram = \"{ALONE}\"\nquota = 4\n"
    );
    fs::write(desk.path("contradiction.toml"), contradiction).expect("a file");
    let refused = |options: &str| {
        let ran = desk.run(&format!("compare [TEMP]/small.toml {options}"));
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{options}: {}", ran.err);
        format!("$ compare small.toml {options}\n{}", ran.err)
    };
    let all = [
        refused("--quiet"),
        refused("--program ir-x-12 --quota 1..4"),
        refused("--program transitional-p-1 --quota 1..4"),
        refused("--program transitional-p-9 --quota 1..4"),
        refused(&format!("--program {ALONE} --quota 4..1")),
        refused(&format!("--program {ALONE}")),
        refused("--quota 3"),
        refused(&format!("--program {ALONE} --convert C:A")),
        refused(&format!("--program {ALONE} --convert A:A")),
        refused(&format!("--program {ALONE} --from-dr 1")),
        refused(&format!("--program {AMONG} --from-dr 100")),
        refused(&format!("--reversion {ALONE}:{ALONE}:1")),
        refused("[TEMP]/contradiction.toml"),
        refused("[TEMP]/nowhere.toml"),
        refused("--variant signals.golt=1"),
        refused("--variant few:"),
        refused("[TEMP]/nowhere.toml --variant few:signals.golt=1 --variant many:signals.gold=nan"),
        refused("--variant other:run.seed=3 --variant more:run.replicates=9"),
        refused("--variant signals.gold=1 --variant signals.gold=1"),
        refused("--mode lists-fixed --variant few:signals.gold=1,couples.share=0"),
        refused(&format!("--mode lists-fixed --program {ALONE} --convert A:R")),
        refused("--mode lists-fixed --set institutions.redrawn=true --variant requests.even=1"),
    ];
    insta::assert_snapshot!("comparisons_refused", all.join("\n"));
}

/// Figures of the focus are of one name in both worlds, and of different specialties.
#[test]
fn worlds_with_different_questions_are_warned_of() {
    let desk = Desk::new();
    let other = SCENARIO.replace("focus = \"IR\"\nalternative = \"DR\"", "focus = \"DR\"\nalternative = \"IR\"");
    fs::write(desk.path("other.toml"), other).expect("a file");
    let ran = desk.done("compare [TEMP]/small.toml [TEMP]/other.toml --replicates 2");
    assert!(ran.err.contains("the focus of \"other.toml\" is DR, that of the base IR"), "{}", ran.err);
    let ran = desk.done("compare [TEMP]/small.toml --variant signals.gold=1 --replicates 2");
    assert!(!ran.err.contains("focus"), "{}", ran.err);
}

/// What a variant is called does not run into the words around it.
#[test]
fn a_reversion_is_said_once() {
    let desk = Desk::new();
    let reversion = format!("--program {AMONG} --reversion {AMONG}:dr-a-12:1 --replicates 2");
    let ran = desk.done(&format!("compare [TEMP]/small.toml {reversion}"));
    assert!(ran.out.contains(" with reversion") && !ran.out.contains("with \"with"), "{}", ran.out);
}

#[test]
fn an_earlier_result_is_replaced_and_other_files_are_left_alone() {
    let desk = Desk::new();
    let command = "compare [TEMP]/small.toml --variant signals.gold=1 --replicates 5 --quiet --out";
    desk.done(&format!("{command} [TEMP]/out"));
    desk.done(&format!("{command} [TEMP]/out"));
    fs::write(desk.path("out/thesis.docx"), "").expect("a file");
    let ran = desk.run(&format!("{command} [TEMP]/out"));
    assert!(ran.code == Some(2) && ran.err.contains("thesis.docx"), "{}", ran.err);
}

#[test]
fn summaries() {
    let desk = Desk::new();
    let mut settings = insta::Settings::clone_current();
    settings.add_filter(r"[0-9.]+ s\.", "[TIME] s.");
    let _guard = settings.bind_to_scope();
    let shown = |options: &str| {
        let ran = desk.done(&format!("compare [TEMP]/small.toml --replicates 200 {options}"));
        assert!(ran.out.lines().all(|line| line.chars().count() <= 102), "{}", ran.out);
        ran.out
    };
    insta::assert_snapshot!("compare_quotas", shown(&format!("--program {AMONG} --quota 1..3")));
    insta::assert_snapshot!(
        "compare_conversion",
        shown(&format!("--program {ALONE} --convert A:C --mode lists-fixed"))
    );
    insta::assert_snapshot!("compare_conversion_into", shown(&format!("--program {AMONG} --convert A:C")));
    insta::assert_snapshot!("compare_signals", shown("--variant few:signals.gold=1,signals.silver=0"));
    insta::assert_snapshot!("compare_same", shown("[TEMP]/small.toml"));
    // A single season has no error.
    let ran = desk.done("compare [TEMP]/small.toml --replicates 1 --variant few:signals.gold=1");
    assert!(ran.out.contains("± ? points."), "{}", ran.out);
    // A difference that is the same in every season has no error, not even one of rounding.
    let ran = desk.done(&format!("compare [TEMP]/small.toml --replicates 2 --program {ALONE} --new 1"));
    assert!(ran.out.contains("By the same amount in every season: ") && !ran.out.contains("±<"), "{}", ran.out);
}

#[test]
fn json_and_quiet() {
    let desk = Desk::new();
    let command = format!("compare [TEMP]/small.toml --replicates 20 --program {ALONE} --new 1 --parity even");
    let ran = desk.done(&format!("{command} --json --quiet"));
    let json: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!((&json["mode"], &json["replicates"]), (&"demand".into(), &20.into()));
    assert_eq!(json["variants"].as_array().map(Vec::len), Some(2));
    let program = json["variants"][0]["program"].as_array().expect("a list");
    assert!(program.iter().any(|row| row["figure"] == "p_all_filled" && row["difference"].is_number()));
    let ran = desk.done(&format!("{command} --quiet"));
    assert_eq!((ran.out.as_str(), ran.err.as_str()), ("", ""));
}

#[cfg(unix)]
#[test]
fn an_interrupted_comparison_leaves_nothing_half_done() {
    use std::process::{Command, Stdio};
    let desk = Desk::new();
    let command = "compare [TEMP]/small.toml --replicates 100000 --quiet --variant signals.gold=1 --out [TEMP]/out";
    let child = desk.command(command).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("the binary runs");
    std::thread::sleep(std::time::Duration::from_millis(700));
    let asked = Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("kill");
    let output = child.wait_with_output().expect("it ends");
    assert!(asked.success());
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(130), "{told}");
    assert!(told.starts_with("stopped: ") && !desk.path("out").exists(), "{told}");
}
