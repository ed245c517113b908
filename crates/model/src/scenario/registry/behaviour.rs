//! Fields of what both sides want and know: utilities, perception, applications, rotations.

use super::field::{Field, Grade, Kind};

const SD: &str = "standard deviations";
const ODDS_TIES: &str =
    "odds of a DR interview with a geographic tie: 5.3 times; IR interview rate with a regional tie 19%, without 7%";
const ODDS_AWAY: &str = "odds of a DR interview after an away rotation: 30 times";

pub(super) const FIELDS: &[Field] = &[
    Field::share(
        "utility.shared_fit",
        "0.5",
        "How much the two sides' tastes coincide: the share of both tastes' variance that is one shared fit.",
    )
    .plausible(0.0, 0.9),
    Field::share(
        "utility.applicant.common",
        "0.3",
        "How much applicants agree: the share of variance that is the program's prestige.",
    )
    .plausible(0.0, 0.95),
    Field::number("utility.applicant.region", (0.0, 3.0), "0.5", "What the own region adds.").unit(SD).plausible(0.0, 3.0),
    Field::number("utility.applicant.home", (0.0, 3.0), "1.0", "What the home institution adds.").unit(SD).plausible(0.0, 3.0),
    Field::number("utility.applicant.away", (0.0, 3.0), "0.5", "What an away rotation there adds.").unit(SD).plausible(0.0, 3.0),
    Field::number(
        "utility.applicant.categorical",
        (-3.0, 3.0),
        "0.2",
        "What a categorical position adds over an advanced one.",
    )
    .unit(SD)
        .plausible(0.0, 3.0),
    Field::share(
        "utility.program.common",
        "0.4",
        "How much programs agree: the share of variance that is the applicant's strength.",
    )
    .plausible(0.0, 0.95),
    Field::number("utility.program.region", (0.0, 3.0), "0.4", "What an applicant of the own region gains.")
        .unit(SD)
        .plausible(0.0, 3.0)
        .from(Grade::Derived, ODDS_TIES),
    Field::number("utility.program.home", (0.0, 3.0), "1.0", "What the institution's own student gains.").unit(SD)
        .plausible(0.0, 3.0),
    Field::number("utility.program.away", (0.0, 3.0), "1.5", "What somebody who rotated here gains.")
        .unit(SD)
        .plausible(0.0, 3.0)
        .from(Grade::Derived, ODDS_AWAY),
    Field::number("perception.applicant", (0.0, 100.0), "0.5", "Noise of what applicants see before interviews.")
        .unit(SD)
        .plausible(0.0, 2.0),
    Field::number("perception.program", (0.0, 100.0), "0.5", "Noise of what programs see before interviews.")
        .unit(SD)
        .plausible(0.0, 2.0),
    Field::new(
        "applications.portfolio",
        Kind::Word(&["quartiles", "uniform", "all"]),
        "How they are spread: over the own `quartiles` of prestige, those above and those below; `uniform`ly; or to `all` programs.",
    )
    .or("\"quartiles\""),
    Field::share("applications.own", "0.5", "Share of applications that go to programs of the own quartile."),
    Field::share(
        "applications.above",
        "0.25",
        "Share that goes above it; what the quartiles above cannot take goes to the own. The three shares sum to 1.",
    ),
    Field::share("applications.below", "0.25", "Share that goes below it."),
    Field::number(
        "applications.self_assessment",
        (0.0, 100.0),
        "0.5",
        "How well applicants know their own strength: the noise of self-assessment.",
    )
    .unit(SD)
    .plausible(0.0, 2.0),
    Field::number(
        "applications.region_preference",
        (0.0, 1000.0),
        "2.0",
        "How many times as likely a program of the own region is chosen as another.",
    )
    .unit("times")
    .plausible(1.0, 10.0),
    Field::share("applications.home", "1.0", "Share of those with a home program who apply there."),
    Field::share("away.share", "0.72", "Share of applicants who do any away rotation.")
        .from(Grade::Source, "survey of 68 matched applicants: 72%"),
    Field::whole("away.rotations", (0, 20), "1", "How many they do.").unit("rotations").plausible(1.0, 3.0),
];
