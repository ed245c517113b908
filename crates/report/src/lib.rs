//! Report pages: one self-contained HTML file from one or more run folders.
//!
//! [`Run`] reads a folder that `simulate`, `sweep`, `compare` or `odds` wrote. [`page`] writes the page, [`checklist`] the reporting
//! checklists. Each kind of run has a module with its sentences and charts. Nothing here simulates or prints: tables in, text out.

mod chart;
mod checklist;
mod comparison;
mod fault;
mod figure_words;
mod kinds;
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
pub use fault::RunFault;
pub use page::page;
pub use run::Run;
