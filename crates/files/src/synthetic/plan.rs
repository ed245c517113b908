//! From a spec to whole numbers, checked.

use super::apportion::part;
use super::cells::{PlannedCell, scale};
use super::published::{IR_APPLICANTS, IR_MARKET, MAIN_APPLICANTS, MAIN_MARKET, Specialty};
use super::spec::{MarketKind, Spec, SpecError, SpecFault};
use matchday_match::market::{MAX_RANKS, Track};

/// Ten times the Main Match. There are enough ids of eight digits and distinct names for it.
const MAX_APPLICANTS: u32 = 500_000;
/// Nearly four times the Main Match. There are enough names of institutions for it.
const MAX_PROGRAMS: u32 = 25_000;
const MAX_POSITIONS: u32 = 10_000_000;

const RANKS: u32 = 12;
const SUPPLEMENTAL_RANKS: u32 = 8;
/// The reference market of this project's timings has one applicant in eight with a supplemental list.
const MAIN_SUPPLEMENTAL: f64 = 0.125;
/// Ours: the others have completed their PGY-1 year.
const IR_SUPPLEMENTAL: f64 = 0.95;
/// One joint preliminary program for this many advanced ones, in the IR market (ours; no count is published).
const ADVANCED_PER_JOINT: u32 = 60;
/// Keeps applicants below 16 supplemental lists: two common ones, and one for each joint program.
const MAX_JOINT: u32 = 8;

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

/// The faults so far.
#[derive(Default)]
struct Faults(Vec<SpecFault>);

impl Faults {
    fn add(&mut self, option: &'static str, value: impl std::fmt::Display, what: impl std::fmt::Display) {
        self.0.push(SpecFault { option, message: format!("{option} {value}: {what}") });
    }

    /// A given number, checked against its limits. None if it is outside.
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

/// Checks a spec and computes its numbers.
pub(super) fn plan(spec: &Spec) -> Result<Plan, SpecError> {
    let mut faults = Faults::default();
    let (specialties, base_applicants) = match spec.market {
        MarketKind::Ir => (IR_MARKET, IR_APPLICANTS),
        MarketKind::Main => (MAIN_MARKET, MAIN_APPLICANTS),
    };
    let sizes = sizes(spec, specialties, base_applicants, &mut faults);
    let longest = u32::try_from(MAX_RANKS).expect("300");
    let why = ", the longest list that the NRMP takes";
    let ranks = faults.within("--ranks", spec.ranks, longest, why);
    let couples = faults.share("--couples", spec.couples);
    let supplemental = spec.supplemental.map(|share| faults.share("--supplemental", share));
    let supplemental_ranks = faults.within("--supplemental-ranks", spec.supplemental_ranks, longest, why);
    let Some(Sizes { applicants, programs, positions }) = sizes else {
        return Err(SpecError { faults: faults.0 });
    };

    let cells = scale(specialties, programs, positions);
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

/// The size of the market.
struct Sizes {
    applicants: u32,
    programs: u32,
    positions: u32,
}

/// Derives the sizes that are not given from those that are; programs and positions first from each other. None if the given
/// sizes contradict each other.
fn sizes(spec: &Spec, specialties: &[Specialty], base_applicants: u32, faults: &mut Faults) -> Option<Sizes> {
    let cells = || specialties.iter().flat_map(|specialty| specialty.cells);
    let base_programs: u32 = cells().map(|cell| cell.programs).sum();
    let base_positions: u32 = cells().map(|cell| cell.positions).sum();
    let applicants = faults.within("--applicants", spec.applicants, MAX_APPLICANTS, "");
    let programs = faults.within("--programs", spec.programs, MAX_PROGRAMS, "");
    let positions = faults.within("--positions", spec.positions, MAX_POSITIONS, "");
    if !faults.0.is_empty() {
        return None;
    }
    let [by_applicants, by_programs, by_positions] =
        [(applicants, base_applicants), (programs, base_programs), (positions, base_positions)]
            .map(|(given, base)| given.map(|given| (given, base)));
    let programs = programs.unwrap_or_else(|| {
        let programs = scaled(base_programs, by_positions.or(by_applicants), MAX_PROGRAMS);
        programs.min(positions.unwrap_or(u32::MAX))
    });
    let positions =
        positions.unwrap_or_else(|| scaled(base_positions, by_programs.or(by_applicants), MAX_POSITIONS).max(programs));
    let applicants =
        applicants.unwrap_or_else(|| scaled(base_applicants, by_positions.or(by_programs), MAX_APPLICANTS));
    if positions < programs {
        let what = format!("expected at least {programs}, one for each program; raise it, or lower --programs");
        faults.add("--positions", positions, what);
    }
    // Wrong sizes are replaced by the smallest valid ones, so that the other options can still be checked.
    Some(Sizes { applicants, programs, positions: positions.max(programs) })
}

/// `base` times a ratio, to the nearest whole number of at least 1.
fn scaled(base: u32, ratio: Option<(u32, u32)>, most: u32) -> u32 {
    let (number, of) = ratio.unwrap_or((1, 1));
    let product = u64::from(base) * u64::from(number);
    let rounded = (product + u64::from(of) / 2) / u64::from(of);
    u32::try_from(rounded).unwrap_or(u32::MAX).clamp(1, most)
}
