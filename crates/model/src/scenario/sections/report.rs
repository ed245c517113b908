//! `[report]`

use crate::scenario::field::{section, text, texts};

section! {
    /// What is reported.
    "report" => Report {
        /// The specialty the question is about; the first one when left out.
        focus: String => text(),
        /// The specialty that is the usual alternative, or empty.
        alternative: String => text(),
        /// Programs named on the terminal, by id.
        programs: Vec<String> => texts(),
    }
}
