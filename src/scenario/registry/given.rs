//! Fields of who is named: files, programs and applicants.

use super::field::{Field, Kind};

pub(super) const FIELDS: &[Field] = &[
    Field::new("pool.programs", Kind::File, "CSV file of programs, relative to the scenario's folder."),
    Field::new("pool.applicants", Kind::File, "CSV file of applicants, relative to the scenario's folder."),
    Field::text("program[].id", "Its id, unique among all programs.").required(),
    Field::text("program[].name", "Its name; the id when left out."),
    Field::text("program[].specialty", "Its specialty.").required(),
    Field::new(
        "program[].track",
        Kind::Word(&["C", "A", "R", "P", "M", "F"]),
        "Its track, as in `[[specialty.tracks]]`.",
    )
    .or("\"C\""),
    Field::whole("program[].quota", (0, 100_000), "0", "Its positions.").required().unit("positions"),
    Field::text(
        "program[].institution",
        "Its institution: a name of its own, or the id of a drawn one (`inst-12`).",
    )
    .required(),
    Field::whole("program[].region", (1, 1000), "", "The region of the institution; drawn when left out."),
    Field::number(
        "program[].prestige_percentile",
        (0.0, 100.0),
        "",
        "The percentile of its prestige; drawn when left out.",
    )
    .unit("percent"),
    Field::new(
        "program[].list",
        Kind::File,
        "File with its own rank order list: CSV, or text as R3 imports it (`.txt`). Those people are in the market, have interviewed here, and are ranked in this order; nobody else is.",
    ),
    Field::text("applicant[].id", "The id, unique among all applicants.").required(),
    Field::text("applicant[].type", "The type, by name.").required(),
    Field::text("applicant[].group", "The group whose behaviour the applicant has.").required(),
    Field::number(
        "applicant[].strength_percentile",
        (0.0, 100.0),
        "",
        "The percentile of strength among all applicants of the type; drawn when left out.",
    )
    .unit("percent"),
    Field::text("applicant[].home", "The home institution (`inst-12`, or that of a named program), or empty."),
    Field::whole("applicant[].region", (1, 1000), "", "The home region; drawn when left out."),
    Field::new(
        "applicant[].ranks",
        Kind::Texts,
        "The applicant's own primary list, as program ids (those of drawn programs read `ir-integrated-a-31`); those programs have interviewed the applicant.",
    )
    .or("[]"),
];
