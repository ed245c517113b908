//! Stage 5: whom programs invite.
//!
//! A department has interview places for each of its positions. It orders its applicants by screening score and signals and
//! offers its places to the first of them; whoever is offered more than the cap in one wave takes those that appeal most.
//! Places that were declined are offered to the next on the order in the next wave.

use super::fixed::Fixed;
use super::{Application, falling};
use crate::draws::Purpose;
use crate::population::{NOBODY, Person, World};
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

/// Memory of the stage.
#[derive(Default, Debug)]
pub struct Inviter {
    starts: Vec<u32>,
    candidates: Vec<Candidate>,
    desks: Vec<Desk>,
    /// Whose application each is.
    applicant_of: Vec<u32>,
    /// Interviews that each person may still accept.
    room: Vec<u32>,
    /// The offers of one wave: person, and the application in the order of the person's taste.
    offers: Vec<(u32, u64)>,
    /// By person: offers in this wave.
    asked: Vec<u32>,
    /// The offers among which somebody has to choose.
    choosing: Vec<(u32, u64)>,
}

/// How far a department is.
#[derive(Clone, Copy, Default, Debug)]
struct Desk {
    /// Places still to offer.
    open: u32,
    next: u32,
    sorted: u32,
    end: u32,
}

impl Inviter {
    /// Marks who is invited and who accepts, which makes it an interview.
    pub fn invite(
        &mut self,
        scenario: &Scenario,
        world: &World,
        people: &[Person],
        starts: &[u32],
        applications: &mut [Application],
        fixed: &Fixed,
    ) {
        self.order(scenario, world, people, starts, applications);
        for (desk, &is_closed) in self.desks.iter_mut().zip(&fixed.is_closed) {
            if is_closed {
                desk.open = 0;
            }
        }
        self.asked.clear();
        self.asked.resize(people.len(), 0);
        self.room.clear();
        for person in people {
            let cap = scenario.invitations.cap.map(|cap| person.key.draws(Purpose::Cap).count(cap));
            self.room.push(cap.unwrap_or(u32::MAX));
        }
        for (index, person) in people.iter().enumerate().filter(|(_, person)| person.given != NOBODY) {
            for application in starts[index]..starts[index + 1] {
                let application = &mut applications[application as usize];
                if fixed.has_interview(person.given, application.department) {
                    application.interview();
                    self.desks[application.department as usize].open =
                        self.desks[application.department as usize].open.saturating_sub(1);
                    self.room[index] = self.room[index].saturating_sub(1);
                }
            }
        }
        for _ in 0..scenario.invitations.waves.max(1) {
            self.send_offers(applications);
            if self.offers.is_empty() {
                break;
            }
            self.answer(applications);
        }
    }

    /// Every department's applicants side by side.
    fn order(
        &mut self,
        scenario: &Scenario,
        world: &World,
        people: &[Person],
        starts: &[u32],
        applications: &[Application],
    ) {
        self.starts.clear();
        self.starts.resize(world.departments.len() + 1, 0);
        for application in applications {
            self.starts[application.department as usize + 1] += 1;
        }
        for department in 0..world.departments.len() {
            self.starts[department + 1] += self.starts[department];
        }
        self.desks.clear();
        for (index, department) in world.departments.iter().enumerate() {
            let plan = scenario.specialty[usize::from(department.specialty)].interviews_per_position;
            let per_position = department.key.draws(Purpose::Places).amount(plan).max(0.0);
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
            let open = (per_position * f64::from(department.positions)).round() as u32;
            let start = self.starts[index];
            self.desks.push(Desk { open, next: start, sorted: start, end: start });
        }
        self.candidates.resize(applications.len(), 0);
        self.applicant_of.clear();
        for (person, range) in (0u32..).zip(starts.windows(2)).take(people.len()) {
            self.applicant_of.extend(std::iter::repeat_n(person, (range[1] - range[0]) as usize));
            for index in range[0]..range[1] {
                let application = &applications[index as usize];
                let desk = &mut self.desks[application.department as usize];
                self.candidates[desk.end as usize] = candidate(application.score, index);
                desk.end += 1;
            }
        }
    }

    /// One wave: every department offers what is open to the next on its order.
    fn send_offers(&mut self, applications: &mut [Application]) {
        self.offers.clear();
        for desk in &mut self.desks {
            while desk.open > 0 && desk.next < desk.end {
                if desk.next == desk.sorted {
                    desk.sort_more(&mut self.candidates);
                }
                let index = application_of(self.candidates[desk.next as usize]);
                desk.next += 1;
                let application = &mut applications[index as usize];
                if application.is_invited() {
                    continue;
                }
                application.invite();
                desk.open -= 1;
                self.offers.push((self.applicant_of[index as usize], candidate(application.appeal, index)));
            }
        }
    }

    /// Everybody accepts what fits under the cap, what appeals most first; the rest goes back to the departments.
    fn answer(&mut self, applications: &mut [Application]) {
        for &(person, _) in &self.offers {
            self.asked[person as usize] += 1;
        }
        // Only those who are offered more than fits have to choose.
        let Inviter { offers, asked, room, choosing, desks, .. } = self;
        choosing.clear();
        for &(person, offer) in &*offers {
            if asked[person as usize] <= room[person as usize] {
                applications[application_of(offer) as usize].interview();
            } else {
                choosing.push((person, offer));
            }
        }
        choosing.sort_unstable();
        for group in choosing.chunk_by(|one, other| one.0 == other.0) {
            let fits = room[group[0].0 as usize] as usize;
            for (rank, &(_, offer)) in group.iter().enumerate() {
                let application = &mut applications[application_of(offer) as usize];
                if rank < fits {
                    application.interview();
                } else {
                    desks[application.department as usize].open += 1;
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

impl Desk {
    /// Sorts as many more candidates as will probably be needed.
    fn sort_more(&mut self, candidates: &mut [Candidate]) {
        let rest = &mut candidates[self.sorted as usize..self.end as usize];
        let wanted = (self.open as usize + self.open as usize / 2 + 4).min(rest.len());
        if wanted < rest.len() {
            rest.select_nth_unstable(wanted - 1);
        }
        rest[..wanted].sort_unstable();
        self.sorted += u32::try_from(wanted).expect("applications are u32");
    }
}
