//! Report pages: from a run folder to one HTML file that is read by people who have nothing else.
//!
//! [`Run`] reads a folder that `simulate`, `sweep`, `compare` or `odds` wrote; what is said and drawn of each kind stands in a file of its
//! own; [`page`] makes the page, [`checklist`] the reporting checklists. No terminal, no simulation: tables in, text out.

mod chart;
mod checklist;
mod comparison;
mod figure_words;
mod marks;
mod odds;
mod page;
mod records;
mod run;
mod screening;
mod simulation;
mod sweep;
mod wording;

pub use checklist::checklist;
pub use page::page;
pub use run::Run;
