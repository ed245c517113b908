//! Each program: how many positions it fills, and how deep it goes on its list.

use serde::{Deserialize, Serialize};

use super::estimate::Estimate;
use super::histogram::Histogram;
use super::moments::{Moments, RatioSums, real};
use super::observe::depth_of_quota;
use super::view::View;
use crate::figures::FigureId;
use matchday_match::market::ProgramId;
use matchday_model::population::Program;
use matchday_model::scenario::{ProgramsKind, Scenario};
use matchday_model::season::Setting;

/// The longest list for which the chance to fill is reported.
const LONGEST: u64 = 100;

/// The programs that are followed.
#[derive(Clone, Debug)]
pub struct Followed {
    /// The programs in the world that all replicates share.
    pub programs: Vec<Program>,
    /// The id of each in a replicate's world; if the world is redrawn, only for given programs.
    ids: Vec<ProgramId>,
    is_redrawn: bool,
}

impl Followed {
    /// Follows programs of residencies and given ones. If the world is redrawn, only given ones, since a drawn program then
    /// differs in every replicate.
    #[must_use]
    pub fn of(setting: &Setting) -> Followed {
        let is_redrawn = setting.scenario.institutions.redrawn;
        let is_followed =
            |program: &Program| program.given.is_some() || !is_redrawn && is_residency(&setting.scenario, program);
        let all = setting.world.programs.iter().zip((0..).map(ProgramId));
        let (programs, ids) =
            all.filter(|(program, _)| is_followed(program)).map(|(program, id)| (program.clone(), id)).unzip();
        Followed { programs, ids, is_redrawn }
    }

    /// The id of a followed program in the world of a replicate.
    fn find(&self, number: usize, view: &View) -> Option<ProgramId> {
        if !self.is_redrawn {
            return Some(self.ids[number]);
        }
        let given = self.programs[number].given;
        let mut all = (0..).map(ProgramId).zip(&view.world.programs);
        all.find_map(|(id, program)| (program.given == given).then_some(id))
    }
}

fn is_residency(scenario: &Scenario, program: &Program) -> bool {
    let specialty = scenario.specialty.get(program.specialty.index());
    specialty.is_some_and(|specialty| specialty.kind == ProgramsKind::Residency)
}

/// The sums of one program.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct ProgramTally {
    /// Positions filled.
    filled: Histogram,
    positions: Moments,
    /// In how many replicates all offered positions were filled.
    all_filled: u64,
    /// The rank by which they were filled.
    depth: Histogram,
    /// The last rank matched, in replicates with a match.
    deepest: Histogram,
    deepest_moments: Moments,
    /// Strength percentiles of its matched applicants, in 1/10 000, and their number.
    strength: RatioSums,
}

/// One row of `programs.csv`, without the columns that identify the program.
#[derive(Clone, Debug)]
pub struct ProgramRow {
    /// The figure.
    pub figure: FigureId,
    /// The number filled, or the rank.
    pub level: Option<u64>,
    /// `None` if no list length suffices.
    pub estimate: Option<Estimate>,
}

/// The outcome of a program in one replicate.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct ProgramOutcome {
    /// Positions filled.
    pub(super) filled: u32,
    /// The rank by which all offered positions were filled, if they were.
    pub(super) depth: Option<u32>,
    /// The last rank matched, if any.
    pub(super) deepest: Option<u32>,
    /// The sum of strength percentiles of its matched applicants, in 1/10 000, and their number.
    pub(super) strength: [u64; 2],
}

impl ProgramOutcome {
    /// The outcome from positions offered, positions of the matched applicants on the list, and their strength.
    pub(super) fn of(quota: u32, held: &[u32], strength: [u64; 2]) -> ProgramOutcome {
        ProgramOutcome {
            filled: u32::try_from(held.len()).expect("ids are u32"),
            depth: depth_of_quota(held, quota),
            deepest: held.last().map(|last| last + 1),
            strength,
        }
    }
}

impl Followed {
    /// The outcome of each program in a replicate; `None` if it is not in that world.
    pub(super) fn outcomes(
        &self,
        view: &View,
        strengths: &mut Vec<[u64; 2]>,
        outcomes: &mut Vec<Option<ProgramOutcome>>,
    ) {
        sum_strengths(view, strengths);
        outcomes.clear();
        outcomes.extend((0..self.programs.len()).map(|number| {
            let program = self.find(number, view)?;
            let quota = view.world[program].terms.quota;
            Some(ProgramOutcome::of(quota, view.holders.at(program), strengths[program.index()]))
        }));
    }
}

/// The sum of strengths of the applicants each program holds, and their number.
fn sum_strengths(view: &View, strengths: &mut Vec<[u64; 2]>) {
    strengths.clear();
    strengths.resize(view.world.programs.len(), [0, 0]);
    for fact in &view.facts.all {
        for program in fact.matched.into_iter().flatten() {
            let [sum, people] = &mut strengths[program.index()];
            *sum += u64::from(fact.percentile);
            *people += 1;
        }
    }
}

impl ProgramTally {
    /// Adds one replicate.
    pub(super) fn add(&mut self, outcome: &ProgramOutcome) {
        let ProgramOutcome { filled, depth, deepest, strength: [strength, people] } = *outcome;
        self.filled.add(filled.into());
        self.positions.add(filled.into());
        if let Some(depth) = depth {
            self.all_filled += 1;
            self.depth.add(depth.into());
        }
        if let Some(deepest) = deepest {
            self.deepest.add(deepest.into());
            self.deepest_moments.add(deepest.into());
        }
        self.strength.add(strength, people * 10_000);
    }

    /// Adds other sums of the same program.
    pub fn merge(&mut self, other: &ProgramTally) {
        self.filled.merge(&other.filled);
        self.positions.merge(&other.positions);
        self.all_filled += other.all_filled;
        self.depth.merge(&other.depth);
        self.deepest.merge(&other.deepest);
        self.deepest_moments.merge(&other.deepest_moments);
        self.strength.merge(&other.strength);
    }

    /// The shortest list that fills all positions in at least this share of replicates; `None` if no list
    /// suffices.
    #[must_use]
    pub fn list_length(&self, percent: u64) -> Option<u64> {
        let wanted = (u128::from(self.positions.count) * u128::from(percent)).div_ceil(100).max(1);
        let mut filled = 0;
        self.depth.values().find_map(|(rank, count)| {
            filled += u128::from(count);
            (filled >= wanted).then_some(rank)
        })
    }

    /// The probability that all positions are filled.
    #[must_use]
    pub fn p_all_filled(&self) -> Option<Estimate> {
        Estimate::wilson(self.all_filled, self.positions.count)
    }

    /// The estimate of a row that [`ProgramTally::rows`] leaves out because it adds no information: a number that was never filled, or
    /// a rank beyond the last by which the quota was ever filled.
    pub(super) fn missing(&self, figure: FigureId, level: Option<u64>) -> Option<Estimate> {
        match (figure, level) {
            (FigureId::ProgramFilledExactly, Some(_)) => Estimate::wilson(0, self.positions.count),
            (FigureId::ProgramFilledByRank, Some(rank)) => {
                Estimate::wilson(self.depth.up_to(rank), self.positions.count)
            }
            _ => None,
        }
    }

    /// All rows.
    #[must_use]
    pub fn rows(&self) -> Vec<ProgramRow> {
        let replicates = self.positions.count;
        let mut rows = Vec::new();
        let mut add = |figure, level, estimate| rows.push(ProgramRow { figure, level, estimate });
        add(FigureId::ProgramAllFilled, None, self.p_all_filled());
        for (filled, count) in self.filled.values() {
            add(FigureId::ProgramFilledExactly, Some(filled), Estimate::wilson(count, replicates));
        }
        let filled = Estimate::mean(&self.positions, 1.0);
        add(FigureId::ProgramFilled, None, with_percentiles(filled, &self.filled));
        let deepest = with_percentiles(Estimate::mean(&self.deepest_moments, 1.0), &self.deepest);
        if deepest.is_some() {
            add(FigureId::ProgramDeepestRank, None, deepest);
        }
        let last = self.depth.values().next_back().map_or(0, |(rank, _)| rank);
        for rank in 1..=last.min(LONGEST) {
            let estimate = Estimate::wilson(self.depth.up_to(rank), replicates);
            add(FigureId::ProgramFilledByRank, Some(rank), estimate);
        }
        for (figure, percent) in [(FigureId::ListLength95, 95), (FigureId::ListLength99, 99)] {
            let exact = |rank: u64| Estimate {
                value: real(rank.into()),
                mcse: None,
                ci_low: None,
                ci_high: None,
                method: super::estimate::Method::Quantile,
                replicates,
                p05: None,
                p50: None,
                p95: None,
            };
            add(figure, None, self.list_length(percent).map(exact));
        }
        if let Some(strength) = Estimate::ratio(&self.strength) {
            add(FigureId::StrengthPercentile, None, Some(strength.of_share()));
        }
        rows
    }
}

fn with_percentiles(estimate: Option<Estimate>, histogram: &Histogram) -> Option<Estimate> {
    let percentile = |percent| histogram.percentile(percent).map(|value| real(value.into()));
    Some(Estimate { p05: percentile(5), p50: percentile(50), p95: percentile(95), ..estimate? })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally() -> ProgramTally {
        let mut tally = ProgramTally::default();
        for held in [&[0, 3][..], &[2, 9], &[5], &[0, 1]] {
            tally.add(&ProgramOutcome::of(2, held, [0, 0]));
        }
        tally
    }

    #[test]
    fn list_lengths_are_the_shortest_that_suffice() {
        let tally = tally();
        assert_eq!(
            [25, 26, 50, 75, 76].map(|percent| tally.list_length(percent)),
            [Some(2), Some(4), Some(4), Some(10), None]
        );
        assert_eq!(tally.p_all_filled().map(|estimate| estimate.value), Some(0.75));
    }

    #[test]
    fn rows_say_by_which_rank_it_was_filled() {
        let rows = tally().rows();
        let by_rank: Vec<f64> = rows
            .iter()
            .filter(|row| row.figure == FigureId::ProgramFilledByRank)
            .filter_map(|row| row.estimate.map(|estimate| estimate.value))
            .collect();
        assert_eq!(by_rank, [0.0, 0.25, 0.25, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.75]);
        let deepest =
            rows.iter().find(|row| row.figure == FigureId::ProgramDeepestRank).and_then(|row| row.estimate).unwrap();
        assert_eq!((deepest.value, deepest.replicates, deepest.p50), (5.5, 4, Some(4.0)));
    }
}
