//! Somebody who enters a season that was played without them, as a price taker: they meet the invitations and the rank order
//! lists of the others as those are, and nobody makes room for them.
//!
//! An entrant goes through the ordinary stages, from applications to the own list. Where they are invited follows from the last
//! score that each department invited in each wave, and where they match from the last applicant that each program holds. Both
//! would move by a little if the season were played with them; how much that matters is for whoever enters them to find out.

use super::applications::Applicants;
use super::certify::needs_year;
use super::chosen::{self, by_standing, keep_best};
use super::columns::Applications;
use super::fixed::Fixed;
use super::interviews::Interviews;
use super::longer::one_more;
use super::pgy1::Pgy1Choices;
use super::rank_lists::{Entry, OwnLists};
use super::signals::{Signaller, boosts};
use super::{Field, Season, Setting, away};
use crate::draws::Purpose;
use crate::population::Person;
use crate::scenario::{Portfolio, Scenario, Tier};
use matchday_lanes::order::falling;
use matchday_match::market::{ProgramId, Ragged};

/// What else an entrant does, beside what the scenario and the applicant's own fields say.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Twist {
    /// One signal more of the weakest tier, to the application of highest appeal that has none.
    pub signal_more: bool,
    /// One away rotation more.
    pub rotation_more: bool,
    /// One interview more or less in the preferred specialty: where the applicant stands best of those without, or worst of those
    /// with one.
    pub interviews: Option<Change>,
    /// What is left off the list.
    pub without: Option<Part>,
    /// One rank more, behind all others: a program of the preferred specialty, drawn from those that would have interviewed.
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
    /// Programs in quartiles of prestige above the own.
    Reach,
    /// Programs in quartiles below it.
    Safety,
}

/// A rank of an entrant's list.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Rank {
    /// The program.
    pub entry: Entry,
    /// How many applicants the program prefers; none when it does not rank the entrant.
    pub ahead: Option<u32>,
}

/// Scores of all who apply to the departments of a specialty, for those who ask where they stand.
#[derive(Default, Debug)]
pub struct Standings {
    /// By department, rising.
    scores: Vec<Vec<f32>>,
    is_asked: Vec<bool>,
}

impl Standings {
    /// Gathers the scores of a season in some specialties.
    pub fn gather(&mut self, season: &Season, setting: &Setting, specialties: &[u32]) {
        let world = season.world(setting);
        self.scores.resize(world.departments.len(), Vec::new());
        self.scores.iter_mut().for_each(Vec::clear);
        let (departments, scores) = (season.applications.departments(), season.applications.scores());
        self.is_asked.clear();
        self.is_asked.extend(world.departments.iter().map(|one| specialties.contains(&u32::from(one.specialty))));
        for (&department, &score) in departments.iter().zip(scores) {
            if self.is_asked[department as usize] {
                self.scores[department as usize].push(score);
            }
        }
        for scores in &mut self.scores {
            scores.sort_unstable_by(f32::total_cmp);
        }
    }

    /// How many score more at a department.
    fn ahead(&self, department: u32, score: f32) -> u32 {
        let all = &self.scores[department as usize];
        u32::try_from(all.len() - all.partition_point(|&other| other <= score)).expect("applications are u32")
    }
}

/// Where entrants enter.
#[derive(Clone, Copy, Debug)]
pub struct Door<'a> {
    /// The season of the others, which was [`Season::watched`].
    pub season: &'a Season,
    /// Its setting.
    pub setting: &'a Setting,
    /// Scores of those who apply to the entrant's preferred specialty.
    pub standings: &'a Standings,
}

impl Door<'_> {
    /// By wave: for each department the last score that was invited.
    pub(super) fn cutoffs(&self) -> Option<&Ragged<f32>> {
        self.season.inviter.cutoffs.as_ref()
    }
}

/// What an entrant does.
#[derive(Clone, Copy, Debug)]
pub struct Behaviour<'a> {
    /// The scenario by whose rules they act; it has the world of the season, and its numbers of applications and of PGY-1 ranks.
    pub scenario: &'a Scenario,
    /// What is given, the entrant included.
    pub fixed: &'a Fixed,
    /// What else they do.
    pub twist: Twist,
}

/// Memory for one entrant after the other.
#[derive(Default, Debug)]
pub struct Entrant {
    applications: Applications,
    applicants: Applicants,
    signaller: Signaller,
    held: Interviews,
    lists: OwnLists,
    pgy1: Pgy1Choices,
    listed: Vec<Entry>,
    offers: Vec<(u32, usize)>,
    /// The list, best first.
    pub list: Vec<Rank>,
    /// The supplemental list; empty for those who rank no advanced position.
    pub supplemental: Vec<Rank>,
    /// Interviews in the first and in the second specialty.
    pub interviews: [u32; 2],
}

impl Entrant {
    /// Goes through a season as far as the lists.
    ///
    /// # Panics
    /// When the season was never played.
    pub fn enter(&mut self, door: &Door, behaviour: &Behaviour, person: &Person) {
        let known = door.season.known.as_ref().expect("the season was played");
        let Behaviour { scenario, fixed, twist } = *behaviour;
        let field = Field {
            scenario,
            world: door.season.world(door.setting),
            directory: &known.directory,
            utilities: &known.utilities,
            fixed,
        };
        let firsts = self.apply(door, &field, twist, person);
        if scenario.interviews.enabled {
            self.answer(door, scenario, person);
            if let Some(change) = twist.interviews {
                self.change_interviews(door, &field, change, firsts);
            }
        } else {
            self.applications.interview_all();
        }
        let marks = self.applications.marks_of(0);
        self.interviews = marks.map(|marks| {
            u32::try_from(marks.iter().filter(|mark| mark.is_interviewed()).count()).expect("applications are u32")
        });
        self.write(door, &field, twist, person);
    }

    /// Applications, rotations and signals; how many of the applications are to the first specialty.
    fn apply(&mut self, door: &Door, field: &Field, twist: Twist, person: &Person) -> usize {
        let Entrant { applications, applicants, signaller, .. } = self;
        applications.clear();
        applicants.assess_alone(&door.season.applicants, field.scenario, person);
        applicants.apply(field, 0, person, applications);
        applications.end_person();
        applications.see(field.utilities);
        let (firsts, mut own) = applications.own(0);
        chosen::rotate(field, person, firsts, &mut own);
        if twist.rotation_more {
            away::rotate_once_more(field, person, firsts, &mut own);
        }
        chosen::signal(field, person, firsts, own, signaller);
        if twist.signal_more {
            self.send_one_more(field, person, firsts);
        }
        if let Some(count) = field.fixed.choices(person).and_then(|choices| choices.interviews) {
            let ahead = self.ahead(door, firsts);
            keep_best(field, count as usize, &ahead, &mut self.applications);
        }
        self.applications.firsts_of_last()
    }

    /// By application to the first specialty: how many others score more.
    fn ahead(&self, door: &Door, firsts: usize) -> Vec<u32> {
        let own = self.applications.departments().iter().zip(self.applications.scores());
        own.take(firsts).map(|(&department, &score)| door.standings.ahead(department, score)).collect()
    }

    fn send_one_more(&mut self, field: &Field, person: &Person, firsts: usize) {
        if !field.scenario.signals.enabled {
            return;
        }
        let specialty = |which: usize| if which < firsts { person.first } else { person.second };
        let takes_part = |which: usize| field.scenario.specialty[specialty(which) as usize].has_signals;
        let open = (0..self.applications.len())
            .filter(|&which| takes_part(which) && self.applications.at(which).mark.signal().is_none());
        let best = open.max_by(|&a, &b| self.applications.at(a).appeal.total_cmp(&self.applications.at(b).appeal));
        if let Some(which) = best {
            let tier = Tier::WEAKEST;
            self.applications.send(which, tier, boosts(&field.scenario.signals)[tier]);
        }
    }

    /// Answers the offers of each wave.
    fn answer(&mut self, door: &Door, scenario: &Scenario, person: &Person) {
        let Entrant { applications, offers, .. } = self;
        let cap = scenario.invitations.cap.map_or(usize::MAX, |cap| person.key.draws(Purpose::Cap).count(cap) as usize);
        let given = (0..applications.len()).filter(|&which| applications.is_interviewed(which)).count();
        let mut room = cap.saturating_sub(given);
        for cutoffs in door.cutoffs().into_iter().flat_map(Ragged::iter) {
            offers.clear();
            for which in 0..applications.len() {
                let here = applications.at(which);
                if !here.mark.is_invited() && here.score > cutoffs[here.department as usize] {
                    applications.invite(which);
                    offers.push((falling(here.appeal), which));
                }
            }
            if offers.len() > room {
                offers.sort_unstable();
            }
            for &(_, which) in offers.iter().take(room) {
                applications.interview(which);
            }
            room = room.saturating_sub(offers.len());
        }
    }

    fn change_interviews(&mut self, door: &Door, field: &Field, change: Change, firsts: usize) {
        let ahead = self.ahead(door, firsts);
        let order = by_standing(field, &self.applications.departments()[..firsts], &ahead);
        let is_met = |which: usize| self.applications.is_interviewed(which);
        match change {
            Change::More => {
                if let Some(which) = order.into_iter().find(|&which| !is_met(which)) {
                    self.applications.interview(which);
                }
            }
            Change::Less => {
                if let Some(which) = order.into_iter().rev().find(|&which| is_met(which)) {
                    self.applications.cancel(which);
                }
            }
        }
    }

    /// Writes the own list, and the supplemental one.
    fn write(&mut self, door: &Door, field: &Field, twist: Twist, person: &Person) {
        let Entrant { applications, held, lists, listed, list, supplemental, applicants, pgy1, .. } = self;
        let people = std::slice::from_ref(person);
        held.hold(field, people, applications);
        lists.write(field, people, held);
        listed.clear();
        listed.extend_from_slice(lists.listed(0));
        match twist.without {
            None => {}
            Some(Part::Last) => drop(listed.pop()),
            Some(part) => listed.retain(|entry| {
                let own = distance(field, applicants, entry.program);
                if part == Part::Reach { own >= 0 } else { own <= 0 }
            }),
        }
        if twist.rank_more {
            listed.extend(one_more(door, field, person, listed));
        }
        let rank = |entry: Entry| Rank { entry, ahead: ahead_at(door, field, entry.program, entry.order) };
        list.clear();
        list.extend(listed.iter().copied().map(rank));
        pgy1.choose(field, people, |_| needs_year(field, listed));
        let year = |&(program, order): &(ProgramId, u32)| rank(Entry { program, appeal: 0.0, order });
        supplemental.clear();
        supplemental.extend(pgy1.list(0).iter().map(year));
    }
}

/// How many quartiles of prestige a program stands below the own; negative above it, 0 where there are no quartiles.
fn distance(field: &Field, applicants: &Applicants, program: ProgramId) -> i64 {
    if field.scenario.applications.portfolio != Portfolio::Quartiles {
        return 0;
    }
    let department = &field.world.departments[field.world.programs[program.index()].department as usize];
    let specialty = u32::from(department.specialty);
    let tier = field.directory.guide(specialty).tier_at(department.institution);
    let own = applicants.quartile(0, specialty);
    tier.map_or(0, |tier| i64::try_from(tier).unwrap_or(0) - i64::try_from(own).unwrap_or(0))
}

/// How many a program prefers to somebody whom it orders so; none when it would not rank them.
fn ahead_at(door: &Door, field: &Field, program: ProgramId, order: u32) -> Option<u32> {
    if field.fixed.list_of[program.index()].is_some() {
        return None;
    }
    let (ahead, others) = door.season.certifier.ahead(program, order);
    #[allow(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "small, and as in the market"
    )]
    let left_out = ((others + 1) as f64 * field.scenario.lists.do_not_rank) as usize;
    (ahead + left_out < others + 1).then(|| u32::try_from(ahead).expect("ranks are u32"))
}
