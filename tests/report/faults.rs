//! What is no run, or a damaged one, and what must not be lost.

use std::fs;

use crate::Desk;

/// What a report of these folders says that cannot be made.
fn refused(desk: &Desk, arguments: &str) -> String {
    let ran = desk.run(&format!("report {arguments}"));
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{}", ran.err);
    ran.err
}

#[test]
fn folders_that_are_no_run() {
    let desk = Desk::new();
    fs::create_dir(desk.path("empty")).expect("a folder");
    desk.done("new pool [TEMP]/pool --quiet");
    desk.done("match [TEMP]/pool --out [TEMP]/matched --quiet");
    desk.done("simulate [TEMP]/small.toml --replicates 64 --shard 1/2 --out [TEMP]/part --quiet");
    insta::assert_snapshot!(refused(
        &desk,
        "[TEMP]/nowhere [TEMP]/small.toml [TEMP]/empty [TEMP]/pool [TEMP]/matched [TEMP]/part"
    ));
}

#[test]
fn damaged_runs() {
    let desk = Desk::simulated();
    for (name, damage) in [
        ("no-manifest", "rm manifest.json"),
        ("manifest", "{\"matchday\": 1"),
        ("no-table", "rm choices.csv"),
        ("table", "rank_curve"),
        ("column", "summary"),
        ("parquet", "replicates"),
        ("scenario", "scenario"),
    ] {
        let folder = desk.path(name);
        fs::create_dir(&folder).expect("a folder");
        for entry in fs::read_dir(desk.path("results")).expect("a folder").flatten() {
            fs::copy(entry.path(), folder.join(entry.file_name())).expect("a copy");
        }
        let write = |file: &str, text: &str| fs::write(folder.join(file), text).expect("a file");
        match damage.strip_prefix("rm ") {
            Some(file) => fs::remove_file(folder.join(file)).expect("a file"),
            None if name == "manifest" => write("manifest.json", damage),
            None if name == "table" => {
                write("rank_curve.csv", "specialty,type,ranks,estimate,ci_low,ci_high\nIR,all\n");
            }
            None if name == "column" => write("summary.csv", "figure,group,level,unit\npeople,all,,people\n"),
            None if name == "parquet" => write("replicates.parquet", "half a table"),
            None => write("scenario.toml", "title = \"no end"),
        }
    }
    let all =
        "[TEMP]/no-manifest [TEMP]/manifest [TEMP]/no-table [TEMP]/table [TEMP]/column [TEMP]/parquet [TEMP]/scenario";
    insta::assert_snapshot!(refused(&desk, all));
}

#[test]
fn results_that_were_changed_or_come_from_another_version_are_reported_with_a_warning() {
    let desk = Desk::simulated();
    let path = desk.path("results/manifest.json");
    let manifest = fs::read_to_string(&path).expect("a manifest");
    let own = format!("\"matchday\": \"{}\"", env!("CARGO_PKG_VERSION"));
    fs::write(&path, manifest.replace(&own, "\"matchday\": \"0.0.7\"")).expect("a file");
    let table = fs::read_to_string(desk.path("results/choices.csv")).expect("a table");
    fs::write(desk.path("results/choices.csv"), table + "\n").expect("a file");
    let ran = desk.done("report [TEMP]/results");
    insta::with_settings!({ filters => [(env!("CARGO_PKG_VERSION"), "[VERSION]")] }, {
        insta::assert_snapshot!(format!("{}{}", ran.err, ran.out));
    });
    let page = fs::read_to_string(desk.path("results/report.html")).expect("a page");
    assert!(page.contains("was written by matchday 0.0.7") && page.contains("<dd>matchday 0.0.7</dd>"));
}

#[test]
fn nothing_is_lost_where_a_page_cannot_be_written() {
    let desk = Desk::simulated();
    fs::write(desk.path("thesis.html"), "years of work").expect("a file");
    fs::create_dir(desk.path("folder.html")).expect("a folder");
    let mut said = refused(&desk, "[TEMP]/results --out [TEMP]/thesis.html");
    assert_eq!(fs::read_to_string(desk.path("thesis.html")).expect("a file"), "years of work");
    said.push_str(&refused(&desk, "[TEMP]/results --out [TEMP]/folder.html"));
    let ran = desk.run("report [TEMP]/results --out [TEMP]/thesis.html/report.html");
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
    said.push_str(&ran.err);
    insta::with_settings!({ filters => [(r"(?:File exists|Not a directory) \(os error \d+\)", "[SYSTEM]")] }, {
        insta::assert_snapshot!(said);
    });
    let left = fs::read_dir(desk.path("")).expect("a folder").flatten().map(|entry| entry.file_name());
    assert!(left.into_iter().all(|name| !name.to_string_lossy().starts_with('.')), "nothing half-written");
}

#[test]
fn a_result_with_a_page_can_be_replaced_by_a_new_result() {
    let desk = Desk::simulated();
    desk.done("simulate [TEMP]/small.toml --replicates 5 --out [TEMP]/results --quiet");
    assert!(!desk.path("results/report.html").exists(), "the page of the earlier result goes with it");
    desk.done("sweep [TEMP]/small.toml --over signals.gold=0,1 --replicates 5 --out [TEMP]/sweep --quiet");
    desk.done("report [TEMP]/sweep --quiet");
    desk.done("sweep [TEMP]/small.toml --over signals.gold=0,1 --replicates 6 --out [TEMP]/sweep --quiet");
}

#[test]
fn checklists() {
    let desk = Desk::simulated();
    let ran = desk.done("report [TEMP]/results --checklist");
    let filters = vec![
        (env!("CARGO_PKG_VERSION"), "[VERSION]"),
        (r"\d+ threads?, \d+\.\d s", "[THREADS], [SECONDS] s"),
        (r"[0-9a-f]{64}", "[SHA-256]"),
    ];
    insta::with_settings!({ filters => filters }, { insta::assert_snapshot!("checklist", ran.out); });
    assert_eq!(ran.err, "");
    desk.done("report [TEMP]/results --checklist --out [TEMP]/checklist.md");
    assert_eq!(fs::read_to_string(desk.path("checklist.md")).expect("a file"), ran.out.replace("[TEMP]", &desk.text()));
    let mut said = refused(&desk, "[TEMP]/results --checklist --out [TEMP]/checklist.md");
    said.push_str(&refused(&desk, "[TEMP]/results [TEMP]/results --checklist"));
    insta::assert_snapshot!("checklist_refused", said);
}

#[test]
fn every_kind_of_run_has_its_checklist() {
    let desk = Desk::new();
    desk.done("sweep [TEMP]/small.toml --over signals.gold=0,1 --replicates 5 --out [TEMP]/sweep --quiet");
    let program = desk.program_of_two();
    desk.done(&format!("compare [TEMP]/small.toml --program {program} --quota 3 --replicates 5 --mode lists-fixed --out [TEMP]/compared --quiet"));
    let sweep = desk.done("report [TEMP]/sweep --checklist").out;
    assert!(sweep.contains("5 replicates at each of 2 points") && sweep.contains("signals.gold=0,1"), "{sweep}");
    let compared = desk.done("report [TEMP]/compared --checklist").out;
    assert!(
        compared.contains("5 replicates of each of 2 scenarios") && compared.contains("only the match runs again"),
        "{compared}"
    );
}

#[test]
fn summaries() {
    let desk = Desk::simulated();
    insta::assert_snapshot!("help_report", desk.done("report --help").out);
    insta::assert_snapshot!("report_written", desk.done("report [TEMP]/results").out);
    let ran = desk.run("simulate [TEMP]/small.toml --report");
    assert_eq!(ran.code, Some(2));
    insta::assert_snapshot!("report_without_folder", ran.err);
}
