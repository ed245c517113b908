//! The terms of a program: track, quota, parity, joint link, reversions.

use super::ids::ProgramId;

/// The kind of position, by its letter in the NRMP program code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Track {
    /// `C`: starts in PGY-1 and covers the whole training.
    Categorical,
    /// `A`: starts in PGY-2; the PGY-1 year is matched separately, through a supplemental list.
    Advanced,
    /// `P`: the PGY-1 year only, transitional years included.
    Preliminary,
    /// `R`: starts this year in PGY-2, for physicians with earlier training; US seniors are not eligible.
    Physician,
    /// `M`: primary care, from PGY-1.
    PrimaryCare,
    /// `F`: a fellowship.
    Fellowship,
    /// `S`: a fellowship in a subspecialty.
    Subspecialty,
}

impl Track {
    /// All tracks, in the order of reports.
    pub const ALL: [Track; 7] = [
        Track::Categorical,
        Track::Advanced,
        Track::Physician,
        Track::Preliminary,
        Track::PrimaryCare,
        Track::Fellowship,
        Track::Subspecialty,
    ];

    /// The track with this letter.
    #[must_use]
    pub fn from_letter(letter: &str) -> Option<Track> {
        Track::ALL.into_iter().find(|track| track.letter() == letter)
    }

    /// The letter in program codes and files.
    #[must_use]
    pub fn letter(self) -> &'static str {
        match self {
            Track::Categorical => "C",
            Track::Advanced => "A",
            Track::Preliminary => "P",
            Track::Physician => "R",
            Track::PrimaryCare => "M",
            Track::Fellowship => "F",
            Track::Subspecialty => "S",
        }
    }

    /// The name in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Track::Categorical => "categorical",
            Track::Advanced => "advanced",
            Track::Preliminary => "preliminary",
            Track::Physician => "physician",
            Track::PrimaryCare => "primary care",
            Track::Fellowship | Track::Subspecialty => "fellowship",
        }
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
