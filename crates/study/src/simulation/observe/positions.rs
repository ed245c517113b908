//! Positions, and how deep programs went on their lists, by specialty and track.

use std::ops::Range;

use crate::figures::FigureId;
use crate::simulation::figures::{Catalogue, Count};
use crate::simulation::view::View;
use matchday_match::market::{ProgramId, Track};
use matchday_model::population::{Program, SpecialtyId};
use matchday_model::scenario::ProgramsKind;
use matchday_model::season::Setting;

/// Ranks per position are summed in millionths.
const MILLION: u64 = 1_000_000;

/// A subset of a specialty's programs.
#[derive(Clone, Copy, Debug)]
enum Part {
    /// All.
    Specialty,
    /// Those of a track.
    Track(Track),
    /// Those of a track with this ESIR rule.
    Rule(Track, Option<bool>),
}

/// The figures of a specialty or of one of its tracks.
#[derive(Debug)]
struct Block {
    specialty: SpecialtyId,
    part: Part,
    offered: usize,
    positions: usize,
    filled: usize,
    unfilled: usize,
    fill_rate: usize,
    all_filled: usize,
    ranks_per_position: usize,
    deepest: usize,
    deepest_p50: usize,
    deepest_p90: usize,
    years_offered: usize,
    years_filled: usize,
    complement: Option<Complement>,
}

/// The figures of programs with a complement.
#[derive(Debug)]
struct Complement {
    years: usize,
    over: usize,
}

/// Positions by specialty and track.
#[derive(Debug)]
pub(super) struct Positions {
    blocks: Vec<Block>,
    /// By specialty: the range of its blocks.
    of_specialty: Vec<Range<usize>>,
    /// Whether ESIR changes an applicant's resident-years in any program.
    depends_on_esir: bool,
}

impl Block {
    fn lay(catalogue: &mut Catalogue, setting: &Setting, (specialty, part): (SpecialtyId, Part), level: &str) -> Block {
        let by = if matches!(part, Part::Specialty) { "specialty" } else { "track" };
        let mut add = |id| catalogue.summary(id, by, level);
        let mut block = Block {
            specialty,
            part,
            offered: add(FigureId::PositionsOffered),
            positions: add(FigureId::Positions),
            filled: add(FigureId::Filled),
            unfilled: add(FigureId::Unfilled),
            fill_rate: add(FigureId::FillRate),
            all_filled: add(FigureId::ProgramsAllFilled),
            ranks_per_position: add(FigureId::RanksPerPosition),
            deepest: add(FigureId::DeepestRank),
            deepest_p50: add(FigureId::DeepestRankP50),
            deepest_p90: add(FigureId::DeepestRankP90),
            years_offered: add(FigureId::ResidentYearsOffered),
            years_filled: add(FigureId::ResidentYearsFilled),
            complement: None,
        };
        let is_limited = |program: &&Program| program.complement.is_some() && block.is_about(program);
        if setting.world.programs.iter().any(|program| is_limited(&program)) {
            block.complement =
                Some(Complement { years: add(FigureId::ResidentYearsComplement), over: add(FigureId::OverComplement) });
        }
        block
    }

    fn is_about(&self, program: &Program) -> bool {
        let is_part = match self.part {
            Part::Specialty => true,
            Part::Track(track) => track == program.terms.track,
            Part::Rule(track, esir) => track == program.terms.track && esir == program.esir,
        };
        is_part && self.specialty == program.specialty
    }

    /// Counts a program. `years` are the resident-years filled in each program, if they differ between applicants.
    fn add(
        &self,
        view: &View,
        (id, program): (ProgramId, &Program),
        years: Option<&[u64]>,
        counts: &mut [Count],
        deepest: &mut Vec<u64>,
    ) {
        let (held, quota) = (view.holders.at(id), view.quotas[id.index()]);
        let (filled, offered) = (held.len() as u64, u64::from(program.terms.quota));
        counts[self.offered].part += offered;
        counts[self.positions].part += u64::from(quota);
        counts[self.filled].part += filled;
        counts[self.unfilled].part += u64::from(quota).saturating_sub(filled);
        counts[self.fill_rate].part += filled;
        counts[self.fill_rate].whole += u64::from(quota);
        counts[self.years_offered].part += offered * u64::from(program.years);
        let years = years.map_or_else(|| filled * u64::from(program.years), |years| years[id.index()]);
        counts[self.years_filled].part += years;
        if let (Some(figures), Some(limit)) = (&self.complement, program.complement) {
            counts[figures.years].part += u64::from(limit);
            counts[figures.over].note(years > u64::from(limit));
        }
        if offered > 0 {
            counts[self.all_filled].note(filled >= offered);
            if let Some(depth) = depth_of_quota(held, program.terms.quota) {
                counts[self.ranks_per_position].part += u64::from(depth) * MILLION / offered;
                counts[self.ranks_per_position].whole += MILLION;
            }
        }
        if let Some(&last) = held.last() {
            deepest.push(u64::from(last) + 1);
        }
    }

    /// Finishes with how deep the counted programs went.
    fn finish(&self, mut deepest: Vec<u64>, counts: &mut [Count]) {
        counts[self.deepest] = Count { part: deepest.iter().sum(), whole: deepest.len() as u64 };
        deepest.sort_unstable();
        for (figure, percent) in [(self.deepest_p50, 50), (self.deepest_p90, 90)] {
            let place = (deepest.len() * percent).div_ceil(100);
            if let Some(&rank) = place.checked_sub(1).and_then(|place| deepest.get(place)) {
                counts[figure] = Count { part: rank, whole: 1 };
            }
        }
    }
}

/// The 1-based rank by which a program filled as many positions as it offered; `None` if it did not.
pub(crate) fn depth_of_quota(held: &[u32], quota: u32) -> Option<u32> {
    held.get((quota as usize).checked_sub(1)?).map(|position| position + 1)
}

impl Positions {
    pub(super) fn lay(catalogue: &mut Catalogue, setting: &Setting) -> Positions {
        let (mut blocks, mut of_specialty) = (Vec::new(), Vec::new());
        for (id, specialty) in (0..).map(SpecialtyId).zip(&setting.scenario.specialty) {
            let first = blocks.len();
            if specialty.kind == ProgramsKind::Partners {
                of_specialty.push(first..first);
                continue;
            }
            let own = setting.world.programs.iter().filter(|program| program.specialty == id);
            let mut tracks: Vec<(Track, Option<bool>)> =
                own.map(|program| (program.terms.track, program.esir)).collect();
            tracks.sort_unstable();
            tracks.dedup();
            for same in tracks.chunk_by(|a, b| a.0 == b.0) {
                let track = same[0].0;
                let level = format!("{} {}", specialty.name, track.letter());
                // Tracks of one letter that take different people are counted separately and together.
                for &(_, esir) in same.iter().filter(|_| same.len() > 1) {
                    let level = format!("{level} {}", word_of(esir));
                    blocks.push(Block::lay(catalogue, setting, (id, Part::Rule(track, esir)), &level));
                }
                blocks.push(Block::lay(catalogue, setting, (id, Part::Track(track)), &level));
            }
            blocks.push(Block::lay(catalogue, setting, (id, Part::Specialty), &specialty.name));
            of_specialty.push(first..blocks.len());
        }
        let depends_on_esir = setting.world.programs.iter().any(Program::is_shorter_after_esir);
        Positions { blocks, of_specialty, depends_on_esir }
    }

    pub(super) fn observe(&self, view: &View, counts: &mut [Count]) {
        let years = self.depends_on_esir.then(|| resident_years(view));
        let mut deepest = vec![Vec::new(); self.blocks.len()];
        for (id, program) in (0..).map(ProgramId).zip(&view.world.programs) {
            let own = self.of_specialty[program.specialty.index()].clone();
            let own = self.blocks[own.clone()].iter().zip(&mut deepest[own]);
            for (block, deepest) in own.filter(|(block, _)| block.is_about(program)) {
                block.add(view, (id, program), years.as_deref(), counts, deepest);
            }
        }
        for (block, deepest) in self.blocks.iter().zip(deepest) {
            block.finish(deepest, counts);
        }
    }
}

/// Which people a track takes, to distinguish tracks of one letter.
fn word_of(esir: Option<bool>) -> &'static str {
    match esir {
        Some(true) => "after ESIR",
        Some(false) => "without ESIR",
        None => "either",
    }
}

/// The resident-years that each program's intake fills.
fn resident_years(view: &View) -> Vec<u64> {
    let mut years = vec![0; view.world.programs.len()];
    let matching = &view.run.matching;
    for (applicant, person) in view.market.applicant_ids().zip(&view.season.people.all) {
        let programs =
            [matching.primary_program(view.market, applicant), matching.supplemental_program(view.market, applicant)];
        for program in programs.into_iter().flatten().map(ProgramId::index) {
            years[program] += u64::from(view.world.programs[program].resident_years(person.has_esir));
        }
    }
    years
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rank_by_which_a_quota_is_filled() {
        assert_eq!(depth_of_quota(&[0, 4, 9], 2), Some(5));
        assert_eq!(depth_of_quota(&[0, 4, 9], 4), None);
        assert_eq!(depth_of_quota(&[0, 4, 9], 0), None);
    }
}
