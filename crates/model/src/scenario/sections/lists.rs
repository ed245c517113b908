//! `[lists]`

use crate::scenario::field::{number, section, share, whole, word, words};

words! {
    /// Which of the interviewed programs an applicant ranks.
    ListsMode {
        /// All of them.
        All = "all",
        /// The best, at most `longest`.
        Truncated = "truncated",
        /// Those above the outside option.
        OutsideOption = "outside-option",
    }
}

section! {
    /// How rank order lists come about.
    "lists" => Lists {
        /// Which of the programs that interviewed them applicants rank: `all`; the best, at most `longest`, with `truncated`; those
        /// above `outside_option`.
        applicants: ListsMode => word(ListsMode::WORDS),
        /// The longest list, with `truncated`.
        longest: u32 = 20 => whole(1, 300).unit("programs"),
        /// The utility of not matching, with `outside-option`.
        outside_option: f64 = -1.5 => number(-100.0, 100.0).unit("standard deviations"),
        /// Share of those interviewed whom a program does not rank, the last of its order.
        do_not_rank: f64 = 0.05 => share().plausible(0.0, 0.3),
    }
}
