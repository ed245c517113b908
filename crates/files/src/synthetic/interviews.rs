//! Interviews: applicants interview at programs whose prestige is near their own strength.

use super::draws::Draws;
use super::people::Person;
use super::programs::Programs;
use matchday_match::market::{ProgramId, Terms, Track};

/// A program at which an applicant interviews, with its utility for the applicant.
#[derive(Clone, Copy, Debug)]
pub(super) struct Liked {
    pub program: ProgramId,
    pub utility: f64,
}

/// Interviews are drawn from the nearest programs in prestige, this many times as many as needed. Ours.
const WINDOW: usize = 3;
/// The share of the variance of utilities that all applicants have in common. Ours.
const AGREEMENT: f64 = 0.3;
/// The utility of a categorical position above that of an advanced one. Ours.
const CATEGORICAL: f64 = 0.2;
/// The weight of R programs for applicants who may rank them. Ours.
const PHYSICIAN_WEIGHT: f64 = 4.0;
/// The weight of advanced programs in mostly categorical specialties for applicants with a supplemental list. Ours.
const ADVANCED_WEIGHT: f64 = 3.0;

/// A group of programs from which interviews are drawn, from the lowest to the highest prestige.
pub(super) struct Group {
    pub programs: Vec<ProgramId>,
    /// Whether applicants without a supplemental list interview at its advanced programs too.
    is_advanced_for_all: bool,
}

impl Group {
    /// The group of the programs that belong to it. If most positions are advanced, all applicants interview at those.
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

    /// The group of all programs, for the rest of a list that cannot be filled otherwise.
    pub(super) fn everything(programs: &Programs) -> Group {
        Group { is_advanced_for_all: true, ..Group::new(programs, |_| true) }
    }

    /// The weight of a program in the draw of interviews. None if the applicant may not rank it.
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

    /// The `size` programs nearest to an applicant in prestige.
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
    /// No interviews yet.
    pub(super) fn at(programs: &'a Programs) -> Interviews<'a> {
        Interviews { programs, liked: Vec::new(), is_taken: vec![false; programs.rows.len()], keyed: Vec::new() }
    }

    /// How many interviews the current list has.
    pub(super) fn count(&self) -> usize {
        self.liked.len()
    }

    /// Adds `wanted` interviews in a group, or fewer if it has fewer programs. `bonus` is added to their utilities.
    ///
    /// This is sequential Poisson sampling: it takes the smallest ratios of a uniform to the weight, and needs no logarithm.
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
        // Tastes are drawn in the order of ids, whatever order the selection leaves.
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

    /// Adds `bonus` to the utilities of one institution's programs.
    pub(super) fn favour(&mut self, institution: u32, bonus: f64) {
        for liked in &mut self.liked {
            if self.programs.terms[liked.program.index()].institution == institution {
                liked.utility += bonus;
            }
        }
    }

    /// Ends the current list and returns it, highest utility first.
    pub(super) fn finish(&mut self) -> Vec<Liked> {
        let mut liked = std::mem::take(&mut self.liked);
        for entry in &liked {
            self.is_taken[entry.program.index()] = false;
        }
        liked.sort_unstable_by(|a, b| b.utility.total_cmp(&a.utility).then(a.program.cmp(&b.program)));
        liked
    }
}
