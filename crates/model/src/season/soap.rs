//! After the match: the Supplemental Offer and Acceptance Program (SOAP) for unfilled positions.
//!
//! An applicant without a position, or with half of one, applies to unfilled programs, at most to as many as SOAP allows. Every
//! program orders its applicants once and offers its open positions to the first of them, round after round. An accepted offer binds; a
//! declined or expired one goes to the next applicant.

use super::utility::{Ties, Utilities};
use super::{Season, Setting, is_eligible};
use crate::population::{Person, World};
use crate::scenario::{ProgramsKind, Role};
use matchday_lanes::order::falling;
use matchday_match::market::{ApplicantId, Market, Matching, Outcome, ProgramId, Track};

/// One application, sorted by program, then by the program's preference.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Bid {
    program: ProgramId,
    /// The program's order; the lowest comes first.
    order: u32,
    applicant: ApplicantId,
    /// The applicant's order; the lowest comes first.
    wish: u32,
}

/// Memory of the stage.
#[derive(Default, Debug)]
pub struct Soap {
    open: Vec<u32>,
    unfilled: Vec<ProgramId>,
    bids: Vec<Bid>,
    wishes: Vec<(u32, ProgramId)>,
    offers: Vec<(ApplicantId, u32, ProgramId)>,
    /// By applicant: the program whose offer they accepted.
    accepted: Vec<Option<ProgramId>>,
}

/// What an applicant still needs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Lack {
    Everything,
    Pgy1,
    Advanced,
}

impl Soap {
    /// Plays all rounds after a match of the season's lists, whatever its rules. Returns, by applicant, the program whose position they
    /// accepted.
    pub fn play(
        &mut self,
        setting: &Setting,
        season: &Season,
        market: &Market,
        matching: &Matching,
    ) -> &[Option<ProgramId>] {
        let world = season.world(setting);
        self.find_open(market, matching);
        self.accepted.clear();
        self.accepted.resize(market.applicants(), None);
        self.apply(setting, season, (market, matching), world);
        self.bids.sort_unstable();
        for _ in 0..setting.scenario.soap.rounds {
            if !self.play_round() {
                break;
            }
        }
        &self.accepted
    }

    fn find_open(&mut self, market: &Market, matching: &Matching) {
        self.open.clear();
        self.open.extend(matching.effective_quotas(market));
        for (open, holders) in self.open.iter_mut().zip(matching.holders(market).iter()) {
            *open = open.saturating_sub(u32::try_from(holders.len()).expect("ids are u32"));
        }
        self.unfilled.clear();
        self.unfilled.extend(market.program_ids().filter(|program| self.open[program.index()] > 0));
    }

    fn apply(&mut self, setting: &Setting, season: &Season, (market, matching): (&Market, &Matching), world: &World) {
        self.bids.clear();
        let utilities = Utilities::of(&setting.scenario);
        for (applicant, person) in (0..).map(ApplicantId).zip(&season.people.all) {
            let Some(lack) = lack(market, matching, applicant, person) else { continue };
            let wanted = self.unfilled.iter().filter(|&&program| is_wanted(setting, world, program, person, lack));
            self.wishes.clear();
            self.wishes
                .extend(wanted.map(|&program| (falling(views(&utilities, world, program, person).appeal), program)));
            self.wishes.sort_unstable();
            self.wishes.truncate(setting.scenario.soap.applications as usize);
            self.bids.extend(self.wishes.iter().map(|&(wish, program)| {
                let order = falling(views(&utilities, world, program, person).score);
                Bid { program, order, applicant, wish }
            }));
        }
    }

    /// Plays one round of offers; returns whether any was made.
    fn play_round(&mut self) -> bool {
        let Soap { open, bids, offers, accepted, .. } = self;
        offers.clear();
        for of_program in bids.chunk_by(|one, other| one.program == other.program) {
            let places = open[of_program[0].program.index()] as usize;
            let free = of_program.iter().filter(|bid| accepted[bid.applicant.index()].is_none());
            offers.extend(free.take(places).map(|bid| (bid.applicant, bid.wish, bid.program)));
        }
        offers.sort_unstable();
        // An applicant with several offers takes the most preferred one, and that binds.
        for of_applicant in offers.chunk_by(|one, other| one.0 == other.0) {
            let (applicant, _, program) = of_applicant[0];
            accepted[applicant.index()] = Some(program);
            open[program.index()] -= 1;
        }
        !offers.is_empty()
    }
}

fn lack(market: &Market, matching: &Matching, applicant: ApplicantId, person: &Person) -> Option<Lack> {
    match matching.outcome(market, applicant) {
        Outcome::Unmatched if person.role == Role::Pgy1 => Some(Lack::Pgy1),
        Outcome::Unmatched => Some(Lack::Everything),
        Outcome::Matched => None,
        Outcome::PartiallyMatched if person.role == Role::Pgy1 => None,
        Outcome::PartiallyMatched => {
            let program = matching.primary_program(market, applicant)?;
            let has_advanced = market.terms(program).track == Track::Advanced;
            Some(if has_advanced { Lack::Pgy1 } else { Lack::Advanced })
        }
    }
}

/// Whether an applicant would take a position in a program.
fn is_wanted(setting: &Setting, world: &World, program: ProgramId, person: &Person, lack: Lack) -> bool {
    let offered = &world[program];
    let kind = setting.scenario.specialty[offered.specialty.index()].kind;
    let is_own = [person.first, person.second].contains(&Some(offered.specialty));
    let fits = match lack {
        Lack::Pgy1 => kind == ProgramsKind::Pgy1,
        Lack::Advanced => is_own && offered.terms.track == Track::Advanced,
        Lack::Everything => is_own || kind == ProgramsKind::Pgy1,
    };
    fits && is_eligible(world, program, person)
}

fn views(utilities: &Utilities, world: &World, program: ProgramId, person: &Person) -> super::Views {
    let department = world.department_of(program);
    let ties = Ties::between(person, department.institution, department.region);
    utilities.outlook(person).before(department.key, utilities.of_place(department.prestige, ties))
}
