//! Every fault of the files of a pool: the sentence that names it, word for word.

mod pool_support;

use pool_support::Folder;

/// A pool with one slip has these faults, no more and no fewer.
#[track_caller]
fn check(case: &str, spoil: impl FnOnce(Folder) -> Folder, faults: &[&str]) {
    assert_eq!(spoil(Folder::valid()).faults(), faults, "{case}");
}

#[allow(clippy::too_many_lines, reason = "a table")]
#[test]
fn headers() {
    check(
        "a misspelt column",
        |pool| pool.edit("programs.csv", "quota,", "qouta,"),
        &[
            r#"programs.csv:1:1: column "quota" is missing; found "program_id", "name", "institution", "specialty", "track", "qouta", "parity", "joint_with"; rename "qouta" to "quota""#,
        ],
    );
    check(
        "a missing column",
        |pool| pool.edit("couples.csv", "applicant_a,applicant_b", "applicant_a,partner"),
        &[r#"couples.csv:1:1: column "applicant_b" is missing; found "applicant_a", "partner"; add the column"#],
    );
    check(
        "a repeated column",
        |pool| pool.edit("applicants.csv", "name,type", "name,name"),
        &[
            r#"applicants.csv:1:19: column "name" occurs twice; expected each name once; remove or rename one of the two"#,
        ],
    );
    check(
        "a repeated required column",
        |pool| pool.edit("program_ranks.csv", "program_id,rank,applicant_id", "program_id,rank,applicant_id,rank"),
        &[
            r#"program_ranks.csv:1:30: column "rank" occurs twice; expected each name once; remove or rename one of the two"#,
        ],
    );
    check(
        "a column of the result",
        |pool| pool.edit("applicants.csv", "score", "outcome"),
        &[
            r#"applicants.csv:1:24: column "outcome" has the name of a column of the output, which would have it twice; rename or remove it"#,
        ],
    );
    check(
        "an empty file",
        |pool| pool.with("couples.csv", ""),
        &[
            "couples.csv: the file is empty; expected a header: applicant_a,applicant_b; check that it is the right file and complete",
        ],
    );
    check(
        "comments only",
        |pool| pool.with("applicants.csv", "# nothing\n\n# else\n"),
        &[
            "applicants.csv: the file is empty; expected a header: applicant_id; check that it is the right file and complete",
        ],
    );
    check(
        "no header but data",
        |pool| pool.edit("reversions.csv", "donor,receiver,limit,order\n", ""),
        &[
            r#"reversions.csv:1:1: no known column; found "1001420R0", "1001140P0", "1", "2", expected donor,receiver,limit,order; add the header as the first line"#,
        ],
    );
}

#[allow(clippy::too_many_lines, reason = "a table")]
#[test]
fn rows_of_another_shape() {
    check(
        "a short row",
        |pool| pool.edit("programs.csv", "1000416A0,Boston IR,Boston,416,A,1,,", "1000416A0,Boston IR,Boston"),
        &["programs.csv:3:1: this row has 3 fields; expected 8, as in the header; is the file truncated?"],
    );
    check(
        "a long row",
        |pool| pool.edit("applicants.csv", "Ben,img", "Ben,Jr.,img"),
        &[
            "applicants.csv:3:1: this row has 5 fields; expected 4, as in the header; put quotes around a field that holds a comma",
        ],
    );
    check(
        "a truncated file",
        |pool| pool.edit("applicant_ranks.csv", "20000004,primary,2,999999999,\n", "20000004,pri"),
        &["applicant_ranks.csv:11:1: this row has 2 fields; expected 5, as in the header; is the file truncated?"],
    );
    check(
        "a file truncated inside an id",
        |pool| pool.edit("applicant_ranks.csv", "20000004,primary,2,999999999,\n", "200000"),
        &["applicant_ranks.csv:11:1: this row has 1 field; expected 5, as in the header; is the file truncated?"],
    );
    check(
        "an open quote in the first field of a list",
        |pool| pool.edit("program_ranks.csv", "1001140P0,1", "\"1001140P0,1"),
        &[
            "program_ranks.csv:7:1: this quote is never closed; expected a second quote at the end of the field; close the quote; the rest of the file was not read",
        ],
    );
    check(
        "an open quote",
        |pool| pool.edit("programs.csv", "Boston IR", "\"Boston IR"),
        &[
            "programs.csv:3:11: this quote is never closed; expected a second quote at the end of the field; close the quote; the rest of the file was not read",
        ],
    );
    check(
        "an open quote that a later quote closes",
        |pool| {
            pool.edit("programs.csv", "Boston IR", "\"Boston IR").edit(
                "programs.csv",
                "Salem Medicine",
                "Salem,\"Medicine",
            )
        },
        &[
            "programs.csv:3:11: text follows the quote that closes this field; expected a comma or the end of the line; close the quote where the field ends, and double a quote inside a field",
        ],
    );
    check(
        "an open quote that makes a short row",
        |pool| {
            pool.edit("applicant_ranks.csv", "20000001,A,1,1000999P0", "20000001,\"A,1,1000999P0").edit(
                "applicant_ranks.csv",
                "20000002,primary,2,1001140P0,",
                "20000002,primary,2,1001140P0,\"\"",
            )
        },
        &[
            "applicant_ranks.csv:4:10: this quote is never closed; expected a second quote at the end of the field; close the quote; the rest of the file was not read",
        ],
    );
    check(
        "an open quote in the header",
        |pool| pool.edit("programs.csv", "name,", "\"name,"),
        &[
            "programs.csv:1:12: this quote is never closed; expected a second quote at the end of the field; close the quote; the rest of the file was not read",
        ],
    );
}

#[test]
fn bytes_that_are_not_utf8() {
    check(
        "two bad bytes",
        |pool| pool.edit("applicants.csv", "Ben", b"B\xe9n").edit("applicants.csv", "Dan", b"D\xc3"),
        &[
            r#"applicants.csv:3:11: byte 0xE9 is not UTF-8; expected UTF-8 text; save the file as "CSV UTF-8""#,
            r#"applicants.csv:5:11: byte 0xC3 is not UTF-8; expected UTF-8 text; save the file as "CSV UTF-8""#,
        ],
    );
    check(
        "a bad byte in an id is not also an unknown id",
        |pool| pool.edit("applicant_ranks.csv", "20000002,primary,1,1001420R0", b"20000002,primary,1,1001420\xff0"),
        &[r#"applicant_ranks.csv:6:27: byte 0xFF is not UTF-8; expected UTF-8 text; save the file as "CSV UTF-8""#],
    );
    check(
        "a bad byte in the id of an applicant",
        |pool| pool.edit("applicants.csv", "20000002", b"2000000\xff2"),
        &[r#"applicants.csv:3:8: byte 0xFF is not UTF-8; expected UTF-8 text; save the file as "CSV UTF-8""#],
    );
    check(
        "UTF-16",
        |pool| pool.with("programs.csv", b"\xff\xfep\x00r\x00"),
        &[r#"programs.csv: the file is UTF-16; expected UTF-8; save it as "CSV UTF-8""#],
    );
    check(
        "UTF-16, big end first",
        |pool| pool.with("couples.csv", b"\xfe\xff\x00a"),
        &[r#"couples.csv: the file is UTF-16; expected UTF-8; save it as "CSV UTF-8""#],
    );
}

#[allow(clippy::too_many_lines, reason = "a table")]
#[test]
fn ids() {
    check(
        "an empty program id",
        |pool| pool.edit("programs.csv", "1001140C0,Salem", ",Salem"),
        &["programs.csv:7:1: program_id is empty; expected an id; fill it in, or remove the row"],
    );
    check(
        "an empty applicant id",
        |pool| pool.edit("applicants.csv", "20000002,", "  ,"),
        &["applicants.csv:3:1: applicant_id is empty; expected an id; fill it in, or remove the row"],
    );
    check(
        "a repeated program",
        |pool| pool.edit("programs.csv", "1001140P0,Salem Prelim", "1001140C0,Salem Prelim"),
        &[
            r#"programs.csv:7:1: program "1001140C0" occurs twice; expected each id once; remove or rename one of the two"#,
            r#"reversions.csv:2:11: program "1001140P0" is unknown; expected an id of programs.csv; correct it, or add the program to programs.csv"#,
            r#"applicant_ranks.csv:5:14: program "1001140P0" is unknown; expected an id of programs.csv; correct it, or add the program to programs.csv"#,
            r#"applicant_ranks.csv:7:20: program "1001140P0" is unknown; expected an id of programs.csv; correct it, or add the program to programs.csv"#,
            r#"program_ranks.csv:7:1: program "1001140P0" is unknown; expected an id of programs.csv; correct it, or add the program to programs.csv"#,
            r#"program_ranks.csv:8:1: program "1001140P0" is unknown; expected an id of programs.csv; correct it, or add the program to programs.csv"#,
        ],
    );
    check(
        "a repeated applicant",
        |pool| pool.edit("applicants.csv", "20000002", "20000001"),
        &[
            r#"applicants.csv:3:1: applicant "20000001" occurs twice; expected each id once; remove or rename one of the two"#,
            r#"applicant_ranks.csv:6:1: applicant "20000002" is unknown; expected an id of applicants.csv; correct it, or add the applicant to applicants.csv"#,
            r#"applicant_ranks.csv:7:1: applicant "20000002" is unknown; expected an id of applicants.csv; correct it, or add the applicant to applicants.csv"#,
            r#"program_ranks.csv:7:13: applicant "20000002" is unknown; expected an id of applicants.csv; correct it, or add the applicant to applicants.csv"#,
            r#"program_ranks.csv:9:13: applicant "20000002" is unknown; expected an id of applicants.csv; correct it, or add the applicant to applicants.csv"#,
        ],
    );
    check(
        "the No Match code as a program",
        |pool| pool.edit("programs.csv", "1001140C0,", "999999999,"),
        &[
            "programs.csv:7:1: program_id 999999999 is the No Match code; expected the code of a program; give the program another id",
            r#"reversions.csv:3:11: program "1001140C0" is unknown; expected an id of programs.csv; correct it, or add the program to programs.csv"#,
        ],
    );
    check(
        "an unknown program near a known one",
        |pool| pool.edit("applicant_ranks.csv", "2,1000140C0,\n20000001,A", "2,1000140C1,\n20000001,A"),
        &[
            r#"applicant_ranks.csv:3:20: program "1000140C1" is unknown; expected an id of programs.csv; correct it, or add the program to programs.csv"#,
        ],
    );
    check(
        "an unknown program",
        |pool| pool.edit("applicant_ranks.csv", "1,1001420R0", "1,Boston"),
        &[
            r#"applicant_ranks.csv:6:20: program "Boston" is unknown; expected an id of programs.csv; correct it, or add the program to programs.csv"#,
        ],
    );
    check(
        "a program in lower case",
        |pool| pool.edit("applicant_ranks.csv", "1,1001420R0", "1,1001420r0"),
        &[
            r#"applicant_ranks.csv:6:20: program "1001420r0" is unknown; expected an id of programs.csv; did you mean "1001420R0"?"#,
        ],
    );
    check(
        "an unknown applicant",
        |pool| pool.edit("applicant_ranks.csv", "20000002,primary,1", "77,primary,1"),
        &[
            r#"applicant_ranks.csv:6:1: applicant "77" is unknown; expected an id of applicants.csv; correct it, or add the applicant to applicants.csv"#,
        ],
    );
    check(
        "no program on a row",
        |pool| pool.edit("applicant_ranks.csv", "1,1001420R0,", "1,,"),
        &["applicant_ranks.csv:6:20: program_id is empty; expected an id; fill it in, or remove the row"],
    );
    check(
        "unknown ids on a program's list",
        |pool| {
            pool.edit("program_ranks.csv", "1000140C0,1,20000003", "1000140C0,1,Cleo").edit(
                "program_ranks.csv",
                "1000416A0,1,20000001",
                "X,1,20000001",
            )
        },
        &[
            r#"program_ranks.csv:2:13: applicant "Cleo" is unknown; expected an id of applicants.csv; correct it, or add the applicant to applicants.csv"#,
            r#"program_ranks.csv:5:1: program "X" is unknown; expected an id of programs.csv; correct it, or add the program to programs.csv"#,
        ],
    );
    check(
        "the No Match code on a program's list",
        |pool| pool.edit("program_ranks.csv", "1001420R0,1", "999999999,1"),
        &[
            r#"program_ranks.csv:9:1: program "999999999" is unknown; expected an id of programs.csv; correct it, or add the program to programs.csv"#,
        ],
    );
    check(
        "unknown ids of couples",
        |pool| pool.edit("couples.csv", "20000003,20000004", "20000003,2000000x"),
        &[
            r#"couples.csv:2:10: applicant "2000000x" is unknown; expected an id of applicants.csv; correct it, or add the applicant to applicants.csv"#,
        ],
    );
    check(
        "unknown ids of reversions",
        |pool| pool.edit("reversions.csv", "1001420R0,1001140P0", "1001420R0,Salem"),
        &[
            r#"reversions.csv:2:11: program "Salem" is unknown; expected an id of programs.csv; correct it, or add the program to programs.csv"#,
        ],
    );
    check(
        "an unknown joint program",
        |pool| pool.edit("programs.csv", "1,,1000416A0", "1,,Boston IR"),
        &[
            r#"programs.csv:4:37: program "Boston IR" is unknown; expected an id of programs.csv; correct it, or add the program to programs.csv"#,
        ],
    );
}

#[allow(clippy::too_many_lines, reason = "a table")]
#[test]
fn values() {
    check(
        "quotas",
        |pool| {
            pool.edit("programs.csv", "C,2,", "C,two,")
                .edit("programs.csv", "A,1,", "A,-1,")
                .edit("programs.csv", "P,1,", "P,,")
                .edit("programs.csv", "P,2,", "P,2.0,")
                .edit("programs.csv", "R,1,", "R,9999999999,")
        },
        &[
            r#"programs.csv:2:40: quota "two" is not a whole number; expected 0, 1, 2, …; correct the quota"#,
            "programs.csv:3:34: quota -1 is below 0; expected 0, 1, 2, …; correct the quota",
            "programs.csv:4:34: quota is empty; expected 0, 1, 2, …; correct the quota",
            r#"programs.csv:5:36: quota "2.0" is not a whole number; expected 0, 1, 2, …; correct the quota"#,
            r#"programs.csv:6:39: quota "9999999999" is too large; expected 0, 1, 2, …; correct the quota"#,
        ],
    );
    check(
        "a track",
        |pool| pool.edit("programs.csv", "140,C,2", "140,c,2"),
        &[r#"programs.csv:2:38: track "c" is unknown; expected one of C, A, R, P, M, F, S; correct the track"#],
    );
    check(
        "a parity",
        |pool| pool.edit("programs.csv", "P,2,even", "P,2,Even"),
        &[r#"programs.csv:5:38: parity "Even" is unknown; expected even, odd or nothing; correct the parity"#],
    );
    check(
        "ranks",
        |pool| {
            pool.edit("applicant_ranks.csv", "20000001,primary,2", "20000001,primary,two")
                .edit("applicant_ranks.csv", "20000002,primary,2", "20000002,primary,0")
                .edit("program_ranks.csv", "1000140C0,2", "1000140C0,-2")
                .edit("program_ranks.csv", "1001420R0,1", "1001420R0,1.0")
        },
        &[
            r#"applicant_ranks.csv:3:18: rank "two" is not a whole number; expected 1, 2, 3, …; correct the rank"#,
            "applicant_ranks.csv:7:18: rank 0 is below 1; expected 1, 2, 3, …; correct the rank",
            "program_ranks.csv:3:11: rank -2 is below 1; expected 1, 2, 3, …; correct the rank",
            r#"program_ranks.csv:9:11: rank "1.0" is not a whole number; expected 1, 2, 3, …; correct the rank"#,
        ],
    );
    check(
        "limit and order",
        |pool| pool.edit("reversions.csv", "1001140P0,1,2", "1001140P0,many,0"),
        &[
            r#"reversions.csv:2:21: limit "many" is not a whole number; expected 0, 1, 2, …; correct the limit"#,
            "reversions.csv:2:26: order 0 is below 1; expected 1, 2, 3, …; correct the order",
        ],
    );
    check(
        "a repeated order",
        |pool| pool.edit("reversions.csv", "1,2\n", "1,1\n"),
        &[
            "reversions.csv:3:23: order 1 occurs twice for donor 1001420R0; expected each order once for a donor; number the donor's receivers 1, 2, 3, …",
        ],
    );
    check(
        "a list in another case",
        |pool| pool.edit("applicant_ranks.csv", "20000002,primary,2", "20000002,Primary,2"),
        &[
            r#"applicant_ranks.csv:7:10: list "Primary" is not a label; expected primary or the label of a supplemental list; write primary, or A, B, C, … for a supplemental list"#,
        ],
    );
    check(
        "a row without a list",
        |pool| pool.edit("applicant_ranks.csv", "20000002,primary,2", "20000002,,2"),
        &[
            r#"applicant_ranks.csv:7:10: list "" is not a label; expected primary or the label of a supplemental list; write primary, or A, B, C, … for a supplemental list"#,
        ],
    );
}

#[allow(clippy::too_many_lines, reason = "a table")]
#[test]
fn ranks() {
    check(
        "a repeated rank",
        |pool| pool.edit("applicant_ranks.csv", "20000001,primary,2", "20000001,primary,1"),
        &[
            "applicant_ranks.csv:3:18: rank 1 occurs twice on the primary list of 20000001; expected each rank once; renumber the list 1, 2, 3, …",
        ],
    );
    check(
        "a gap",
        |pool| pool.edit("applicant_ranks.csv", "20000001,primary,2", "20000001,primary,5"),
        &[
            "applicant_ranks.csv:3:18: ranks 2–4 are missing on the primary list of 20000001; expected 1, 2, 3, … without a gap; add the missing ranks, or renumber the list",
        ],
    );
    check(
        "a gap at the start of a supplemental list",
        |pool| pool.edit("applicant_ranks.csv", "20000001,A,1", "20000001,A,3"),
        &[
            "applicant_ranks.csv:5:12: rank 1 is missing on the supplemental list A of 20000001; expected 1, 2, 3, … without a gap; add the missing ranks, or renumber the list",
        ],
    );
    check(
        "a gap on a program's list",
        |pool| {
            pool.edit("program_ranks.csv", "1000140C0,2", "1000140C0,9").edit(
                "program_ranks.csv",
                "1000140C0,3",
                "1000140C0,11",
            )
        },
        &[
            "program_ranks.csv:3:11: ranks 2–8, 10 are missing on the list of 1000140C0; expected 1, 2, 3, … without a gap; add the missing ranks, or renumber the list",
        ],
    );
    check(
        "a repeated rank on a program's list",
        |pool| pool.edit("program_ranks.csv", "1000140C0,2", "1000140C0,3"),
        &[
            "program_ranks.csv:4:11: rank 3 occurs twice on the list of 1000140C0; expected each rank once; renumber the list 1, 2, 3, …",
        ],
    );
    check(
        "an attached list without rows",
        |pool| pool.edit("applicant_ranks.csv", "1000416A0,A", "1000416A0,B"),
        &[
            r#"applicant_ranks.csv:2:30: supplemental list "B" has no rows; expected the label of a list of 20000001; add its rows, or leave the field empty"#,
        ],
    );
    check(
        "the primary list attached to itself",
        |pool| pool.edit("applicant_ranks.csv", "1000416A0,A", "1000416A0,primary"),
        &[
            "applicant_ranks.csv:2:30: the primary list is attached to one of its own entries; expected a supplemental list; write the label of a supplemental list, or leave the field empty",
        ],
    );
    check(
        "an attachment on a supplemental row",
        |pool| pool.edit("applicant_ranks.csv", "A,2,1001140P0,", "A,2,1001140P0,A"),
        &[
            r#"applicant_ranks.csv:5:24: supplemental "A" is in a row of a supplemental list; expected an empty field, since only primary rows attach lists; leave the field empty"#,
        ],
    );
}
