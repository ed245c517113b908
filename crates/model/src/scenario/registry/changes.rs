//! Fields of changes to programs.

use matchday_match::market::Track;

use super::field::{Field, Kind};

pub(super) const FIELDS: &[Field] = &[
    Field::text("change[].program", "The program, by id: `ir-integrated-a-31` of a drawn one, or that of a named one.")
        .required(),
    Field::whole("change[].quota", (0, 100_000), "", "Its new quota.").unit("positions"),
    Field::whole("change[].add", (1, 100_000), "", "Positions added to what it has.").unit("positions"),
    Field::new(
        "change[].from",
        Kind::Text,
        "With `add`: the program of the same institution that gives them; they are new positions when left out.",
    ),
    Field::new(
        "change[].track",
        Kind::Word(&Track::LETTERS),
        "Its new track. An advanced program that becomes categorical asks for no PGY-1 year any more. The id stays.",
    ),
    Field::switch("change[].close", "false", "Whether it takes no part at all."),
    Field::new(
        "change[].parity",
        Kind::Word(&["even", "odd"]),
        "Whether it asks for an even, or an odd, number of matches.",
    ),
    Field::new(
        "change[].reverts_to",
        Kind::Text,
        "The program of the same institution to which its unfilled positions revert.",
    ),
    Field::whole("change[].positions", (1, 100_000), "", "With `reverts_to`: at most so many; all when left out.")
        .unit("positions"),
    Field::new("change[].list", Kind::File, "File with its own rank order list, as `list` of `[[program]]` has it."),
];
