//! What is allowed in a pool and yet warned of.

mod pool_support;

use matchday::faults::FileWarning;
use matchday::pool::{Warning, WarningKind};
use pool_support::Folder;

/// A pool has these warnings of a kind, no more and no fewer.
#[track_caller]
fn check(pool: &Folder, kind: WarningKind, warnings: &[&str]) {
    assert_eq!(pool.warnings(kind), warnings);
}

#[test]
fn the_correct_pool_has_no_warnings() {
    assert_eq!(Folder::valid().read().warnings(usize::MAX), []);
}

#[test]
fn unknown_columns() {
    let pool = Folder::valid()
        .edit("programs.csv", "joint_with", "joint")
        .edit("programs.csv", ",1000416A0\n", ",\n")
        .with("couples.csv", "applicant_a,since,applicant_b,,Quota\n20000003,2019,20000004,,\n");
    check(
        &pool,
        WarningKind::File(FileWarning::UnknownColumn),
        &[
            r#"programs.csv:1:58: column "joint" is unknown and ignored"#,
            r#"couples.csv:1:13: column "since" is unknown and ignored"#,
            "couples.csv:1:31: a column without a name is ignored",
            r#"couples.csv:1:32: column "Quota" is unknown and ignored"#,
        ],
    );
    let pool = Folder::valid().edit("programs.csv", "parity", "Parity");
    let known = r#"programs.csv:1:51: column "Parity" is unknown and ignored; did you mean "parity"?"#;
    check(&pool, WarningKind::File(FileWarning::UnknownColumn), &[known]);
}

#[test]
fn a_file_without_a_line_end_at_its_end() {
    let pool = Folder::valid().edit("couples.csv", "20000004\n", "20000004");
    let warning = "couples.csv:2:18: the last line has no line end; is the file truncated?";
    check(&pool, WarningKind::File(FileWarning::NoFinalNewline), &[warning]);
}

#[test]
fn ranks_of_one_side_only() {
    let pool = Folder::valid().edit("program_ranks.csv", "1001140P0,1,20000002\n1001140P0,2", "1001140P0,1").edit(
        "applicant_ranks.csv",
        "20000001,A,1,1000999P0,\n20000001,A,2,",
        "20000001,A,1,",
    );
    let by_applicant = "applicant_ranks.csv:6:20: 20000002 ranks 1001140P0 (Salem Prelim), which does not rank back";
    check(&pool, WarningKind::OneSidedByApplicant, &[by_applicant]);
    let by_program = "program_ranks.csv:6:13: 1000999P0 (Boston TY) ranks 20000001, who does not rank back";
    check(&pool, WarningKind::OneSidedByProgram, &[by_program]);
    let groups = pool.read().warnings(0);
    let counts: Vec<_> =
        groups.iter().map(|group| (group.kind, group.count, group.out_of, group.shown.len())).collect();
    assert_eq!(
        counts,
        [(WarningKind::OneSidedByApplicant, 1, Some(8), 0), (WarningKind::OneSidedByProgram, 1, Some(7), 0),]
    );
}

#[test]
fn a_supplemental_rank_that_nobody_returns() {
    let pool = Folder::valid().edit("program_ranks.csv", "1000999P0,1,20000001\n", "");
    let warning = "applicant_ranks.csv:4:14: 20000001 ranks 1000999P0 (Boston TY), which does not rank back";
    check(&pool, WarningKind::OneSidedByApplicant, &[warning]);
    check(&pool, WarningKind::ProgramWithoutList, &["programs.csv:4:1: 1000999P0 has quota 1 and no list"]);
}

#[test]
fn lists_that_lead_nowhere() {
    let pool = Folder::valid()
        .edit("applicant_ranks.csv", "20000001,A,1,1000999P0,\n20000001,A,2,", "20000001,A,1,")
        .edit("applicant_ranks.csv", "1000416A0,A", "1000416A0,")
        .edit("applicant_ranks.csv", "20000002,primary,1,1001420R0,\n20000002,primary,2,", "20000002,primary,1,")
        .edit("applicants.csv", "20000003", "20000009,,,\n20000003");
    let warning =
        "applicant_ranks.csv:4:10: supplemental list A of 20000001 is not attached to any entry of the primary list";
    check(&pool, WarningKind::NeverAttached, &[warning]);
    let warning = "applicant_ranks.csv:5:20: the primary list of 20000002 has preliminary programs only";
    check(&pool, WarningKind::PreliminaryOnly, &[warning]);
    check(&pool, WarningKind::ApplicantWithoutList, &["applicants.csv:4:1: 20000009 has no primary list"]);
}

#[test]
fn names_that_occur_twice() {
    let pool =
        Folder::valid().edit("programs.csv", "Salem Medicine", "Boston Medicine").edit("applicants.csv", "Cleo", "Ada");
    let warning = "programs.csv:7:11: 1001140C0 has the same name as 1000140C0: Boston Medicine";
    check(&pool, WarningKind::ProgramNameTwice, &[warning]);
    check(
        &pool,
        WarningKind::ApplicantNameTwice,
        &["applicants.csv:4:10: 20000003 has the same name as 20000001: Ada"],
    );
}

#[test]
fn numbers_that_do_not_fit() {
    let pool = Folder::valid().edit("programs.csv", "140,C,2", "140,C,1").edit(
        "reversions.csv",
        "1001140P0,1,2",
        "1001140P0,2,2",
    );
    let warning = "applicant_ranks.csv:8:20: 20000003 and 20000004 both rank 1000140C0 (Boston Medicine) here, and its quota is 1";
    check(&pool, WarningKind::PairWithoutRoom, &[warning]);
    let warning = "reversions.csv:2:21: 2 positions may revert from 1001420R0, but its quota is 1";
    check(&pool, WarningKind::LimitAboveQuota, &[warning]);
}

#[test]
fn only_as_many_are_put_into_words_as_are_asked_for() {
    let pool = Folder::valid().with("program_ranks.csv", "program_id,rank,applicant_id\n");
    let groups = pool.read().warnings(2);
    let one_sided = groups.iter().find(|group| group.kind == WarningKind::OneSidedByApplicant).expect("a group");
    assert_eq!((one_sided.count, one_sided.shown.len()), (9, 2));
    let lines: Vec<_> = one_sided.shown.iter().map(Warning::to_string).collect();
    assert!(lines[0].starts_with("applicant_ranks.csv:2:") && lines[1].starts_with("applicant_ranks.csv:3:"));
}
