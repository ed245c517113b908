//! The laws of the match, each on thousands of random markets, against an oracle that shares no code with the library.

#[path = "../support/mod.rs"]
mod support;

mod checker;
mod existence;
mod requests;
mod rules;
mod runs;
mod singles;
mod statics;
mod truth;
