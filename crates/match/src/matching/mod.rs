//! The algorithm of the match: applicant-proposing deferred acceptance with supplemental lists, couples, reversions and even
//! or odd requests (Roth and Peranson, "The redesign of the matching market for American physicians", American Economic
//! Review 89, 1999).
//!
//! A run is deterministic: it reads a [`Market`](crate::market::Market), draws only on the generator that it is handed (for the order of couples,
//! after a loop), and touches no file. Without couples, supplemental lists and requests it is deferred acceptance, whose
//! result is the best stable matching for every applicant at once and depends on no order (Gale and Shapley 1962). With them
//! a stable matching may not exist (Roth 1984) and to decide so is NP-complete (Ronn 1990): the result then says so and names
//! every blocking pair.

mod attempts;
mod couples;
mod cycle;
mod engine;
mod quotas;
mod seats;
mod settle;
mod singles;
mod witness;

pub use attempts::{Matcher, Run, Settings, run};
pub use seats::{Holder, Seating};
pub use witness::{Answer, Event, Leg, Reason, Witness};
