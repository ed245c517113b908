//! The description of a pool to draw, and its faults.

use std::fmt;

/// A part of the match.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MarketKind {
    /// IR and DR, and the preliminary programs that their applicants need.
    Ir,
    /// The whole Main Match.
    Main,
}

impl MarketKind {
    /// The word on the command line and in files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            MarketKind::Ir => "ir",
            MarketKind::Main => "main",
        }
    }
}

/// The description of a pool to draw. Sizes that are not given follow from those that are, in the published proportions. With
/// none given, the pool has the size of 2025.
///
/// # Examples
/// ```
/// use matchday_files::synthetic::{MarketKind, Spec, draw};
/// let pool = draw(&Spec { applicants: Some(100), ..Spec::new(MarketKind::Ir, 7) }).unwrap();
/// assert_eq!(pool.draft.primary.len(), 100);
///
/// let wrong = Spec { ranks: Some(301), couples: 1.5, ..Spec::new(MarketKind::Ir, 7) };
/// assert_eq!(draw(&wrong).unwrap_err().faults.len(), 2);
/// ```
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Spec {
    /// A part of the match.
    pub market: MarketKind,
    /// How many applicants.
    pub applicants: Option<u32>,
    /// How many programs.
    pub programs: Option<u32>,
    /// How many positions, over all programs; each has at least one.
    pub positions: Option<u32>,
    /// Ranks on a primary list: of every list in [`MarketKind::Main`], about the mean in [`MarketKind::Ir`], where lists
    /// differ. Not given: 12, or the number of programs if that is smaller.
    pub ranks: Option<u32>,
    /// The share of applicants who are in a couple. About 5% of the Main Match are (NRMP 2025), the default of
    /// [`MarketKind::Main`]; most of their partners are in another field, so that the default of [`MarketKind::Ir`], where both
    /// partners are radiologists, is 1%, a guess of this project.
    pub couples: f64,
    /// The share of applicants with a supplemental list. Not given: 1/8 in [`MarketKind::Main`], 0.95 in
    /// [`MarketKind::Ir`].
    pub supplemental: Option<f64>,
    /// Ranks on each supplemental list. Not given: 8, or the number of preliminary programs if that is smaller.
    pub supplemental_ranks: Option<u32>,
    /// The seed of all draws.
    pub seed: u64,
}

impl Spec {
    /// The market of 2025.
    #[must_use]
    pub fn new(market: MarketKind, seed: u64) -> Spec {
        Spec {
            market,
            applicants: None,
            programs: None,
            positions: None,
            ranks: None,
            couples: match market {
                MarketKind::Ir => 0.01,
                MarketKind::Main => 0.05,
            },
            supplemental: None,
            supplemental_ranks: None,
            seed,
        }
    }
}

/// The command line that draws the same pool again, without the folder.
impl fmt::Display for Spec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "--market {} --seed {}", self.market.word(), self.seed)?;
        let numbers = [
            ("--applicants", self.applicants),
            ("--programs", self.programs),
            ("--positions", self.positions),
            ("--ranks", self.ranks),
            ("--supplemental-ranks", self.supplemental_ranks),
        ];
        for (option, number) in numbers {
            if let Some(number) = number {
                write!(f, " {option} {number}")?;
            }
        }
        write!(f, " --couples {}", self.couples)?;
        self.supplemental.map_or(Ok(()), |share| write!(f, " --supplemental {share}"))
    }
}

/// A fault of a [`Spec`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SpecFault {
    /// The option on the command line.
    pub option: &'static str,
    /// The option, what was found and expected, and what to do.
    pub message: String,
}

/// All faults of a [`Spec`].
///
/// Its [`Display`](fmt::Display) has one fault a line.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub struct SpecError {
    /// The faults, in the order of the options.
    pub faults: Vec<SpecFault>,
}

impl fmt::Display for SpecError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, fault) in self.faults.iter().enumerate() {
            let line_end = if i == 0 { "" } else { "\n" };
            write!(f, "{line_end}{}", fault.message)?;
        }
        Ok(())
    }
}
