//! The applicants: their type, strength and preferences.

use super::apportion::apportion;
use super::draws::{Draws, Purpose};
use super::plan::Plan;
use super::published::{IR, IR_TASTES, KINDS, Kind};
use super::spec::MarketKind;
use matchday_match::market::{MAX_RANKS, Track};

/// The preference between IR and DR of an applicant who ranks IR.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Taste {
    IrFirst,
    Mixed,
    DrFirst,
}

/// One applicant.
#[derive(Clone, Copy, Debug)]
pub(super) struct Person {
    pub kind: &'static Kind,
    /// Index into [`Plan::specialties`]: the specialty of most of the primary list.
    pub specialty: usize,
    /// The preference between IR and DR, if the applicant ranks IR.
    pub taste: Option<Taste>,
    pub strength: f64,
    /// Position among all applicants by strength: 0 the weakest, near 1 the strongest.
    pub percentile: f64,
    /// Whether the applicant has the earlier training that R programs require.
    pub may_rank_physician: bool,
    /// Whether the applicant attaches a supplemental list.
    pub has_supplemental: bool,
    /// The length of the primary list.
    pub ranks: usize,
}

/// The probability that an applicant who is not a US senior has the training that R programs require. Ours; in 2025, 45 ranked
/// an IR R track (NRMP, *Results and Data*), about a third of the non-seniors among 496.
const PHYSICIAN: f64 = 0.35;
/// Spread of list lengths as a share of the mean: 14.4 ± 8.0 IR interviews (JACR survey, 2024).
const LENGTH_SPREAD: f64 = 8.0 / 14.4;

/// Draws all applicants.
pub(super) fn draw(plan: &Plan) -> Vec<Person> {
    let count = plan.applicants;
    let mut draws = Draws::of(plan.seed, Purpose::People, 0);
    let kind_weights =
        KINDS.map(|kind| u64::from(if plan.market == MarketKind::Ir { kind.radiology } else { kind.main }));
    let mut kinds = spread(&apportion(count, &kind_weights));
    draws.shuffle(&mut kinds);
    let weights: Vec<u64> = plan.specialties.iter().map(|specialty| u64::from(specialty.applicants)).collect();
    let mut specialties = spread(&apportion(count, &weights));
    draws.shuffle(&mut specialties);
    let is_ir = |specialty: usize| plan.specialties[specialty].name == IR;
    let ir_count = u32::try_from(specialties.iter().filter(|&&s| is_ir(s)).count()).expect("at most the applicants");
    let mut tastes = spread(&apportion(ir_count, &IR_TASTES.map(u64::from)));
    draws.shuffle(&mut tastes);

    let mut tastes = tastes.into_iter().map(|taste| [Taste::IrFirst, Taste::Mixed, Taste::DrFirst][taste]);
    let mut people: Vec<Person> = kinds
        .into_iter()
        .zip(specialties)
        .enumerate()
        .map(|(number, (kind, specialty))| {
            let kind = &KINDS[kind];
            let mut own = Draws::of(plan.seed, Purpose::Strength, number);
            let strength = kind.mean_strength + own.normal();
            Person {
                kind,
                specialty,
                taste: if is_ir(specialty) { tastes.next() } else { None },
                strength,
                percentile: 0.0,
                may_rank_physician: !kind.is_us_senior && own.chance(PHYSICIAN),
                has_supplemental: false,
                ranks: ranks(plan, number, strength),
            }
        })
        .collect();
    set_percentiles(&mut people);
    choose_supplemental(plan, &mut people);
    people
}

/// `counts[i]` times the number `i`.
fn spread(counts: &[u32]) -> Vec<usize> {
    counts.iter().enumerate().flat_map(|(i, &count)| std::iter::repeat_n(i, count as usize)).collect()
}

/// The length of a primary list: fixed in the Main Match, and longer for stronger applicants in the IR market, since more
/// programs interview them.
fn ranks(plan: &Plan, number: usize, strength: f64) -> usize {
    if plan.market == MarketKind::Main {
        return plan.ranks as usize;
    }
    let luck = Draws::of(plan.seed, Purpose::Length, number).normal();
    let score = 0.5 * strength + 0.75_f64.sqrt() * luck;
    let factor = (1.0 + LENGTH_SPREAD * score).clamp(0.1, 2.5);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and 750")]
    let ranks = (f64::from(plan.ranks) * factor).round() as usize;
    let listable: u32 = plan.cells.iter().filter(|c| c.track != Track::Physician).map(|c| c.programs).sum();
    ranks.clamp(1, MAX_RANKS.min((listable - plan.joint) as usize))
}

fn set_percentiles(people: &mut [Person]) {
    let mut order: Vec<usize> = (0..people.len()).collect();
    order.sort_by(|&a, &b| people[a].strength.total_cmp(&people[b].strength).then(a.cmp(&b)));
    for (position, &person) in order.iter().enumerate() {
        #[allow(clippy::cast_precision_loss, reason = "counts below 2^53")]
        let percentile = (position as f64 + 0.5) / order.len() as f64;
        people[person].percentile = percentile;
    }
}

/// Chooses who has a supplemental list. The probability rises with the share of advanced positions in the specialty.
fn choose_supplemental(plan: &Plan, people: &mut [Person]) {
    let positions = |specialty: usize, is_counted: &dyn Fn(Track) -> bool| {
        let cells = plan.cells.iter().filter(|c| c.specialty == specialty && is_counted(c.track));
        f64::from(cells.map(|c| c.positions).sum::<u32>())
    };
    // Applicants to a specialty without advanced positions come last: they get a list only if all others have one.
    let weights: Vec<f64> = (0..plan.specialties.len())
        .map(|s| (positions(s, &|t| t == Track::Advanced) / positions(s, &|_| true).max(1.0)).max(1e-9))
        .collect();
    let mut draws = Draws::of(plan.seed, Purpose::Supplemental, 0);
    let mut keyed: Vec<(f64, usize)> =
        people.iter().enumerate().map(|(i, person)| (draws.unit() / weights[person.specialty], i)).collect();
    keyed.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    for &(_, person) in keyed.iter().take(plan.with_supplemental as usize) {
        people[person].has_supplemental = true;
    }
}
