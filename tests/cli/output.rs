//! `--out`.

use std::fs;
use std::path::Path;

use super::{Desk, content, sha256, whole_result};

const RUN: [&str; 5] = ["match", "[POOL]", "--quiet", "--out", "[TEMP]/results"];

fn rows(file: &Path) -> Vec<csv::StringRecord> {
    let mut reader = csv::Reader::from_path(file).expect("a table");
    reader.records().collect::<Result<_, _>>().expect("rows of equal length")
}

fn number(row: &csv::StringRecord, column: usize) -> usize {
    row[column].parse().expect("a number")
}

fn matched() -> Desk {
    let desk = Desk::with_example();
    let ran = desk.run(&RUN);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    desk
}

#[test]
fn three_files_with_their_headers() {
    let desk = matched();
    assert_eq!(desk.names(), ["pool", "results"]);
    let files = content(&desk.path("results"));
    assert_eq!(files.keys().collect::<Vec<_>>(), ["matches.csv", "programs.csv", "summary.json"]);
    let header = |file: &str| String::from_utf8_lossy(&files[file]).lines().next().map(str::to_owned);
    assert_eq!(
        header("matches.csv").as_deref(),
        Some("applicant_id,outcome,program_id,rank,supplemental_program_id,supplemental_rank,name,type")
    );
    assert_eq!(
        header("programs.csv").as_deref(),
        Some("program_id,quota,effective_quota,filled,unfilled,last_rank,reverted_in,reverted_out")
    );
    let table = |file: &str| String::from_utf8(files[file].clone()).expect("UTF-8");
    insta::assert_snapshot!("matches_csv", table("matches.csv"));
    insta::assert_snapshot!("programs_csv", table("programs.csv"));
}

#[test]
fn the_tables_agree_with_each_other() {
    let desk = Desk::empty();
    let drawn = desk.run(&["new", "pool", "[POOL]", "--market", "ir", "--applicants", "300"]);
    assert_eq!(drawn.code, Some(0), "{}", drawn.err);
    assert_eq!(desk.run(&RUN).code, Some(0));
    let (matches, programs) = (rows(&desk.path("results/matches.csv")), rows(&desk.path("results/programs.csv")));
    let (mut filled, mut reverted_in, mut reverted_out) = (0, 0, 0);
    for program in &programs {
        let holders = matches
            .iter()
            .map(|row| usize::from(row[2] == program[0]) + usize::from(row[4] == program[0]))
            .sum::<usize>();
        assert_eq!(number(program, 3), holders, "{program:?}");
        assert_eq!(number(program, 4), number(program, 2) - number(program, 3), "{program:?}");
        assert!(number(program, 2) <= number(program, 1) + number(program, 6), "{program:?}");
        assert_eq!(program[5].is_empty(), holders == 0, "{program:?}");
        filled += holders;
        reverted_in += number(program, 6);
        reverted_out += number(program, 7);
    }
    assert!(filled > 0);
    assert_eq!(reverted_in, reverted_out);
    let summary = whole_result(&desk.path("results"));
    assert_eq!(summary["positions"]["filled"], filled);
    for outcome in ["matched", "partially matched", "unmatched"] {
        let count = matches.iter().filter(|row| row[1] == *outcome).count();
        assert_eq!(summary["applicants"][outcome.replace(' ', "_")], count, "{outcome}");
    }
    for row in &matches {
        assert_eq!((row[2].is_empty(), row[4].is_empty()), (row[3].is_empty(), row[5].is_empty()), "{row:?}");
    }
}

#[test]
fn the_summary_knows_its_version_and_files() {
    let desk = matched();
    let summary = whole_result(&desk.path("results"));
    assert_eq!(summary["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(summary["stable"], true);
    let inputs = summary["input"].as_array().expect("a list of inputs");
    let mut names: Vec<&str> = inputs.iter().map(|input| input["file"].as_str().expect("a name")).collect();
    names.sort_unstable();
    let pool = content(&desk.pool());
    assert_eq!(names, pool.keys().filter(|&name| name != "README.md").collect::<Vec<_>>());
    for input in inputs {
        let bytes = &pool[input["file"].as_str().expect("a name")];
        assert_eq!(input["sha256"], sha256(bytes), "{input}");
        assert_eq!(input["bytes"], bytes.len(), "{input}");
    }
}

#[test]
fn twice_the_same_bytes() {
    let desk = matched();
    let again = desk.run(&["match", "[POOL]", "--quiet", "--out", "[TEMP]/again"]);
    assert_eq!(again.code, Some(0));
    assert_eq!(content(&desk.path("results")), content(&desk.path("again")));
}

#[test]
fn an_earlier_result_is_replaced_as_a_whole() {
    let desk = matched();
    let before = content(&desk.path("results"));
    let reversions = fs::read_to_string(desk.pool().join("reversions.csv")).expect("reversions");
    fs::write(desk.pool().join("reversions.csv"), reversions.replace("1000420A0,1000420C0,2,1\n", ""))
        .expect("reversions");
    assert_eq!(desk.run(&RUN).code, Some(0));
    let after = content(&desk.path("results"));
    assert!(before.keys().eq(after.keys()));
    assert!(before.iter().all(|(name, bytes)| &after[name] != bytes));
    whole_result(&desk.path("results"));
    assert_eq!(desk.names(), ["pool", "results"]);
}

#[test]
fn parts_of_an_earlier_result_and_missing_parents_are_no_obstacle() {
    let desk = matched();
    fs::remove_file(desk.path("results/summary.json")).expect("a file");
    assert_eq!(desk.run(&RUN).code, Some(0));
    whole_result(&desk.path("results"));
    assert_eq!(desk.run(&["match", "[POOL]", "--quiet", "--out", "[TEMP]/deep/er/results"]).code, Some(0));
    whole_result(&desk.path("deep/er/results"));
}

#[test]
fn a_folder_with_a_strangers_file_is_refused() {
    let desk = matched();
    fs::write(desk.path("results/thesis.txt"), "years of work").expect("a file");
    let before = content(&desk.path("results"));
    let ran = desk.run(&RUN);
    insta::assert_snapshot!("out_stranger", ran.shown());
    assert_eq!(ran.code, Some(2));
    assert_eq!(content(&desk.path("results")), before);
    assert_eq!(desk.names(), ["pool", "results"]);
}

#[test]
fn the_pool_itself_is_refused() {
    let desk = Desk::with_example();
    // Without the README, whose name would be reason enough.
    fs::remove_file(desk.pool().join("README.md")).expect("a file");
    let before = content(&desk.pool());
    let ran = desk.run(&["match", "[POOL]", "--out", "[POOL]"]);
    insta::assert_snapshot!("out_is_pool", ran.shown());
    assert_eq!(ran.code, Some(2));
    assert_eq!(content(&desk.pool()), before);
}

#[test]
fn a_file_where_a_folder_is_wanted() {
    let desk = Desk::with_example();
    fs::write(desk.path("file"), "").expect("a file");
    let ran = desk.run(&["match", "[POOL]", "--out", "[TEMP]/file"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("\"[TEMP]/file\" is a file"), "{}", ran.err);
    let ran = desk.run(&["match", "[POOL]", "--out", "[TEMP]/file/results"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
    assert!(ran.err.starts_with("error: cannot write \"[TEMP]/file"), "{}", ran.err);
    assert_eq!(fs::read(desk.path("file")).expect("a file"), b"");
}

#[test]
fn the_working_folder_cannot_be_replaced() {
    let desk = Desk::with_example();
    fs::create_dir(desk.path("here")).expect("a folder");
    for arguments in [&["match", "[POOL]", "--out", "."][..], &["new", "pool", "."]] {
        let output = desk.command(arguments).current_dir(desk.path("here")).output().expect("the binary runs");
        let ran = desk.ran(&output);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
        assert!(ran.err.starts_with("error: output folder \".\" cannot be replaced as a whole"), "{}", ran.err);
        assert!(content(&desk.path("here")).is_empty());
    }
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_stays_and_what_it_leads_to_is_replaced() {
    let desk = Desk::with_example();
    fs::create_dir(desk.path("results")).expect("a folder");
    std::os::unix::fs::symlink(desk.path("results"), desk.path("link")).expect("a link");
    assert_eq!(desk.run(&["match", "[POOL]", "--quiet", "--out", "[TEMP]/link"]).code, Some(0));
    assert!(desk.path("link").is_symlink());
    whole_result(&desk.path("results"));
}
