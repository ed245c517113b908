//! Changes to programs of the world, drawn or given.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use matchday_match::market::Track;

/// A wish for an even, or an odd, number of matches.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ParityWish {
    /// 0, 2, 4, …
    Even,
    /// 1, 3, 5, …, or none at all.
    Odd,
}

/// `[[change]]`: what becomes of one program once the world is drawn. Changes apply in their order and move no draw.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Change {
    /// The program, by id.
    pub program: String,
    /// Its new quota.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quota: Option<u32>,
    /// Positions added to what it has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub add: Option<u32>,
    /// The program of the same institution that gives the added positions; they are new when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Its new track.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub track: Option<Track>,
    /// Whether it takes no part at all.
    pub close: bool,
    /// Its even or odd request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parity: Option<ParityWish>,
    /// The program of the same institution to which its unfilled positions revert.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reverts_to: Option<String>,
    /// At most so many of them; all when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub positions: Option<u32>,
    /// A file with its own rank order list: CSV, or text as R3 imports it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list: Option<PathBuf>,
}
