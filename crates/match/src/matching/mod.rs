//! The algorithm of the match: applicant-proposing deferred acceptance with supplemental lists, couples, reversions and even
//! or odd requests (Roth and Peranson, "The redesign of the matching market for American physicians", American Economic
//! Review 89, 1999).
//!
//! A run is deterministic: it reads a [`Market`](crate::market::Market) and draws only from the generator that it gets, for
//! the order of couples after a loop. Without couples, supplemental lists and requests it is deferred acceptance: its result
//! is the best stable matching for all applicants at once, and does not depend on the order of proposals (Gale and Shapley
//! 1962). With them a stable matching may not exist (Roth 1984), and deciding whether one exists is NP-complete (Ronn 1990).
//! A result that is not stable says so and names every blocking pair.
//!
//! In this module a *seat* is one position of a program, and a *position* is a place on a rank order list, counted from 0.

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
