//! From a spec to whole numbers: how many of what, checked.

use super::apportion::{apportion, part};
use super::published::{IR, IR_APPLICANTS, IR_MARKET, MAIN_APPLICANTS, MAIN_MARKET, Specialty};
use super::spec::{MarketKind, Spec, SpecError, SpecFault};
use crate::market::{MAX_RANKS, Track};

/// Ten times the Main Match. Ids of eight digits and distinct names reach this far.
const MAX_APPLICANTS: u32 = 500_000;
/// Nearly four times the Main Match. Institutions' names reach this far.
const MAX_PROGRAMS: u32 = 25_000;
const MAX_POSITIONS: u32 = 10_000_000;

const RANKS: u32 = 12;
const SUPPLEMENTAL_RANKS: u32 = 8;
/// The reference market of this project's timings has one applicant in eight with a supplemental list.
const MAIN_SUPPLEMENTAL: f64 = 0.125;
/// Ours: the others have done their PGY-1 year already.
const IR_SUPPLEMENTAL: f64 = 0.95;
/// One joint preliminary program for this many advanced ones, in the IR market (ours; no count is published).
const ADVANCED_PER_JOINT: u32 = 60;
/// No applicant may need more than 16 supplemental lists: two common ones, and one for each joint program.
const MAX_JOINT: u32 = 8;

/// The programs of one specialty and one track, scaled.
#[derive(Clone, Copy, Debug)]
pub(super) struct PlannedCell {
    /// Index into [`Plan::specialties`].
    pub specialty: usize,
    pub track: Track,
    pub programs: u32,
    pub positions: u32,
}

/// A spec in whole numbers.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    pub market: MarketKind,
    pub seed: u64,
    pub specialties: &'static [Specialty],
    pub cells: Vec<PlannedCell>,
    pub applicants: u32,
    pub ranks: u32,
    pub couples: u32,
    pub with_supplemental: u32,
    pub supplemental_ranks: u32,
    pub joint: u32,
}

/// Faults as they are found.
#[derive(Default)]
struct Faults(Vec<SpecFault>);

impl Faults {
    fn add(&mut self, option: &'static str, value: impl std::fmt::Display, what: impl std::fmt::Display) {
        self.0.push(SpecFault { option, message: format!("{option} {value}: {what}") });
    }

    /// A given number, checked against its limits; none when it is outside.
    fn within(&mut self, option: &'static str, given: Option<u32>, most: u32, why: &str) -> Option<u32> {
        let number = given?;
        if (1..=most).contains(&number) {
            return given;
        }
        self.add(option, number, format_args!("expected 1 to {most}{why}"));
        None
    }

    fn share(&mut self, option: &'static str, share: f64) -> f64 {
        if (0.0..=1.0).contains(&share) {
            return share;
        }
        self.add(option, share, "expected a share of the applicants from 0 to 1");
        0.0
    }
}

/// Checks a spec and settles its numbers.
pub(super) fn plan(spec: &Spec) -> Result<Plan, SpecError> {
    let mut faults = Faults::default();
    let (specialties, base_applicants) = match spec.market {
        MarketKind::Ir => (IR_MARKET, IR_APPLICANTS),
        MarketKind::Main => (MAIN_MARKET, MAIN_APPLICANTS),
    };
    let cells = || specialties.iter().flat_map(|specialty| specialty.cells);
    let base_programs: u32 = cells().map(|cell| cell.programs).sum();
    let base_positions: u32 = cells().map(|cell| cell.positions).sum();

    let applicants = faults.within("--applicants", spec.applicants, MAX_APPLICANTS, "");
    let programs = faults.within("--programs", spec.programs, MAX_PROGRAMS, "");
    let positions = faults.within("--positions", spec.positions, MAX_POSITIONS, "");
    let longest = u32::try_from(MAX_RANKS).expect("300");
    let why = ", the longest list that the NRMP takes";
    let ranks = faults.within("--ranks", spec.ranks, longest, why);
    let couples = faults.share("--couples", spec.couples);
    let supplemental = spec.supplemental.map(|share| faults.share("--supplemental", share));
    let supplemental_ranks = faults.within("--supplemental-ranks", spec.supplemental_ranks, longest, why);
    let sizes_are_good =
        faults.0.iter().all(|fault| !["--applicants", "--programs", "--positions"].contains(&fault.option));
    if !sizes_are_good {
        return Err(SpecError { faults: faults.0 });
    }

    // What is not given follows what is: programs and positions each other first, then the applicants.
    let by_applicants = applicants.map(|n| (n, base_applicants));
    let by_programs = programs.map(|n| (n, base_programs));
    let by_positions = positions.map(|n| (n, base_positions));
    let programs = programs.unwrap_or_else(|| scaled(base_programs, by_positions.or(by_applicants), MAX_PROGRAMS));
    let programs = if by_programs.is_none() { programs.min(positions.unwrap_or(programs)) } else { programs };
    let positions =
        positions.unwrap_or_else(|| scaled(base_positions, by_programs.or(by_applicants), MAX_POSITIONS).max(programs));
    let applicants =
        applicants.unwrap_or_else(|| scaled(base_applicants, by_positions.or(by_programs), MAX_APPLICANTS));
    if positions < programs {
        let what = format!(
            "expected at least one position for each of the {programs} programs; raise it, or lower --programs"
        );
        faults.add("--positions", positions, what);
        return Err(SpecError { faults: faults.0 });
    }

    let mut cells = plan_programs(specialties, programs);
    plan_positions(specialties, &mut cells, positions);
    let count = |track: Track| cells.iter().filter(|c| c.track == track).map(|c| c.programs).sum::<u32>();
    let (advanced, preliminary) = (count(Track::Advanced), count(Track::Preliminary));
    let can_supplement = advanced > 0 && preliminary > 0;
    let supplemental = match supplemental {
        Some(share) if share > 0.0 && !can_supplement => {
            let what = format!("expected 0, since {programs} programs leave no room for advanced and preliminary ones");
            faults.add("--supplemental", share, what);
            0.0
        }
        Some(share) => share,
        None if !can_supplement => 0.0,
        None if spec.market == MarketKind::Main => MAIN_SUPPLEMENTAL,
        None => IR_SUPPLEMENTAL,
    };
    let supplemental_ranks = supplemental_ranks.unwrap_or(SUPPLEMENTAL_RANKS.min(preliminary));
    if supplemental > 0.0 && supplemental_ranks > preliminary {
        let what = format!(
            "expected at most {preliminary}, the number of preliminary programs; lower it, or raise --programs"
        );
        faults.add("--supplemental-ranks", supplemental_ranks, what);
    }
    let joint = match spec.market {
        MarketKind::Ir => {
            (advanced / ADVANCED_PER_JOINT).min(MAX_JOINT).min(preliminary.saturating_sub(supplemental_ranks))
        }
        MarketKind::Main => 0,
    };
    let listable = programs - count(Track::Physician) - joint;
    let ranks = ranks.unwrap_or(RANKS.min(listable));
    if ranks > listable {
        let what = format!(
            "expected at most {listable}, the number of programs that every applicant may rank; lower it, or raise --programs"
        );
        faults.add("--ranks", ranks, what);
    }
    if !faults.0.is_empty() {
        return Err(SpecError { faults: faults.0 });
    }
    Ok(Plan {
        market: spec.market,
        seed: spec.seed,
        specialties,
        cells,
        applicants,
        ranks,
        couples: part(applicants, couples) / 2,
        with_supplemental: part(applicants, supplemental),
        supplemental_ranks,
        joint,
    })
}

/// `base` times a ratio, to the nearest whole number of at least 1.
fn scaled(base: u32, ratio: Option<(u32, u32)>, most: u32) -> u32 {
    let (number, of) = ratio.unwrap_or((1, 1));
    let product = u64::from(base) * u64::from(number);
    let rounded = (product + u64::from(of) / 2) / u64::from(of);
    u32::try_from(rounded).unwrap_or(u32::MAX).clamp(1, most)
}

/// Programs by cell, in the published proportions.
fn plan_programs(specialties: &[Specialty], programs: u32) -> Vec<PlannedCell> {
    let mut cells: Vec<PlannedCell> = (0..specialties.len())
        .flat_map(|specialty| {
            let planned = move |cell: &super::published::Cell| PlannedCell {
                specialty,
                track: cell.track,
                programs: cell.programs,
                positions: cell.positions,
            };
            specialties[specialty].cells.iter().map(planned)
        })
        .collect();
    let weights: Vec<u64> = cells.iter().map(|cell| u64::from(cell.programs)).collect();
    for (cell, programs) in cells.iter_mut().zip(apportion(programs, &weights)) {
        cell.programs = programs;
    }
    keep_essentials(specialties, &mut cells);
    cells
}

/// Sees to it that rounding leaves an advanced and a preliminary program, and in the IR market one of IR, where there are
/// so many programs at all: what is missing takes a program of the largest group that can spare it.
fn keep_essentials(specialties: &[Specialty], cells: &mut [PlannedCell]) {
    let is_ir = |cell: &PlannedCell| specialties[cell.specialty].name == IR;
    let essentials: [&dyn Fn(&PlannedCell) -> bool; 3] =
        [&|cell| cell.track == Track::Advanced && !is_ir(cell), &|cell| cell.track == Track::Preliminary, &|cell| {
            cell.track == Track::Advanced && is_ir(cell)
        }];
    let wanted = if specialties.len() == IR_MARKET.len() { 3 } else { 2 };
    let has = |cells: &[PlannedCell], essential: usize| {
        cells.iter().any(|cell| cell.programs > 0 && essentials[essential](cell))
    };
    for missing in 0..wanted {
        if has(cells, missing) {
            continue;
        }
        let kept: Vec<usize> = (0..wanted).filter(|&e| has(cells, e)).collect();
        let mut by_size: Vec<usize> = (0..cells.len()).filter(|&i| cells[i].programs > 0).collect();
        by_size.sort_by_key(|&i| (std::cmp::Reverse(cells[i].programs), i));
        for donor in by_size {
            cells[donor].programs -= 1;
            if kept.iter().all(|&e| has(cells, e)) {
                let receiver = cells.iter().position(essentials[missing]).expect("both markets have all of them");
                cells[receiver].programs += 1;
                break;
            }
            cells[donor].programs += 1;
        }
    }
}

/// Positions by cell: one for each program, the rest in the published proportions.
fn plan_positions(specialties: &[Specialty], cells: &mut [PlannedCell], positions: u32) {
    let published = specialties.iter().flat_map(|specialty| specialty.cells);
    let weights: Vec<u64> = cells
        .iter()
        .zip(published)
        .map(|(cell, published)| {
            let programs = 1000 * u64::from(cell.programs);
            programs * u64::from(published.positions) / u64::from(published.programs) - programs
        })
        .collect();
    let programs = cells.iter().map(|cell| cell.programs).sum::<u32>();
    for (cell, more) in cells.iter_mut().zip(apportion(positions - programs, &weights)) {
        cell.positions = cell.programs + more;
    }
}
