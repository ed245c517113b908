//! Fields of who is named: files, programs and applicants.

use matchday_match::market::Track;

use super::field::{Field, Grade, Kind};

pub(super) const FIELDS: &[Field] = &[
    Field::new("pool.programs", Kind::File, "CSV file of programs, relative to the scenario's folder."),
    Field::new("pool.applicants", Kind::File, "CSV file of applicants, relative to the scenario's folder."),
    Field::text("program[].id", "Its id, unique among all programs.").required(),
    Field::text("program[].name", "Its name; the id when left out."),
    Field::text("program[].specialty", "Its specialty.").required(),
    Field::new(
        "program[].track",
        Kind::Word(&Track::LETTERS),
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
    Field::number(
        "applicant[].step2_ck",
        (100.0, 300.0),
        "",
        "The score of Step 2 CK, instead of the percentile: its standing among all of the type who prefer the specialty. For US MD and US DO seniors; a score is a part of what programs see, and stands here for all of it.",
    )
    .unit("points")
    .from(
        Grade::Derived,
        "means and counts of matched and unmatched: NRMP Charting Outcomes 2024; quartiles of matched US MD seniors: sample of 2026; spread of all: that of the matched plus what lies between matched and unmatched",
    ),
    Field::text("applicant[].home", "The home institution (`inst-12`, or that of a named program), or empty."),
    Field::whole("applicant[].region", (1, 1000), "", "The home region; drawn when left out."),
    Field::switch("applicant[].is_single", "false", "Whether the applicant is in no couple; otherwise the scenario's share decides."),
    Field::new(
        "applicant[].partner",
        Kind::Text,
        "The partner, as the id of another named applicant, with whom the applicant forms a couple in any case; it is enough that one of the two says so.",
    ),
    Field::new(
        "applicant[].applies_to_alternative",
        Kind::Switch,
        "Whether the applicant applies to the group's second specialty too; when left out, the group's share decides.",
    ),
    Field::new(
        "applicant[].away",
        Kind::Texts,
        "Programs where the applicant rotated, by id; `[]` for none. When left out, the model's rule decides.",
    ),
    Field::new(
        "applicant[].gold",
        Kind::Texts,
        "Programs to which the applicant sends gold signals, by id. With neither `gold` nor `silver`, the model's rule decides.",
    ),
    Field::new("applicant[].silver", Kind::Texts, "Programs to which the applicant sends silver signals, by id."),
    Field::new(
        "applicant[].interviews",
        Kind::WholeOrTexts { least: 0, most: 300 },
        "How many programs of the preferred specialty interview the applicant, at those departments where the applicant's score stands best among all who apply; or exactly which programs do, by id, and no others. When left out, the model's rule decides.",
    ),
    Field::new(
        "applicant[].ranks",
        Kind::Texts,
        "The applicant's own primary list, as program ids (those of drawn programs read `ir-integrated-a-31`); those programs have interviewed the applicant.",
    )
    .or("[]"),
];
