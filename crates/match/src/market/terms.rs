//! The terms of a program: track, quota, parity, joint link, reversions.

use serde::{Deserialize, Serialize};

use super::ids::ProgramId;

/// Declares the tracks: each once, with its letter, its name in reports, and what the letter means.
macro_rules! tracks {
    ($($(#[$doc:meta])* $track:ident = $letter:literal, $name:literal, $meaning:literal;)+) => {
        /// The kind of position, by its letter in the NRMP program code.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        pub enum Track {
            $($(#[$doc])* #[serde(rename = $letter)] $track,)+
        }

        impl Track {
            /// All tracks, in the order of reports.
            pub const ALL: [Track; [$($letter),+].len()] = [$(Track::$track),+];

            /// Their letters, in the same order.
            pub const LETTERS: [&'static str; Track::ALL.len()] = [$($letter),+];

            /// The letter in program codes and files.
            #[must_use]
            pub fn letter(self) -> &'static str {
                match self { $(Track::$track => $letter,)+ }
            }

            /// The name in reports.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Track::$track => $name,)+ }
            }

            /// What the letter means, in the documentation.
            #[must_use]
            pub fn meaning(self) -> &'static str {
                match self { $(Track::$track => $meaning,)+ }
            }
        }
    };
}

tracks! {
    /// `C`: starts in PGY-1 and covers the whole training.
    Categorical = "C", "categorical", "categorical";
    /// `A`: starts in PGY-2; the PGY-1 year is matched separately, through a supplemental list.
    Advanced = "A", "advanced", "advanced";
    /// `R`: starts this year in PGY-2, for physicians with earlier training; US seniors are not eligible.
    Physician = "R", "physician", "physicians with earlier training";
    /// `P`: the PGY-1 year only, transitional years included.
    Preliminary = "P", "preliminary", "preliminary";
    /// `M`: primary care, from PGY-1.
    PrimaryCare = "M", "primary care", "primary care";
    /// `F`: a fellowship.
    Fellowship = "F", "fellowship", "fellowship";
    /// `S`: a fellowship in a subspecialty.
    Subspecialty = "S", "fellowship", "fellowship in a subspecialty";
}

impl Default for Track {
    /// [`Track::Categorical`].
    fn default() -> Track {
        Track::Categorical
    }
}

impl Track {
    /// The track with this letter.
    #[must_use]
    pub fn from_letter(letter: &str) -> Option<Track> {
        Track::ALL.into_iter().find(|track| track.letter() == letter)
    }

    /// All letters, as messages list them: `C, A, R` and so on.
    #[must_use]
    pub fn letters() -> String {
        Track::LETTERS.join(", ")
    }
}

/// A program's request to match only an even, or only an odd, number of applicants.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Parity {
    /// 0, 2, 4, … matches.
    Even,
    /// 1, 3, 5, … matches, or none: a program without matches has no position to withhold.
    Odd,
}

impl Parity {
    /// Whether a number of matches keeps the request.
    #[must_use]
    pub fn allows(self, filled: u32) -> bool {
        match self {
            Parity::Even => filled.is_multiple_of(2),
            Parity::Odd => filled == 0 || !filled.is_multiple_of(2),
        }
    }
}

/// The terms of a program: everything but its list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Terms {
    /// The kind of position.
    pub track: Track,
    /// Positions offered. 0 is allowed, since reversions may add some.
    pub quota: u32,
    /// The institution, as a number that is the same for all its programs.
    pub institution: u32,
    /// The even or odd request, if any.
    pub parity: Option<Parity>,
    /// For a preliminary program that is reserved for one advanced program: that program.
    pub joint_with: Option<ProgramId>,
}

impl Terms {
    /// Terms of a program with no special request, at institution 0.
    #[must_use]
    pub fn new(track: Track, quota: u32) -> Terms {
        Terms { track, quota, institution: 0, parity: None, joint_with: None }
    }
}

/// Unfilled positions of `donor` that `receiver` may take, at most `limit` of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Reversion {
    /// Who gives.
    pub donor: ProgramId,
    /// Who takes.
    pub receiver: ProgramId,
    /// At most this many positions.
    pub limit: u32,
}
