//! The results of the replicates: the odds, rank by rank, and what would change them.

use super::ending::{Measure, POSITIONS};
use super::estimate::{Estimated, Levels};
use super::play::{Odds, OddsRow};
use super::together::{Together, TogetherEffect};

/// The odds of one applicant.
#[derive(Clone, PartialEq, Debug)]
pub struct Answer {
    /// Matches in the focus, in the alternative, elsewhere, nowhere.
    pub endings: [Estimated; 4],
    /// Obtains the first choice.
    pub first: Estimated,
    /// Obtains one of the first three choices.
    pub top_three: Estimated,
    /// Obtains an advanced position and no PGY-1 year.
    pub without_pgy1: Estimated,
    /// Interviews in the first and in the second specialty.
    pub interviews: [Estimated; 2],
    /// Ranks on the list; for a couple, pairs on its list.
    pub ranks: Estimated,
    /// The partner, and both together; `None` without a partner.
    pub together: Option<Together>,
    /// The 5th, 50th and 95th percentile of the length of the list.
    pub lengths: [u16; 3],
    /// The share of the focus's applicants who are weaker; `None` if there are none.
    pub weaker: Option<f64>,
    /// Each position, up to the longest list.
    pub positions: Vec<Position>,
    /// The same for ranges of positions: 6 to 10, and so on.
    pub stretches: Vec<Position>,
    /// The deepest position with a match. The last position counted includes all deeper ones.
    pub deepest: usize,
    /// The effects of the other cases, in order.
    pub effects: Vec<Effect>,
    /// Replicates of the first and of the second level.
    pub replicates: [usize; 2],
    /// What the second level adds to the odds of the focus.
    pub correction: Option<Estimated>,
    /// How many seasons played with the applicant would be as precise, for the odds of the focus; `None` without error.
    pub plain_seasons: Option<f64>,
    /// The share of the variance due to the second level, for the odds of the focus.
    pub of_correction: f64,
}

/// A position of the list, or a range of positions.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Position {
    /// The first, from 1.
    pub first: usize,
    /// The last; [`POSITIONS`] includes all deeper ones.
    pub last: usize,
    /// Matches here.
    pub matched: Estimated,
    /// Has a list of this length and matches nowhere before.
    pub reached: Estimated,
    /// Matches here, given that the position is reached.
    pub once_reached: Option<Estimated>,
}

/// The effect of a case.
#[derive(Clone, PartialEq, Debug)]
pub struct Effect {
    /// What is different.
    pub name: String,
    /// The changes of the four endings.
    pub endings: [Estimated; 4],
    /// The change of the length of the list.
    pub ranks: Estimated,
    /// The changes for the partner and for both; `None` without a partner.
    pub together: Option<TogetherEffect>,
}

impl Answer {
    /// Computes the answer from replicates; `None` without any.
    #[must_use]
    pub fn of(odds: &Odds, rows: &[OddsRow]) -> Option<Answer> {
        let levels = |measure: Measure| Levels::of(rows, odds.lucks, measure);
        let estimate = |measure: Measure| levels(measure).estimate();
        let focus = levels(Measure::Focus);
        let odds_of_focus = focus.estimate()?;
        let mut endings = [odds_of_focus; 4];
        for (ending, measure) in endings.iter_mut().zip(Measure::ENDINGS) {
            *ending = estimate(measure)?;
        }
        let variance = odds_of_focus.mcse * odds_of_focus.mcse;
        let share = odds_of_focus.estimate.clamp(0.0, 1.0);
        let [n0, n1] = focus.replicates();
        let second = if n1 == 0 { 0.0 } else { focus.correction_variance() / real(n1) };
        Some(Answer {
            endings,
            first: estimate(Measure::First)?,
            top_three: estimate(Measure::TopThree)?,
            without_pgy1: estimate(Measure::WithoutPgy1)?,
            interviews: [estimate(Measure::Interviews)?, estimate(Measure::OtherInterviews)?],
            ranks: estimate(Measure::Ranks)?,
            together: if odds.cases[0].case.has_partner { Together::of(estimate) } else { None },
            lengths: lengths(rows),
            weaker: weaker(rows),
            positions: (1..=POSITIONS).map_while(|position| place(rows, odds.lucks, [position, position])).collect(),
            stretches: STRETCHES.into_iter().map_while(|stretch| place(rows, odds.lucks, stretch)).collect(),
            deepest: (1..=POSITIONS).rev().find(|&position| has_matched(rows, position)).unwrap_or(0),
            effects: (0..odds.cases.len() - 1).filter_map(|case| effect(odds, rows, case)).collect(),
            replicates: [n0, n1],
            correction: focus.correction(),
            plain_seasons: (variance > 0.0 && share > 0.0 && share < 1.0).then(|| share * (1.0 - share) / variance),
            of_correction: if variance > 0.0 { (second / variance).min(1.0) } else { 0.0 },
        })
    }
}

/// The ranges of positions shown on a screen.
const STRETCHES: [[usize; 2]; 9] =
    [[1, 1], [2, 2], [3, 3], [4, 4], [5, 5], [6, 10], [11, 15], [16, 20], [21, POSITIONS]];

/// A range of positions; `None` if no list is that long.
fn place(rows: &[OddsRow], lucks: u32, [first, last]: [usize; 2]) -> Option<Position> {
    let measures: Vec<Measure> = (first..=last).map(Measure::MatchedAt).collect();
    let matched = Levels::of_sum(rows, lucks, &measures);
    let reached = Levels::of(rows, lucks, Measure::Reached(first));
    let is_there = rows.iter().any(|row| row.base[Measure::Reached(first).index()] > 0);
    let estimates = [matched.estimate()?, reached.estimate()?];
    is_there.then(|| Position {
        first,
        last,
        matched: estimates[0],
        reached: estimates[1],
        once_reached: matched.ratio(&reached),
    })
}

fn has_matched(rows: &[OddsRow], position: usize) -> bool {
    let index = Measure::MatchedAt(position).index();
    rows.iter().any(|row| row.base[index] > 0 || row.correction.as_ref().is_some_and(|counts| counts[index] > 0))
}

fn effect(odds: &Odds, rows: &[OddsRow], case: usize) -> Option<Effect> {
    let difference = |measure: Measure| Levels::of_difference(rows, odds.lucks, case, measure).estimate();
    let mut endings = [Estimated::default(); 4];
    for (ending, measure) in endings.iter_mut().zip(Measure::ENDINGS) {
        *ending = difference(measure)?;
    }
    let has_partner = odds.cases[0].case.has_partner;
    Some(Effect {
        name: odds.cases[case + 1].case.name.clone(),
        endings,
        ranks: difference(Measure::Ranks)?,
        together: if has_partner { TogetherEffect::of(difference) } else { None },
    })
}

fn lengths(rows: &[OddsRow]) -> [u16; 3] {
    let mut all: Vec<u16> = rows.iter().flat_map(|row| row.lengths.iter().copied()).collect();
    all.sort_unstable();
    [1, 10, 19]
        .map(|twentieth| all.get((all.len() * twentieth / 20).min(all.len().saturating_sub(1))).copied().unwrap_or(0))
}

fn weaker(rows: &[OddsRow]) -> Option<f64> {
    let sums = rows
        .iter()
        .fold([0, 0], |[weaker, all], row| [weaker + u64::from(row.weaker[0]), all + u64::from(row.weaker[1])]);
    #[allow(clippy::cast_precision_loss, reason = "counts of people")]
    let [weaker, all] = sums.map(|sum| sum as f64);
    (all > 0.0).then(|| weaker / all)
}

#[allow(clippy::cast_precision_loss, reason = "counts of replicates")]
fn real(count: usize) -> f64 {
    count as f64
}
