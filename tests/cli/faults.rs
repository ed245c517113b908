//! Pools that cannot be run.

use std::fs;

use super::{Desk, content};

/// Faults in three files of the example.
fn faulty() -> Desk {
    let desk = Desk::with_example();
    desk.append("applicant_ranks.csv", "10000013,primary,3,1000140P0,\n");
    desk.append("program_ranks.csv", "1020999P0,x,10000001\n");
    desk.append("couples.csv", "10000001,99999999\n");
    desk
}

#[test]
fn match_prints_the_faults_and_runs_nothing() {
    let desk = faulty();
    let ran = desk.run(&["match", "[POOL]", "--out", "[TEMP]/results"]);
    insta::assert_snapshot!("faults_match", ran.shown());
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert!(ran.err.contains("nothing was run"));
    assert_eq!(desk.names(), ["pool"]);
}

#[test]
fn check_prints_the_faults_as_what_was_asked_for() {
    let ran = faulty().run(&["check", "[POOL]"]);
    insta::assert_snapshot!("faults_check", ran.shown());
    assert_eq!((ran.code, ran.err.as_str()), (Some(2), ""));
}

#[test]
fn both_list_the_same_faults_of_all_files() {
    let desk = faulty();
    let (matched, checked) = (desk.run(&["match", "[POOL]"]), desk.run(&["check", "[POOL]"]));
    for file in ["applicant_ranks.csv:", "program_ranks.csv:", "couples.csv:"] {
        let lines: Vec<&str> = checked.out.lines().filter(|line| line.starts_with(file)).collect();
        assert!(!lines.is_empty(), "{file}");
        assert!(lines.iter().all(|line| matched.err.contains(line)), "{lines:?}");
    }
}

#[test]
fn check_prints_them_as_json() {
    let desk = faulty();
    let ran = desk.run(&["check", "[POOL]", "--json"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(2), ""));
    let json = ran.json();
    assert_eq!(json["is_runnable"], false);
    let plain = desk.run(&["check", "[POOL]"]).out;
    let faults = json["faults"].as_array().expect("a list of faults");
    assert!(faults.len() >= 3);
    for fault in faults {
        let text = |key: &str| fault[key].as_str().expect("a text").to_owned();
        let place = format!("{}:{}:{}: ", text("file"), fault["line"], fault["column"]);
        let line = format!("{place}{}; {}", text("message"), text("remedy"));
        assert!(plain.contains(&line), "{line}");
    }
}

#[test]
fn an_earlier_result_is_not_touched() {
    let desk = Desk::with_example();
    let command = ["match", "[POOL]", "--out", "[TEMP]/results", "--quiet"];
    assert_eq!(desk.run(&command).code, Some(0));
    let before = content(&desk.path("results"));
    desk.append("couples.csv", "10000001,99999999\n");
    assert_eq!(desk.run(&command).code, Some(2));
    assert_eq!(content(&desk.path("results")), before);
    assert_eq!(desk.names(), ["pool", "results"]);
}

#[test]
fn many_faults_are_cut_short_with_a_word_on_where_all_are() {
    let desk = Desk::with_example();
    for rank in 0..33 {
        desk.append("program_ranks.csv", &format!("1020999P0,x{rank},10000001\n"));
    }
    let (matched, checked) = (desk.run(&["match", "[POOL]"]), desk.run(&["check", "[POOL]"]));
    let count = |text: &str| text.lines().filter(|line| line.trim_start().starts_with("program_ranks.csv:")).count();
    let all = count(&checked.out);
    assert!(all >= 33, "{}", checked.out);
    assert_eq!(count(&matched.err), 20);
    let more = format!("  … and {} more: matchday check [POOL] prints them all\n", all - 20);
    assert!(matched.err.ends_with(&more), "{}", matched.err);
}

#[test]
fn a_folder_that_is_not_there_and_one_without_files() {
    let desk = Desk::empty();
    let ran = desk.run(&["match", "[TEMP]/nowhere"]);
    insta::assert_snapshot!("faults_no_folder", ran.shown());
    assert_eq!(ran.code, Some(2));
    assert_eq!(desk.run(&["check", "[TEMP]/nowhere"]).code, Some(2));

    fs::create_dir(desk.pool()).expect("a folder");
    let ran = desk.run(&["check", "[POOL]"]);
    insta::assert_snapshot!("faults_empty_folder", ran.shown());
    assert_eq!(ran.code, Some(2));
}
