//! Primary lists.

use super::draws::{Draws, Purpose};
use super::interviews::{Group, Interviews, Liked};
use super::people::{Person, Taste};
use super::plan::Plan;
use super::programs::Programs;
use super::published::DR;
use matchday_match::market::{ProgramId, Track};

/// How much a clear preference for IR raises the utility of IR programs; one for DR lowers it as much. Ours.
const PREFERENCE: f64 = 1.5;
/// The utility that a backup specialty loses. Ours.
const BACKUP: f64 = 3.0;
/// The probability that an applicant ranks a second specialty, on a quarter of the list. Ours.
const HAS_BACKUP: f64 = 0.15;

impl Taste {
    /// The share of IR programs on a list. Ours: with 496 applicants and lists of 12 it gives about 12 interviews a position, as
    /// a published simulation of IR assumes.
    fn ir_share(self) -> f64 {
        match self {
            Taste::IrFirst => 0.6,
            Taste::Mixed => 0.4,
            Taste::DrFirst => 0.2,
        }
    }

    /// The utility of IR above that of DR.
    fn preference(self) -> f64 {
        match self {
            Taste::IrFirst => PREFERENCE,
            Taste::Mixed => 0.0,
            Taste::DrFirst => -PREFERENCE,
        }
    }
}

/// Draws primary lists.
pub(super) struct PrimaryLists<'a> {
    plan: &'a Plan,
    programs: &'a Programs,
    interviews: Interviews<'a>,
    specialties: Vec<Group>,
    everything: Group,
    /// The index of DR among the specialties.
    diagnostic: usize,
    backups: Vec<usize>,
}

impl<'a> PrimaryLists<'a> {
    pub(super) fn of(plan: &'a Plan, programs: &'a Programs) -> PrimaryLists<'a> {
        let index =
            |name: &str| plan.specialties.iter().position(|s| s.name == name).expect("a specialty of the market");
        PrimaryLists {
            plan,
            programs,
            interviews: Interviews::at(programs),
            specialties: (0..plan.specialties.len())
                .map(|specialty| Group::new(programs, |p| programs.rows[p].specialty == specialty))
                .collect(),
            everything: Group::everything(programs),
            diagnostic: index(DR),
            backups: plan.specialties.iter().map(|specialty| index(specialty.backup)).collect(),
        }
    }

    /// Draws a list of exactly `ranks` programs, highest utility first.
    pub(super) fn draw(&mut self, number: usize, person: &Person, ranks: usize) -> Vec<Liked> {
        let PrimaryLists { plan, interviews, specialties, everything, .. } = self;
        let mut draws = Draws::of(plan.seed, Purpose::Primary, number);
        let home = &specialties[person.specialty];
        if let Some(taste) = person.taste {
            let wanted = (1..ranks).filter(|&r| share(r, ranks) <= taste.ir_share()).count().max(1);
            interviews.add(home, person, wanted, taste.preference(), &mut draws);
            let left = ranks - interviews.count();
            interviews.add(&specialties[self.diagnostic], person, left, 0.0, &mut draws);
        } else {
            let has_backup = draws.chance(HAS_BACKUP);
            let wanted = if has_backup { ranks - ranks / 4 } else { ranks };
            interviews.add(home, person, wanted, 0.0, &mut draws);
        }
        let backup = &specialties[self.backups[person.specialty]];
        let left = ranks - interviews.count();
        interviews.add(backup, person, left, -BACKUP, &mut draws);
        // If the specialties have fewer programs than the list has ranks, any other programs fill it.
        let left = ranks - interviews.count();
        interviews.add(everything, person, left, -2.0 * BACKUP, &mut draws);
        interviews.finish()
    }

    /// An advanced program for an applicant without one on the list, of the applicant's specialty if it has any.
    pub(super) fn any_advanced(&self, number: usize, person: &Person) -> Option<ProgramId> {
        let is_advanced = |id: &&ProgramId| self.programs.terms[id.index()].track == Track::Advanced;
        [&self.specialties[person.specialty], &self.everything].into_iter().find_map(|group| {
            let advanced: Vec<ProgramId> = group.programs.iter().filter(is_advanced).copied().collect();
            let mut draws = Draws::of(self.plan.seed, Purpose::Advanced, number);
            (!advanced.is_empty()).then(|| advanced[draws.below(advanced.len())])
        })
    }
}

#[allow(clippy::cast_precision_loss, reason = "at most 300")]
fn share(part: usize, of: usize) -> f64 {
    part as f64 / of as f64
}
