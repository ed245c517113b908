//! Who interviews whom: applicants meet programs about as sought after as they are strong.

use super::draws::Draws;
use super::people::Person;
use super::programs::Programs;
use matchday_match::market::{ProgramId, Terms, Track};

/// A program that may go on somebody's list, and how much they like it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Liked {
    pub program: ProgramId,
    pub utility: f64,
}

/// Interviews are at random among this many times as many programs as are needed, those nearest in standing. Ours.
const WINDOW: usize = 3;
/// How much applicants agree on programs, as a share of the variance of what they like. Ours.
const AGREEMENT: f64 = 0.3;
/// How much better a categorical position is liked than an advanced one. Ours.
const CATEGORICAL: f64 = 0.2;
/// How much likelier the few who may rank R programs are to interview there. Ours.
const PHYSICIAN_WEIGHT: f64 = 4.0;
/// The same for advanced programs of mostly categorical specialties, among those with a supplemental list. Ours.
const ADVANCED_WEIGHT: f64 = 3.0;

/// Programs among which somebody looks, from the least to the most sought after.
pub(super) struct Group {
    pub programs: Vec<ProgramId>,
    /// Whether also those who attach no supplemental list look at its advanced programs.
    is_advanced_for_all: bool,
}

impl Group {
    /// The programs that belong to a group. Where most positions are advanced, all applicants look at those.
    pub(super) fn new(programs: &Programs, belongs: impl Fn(usize) -> bool) -> Group {
        let mut ids: Vec<ProgramId> =
            (0..).map(ProgramId).take(programs.rows.len()).filter(|id| belongs(id.index())).collect();
        let prestige = |id: &ProgramId| programs.rows[id.index()].prestige;
        ids.sort_by(|a, b| prestige(a).total_cmp(&prestige(b)).then(a.cmp(b)));
        let terms = || ids.iter().map(|id| &programs.terms[id.index()]);
        let positions = |terms: &Terms| u64::from(terms.quota);
        let advanced: u64 = terms().filter(|terms| terms.track == Track::Advanced).map(positions).sum();
        let is_advanced_for_all = 2 * advanced > terms().map(positions).sum();
        Group { programs: ids, is_advanced_for_all }
    }

    /// All programs there are: for the rest of a list that can be filled in no other way.
    pub(super) fn everything(programs: &Programs) -> Group {
        Group { is_advanced_for_all: true, ..Group::new(programs, |_| true) }
    }

    /// How likely somebody is to interview at a program, against others; none when it is closed to them.
    fn weight(&self, terms: &Terms, person: &Person) -> Option<f64> {
        let factor = match terms.track {
            _ if terms.joint_with.is_some() => return None,
            Track::Physician if !person.may_rank_physician => return None,
            Track::Physician => PHYSICIAN_WEIGHT,
            Track::Advanced if self.is_advanced_for_all => 1.0,
            Track::Advanced if !person.has_supplemental => return None,
            Track::Advanced => ADVANCED_WEIGHT,
            _ => 1.0,
        };
        Some(factor * f64::from(terms.quota))
    }

    /// The nearest `size` programs in standing.
    fn nearest(&self, person: &Person, size: usize) -> &[ProgramId] {
        let count = self.programs.len();
        let size = size.min(count);
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "between 0 and count"
        )]
        let middle = (person.percentile * count as f64) as usize;
        let start = middle.saturating_sub(size / 2).min(count - size);
        &self.programs[start..start + size]
    }
}

/// Draws interviews, one list after the other.
pub(super) struct Interviews<'a> {
    programs: &'a Programs,
    liked: Vec<Liked>,
    is_taken: Vec<bool>,
    keyed: Vec<(f64, ProgramId)>,
}

impl<'a> Interviews<'a> {
    /// Nobody has interviewed yet.
    pub(super) fn at(programs: &'a Programs) -> Interviews<'a> {
        Interviews { programs, liked: Vec::new(), is_taken: vec![false; programs.rows.len()], keyed: Vec::new() }
    }

    /// How many interviews the list at hand has.
    pub(super) fn count(&self) -> usize {
        self.liked.len()
    }

    /// Adds `wanted` interviews in a group, fewer when it has fewer; all of them liked better by `bonus`.
    ///
    /// Sequential Poisson sampling: those with the smallest uniform over weight, which needs no logarithm.
    pub(super) fn add(&mut self, group: &Group, person: &Person, wanted: usize, bonus: f64, draws: &mut Draws) {
        if wanted == 0 {
            return;
        }
        let mut size = WINDOW * wanted;
        loop {
            self.keyed.clear();
            let nearest = group.nearest(person, size);
            for &id in nearest.iter().filter(|id| !self.is_taken[id.index()]) {
                if let Some(weight) = group.weight(&self.programs.terms[id.index()], person) {
                    self.keyed.push((draws.unit() / weight, id));
                }
            }
            if self.keyed.len() >= wanted || nearest.len() == group.programs.len() {
                break;
            }
            size *= 2;
        }
        let by_key = |a: &(f64, ProgramId), b: &(f64, ProgramId)| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1));
        if wanted < self.keyed.len() {
            self.keyed.select_nth_unstable_by(wanted - 1, by_key);
            self.keyed.truncate(wanted);
        }
        // Tastes are drawn in an order of their own, whatever order the selection leaves.
        self.keyed.sort_unstable_by_key(|&(_, id)| id);
        for &(_, program) in &self.keyed {
            self.is_taken[program.index()] = true;
            let is_categorical = self.programs.terms[program.index()].track == Track::Categorical;
            let utility = AGREEMENT.sqrt() * self.programs.rows[program.index()].prestige
                + (1.0 - AGREEMENT).sqrt() * draws.normal()
                + if is_categorical { CATEGORICAL } else { 0.0 }
                + bonus;
            self.liked.push(Liked { program, utility });
        }
    }

    /// Likes the programs of one institution better.
    pub(super) fn favour(&mut self, institution: u32, bonus: f64) {
        for liked in &mut self.liked {
            if self.programs.terms[liked.program.index()].institution == institution {
                liked.utility += bonus;
            }
        }
    }

    /// The list at hand, best liked first; the next one begins.
    pub(super) fn finish(&mut self) -> Vec<Liked> {
        let mut liked = std::mem::take(&mut self.liked);
        for entry in &liked {
            self.is_taken[entry.program.index()] = false;
        }
        liked.sort_unstable_by(|a, b| b.utility.total_cmp(&a.utility).then(a.program.cmp(&b.program)));
        liked
    }
}
