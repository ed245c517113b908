//! How it ended for the applicant, and what is counted of it.

use crate::market::ProgramId;
use crate::population::World;

/// Positions on the list that are told apart; the last stands for it and all behind it.
pub const POSITIONS: usize = 40;

/// Something that is counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Measure {
    /// Matches in the focus.
    Focus,
    /// Matches in the alternative.
    Alternative,
    /// Matches elsewhere.
    Other,
    /// Matches nowhere.
    Nothing,
    /// Obtains the first choice.
    First,
    /// Obtains one of the first three choices.
    TopThree,
    /// Obtains an advanced position without a PGY-1 year.
    WithoutPgy1,
    /// Interviews in the preferred specialty.
    Interviews,
    /// Interviews in the second specialty.
    OtherInterviews,
    /// Ranks on the list.
    Ranks,
    /// Matches at a position of the list, from 1.
    MatchedAt(usize),
    /// Has a list that long and is matched nowhere before, from 1.
    Reached(usize),
}

/// How many measures there are.
pub const MEASURES: usize = 10 + 2 * POSITIONS;

impl Measure {
    /// The place of its counts.
    #[must_use]
    pub fn index(self) -> usize {
        match self {
            Measure::Focus => 0,
            Measure::Alternative => 1,
            Measure::Other => 2,
            Measure::Nothing => 3,
            Measure::First => 4,
            Measure::TopThree => 5,
            Measure::WithoutPgy1 => 6,
            Measure::Interviews => 7,
            Measure::OtherInterviews => 8,
            Measure::Ranks => 9,
            Measure::MatchedAt(position) => 10 + position.clamp(1, POSITIONS) - 1,
            Measure::Reached(position) => 10 + POSITIONS + position.clamp(1, POSITIONS) - 1,
        }
    }

    /// Where somebody matches, the four that exclude each other.
    pub const ENDINGS: [Measure; 4] = [Measure::Focus, Measure::Alternative, Measure::Other, Measure::Nothing];
}

/// How it ended.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct Ending {
    /// The program, and its position on the list, from 1.
    pub(super) matched: Option<(ProgramId, u32)>,
    pub(super) lacks_pgy1: bool,
    pub(super) ranks: u32,
    pub(super) interviews: [u32; 2],
}

impl Ending {
    /// Adds `sign` times what there is to count.
    pub(super) fn count(&self, world: &World, [focus, alternative]: [u32; 2], sign: i32, counts: &mut [i32]) {
        let mut add = |measure: Measure, amount: u32| {
            counts[measure.index()] += sign * i32::try_from(amount).expect("small");
        };
        let ending = match self.matched {
            None => Measure::Nothing,
            Some((program, _)) => match u32::from(world.programs[program.index()].specialty) {
                specialty if specialty == focus => Measure::Focus,
                specialty if specialty == alternative => Measure::Alternative,
                _ => Measure::Other,
            },
        };
        add(ending, 1);
        add(Measure::WithoutPgy1, u32::from(self.lacks_pgy1));
        add(Measure::Interviews, self.interviews[0]);
        add(Measure::OtherInterviews, self.interviews[1]);
        add(Measure::Ranks, self.ranks);
        let position = self.matched.map(|(_, position)| position);
        if let Some(position) = position {
            add(Measure::First, u32::from(position == 1));
            add(Measure::TopThree, u32::from(position <= 3));
            add(Measure::MatchedAt(position as usize), 1);
        }
        let last = position.unwrap_or(self.ranks).min(u32::try_from(POSITIONS).expect("small"));
        for reached in 1..=last {
            add(Measure::Reached(reached as usize), 1);
        }
    }
}
