//! Rules of the match that a pool breaks, traced to the row; and one slip told once, many slips in one go.

mod pool_support;

use pool_support::Folder;

/// A pool with one slip has these faults, no more and no fewer.
#[track_caller]
fn check(case: &str, spoil: impl FnOnce(Folder) -> Folder, faults: &[&str]) {
    assert_eq!(spoil(Folder::valid()).faults(), faults, "{case}");
}

#[allow(clippy::too_many_lines, reason = "a table")]
#[test]
fn rules() {
    check(
        "a program twice on a primary list",
        |pool| pool.edit("applicant_ranks.csv", "20000002,primary,2,1001140P0", "20000002,primary,2,1001420R0"),
        &[
            "applicant_ranks.csv:7:20: 20000002 (Ben) ranks this program twice, at ranks 1 and 2; expected each program once; keep one of the two and renumber the ranks below it",
        ],
    );
    check(
        "No Match on the list of a single",
        |pool| pool.edit("applicant_ranks.csv", "20000002,primary,2,1001140P0", "20000002,primary,2,999999999"),
        &[
            "applicant_ranks.csv:7:20: 20000002 (Ben) is in no couple and has the No Match code 999999999 at rank 2; only couples may use it; remove the rank, or add the couple to couples.csv",
        ],
    );
    check(
        "a senior on an R program",
        |pool| pool.edit("applicant_ranks.csv", "2,1000140C0,\n20000001,A", "2,1001420R0,\n20000001,A"),
        &[
            "applicant_ranks.csv:3:20: 20000001 (Ada) is a US senior and ranks a physician (R) program at rank 2; such programs require earlier training; remove the rank, or correct the applicant's type",
        ],
    );
    check(
        "a joint program on a primary list",
        |pool| pool.edit("applicant_ranks.csv", "20000002,primary,2,1001140P0", "20000002,primary,2,1000999P0"),
        &[
            "applicant_ranks.csv:7:20: 20000002 (Ben) ranks a joint preliminary program at rank 2 of the primary list; only supplemental lists may hold it; move it to the supplemental list attached to its advanced program",
        ],
    );
    check(
        "a list attached to a categorical program",
        |pool| pool.edit("applicant_ranks.csv", "20000001,primary,2,1000140C0,", "20000001,primary,2,1000140C0,A"),
        &[
            "applicant_ranks.csv:3:30: 20000001 (Ada) attaches a supplemental list to a categorical (C) program at rank 2; only an advanced (A) program may have one; leave the field empty",
        ],
    );
    check(
        "a program twice on a supplemental list",
        |pool| pool.edit("applicant_ranks.csv", "A,2,1001140P0", "A,2,1000999P0"),
        &[
            "applicant_ranks.csv:5:14: supplemental list A of 20000001 holds this program twice, at ranks 1 and 2; expected each program once; keep one of the two and renumber the ranks below it",
        ],
    );
    check(
        "a categorical program on a supplemental list",
        |pool| pool.edit("applicant_ranks.csv", "A,2,1001140P0", "A,2,1001140C0"),
        &[
            "applicant_ranks.csv:5:14: supplemental list A of 20000001 holds a categorical (C) program at rank 2; expected preliminary (P) programs only; move it to the primary list",
        ],
    );
    check(
        "No Match on a supplemental list",
        |pool| pool.edit("applicant_ranks.csv", "A,2,1001140P0", "A,2,999999999"),
        &[
            "applicant_ranks.csv:5:14: supplemental list A of 20000001 holds the No Match code at rank 2; expected preliminary (P) programs only; move it to the primary list",
        ],
    );
    check(
        "a joint program on a list that is not attached to its program",
        |pool| pool.edit("applicant_ranks.csv", "1000416A0,A", "1000416A0,"),
        &[
            "applicant_ranks.csv:4:14: supplemental list A of 20000001 holds at rank 1 a preliminary program joint with 1000416A0 (Boston IR); expected it only on a list attached to that program; move it to a list that is attached to that advanced program alone",
        ],
    );
    check(
        "an applicant twice on a program's list",
        |pool| pool.edit("program_ranks.csv", "1000140C0,3,20000001", "1000140C0,3,20000004"),
        &[
            "program_ranks.csv:4:13: 1000140C0 (Boston Medicine) ranks this applicant twice, at ranks 2 and 3; expected each applicant once; keep one of the two and renumber the ranks below it",
        ],
    );
    check(
        "a joint link of a categorical program",
        |pool| pool.edit("programs.csv", "140,C,2,,", "140,C,2,,1000416A0"),
        &[
            "programs.csv:2:43: 1000140C0 (Boston Medicine) has a joint link; only preliminary (P) programs may have one; leave joint_with empty, or correct the track",
        ],
    );
    check(
        "a joint link to a preliminary program",
        |pool| pool.edit("programs.csv", "1,,1000416A0", "1,,1001140P0"),
        &[
            "programs.csv:4:37: 1000999P0 (Boston TY) is joint with 1001140P0 (Salem Prelim), which is not advanced (A); name the advanced program that it belongs to",
        ],
    );
    check(
        "a couple of one",
        |pool| pool.edit("couples.csv", "20000003,20000004", "20000003,20000003"),
        &["couples.csv:2:10: both partners of this couple are the same applicant; name the two partners"],
    );
    check(
        "an applicant in two couples",
        |pool| pool.edit("couples.csv", "20000003,20000004\n", "20000003,20000004\n20000002,20000004\n"),
        &[
            "couples.csv:3:10: this applicant is already in couple 1; remove one of the two; an applicant may be in one couple only",
        ],
    );
    check(
        "a couple's lists of different lengths",
        |pool| pool.edit("applicant_ranks.csv", "20000004,primary,2,999999999,\n", ""),
        &[
            "couples.csv:2:1: the partners' primary lists have 2 and 1 ranks; expected the same length, since a couple's lists are tied rank by rank; fill the shorter list with 999999999 (No Match) where that partner asks for nothing",
        ],
    );
    check(
        "a couple's pair twice",
        |pool| pool.edit("applicant_ranks.csv", "20000004,primary,2,999999999", "20000004,primary,2,1000140C0"),
        &[
            "applicant_ranks.csv:9:20: the couple ranks this pair of programs twice, at ranks 1 and 2; expected each pair once; keep one of the two and renumber the ranks below it, for both partners",
        ],
    );
    check(
        "a reversion in a circle",
        |pool| pool.edit("reversions.csv", "1001420R0,1001140C0,1,1", "1001140P0,1001420R0,1,1"),
        &[
            "reversions.csv:2:11: this reversion closes a cycle: its receiver gives, directly or through others, to its donor; remove one of the reversions of the cycle",
        ],
    );
    check(
        "a reversion to another institution",
        |pool| pool.edit("reversions.csv", "1001420R0,1001140C0", "1001420R0,1000140C0"),
        &[
            "reversions.csv:3:11: donor and receiver belong to different institutions; expected one institution; correct the programs, or their institutions in programs.csv",
        ],
    );
    check(
        "a reversion twice",
        |pool| pool.edit("reversions.csv", "1001420R0,1001140C0", "1001420R0,1001140P0"),
        &[
            "reversions.csv:2:1: reversion 1 has the same donor and receiver; expected each pair once; keep one of the two",
        ],
    );
}

#[allow(clippy::too_many_lines, reason = "a table")]
#[test]
fn one_slip_is_told_once() {
    check(
        "an unreadable couple does not make its partners single",
        |pool| pool.edit("couples.csv", "20000003,20000004", "20000003"),
        &["couples.csv:2:1: this row has 1 field; expected 2, as in the header; is the file truncated?"],
    );
    check(
        "a program without a track breaks no rule of tracks",
        |pool| pool.edit("programs.csv", "416,A,1", "416,?,1"),
        &[r#"programs.csv:3:32: track "?" is unknown; expected one of C, A, R, P, M, F, S; correct the track"#],
    );
    check(
        "an unknown program leaves no gap, nor a couple of different lengths",
        |pool| pool.edit("applicant_ranks.csv", "20000003,primary,2,1000140C0", "20000003,primary,2,none"),
        &[
            r#"applicant_ranks.csv:9:20: program "none" is unknown; expected an id of programs.csv; correct it, or add the program to programs.csv"#,
        ],
    );
    check(
        "a row of an unknown applicant leaves no gap",
        |pool| pool.edit("applicant_ranks.csv", "20000003,primary,1,1000140C0", "3,primary,1,1000140C0"),
        &[
            r#"applicant_ranks.csv:8:1: applicant "3" is unknown; expected an id of applicants.csv; correct it, or add the applicant to applicants.csv"#,
        ],
    );
    check(
        "a row of an unknown program leaves no gap",
        |pool| pool.edit("program_ranks.csv", "1000140C0,2,", "1000,2,"),
        &[
            r#"program_ranks.csv:3:1: program "1000" is unknown; expected an id of programs.csv; correct it, or add the program to programs.csv"#,
        ],
    );
    check(
        "a missing file makes no id unknown",
        |pool| pool.without("applicants.csv"),
        &["applicants.csv: the file is missing; expected it in the folder; add it"],
    );
    check(
        "a missing file of lists breaks no rule of lists",
        |pool| pool.without("applicant_ranks.csv"),
        &["applicant_ranks.csv: the file is missing; expected it in the folder; add it"],
    );
    check(
        "a file without ids makes no id unknown",
        |pool| pool.edit("programs.csv", "program_id,", "code,"),
        &[
            r#"programs.csv:1:1: column "program_id" is missing; found "code", "name", "institution", "specialty", "track", "quota", "parity", "joint_with"; add the column"#,
        ],
    );
}

#[test]
fn faults_of_several_files_come_in_one_go() {
    check(
        "four files",
        |pool| {
            pool.edit("programs.csv", "A,1,", "A,one,")
                .edit("applicants.csv", "20000002", "20000001")
                .edit("couples.csv", "20000003,20000004", "20000003,20000009")
                .edit("applicant_ranks.csv", "20000001,primary,2", "20000001,primary,0")
                .edit("program_ranks.csv", "1000140C0,3,20000001", "1000140C0,3,20000004")
                .edit("reversions.csv", "1001420R0,1001140C0", "1001420R0,1000140C0")
        },
        &[
            r#"programs.csv:3:34: quota "one" is not a whole number; expected 0, 1, 2, …; correct the quota"#,
            r#"applicants.csv:3:1: applicant "20000001" occurs twice; expected each id once; remove or rename one of the two"#,
            r#"couples.csv:2:10: applicant "20000009" is unknown; expected an id of applicants.csv; correct it, or add the applicant to applicants.csv"#,
            "reversions.csv:3:11: donor and receiver belong to different institutions; expected one institution; correct the programs, or their institutions in programs.csv",
            "applicant_ranks.csv:3:18: rank 0 is below 1; expected 1, 2, 3, …; correct the rank",
            r#"applicant_ranks.csv:6:1: applicant "20000002" is unknown; expected an id of applicants.csv; correct it, or add the applicant to applicants.csv"#,
            r#"applicant_ranks.csv:7:1: applicant "20000002" is unknown; expected an id of applicants.csv; correct it, or add the applicant to applicants.csv"#,
            "program_ranks.csv:4:13: 1000140C0 (Boston Medicine) ranks this applicant twice, at ranks 2 and 3; expected each applicant once; keep one of the two and renumber the ranks below it",
            r#"program_ranks.csv:7:13: applicant "20000002" is unknown; expected an id of applicants.csv; correct it, or add the applicant to applicants.csv"#,
            r#"program_ranks.csv:9:13: applicant "20000002" is unknown; expected an id of applicants.csv; correct it, or add the applicant to applicants.csv"#,
        ],
    );
}

/// Adds programs and rows until limits are passed.
#[test]
fn limits_of_length() {
    let many = |count: u32, row: &dyn Fn(u32) -> String| (1..=count).map(row).collect::<String>();
    let pool = Folder::valid()
        .edit("programs.csv", "1000140C0,", many(301, &|i| format!("P{i},,,,P,1,,\n")) + "1000140C0,")
        .edit(
            "applicant_ranks.csv",
            "20000002,primary,1,1001420R0,\n20000002,primary,2,1001140P0,\n",
            many(301, &|i| format!("20000002,primary,{i},P{i},\n"))
                + &many(301, &|i| format!("20000002,A,{i},P{i},\n"))
                + &many(16, &|i| format!("20000002,B{i},1,P{i},\n")),
        );
    assert_eq!(
        pool.faults(),
        [
            "applicant_ranks.csv:306:18: 20000002 (Ben) has a primary list of 301 ranks; expected at most 300; remove the last ranks",
            "applicant_ranks.csv:607:12: supplemental list A of 20000002 has 301 ranks; expected at most 300; remove the last ranks",
            "applicant_ranks.csv:616:10: 20000002 (Ben) has 17 supplemental lists; expected at most 16; attach one list to several advanced programs instead",
        ]
    );
}
