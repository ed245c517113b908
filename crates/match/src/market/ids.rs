//! Ids: positions in the arrays of a market, one type for each kind of thing.

use std::num::NonZeroU32;

/// An applicant, by position in the pool: 0 for the first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ApplicantId(pub u32);

/// A program (an NRMP track with its own code, quota and list), by position in the pool: 0 for the first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ProgramId(pub u32);

/// A supplemental list, by position among the supplemental lists of all applicants.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct SupplementalId(pub u32);

impl ApplicantId {
    /// The position in arrays that hold one entry an applicant.
    #[must_use]
    #[inline]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl ProgramId {
    /// The No Match code of a couple's list (`999999999` in files): a leg that asks for no program and is always accepted.
    pub const NO_MATCH: ProgramId = ProgramId(u32::MAX);

    /// The position in arrays that hold one entry a program.
    #[must_use]
    #[inline]
    pub fn index(self) -> usize {
        self.0 as usize
    }

    /// Whether this is the No Match code and not a program.
    #[must_use]
    #[inline]
    pub fn is_no_match(self) -> bool {
        self == Self::NO_MATCH
    }
}

impl SupplementalId {
    /// The position in arrays that hold one entry a supplemental list.
    #[must_use]
    #[inline]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A rank on a rank order list: 1 is best.
///
/// # Examples
/// ```
/// use matchday_match::market::Rank;
/// let first = Rank::at(0);
/// assert_eq!((first.number(), first.position()), (1, 0));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Rank(NonZeroU32);

impl Rank {
    /// The rank of the entry at a 0-based position.
    ///
    /// # Panics
    /// At position `u32::MAX`, which no list reaches.
    #[must_use]
    #[inline]
    pub fn at(position: usize) -> Rank {
        let number = u32::try_from(position).ok().and_then(|p| NonZeroU32::MIN.checked_add(p));
        Rank(number.expect("a list has fewer than u32::MAX entries"))
    }

    /// The rank as a number, 1 for the best.
    #[must_use]
    #[inline]
    pub fn number(self) -> u32 {
        self.0.get()
    }

    /// The 0-based position on the list.
    #[must_use]
    #[inline]
    pub fn position(self) -> usize {
        self.0.get() as usize - 1
    }
}

impl std::fmt::Display for Rank {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}
