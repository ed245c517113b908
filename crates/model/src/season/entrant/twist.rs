//! What an entrant does beyond the rules: one thing more or less, to find out what it is worth.

use super::Door;
use super::rank_more::one_more;
use crate::population::Person;
use crate::scenario::{Portfolio, Tier};
use crate::season::applications::Assessments;
use crate::season::invitations::given::by_standing;
use crate::season::signals::boosts;
use crate::season::stages::Stages;
use crate::season::{Field, rotations};
use matchday_match::market::ProgramId;

/// What an entrant does beyond the scenario and the applicant's own fields.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Twist {
    /// One more signal of the weakest tier, to the application of highest appeal without one.
    pub signal_more: bool,
    /// One more away rotation.
    pub rotation_more: bool,
    /// One interview more or less in the preferred specialty: added where the applicant stands best among those without one, removed
    /// where they stand worst.
    pub interviews: Option<Change>,
    /// What is removed from the list.
    pub without: Option<Part>,
    /// One more rank at the end: a program of the preferred specialty, drawn from those that would have interviewed.
    pub rank_more: bool,
}

/// One more or one less.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Change {
    /// One more.
    More,
    /// One less.
    Less,
}

/// A part of a rank order list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// The last rank.
    Last,
    /// Programs in quartiles of prestige above the applicant's own.
    Reach,
    /// Programs in quartiles below it.
    Safety,
}

impl Twist {
    /// Adds a rotation, if asked.
    pub(super) fn rotate(self, field: &Field, person: &Person, stages: &mut Stages) {
        if !self.rotation_more {
            return;
        }
        let (firsts, mut own) = stages.applications.own(0);
        rotations::rotate_once_more(field, person, firsts, &mut own);
    }

    /// Sends one more signal, if asked.
    pub(super) fn signal(self, field: &Field, person: &Person, stages: &mut Stages) {
        if !self.signal_more || !field.scenario.signals.enabled {
            return;
        }
        let applications = &mut stages.applications;
        let firsts = applications.firsts_of(0);
        let specialty = |which: usize| if which < firsts { person.first } else { person.second };
        let takes_part = |which: usize| {
            specialty(which).is_some_and(|specialty| field.scenario.specialty[specialty.index()].has_signals)
        };
        let open = (0..applications.len())
            .filter(|&which| takes_part(which) && applications.at(which).mark.signal().is_none());
        let best = open.max_by(|&a, &b| applications.at(a).appeal.total_cmp(&applications.at(b).appeal));
        if let Some(which) = best {
            applications.send(which, Tier::WEAKEST, boosts(&field.scenario.signals)[Tier::WEAKEST]);
        }
    }

    /// Removes ranks from the list, or adds one.
    pub(super) fn revise_list(self, door: &Door, field: &Field, person: &Person, stages: &mut Stages) {
        let below = |program| quartiles_below(field, stages.assessments(), program);
        let part = |program: ProgramId| match below(program) {
            ..0 => Some(Part::Reach),
            0 => None,
            1.. => Some(Part::Safety),
        };
        let mut list = stages.lists.listed(0).to_vec();
        match self.without {
            None => {}
            Some(Part::Last) => drop(list.pop()),
            without => list.retain(|entry| part(entry.program) != without),
        }
        if self.rank_more {
            list.extend(one_more(door, field, person, &list));
        }
        stages.lists.revise_last(&list);
    }
}

impl Change {
    /// Adds or removes an interview, given how many others are ahead at each application to the first specialty.
    pub(super) fn interviews(self, field: &Field, ahead: &[u32], stages: &mut Stages) {
        if !field.scenario.interviews.enabled {
            return;
        }
        let applications = &mut stages.applications;
        let order = by_standing(field, &applications.departments()[..ahead.len()], ahead);
        let is_met = |which: usize| applications.is_interviewed(which);
        match self {
            Change::More => {
                if let Some(which) = order.into_iter().find(|&which| !is_met(which)) {
                    applications.interview(which);
                }
            }
            Change::Less => {
                if let Some(which) = order.into_iter().rev().find(|&which| is_met(which)) {
                    applications.cancel(which);
                }
            }
        }
    }
}

/// How many quartiles of prestige a program is below the person's own; negative if above, 0 without quartiles.
fn quartiles_below(field: &Field, assessments: &Assessments, program: ProgramId) -> i64 {
    if field.scenario.applications.portfolio != Portfolio::Quartiles {
        return 0;
    }
    let department = field.world.department_of(program);
    let tier = field.directory.guide(department.specialty).tier_at(department.institution);
    let own = assessments.quartile(0, department.specialty);
    tier.map_or(0, |tier| i64::try_from(tier).unwrap_or(0) - i64::try_from(own).unwrap_or(0))
}
