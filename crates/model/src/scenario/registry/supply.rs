//! Fields of what there is: the run, institutions, specialties and their tracks.

use matchday_match::market::Track;

use super::field::{Field, Grade, Kind};

pub(super) const FIELDS: &[Field] = &[
    Field::text("title", "What the scenario is called."),
    Field::text("question", "The question it answers."),
    Field::whole("run.seed", (0, i64::MAX as u64), "1", "The seed of all draws: the same seed gives the same result."),
    Field::whole("run.replicates", (1, 1_000_000), "1000", "How many replicates of the season are drawn.")
        .unit("replicates"),
    Field::whole("institutions.count", (0, 100_000), "300", "How many institutions there are, `inst-1` and so on.")
        .unit("institutions"),
    Field::new(
        "institutions.region_weights",
        Kind::Weights,
        "Weights of the regions in which they lie; as many regions as weights, the US census divisions by default.",
    )
    .or("[1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0]")
    .from(Grade::Ours, "nine census divisions, equally likely for want of better"),
    Field::switch(
        "institutions.redrawn",
        "false",
        "Whether prestige, regions and quotas are drawn anew in every replicate, instead of once.",
    ),
    Field::text("specialty[].name", "Its name, by which groups and programs refer to it.").required(),
    Field::new(
        "specialty[].kind",
        Kind::Word(&["residency", "pgy1", "partners"]),
        "What its programs are: `residency` programs invite, interview and rank; `pgy1` programs are preliminary and transitional years; `partners` programs are ranked by couples' partners only.",
    )
    .or("\"residency\""),
    Field::distribution(
        "specialty[].applications",
        (0.0, 1000.0),
        "{ distribution = \"log-normal\", mean = 60.0, log_sd = 0.35 }",
        "Programs to which an applicant applies in it.",
    )
    .unit("programs")
    .plausible(10.0, 120.0)
    .from(Grade::Ours, "between the means of 37 in IR and 72 in DR (ERAS statistics 2024 [S]); give each specialty its own"),
    Field::distribution(
        "specialty[].interviews_per_position",
        (0.0, 1000.0),
        "{ distribution = \"fixed\", value = 12.0 }",
        "Interview places for each position of a department.",
    )
    .unit("interviews a position")
    .plausible(5.0, 25.0)
    .from(Grade::SecondHand, "assumed by a published simulation"),
    Field::switch("specialty[].has_signals", "true", "Whether it takes part in signalling."),
    Field::number(
        "specialty[].popularity",
        (0.0, 1e9),
        "1.0",
        "In `pgy1` specialties: the weight with which applicants choose it.",
    ),
    Field::new(
        "specialty[].tracks[].track",
        Kind::Word(&Track::LETTERS),
        "Its letter: `C` categorical, `A` advanced, `R` physicians with earlier training, `P` preliminary, `M` primary care, `F` fellowship.",
    )
    .required(),
    Field::whole("specialty[].tracks[].programs", (0, 20_000), "", "How many programs have it.")
        .required()
        .unit("programs"),
    Field::whole(
        "specialty[].tracks[].positions",
        (0, 1_000_000),
        "0",
        "How many positions they offer together. Every program has one; the others fall to them at random. Required unless `quota` is given.",
    )
    .unit("positions"),
    Field::distribution(
        "specialty[].tracks[].quota",
        (0.0, 1000.0),
        "",
        "Instead of `positions`: what one program offers is drawn from this.",
    )
    .unit("positions a program"),
    Field::new(
        "specialty[].tracks[].esir",
        Kind::Switch,
        "In the fellowship match: only graduates of an ESIR program may apply (`true`), or only others (`false`); everybody when left out.",
    ),
    Field::whole(
        "specialty[].tracks[].years",
        (0, 20),
        "0",
        "Years of training; a resident fills as many resident-years of the program's complement. 0 counts as 1. In `F` tracks for everybody, without `esir`, graduates of an ESIR program train one year less, but at least one.",
    )
    .unit("years"),
    Field::whole(
        "specialty[].tracks[].complement",
        (1, 100_000),
        "",
        "Resident-years that one year's intake of a program may fill. It is only counted how often they are exceeded: the match knows positions and reversions, and keeps no complement.",
    )
    .unit("resident-years"),
];
