//! Invitations: which applicants programs invite.
//!
//! A department has interview places for each of its positions. It orders its applicants by screening score and signals and offers
//! its places to the first of them. An applicant with more offers than the cap in one wave takes those of the highest appeal. Declined
//! places are offered to the next applicants in the next wave.

mod candidates;
pub(super) mod given;
mod usual;

use super::fixed::Fixed;
use super::state::{Applications, Mark};
use super::{Field, number};
use crate::draws::Purpose;
use crate::population::{Department, DepartmentId, Person, World};
use crate::scenario::{ProgramsKind, Scenario};
use matchday_lanes::order::Order;
use matchday_match::market::Ragged;

use candidates::Candidates;
use usual::Usual;

/// A department that looks below its bar counts as having few applicants if there are at most this many per place.
const FEW: usize = 3;

/// Memory of the stage.
#[derive(Default, Debug)]
pub(super) struct Inviter {
    /// By department: interview places.
    places: Vec<u32>,
    /// By department.
    usual: Vec<Usual>,
    /// By department: lower scores are no candidates unless those above do not suffice.
    bars: Vec<f32>,
    candidates: Candidates,
    /// By department.
    desks: Vec<Desk>,
    /// Departments with places to offer.
    active: Vec<DepartmentId>,
    /// The applications that receive an offer in one wave.
    offers: Vec<u32>,
    /// Those that are declined.
    declined: Vec<u32>,
    /// The offers among which an applicant must choose, and their appeals; later entries are stale.
    found: Vec<u32>,
    appeals: Vec<f32>,
    order: Order,
    /// By wave, if entrants need it: the last score that each department has invited so far.
    pub(super) cutoffs: Option<Ragged<f32>>,
}

/// How far a department has come.
#[derive(Clone, Copy, Debug)]
struct Desk {
    /// Places still to offer.
    open: u32,
    /// Whether all its applicants are candidates.
    has_all: bool,
    /// Whether it turned out to have few applicants.
    has_few: bool,
    /// The lowest score that was invited; infinite if none was.
    lowest: f32,
}

impl Inviter {
    /// Marks who is invited and who accepts. An accepted invitation becomes an interview.
    pub(super) fn invite(&mut self, field: &Field, people: &[Person], applications: &mut Applications) {
        let scenario = field.scenario;
        self.open(scenario, field.world, field.fixed);
        self.candidates.gather(applications, &self.bars);
        self.open_desks();
        applications.note_applicants();
        self.keep_given(people, applications);
        self.active.clear();
        let desks = (0..).map(DepartmentId).zip(&self.desks);
        self.active.extend(desks.filter(|(_, desk)| desk.open > 0).map(|(department, _)| department));
        if let Some(cutoffs) = &mut self.cutoffs {
            cutoffs.clear();
        }
        for wave in 0..scenario.invitations.waves.max(1) {
            self.send_offers(applications);
            if let Some(cutoffs) = &mut self.cutoffs {
                let last = |desk: &Desk| if desk.open > 0 { f32::NEG_INFINITY } else { desk.lowest };
                cutoffs.push(self.desks.iter().map(last));
            }
            if self.offers.is_empty() {
                break;
            }
            self.answer(scenario, people, applications, wave == 0);
            self.take_back(applications);
        }
        for (usual, desk) in self.usual.iter_mut().zip(&self.desks) {
            usual.learn(desk.lowest, desk.open > 0, desk.has_few);
        }
    }

    /// Swaps all memory except what is kept for each department.
    pub(super) fn swap_scratch(&mut self, other: &mut Inviter) {
        std::mem::swap(self, other);
        std::mem::swap(&mut self.places, &mut other.places);
        std::mem::swap(&mut self.usual, &mut other.usual);
        std::mem::swap(&mut self.cutoffs, &mut other.cutoffs);
    }

    /// Forgets the usual scores, because the departments have changed.
    pub(super) fn forget(&mut self) {
        self.places.clear();
        self.usual.clear();
    }

    /// Looks up each department's places and its bar for candidates.
    fn open(&mut self, scenario: &Scenario, world: &World, fixed: &Fixed) {
        let Inviter { places: all_places, usual, bars, .. } = self;
        if usual.is_empty() {
            let interviews =
                |department: &Department| scenario.specialty[department.specialty.index()].kind != ProgramsKind::Pgy1;
            let open = world.departments.iter().zip(&fixed.is_closed).map(|(department, &is_closed)| {
                if is_closed || !interviews(department) { 0 } else { places(scenario, department) }
            });
            all_places.extend(open);
            usual.resize(world.departments.len(), Usual::UNKNOWN);
        }
        bars.clear();
        bars.extend(usual.iter().map(|usual| usual.bar()));
    }

    fn open_desks(&mut self) {
        self.desks.clear();
        self.desks.extend(self.places.iter().zip(&self.usual).map(|(&open, usual)| Desk {
            open,
            has_all: usual.bar() == f32::NEG_INFINITY,
            has_few: false,
            lowest: f32::INFINITY,
        }));
    }

    /// Given interviews are marked already, and use up places.
    fn keep_given(&mut self, people: &[Person], applications: &Applications) {
        // Named applicants come last.
        for (index, _) in people.iter().enumerate().rev().take_while(|(_, person)| person.given.is_some()) {
            for which in applications.range_of(index).filter(|&which| applications.is_interviewed(which)) {
                let department = applications.departments()[which];
                let open = &mut self.desks[department.index()].open;
                *open = open.saturating_sub(1);
                self.candidates.withdraw(department, number(which));
            }
        }
    }

    /// One wave: every department offers its open places to its next candidates.
    fn send_offers(&mut self, applications: &mut Applications) {
        let Inviter { places, candidates, desks, active, offers, .. } = self;
        offers.clear();
        for &department in &*active {
            let desk = &mut desks[department.index()];
            if candidates.left(department) < desk.open as usize && !desk.has_all {
                desk.has_few =
                    candidates.look_below(department, applications) <= FEW * places[department.index()] as usize;
                desk.has_all = true;
            }
            let sent = offers.len();
            for which in candidates.take(department, desk.open as usize) {
                applications.invite(which as usize);
                offers.push(which);
            }
            if let Some(&last) = offers[sent..].last() {
                desk.lowest = applications.scores()[last as usize];
                desk.open -= number(offers.len() - sent);
            }
        }
    }

    /// Applicants accept the offers of the highest appeal up to the cap. In the first wave nearly everyone has an offer.
    fn answer(&mut self, scenario: &Scenario, people: &[Person], applications: &mut Applications, is_first: bool) {
        self.declined.clear();
        if is_first {
            for (index, person) in people.iter().enumerate() {
                if !applications.range_of(index).is_empty() && self.accept(scenario, index, person, applications) {
                    self.declined.extend_from_slice(applications.declined(index, &mut self.found));
                }
            }
        } else {
            for place in 0..self.offers.len() {
                let which = self.offers[place];
                let index = applications.applicant_of(which as usize);
                self.accept(scenario, index, &people[index], applications);
                if !applications.is_interviewed(which as usize) {
                    self.declined.push(which);
                }
            }
        }
    }

    /// One applicant accepts up to the cap; returns whether any offer is left over.
    fn accept(&mut self, scenario: &Scenario, index: usize, person: &Person, applications: &mut Applications) -> bool {
        let Inviter { found, appeals, order, .. } = self;
        let marks = applications.marks_of_one(index);
        let (invited, interviewed) = (Mark::count_invited(marks), Mark::count_interviewed(marks));
        if invited == interviewed {
            return false;
        }
        let cap = scenario.invitations.cap.map(|cap| person.key.draws(Purpose::Cap).count(cap));
        let fits = u64::from(cap.unwrap_or(u32::MAX)).saturating_sub(interviewed);
        if invited - interviewed <= fits {
            Mark::accept_all(applications.marks_of_one_mut(index));
            return false;
        }
        if fits > 0 {
            // An applicant with room left has not declined anything before.
            let choices = applications.declined(index, found);
            appeals.clear();
            appeals.extend(choices.iter().map(|&which| applications.views(which as usize).appeal));
            for (&place, _) in order.falling(appeals).iter().zip(0..fits) {
                applications.interview(choices[place as usize] as usize);
            }
        }
        true
    }

    /// Returns declined places to their departments.
    fn take_back(&mut self, applications: &Applications) {
        let Inviter { desks, active, declined, .. } = self;
        active.clear();
        for &which in &*declined {
            let department = applications.departments()[which as usize];
            let desk = &mut desks[department.index()];
            if desk.open == 0 {
                active.push(department);
            }
            desk.open += 1;
        }
    }
}

/// How many interviews a department gives.
pub(super) fn places(scenario: &Scenario, department: &Department) -> u32 {
    let plan = scenario.specialty[department.specialty.index()].interviews_per_position;
    let per_position = department.key.draws(Purpose::Places).amount(plan).max(0.0);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
    let places = (per_position * f64::from(department.positions)).round() as u32;
    places
}
