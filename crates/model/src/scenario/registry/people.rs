//! Fields of who there is: types and groups of applicants.

use super::field::{Field, Kind};

pub(super) const FIELDS: &[Field] = &[
    Field::text("type[].name", "Its name, by which groups and applicants refer to it.").required(),
    Field::number("type[].strength", (-10.0, 10.0), "0.0", "Mean strength.")
        .unit("standard deviations")
        .plausible(-1.0, 1.0),
    Field::number("type[].effect", (-10.0, 10.0), "0.0", "What programs add for the type itself.")
        .unit("standard deviations")
        .plausible(-1.5, 1.0),
    Field::share("type[].home", "0.0", "Share who have a home institution."),
    Field::switch(
        "type[].is_us_senior",
        "false",
        "Whether a senior of a US medical school, who may not rank `R` programs.",
    ),
    Field::share(
        "type[].physicians",
        "0.0",
        "Share who are physicians with earlier training and may rank `R` programs.",
    ),
    Field::number(
        "type[].weight",
        (0.0, 1e9),
        "1.0",
        "How many of a group are of this type, in proportion to the other types, where the group does not say.",
    ),
    Field::text("group[].name", "Its name.").required(),
    Field::whole("group[].count", (0, 2_000_000), "0", "How many people; at most 2000000 in all groups together.")
        .required()
        .unit("people"),
    Field::new(
        "group[].role",
        Kind::Word(&["applicants", "pgy1", "partners"]),
        "What they do: `applicants` apply to their specialties; `pgy1` people have an advanced position elsewhere and compete for PGY-1 years only; `partners` are partners of others, in another specialty.",
    )
    .or("\"applicants\""),
    Field::text(
        "group[].first",
        "The specialty they prefer. Required of `applicants` and `partners`.",
    ),
    Field::text("group[].second", "The other specialty to which they apply, or empty."),
    Field::share("group[].second_share", "1.0", "Share of them who apply to the second specialty."),
    Field::number(
        "group[].taste",
        (-100.0, 100.0),
        "1.0",
        "How much they prefer the first specialty to the second.",
    )
    .unit("standard deviations")
    .plausible(0.0, 3.0),
    Field::share("group[].esir", "0.0", "Share who graduate with ESIR (fellowship match)."),
    Field::new(
        "group[].types",
        Kind::NamedWeights,
        "Weights of types, by name; empty for the types' own weights.",
    )
    .or("{}"),
];
