//! `[[change]]`

use std::path::PathBuf;

use crate::scenario::field::{file, section, switch, text, whole, word, words};
use matchday_match::market::Track;

words! {
    /// A wish for an even, or an odd, number of matches.
    ParityWish {
        /// 0, 2, 4, …
        Even = "even",
        /// 1, 3, 5, …, or none at all.
        Odd = "odd",
    }
}

section! {
    /// A change to one program, drawn or named, made once the world is drawn, in the order of the file. It moves no draw: all else is
    /// as it would be without it.
    "change[]" => Change {
        /// The program, by id: `ir-integrated-a-31` of a drawn one, or that of a named one.
        program: String => text().required(),
        /// Its new quota.
        quota?: u32 => whole(0, 100_000).unit("positions"),
        /// Positions added to what it has.
        add?: u32 => whole(1, 100_000).unit("positions"),
        /// With `add`: the program of the same institution that gives them; they are new positions when left out.
        from?: String => text(),
        /// Its new track. An advanced program that becomes categorical asks for no PGY-1 year any more. The id stays.
        track?: Track => word(&Track::LETTERS),
        /// Whether it takes no part at all.
        close: bool = false => switch(),
        /// Whether it asks for an even, or an odd, number of matches.
        parity?: ParityWish => word(ParityWish::WORDS),
        /// The program of the same institution to which its unfilled positions revert.
        reverts_to?: String => text(),
        /// With `reverts_to`: the maximum number of positions that revert; all when left out.
        positions?: u32 => whole(1, 100_000).unit("positions"),
        /// File with its own rank order list, as `list` of `[[program]]` has it.
        list?: PathBuf => file(),
    }
}
