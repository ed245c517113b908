//! Stage 5: whom programs invite.
//!
//! A department has interview places for each of its positions. It orders its applicants by screening score and signals and
//! offers its places to the first of them; whoever is offered more than the cap in one wave takes those that appeal most.
//! Places that were declined are offered to the next on the order in the next wave.

use super::columns::Applications;
use super::fixed::Fixed;
use crate::draws::Purpose;
use crate::market::Ragged;
use crate::order::{Order, falling};
use crate::population::{Department, NOBODY, Person, World};
use crate::scenario::Scenario;

/// One application in the order of a department: the score in the high half, so that the best come first, and the
/// application in the low half.
type Candidate = u64;

#[inline]
fn candidate(score: f32, application: u32) -> Candidate {
    u64::from(falling(score)) << 32 | u64::from(application)
}

#[inline]
#[allow(clippy::cast_possible_truncation, reason = "the low half is the application")]
fn application_of(candidate: Candidate) -> u32 {
    candidate as u32
}

/// A department looks for candidates down to so many standard deviations below the last score that it usually invites. It only
/// matters to the time that a season takes: whoever finds too few looks at all.
const MARGIN: f32 = 3.0;

/// The last score that a department invited, as a mean and a variance over the seasons before, later ones weighing more.
#[derive(Clone, Copy, Debug)]
struct Usual {
    mean: f32,
    variance: f32,
    /// Whether it has so few applicants that all are candidates.
    has_few: bool,
}

/// A department that had to look below has few applicants when there are no more than so many for each place.
const FEW: u32 = 3;

impl Usual {
    /// Nothing is known: nobody is left out.
    const UNKNOWN: Usual = Usual { mean: f32::NEG_INFINITY, variance: 0.25, has_few: false };

    /// Who scores less is no candidate at first.
    fn bar(self) -> f32 {
        self.mean - MARGIN * self.variance.sqrt()
    }

    fn learn(&mut self, lowest: f32) {
        if !self.mean.is_finite() {
            self.mean = lowest;
            return;
        }
        let surprise = lowest - self.mean;
        self.mean += surprise / 8.0;
        self.variance += (surprise * surprise - self.variance) / 8.0;
    }
}

/// Memory of the stage.
#[derive(Default, Debug)]
pub struct Inviter {
    /// Candidates, those of a department side by side.
    candidates: Vec<Candidate>,
    order: Order,
    /// The applications that are candidates.
    found: Vec<u32>,
    desks: Vec<Desk>,
    /// By department.
    usual: Vec<Usual>,
    /// By department: who scores less is no candidate, unless those above do not suffice.
    bars: Vec<f32>,
    /// Interviews that each person may still accept.
    room: Vec<u32>,
    /// The offers of one wave: person and application.
    offers: Vec<(u32, u32)>,
    /// By person: offers in this wave.
    asked: Vec<u32>,
    /// The offers among which somebody has to choose: person, and the application in the order of the person's taste.
    choosing: Vec<(u32, Candidate)>,
    /// Whose application each is.
    applicant_of: Vec<u32>,
    /// By wave, if somebody wants to know: for each department the last score that was invited so far.
    pub(super) cutoffs: Option<Ragged<f32>>,
}

/// How far a department is: its candidates are a range, the first of them sorted.
#[derive(Clone, Copy, Default, Debug)]
struct Desk {
    /// Places still to offer.
    open: u32,
    next: u32,
    sorted: u32,
    end: u32,
    /// Whether every applicant is a candidate.
    has_all: bool,
    /// Whether those not yet sorted no longer lie in the order of the applications.
    is_mixed: bool,
    /// How many places there were, and where the candidates begin.
    places: u32,
    first: u32,
    /// Whether there turned out to be few applicants.
    has_few: bool,
    /// The lowest score that was invited; none is infinite.
    lowest: f32,
}

impl Inviter {
    /// Marks who is invited and who accepts, which makes it an interview.
    pub fn invite(
        &mut self,
        scenario: &Scenario,
        world: &World,
        people: &[Person],
        applications: &mut Applications,
        fixed: &Fixed,
    ) {
        self.open_desks(scenario, world, fixed);
        self.find_candidates(people.len(), applications);
        if let Some(cutoffs) = &mut self.cutoffs {
            cutoffs.clear();
        }
        self.asked.clear();
        self.asked.resize(people.len(), 0);
        self.room.clear();
        for person in people {
            let cap = scenario.invitations.cap.map(|cap| person.key.draws(Purpose::Cap).count(cap));
            self.room.push(cap.unwrap_or(u32::MAX));
        }
        // What is given was marked before.
        for (index, _) in people.iter().enumerate().filter(|(_, person)| person.given != NOBODY) {
            for which in applications.range_of(index) {
                if applications.is_interviewed(which) {
                    let department = applications.departments()[which];
                    let open = &mut self.desks[department as usize].open;
                    *open = open.saturating_sub(1);
                    self.room[index] = self.room[index].saturating_sub(1);
                }
            }
        }
        for _ in 0..scenario.invitations.waves.max(1) {
            self.send_offers(applications);
            if let Some(cutoffs) = &mut self.cutoffs {
                let last = |desk: &Desk| if desk.open > 0 { f32::NEG_INFINITY } else { desk.lowest };
                cutoffs.push(self.desks.iter().map(last));
            }
            if self.offers.is_empty() {
                break;
            }
            self.answer(applications);
        }
        self.learn();
    }

    /// Exchanges all memory but what is usual.
    pub(super) fn swap_scratch(&mut self, other: &mut Inviter) {
        std::mem::swap(self, other);
        std::mem::swap(&mut self.usual, &mut other.usual);
        std::mem::swap(&mut self.cutoffs, &mut other.cutoffs);
    }

    /// Forgets what sufficed before: the departments are others.
    pub fn forget(&mut self) {
        self.usual.clear();
    }

    fn open_desks(&mut self, scenario: &Scenario, world: &World, fixed: &Fixed) {
        self.desks.clear();
        for (department, &is_closed) in world.departments.iter().zip(&fixed.is_closed) {
            let open = if is_closed { 0 } else { places(scenario, department) };
            self.desks.push(Desk { open, places: open, lowest: f32::INFINITY, ..Desk::default() });
        }
        self.usual.resize(world.departments.len(), Usual::UNKNOWN);
        self.bars.clear();
        self.bars.extend(self.usual.iter().map(|usual| usual.bar()));
    }

    /// Every department's candidates side by side: all who score as much as sufficed before, and they nearly always suffice.
    fn find_candidates(&mut self, people: usize, applications: &Applications) {
        let Inviter { candidates, found, desks, bars, applicant_of, .. } = self;
        let (departments, scores) = (applications.departments(), applications.scores());
        if found.len() < scores.len() {
            found.resize(scores.len(), 0);
        }
        let mut count = 0;
        for (which, (&department, &score)) in departments.iter().zip(scores).enumerate() {
            // Written for everybody, kept for those above the bar: most are below, and which is hard to guess.
            #[allow(clippy::cast_possible_truncation, reason = "applications are u32")]
            let which = which as u32;
            found[count] = which;
            count += usize::from(score >= bars[department as usize]);
        }
        for &which in &found[..count] {
            desks[departments[which as usize] as usize].end += 1;
        }
        let mut start = 0;
        for (desk, &bar) in desks.iter_mut().zip(&*bars) {
            let end = start + desk.end;
            (desk.first, desk.next, desk.sorted, desk.end) = (start, start, start, start);
            desk.has_all = bar == f32::NEG_INFINITY;
            start = end;
        }
        candidates.clear();
        candidates.resize(count, 0);
        for &which in &found[..count] {
            let desk = &mut desks[departments[which as usize] as usize];
            candidates[desk.end as usize] = candidate(scores[which as usize], which);
            desk.end += 1;
        }
        applicant_of.clear();
        for (person, range) in (0u32..).zip((0..people).map(|person| applications.range_of(person))) {
            applicant_of.resize(range.end, person);
        }
    }

    /// One wave: every department offers what is open to the next on its order.
    fn send_offers(&mut self, applications: &mut Applications) {
        let Inviter { candidates, order, desks, bars, offers, applicant_of, .. } = self;
        offers.clear();
        for ((number, desk), bar) in (0..).zip(desks).zip(bars) {
            let mut last = None;
            while desk.open > 0 {
                if desk.next == desk.sorted && !desk.sort_more(candidates, order) {
                    if desk.has_all {
                        break;
                    }
                    desk.look_below(number, *bar, candidates, applications);
                    continue;
                }
                let which = application_of(candidates[desk.next as usize]);
                desk.next += 1;
                if applications.is_invited(which as usize) {
                    continue;
                }
                applications.invite(which as usize);
                desk.open -= 1;
                last = Some(which);
                offers.push((applicant_of[which as usize], which));
            }
            if let Some(last) = last {
                desk.lowest = applications.scores()[last as usize];
            }
        }
    }

    /// Remembers what sufficed; whoever invited everybody forgets.
    fn learn(&mut self) {
        for (usual, desk) in self.usual.iter_mut().zip(&self.desks) {
            usual.has_few |= desk.has_few;
            if desk.open > 0 || usual.has_few {
                *usual = Usual { has_few: usual.has_few, ..Usual::UNKNOWN };
            } else if desk.lowest.is_finite() {
                usual.learn(desk.lowest);
            }
        }
    }

    /// Everybody accepts what fits under the cap, what appeals most first; the rest goes back to the departments.
    fn answer(&mut self, applications: &mut Applications) {
        for &(person, _) in &self.offers {
            self.asked[person as usize] += 1;
        }
        // Only those who are offered more than fits have to choose.
        let Inviter { offers, asked, room, choosing, desks, .. } = self;
        choosing.clear();
        for &(person, which) in &*offers {
            if asked[person as usize] <= room[person as usize] {
                applications.interview(which as usize);
            } else {
                choosing.push((person, candidate(applications.at(which as usize).appeal, which)));
            }
        }
        choosing.sort_unstable();
        for group in choosing.chunk_by(|one, other| one.0 == other.0) {
            let fits = room[group[0].0 as usize] as usize;
            for (rank, &(_, offer)) in group.iter().enumerate() {
                let which = application_of(offer) as usize;
                if rank < fits {
                    applications.interview(which);
                } else {
                    desks[applications.departments()[which] as usize].open += 1;
                }
            }
        }
        for &(person, _) in &*offers {
            let (asked, room) = (&mut asked[person as usize], &mut room[person as usize]);
            *room = room.saturating_sub(*asked);
            *asked = 0;
        }
    }
}

/// How many interviews a department gives.
pub(super) fn places(scenario: &Scenario, department: &Department) -> u32 {
    let plan = scenario.specialty[usize::from(department.specialty)].interviews_per_position;
    let per_position = department.key.draws(Purpose::Places).amount(plan).max(0.0);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
    let places = (per_position * f64::from(department.positions)).round() as u32;
    places
}

impl Desk {
    /// Sorts as many more candidates as will probably be needed; whether there are any.
    fn sort_more(&mut self, candidates: &mut [Candidate], order: &mut Order) -> bool {
        let rest = &mut candidates[self.sorted as usize..self.end as usize];
        let mut wanted = rest.len();
        if wanted == 0 {
            return false;
        }
        if !self.is_mixed && order.is_short(wanted) {
            order.sort(rest);
        } else {
            wanted = wanted.min(self.open as usize + self.open as usize / 8 + 4);
            if wanted < rest.len() {
                rest.select_nth_unstable(wanted - 1);
                self.is_mixed = true;
            }
            rest[..wanted].sort_unstable();
        }
        self.sorted += u32::try_from(wanted).expect("applications are u32");
        true
    }

    /// Those above the bar were not enough: everybody else becomes a candidate too.
    fn look_below(&mut self, number: u32, bar: f32, candidates: &mut Vec<Candidate>, applications: &Applications) {
        let start = u32::try_from(candidates.len()).expect("at most as many candidates as applications");
        let (departments, scores) = (applications.departments(), applications.scores());
        for (eights, first) in departments.chunks(32).zip((0..).step_by(32)) {
            if !eights.contains(&number) {
                continue;
            }
            let here = (first..).zip(eights).filter(|&(_, &department)| department == number);
            let below = here.map(|(which, _)| (which, scores[which as usize])).filter(|&(_, score)| score < bar);
            candidates.extend(below.map(|(which, score)| candidate(score, which)));
        }
        let end = u32::try_from(candidates.len()).expect("at most as many candidates as applications");
        self.has_few = (self.end - self.first) + (end - start) <= FEW * self.places;
        (self.next, self.sorted, self.end, self.has_all) = (start, start, end, true);
        self.is_mixed = false;
    }
}
