//! Tiers of preference signals: the one list that scenarios, named applicants, seasons, odds, sweeps and reports read.

use std::ops::{Index, IndexMut};

const RULES: &str = "radiology, 2024 and 2025: 6 gold and 6 silver, one budget for DR and IR together";
const YIELD: &str =
    "interview yield: 59.8% of signalled, 8.5% of unsignalled applications, about 37% at a would-be 13th signal";

/// Declares the tiers, the strongest first: each with its name, the name of its boost, its number of signals with a source, and the
/// size of the boost with a source.
macro_rules! tiers {
    ($(
        $(#[$doc:meta])*
        $tier:ident = $name:literal, $count:literal ($rules:expr), $boost_name:literal, $boost:literal ($yield:expr);
    )+) => {
        /// A tier of preference signals.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum Tier {
            $($(#[$doc])* $tier,)+
        }

        impl Tier {
            /// All tiers, the strongest first.
            pub const ALL: [Tier; [$($name),+].len()] = [$(Tier::$tier),+];

            pub(super) const NAMES: &'static [&'static str] = &[$($name),+];
            const BOOST_NAMES: &'static [&'static str] = &[$($boost_name),+];
            pub(super) const FIELDS: &'static [&'static str] = &[$($name,)+ $($boost_name),+];

            /// How many signals an applicant has by default and what one adds, each with its source.
            pub(super) fn usual(self) -> (TierPlan, &'static str, &'static str) {
                match self { $(Tier::$tier => (TierPlan { count: $count, boost: $boost }, $rules, $yield),)+ }
            }
        }
    };
}

tiers! {
    /// To the programs that appeal most.
    Gold = "gold", 6 (RULES), "gold_boost", 1.5 (YIELD);
    /// To the next.
    Silver = "silver", 6 (RULES), "silver_boost", 0.7 (YIELD);
}

impl Tier {
    /// The weakest tier.
    pub const WEAKEST: Tier = Tier::ALL[Tier::ALL.len() - 1];

    /// The name, in scenarios, tables and on pages.
    #[must_use]
    pub fn name(self) -> &'static str {
        Tier::NAMES[self as usize]
    }

    /// Whether `[signals]` has a tier field of this name, for the number of signals or for their boost.
    #[must_use]
    pub fn has_field(name: &str) -> bool {
        Tier::FIELDS.contains(&name)
    }

    /// The name of the field for the boost.
    pub(super) fn boost_name(self) -> &'static str {
        Tier::BOOST_NAMES[self as usize]
    }
}

/// The signals of one tier.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct TierPlan {
    /// How many an applicant has.
    pub count: u32,
    /// What one adds to the program's screening score, in standard deviations.
    pub boost: f64,
}

/// One value for each tier.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct PerTier<T>([T; Tier::ALL.len()]);

impl<T> PerTier<T> {
    /// Builds a value for each tier.
    #[must_use]
    pub fn of(give: impl FnMut(Tier) -> T) -> PerTier<T> {
        PerTier(Tier::ALL.map(give))
    }

    /// All values, the strongest tier first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Tier, &T)> {
        Tier::ALL.into_iter().zip(&self.0)
    }
}

impl<T> Index<Tier> for PerTier<T> {
    type Output = T;

    fn index(&self, tier: Tier) -> &T {
        &self.0[tier as usize]
    }
}

impl<T> IndexMut<Tier> for PerTier<T> {
    fn index_mut(&mut self, tier: Tier) -> &mut T {
        &mut self.0[tier as usize]
    }
}
