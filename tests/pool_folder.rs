//! The folder of a pool: files that are missing, in the way, or nearly rightly named; and lists as R3 files.

mod pool_support;

use std::fs;

use matchday::faults::FileWarning;
use matchday::pool::{Pool, WarningKind};
use pool_support::Folder;

#[test]
fn a_folder_that_does_not_exist() {
    let faults = Pool::read(Folder::valid().path().join("no such folder")).expect_err("a fault").faults;
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].to_string(), "the folder does not exist; expected the folder of a pool; check the path");
}

#[test]
fn a_file_instead_of_a_folder() {
    let faults = Pool::read(Folder::valid().path().join("programs.csv")).expect_err("a fault").faults;
    assert_eq!(faults[0].to_string(), "this is a file; expected the folder of a pool; name the folder it is in");
}

#[test]
fn an_empty_folder_lacks_four_files() {
    let folder = tempfile::tempdir().expect("a folder");
    let faults: Vec<_> =
        Pool::read(folder.path()).expect_err("faults").faults.iter().map(ToString::to_string).collect();
    assert_eq!(
        faults,
        [
            "programs.csv: the file is missing; expected it in the folder; add it",
            "applicants.csv: the file is missing; expected it in the folder; add it",
            "applicant_ranks.csv: the file is missing; expected it in the folder; add it",
            "program_ranks.csv: the file is missing; expected it in the folder, or a folder program_ranks of R3 files; add it",
        ]
    );
}

#[test]
fn a_missing_file_may_be_there_under_another_name() {
    let text = pool_support::FILES[0].1;
    let faults = Folder::valid().without("programs.csv").with("Programs.CSV", text).faults();
    assert_eq!(
        faults,
        [r#"programs.csv: the file is missing; expected it in the folder; rename "Programs.CSV" to programs.csv"#]
    );
}

#[test]
fn a_folder_in_place_of_a_file() {
    let pool = Folder::valid().without("couples.csv").with("couples.csv/inside", "");
    assert_eq!(
        pool.faults(),
        ["couples.csv: this is not a file; expected a file of comma-separated values; replace it by a file"]
    );
}

#[test]
fn other_files_are_ignored_and_near_misses_are_warned_of() {
    let pool = Folder::valid().with("notes.txt", "").with(".couple.csv", "").with("couple.csv", "");
    assert_eq!(
        pool.warnings(WarningKind::File(FileWarning::UnknownFile)),
        [r#""couple.csv" is ignored; did you mean couples.csv?"#]
    );
}

/// A file that is plainly meant for one of the pool is never left out in silence: without couples.csv, couples would be singles.
#[test]
fn a_file_that_is_meant_for_one_of_the_pool_stops_the_run() {
    for name in ["couple.csv", "Couples.CSV", "couples 2025.csv", "couples.csv.txt", "couples (1).csv"] {
        assert_eq!(
            Folder::valid().without("couples.csv").with(name, "").faults(),
            [format!(
                r#"couples.csv: the file is missing, and "{name}" looks like it; rename "{name}" to couples.csv, or remove it"#
            )]
        );
    }
    assert_eq!(
        Folder::valid().without("reversions.csv").with("Reversions.xlsx", "").faults(),
        [
            r#"reversions.csv: the file is missing, and "Reversions.xlsx" looks like it; open "Reversions.xlsx" in a spreadsheet and save it as CSV, under the name reversions.csv, or remove it"#
        ]
    );
    let text = pool_support::FILES[0].1;
    assert_eq!(
        Folder::valid().without("programs.csv").with("program.csv", text).faults(),
        [r#"programs.csv: the file is missing; expected it in the folder; rename "program.csv" to programs.csv"#]
    );
}

#[test]
fn a_copy_beside_the_file_is_warned_of_and_a_folder_is_no_file() {
    let pool = Folder::valid().with("couples (1).csv", "").with("reversion/notes.txt", "");
    assert_eq!(
        pool.warnings(WarningKind::File(FileWarning::UnknownFile)),
        [r#""couples (1).csv" is ignored; did you mean couples.csv?"#]
    );
}

#[test]
fn litter_of_operating_systems_is_skipped_everywhere() {
    let litter = ["desktop.ini", "Thumbs.db", "~$programs.xlsx", "~$1000140C0.csv"];
    let pool = litter.into_iter().fold(Folder::valid().with_r3(), |pool, name| {
        pool.with(name, "[x]").with(&format!("program_ranks/{name}"), "[x]")
    });
    assert!(pool.faults().is_empty());
    assert!(pool.warnings(WarningKind::File(FileWarning::UnknownFile)).is_empty());
}

#[test]
fn names_of_r3_files_that_are_no_codes() {
    let pool = Folder::valid()
        .with_r3()
        .with("program_ranks/1000140C0 (1).csv", "1,20000003\n")
        .with("program_ranks/1000416A0.xlsx", "PK");
    assert_eq!(
        pool.faults(),
        [
            r#"program_ranks/1000140C0 (1).csv: the name "1000140C0 (1)" is no program's code; expected 1000140C0; name the file by the program's code, and keep one file a program"#,
            "program_ranks/1000416A0.xlsx: this is a spreadsheet; expected a text file of ranks and ids; open it and save it as CSV, under the program's code",
        ]
    );
}

#[test]
fn r3_files_give_the_same_market_as_one_csv_file() {
    let (csv, r3) = (Folder::valid().read(), Folder::valid().with_r3().read());
    assert_eq!(format!("{:?}", csv.pool.market), format!("{:?}", r3.pool.market));
    let names: Vec<_> = r3.pool.files.iter().map(|file| &*file.name).collect();
    assert_eq!(names[5..7], ["program_ranks/1000140C0.csv", "program_ranks/1000416A0.txt"]);
}

#[test]
fn both_forms_of_the_programs_lists() {
    let pool = Folder::valid().with("program_ranks/1000140C0.csv", "1,20000003\n");
    assert_eq!(
        pool.faults(),
        [
            "program_ranks.csv: both this file and the folder program_ranks exist; expected one of the two; remove one of them"
        ]
    );
}

#[test]
fn faults_of_r3_files() {
    let pool = Folder::valid()
        .with_r3()
        .with(
            "program_ranks/1000140C0.csv",
            "Rank,AAMC ID\n1,20000003\nno number\n2\n3,2000000\n4,20000009\n5,20000004 20000001\n",
        )
        .with("program_ranks/1000416A0", "1,20000001\n")
        .with("program_ranks/1000416A9.csv", "1,20000001\n")
        .with("program_ranks/1001140P0.CSV", "1,20000002\n2,20000001\n3,20000002\n")
        .with("program_ranks/1001140C0.csv", b"\xff\xfe1\0");
    assert_eq!(
        pool.faults(),
        [
            r#"program_ranks/1000140C0.csv:3:1: line "no number" holds no number; expected a rank and an AAMC ID; write the rank, a comma and the AAMC ID; anything may follow after another comma"#,
            r#"program_ranks/1000140C0.csv:4:1: line "2" holds one number only; expected a rank and an AAMC ID; write the rank, a comma and the AAMC ID; anything may follow after another comma"#,
            r#"program_ranks/1000140C0.csv:5:3: AAMC ID "2000000" has 7 digits; expected 8; correct the id"#,
            r#"program_ranks/1000140C0.csv:6:3: applicant "20000009" is unknown; expected an id of applicants.csv; correct it, or add the applicant to applicants.csv"#,
            "program_ranks/1000416A0.txt: program 1000416A0 has two files: this and program_ranks/1000416A0; expected one; remove one of the two",
            r#"program_ranks/1000416A9.csv: program "1000416A9" is unknown; expected an id of programs.csv; correct it, or add the program to programs.csv"#,
            r#"program_ranks/1001140C0.csv: the file is UTF-16; expected UTF-8; save it as "CSV UTF-8""#,
            "program_ranks/1001140P0.CSV:3:3: 1001140P0 (Salem Prelim) ranks this applicant twice, at ranks 1 and 3; expected each applicant once; keep one of the two and renumber the ranks below it",
        ]
    );
}

#[test]
fn an_r3_file_out_of_order_keeps_its_order() {
    let pool = Folder::valid().with_r3().with("program_ranks/1000140C0.csv", "3,20000001\n2,20000004\n1,20000003\n");
    assert_eq!(
        pool.warnings(WarningKind::File(FileWarning::R3Order)),
        [r#"program_ranks/1000140C0.csv:1:1: rank "3" found where rank 1 is expected; the order of the file counts"#]
    );
    let market = pool.read().pool.market;
    let first = market.program_ids().next().expect("a program");
    let order: Vec<_> = market.ranking(first).iter().map(|ranked| ranked.applicant.0).collect();
    assert_eq!(order, [0, 3, 2]);
}

#[test]
fn a_program_without_an_r3_file_has_no_list() {
    let pool = Folder::valid().with_r3().without("program_ranks/1001420R0.csv");
    assert_eq!(pool.warnings(WarningKind::ProgramWithoutList), ["programs.csv:6:1: 1001420R0 has quota 1 and no list"]);
}

#[test]
fn files_are_recorded_with_their_checksums() {
    let pool = Folder::valid();
    let files = pool.read().pool.files;
    let names: Vec<_> = files.iter().map(|file| &*file.name).collect();
    assert_eq!(
        names,
        ["programs.csv", "applicants.csv", "couples.csv", "reversions.csv", "applicant_ranks.csv", "program_ranks.csv"]
    );
    fs::write(pool.path().join("couples.csv"), "applicant_a,applicant_b\n").expect("a file");
    let pool = pool.edit("applicant_ranks.csv", "20000004,primary,2,999999999,\n", "").edit(
        "applicant_ranks.csv",
        "20000003,primary,2,1000140C0,\n",
        "",
    );
    let couples = &pool.read().pool.files[2];
    assert_eq!(couples.bytes, 24);
    assert_eq!(couples.sha256, "114f27e38f2105b64a2ec1e684f2049316c1ad14c4aed1599c9a564b9acf4ba9");
}
