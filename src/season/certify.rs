//! The end of stage 7: all lists together make the market.

use super::couples::PairWriter;
use super::pgy1::Pgy1Chooser;
use super::rank_lists::{Entry, ListWriter, Meeting, is_eligible};
use super::{Application, Field};
use crate::market::{ApplicantId, Choice, Draft, Market, ProgramId, Ragged, Rebuilder, SupplementalId, Track};
use crate::population::{NOBODY, People, Person, World};
use crate::scenario::{Inputs, Role, Scenario};

/// Collects everybody's lists and makes the market of them.
#[derive(Default, Debug)]
pub struct Certifier {
    /// Everybody's own list, before couples join theirs.
    lists: Ragged<Entry>,
    meetings: Vec<Meeting>,
    pgy1: Pgy1Chooser,
    /// By person: the supplemental list.
    supplemental: Vec<Option<SupplementalId>>,
    pairs: PairWriter,
    /// By couple: its pairs.
    joint: Ragged<(ProgramId, ProgramId)>,
    couple_of: Vec<u32>,
    starts: Vec<u32>,
    /// Persons in the order of each department: the order in the high half, the person in the low half.
    order: Vec<u64>,
    draft: Draft,
    rebuilder: Rebuilder,
}

impl Certifier {
    /// Begins with another season.
    pub fn begin(&mut self, scenario: &Scenario) {
        self.lists.clear();
        self.meetings.clear();
        self.supplemental.clear();
        self.draft.supplemental.clear();
        self.draft.supplemental_owner.clear();
        self.pgy1.begin(scenario);
    }

    /// Takes in the next person's interviews and list.
    pub fn add(
        &mut self,
        field: &Field,
        writer: &mut ListWriter,
        (index, person): (u32, &Person),
        applications: &[Application],
    ) {
        let Field { scenario, world, directory, utilities, .. } = *field;
        let is_background = person.role == Role::Pgy1;
        if !is_background {
            writer.write(field, index, person, applications, &mut self.meetings, &mut self.lists);
        }
        let last = self.lists.len().saturating_sub(1);
        let is_advanced = |entry: &Entry| world.programs[entry.program.index()].terms.track == Track::Advanced;
        let needs_year = is_background || (scenario.pgy1.enabled && self.lists.list(last).iter().any(is_advanced));
        let mut attached = None;
        if needs_year {
            let programs = self.pgy1.choose(scenario, world, directory, utilities, (index, person), &mut self.meetings);
            if is_background {
                self.lists.push(programs.map(|program| Entry { program, appeal: 0.0 }));
            } else {
                let mut programs = programs.peekable();
                if programs.peek().is_some() {
                    attached = Some(self.draft.add_supplemental(ApplicantId(index), programs));
                }
            }
        }
        self.supplemental.push(attached);
    }

    /// Makes the market.
    pub fn certify(&mut self, field: &Field, inputs: &Inputs, people: &People) {
        let Field { scenario, world, .. } = *field;
        self.join_couples(scenario, world, people);
        self.write_primary(world, people);
        self.order_departments(world);
        self.write_rankings(field, inputs, people);
        let draft = &mut self.draft;
        draft.programs.clear();
        draft.programs.extend(world.programs.iter().map(|program| program.terms.clone()));
        draft.us_senior.clear();
        draft.us_senior.extend(people.all.iter().map(|person| person.is_us_senior));
        draft.couples.clear();
        draft.couples.extend(people.couples.iter().map(|couple| couple.map(ApplicantId)));
        draft.reversions.clone_from(&world.reversions);
        self.rebuilder.rebuild(draft);
    }

    /// The market.
    #[must_use]
    pub fn market(&self) -> &Market {
        self.rebuilder.market()
    }

    fn join_couples(&mut self, scenario: &Scenario, world: &World, people: &People) {
        self.joint.clear();
        self.couple_of.clear();
        self.couple_of.resize(people.all.len(), NOBODY);
        for (couple, &[a, b]) in (0u32..).zip(&people.couples) {
            let lists = [a, b].map(|partner| self.lists.list(partner as usize));
            let pairs = self.pairs.write(&scenario.couples, world, lists[0], lists[1]);
            self.joint.push(pairs.iter().map(|&(_, first, second)| (first, second)));
            for partner in [a, b] {
                self.couple_of[partner as usize] = couple;
            }
        }
    }

    fn write_primary(&mut self, world: &World, people: &People) {
        self.draft.primary.clear();
        for (person, &couple) in self.couple_of.iter().enumerate() {
            let attached = self.supplemental[person];
            let choice = |program: ProgramId| {
                let is_advanced =
                    !program.is_no_match() && world.programs[program.index()].terms.track == Track::Advanced;
                Choice { program, supplemental: attached.filter(|_| is_advanced) }
            };
            if couple == NOBODY {
                let list = self.lists.list(person);
                self.draft.primary.push(list.iter().map(|entry| choice(entry.program)));
            } else {
                let is_first = people.couples[couple as usize][0] as usize == person;
                let pairs = self.joint.list(couple as usize);
                self.draft.primary.push(pairs.iter().map(|&(a, b)| choice(if is_first { a } else { b })));
            }
        }
    }

    /// Sorts what departments think of those they met, department by department.
    fn order_departments(&mut self, world: &World) {
        self.starts.clear();
        self.starts.resize(world.departments.len() + 1, 0);
        for meeting in &self.meetings {
            self.starts[meeting.department as usize + 1] += 1;
        }
        for department in 0..world.departments.len() {
            self.starts[department + 1] += self.starts[department];
        }
        self.order.resize(self.meetings.len(), 0);
        for meeting in &self.meetings {
            let next = &mut self.starts[meeting.department as usize];
            self.order[*next as usize] = u64::from(meeting.order) << 32 | u64::from(meeting.person);
            *next += 1;
        }
        // Every start has moved to the next one's place.
        self.starts.rotate_right(1);
        self.starts[0] = 0;
        for range in self.starts.windows(2) {
            self.order[range[0] as usize..range[1] as usize].sort_unstable();
        }
    }

    fn write_rankings(&mut self, field: &Field, inputs: &Inputs, people: &People) {
        let Field { scenario, world, fixed, .. } = *field;
        let first_given = people.all.len() - inputs.applicants.len();
        self.draft.rankings.clear();
        for (index, program) in world.programs.iter().enumerate() {
            if let Some(list) = fixed.list_of[index] {
                let whom = inputs.lists[list].applicants.iter().map(|&applicant| first_given + applicant);
                self.draft.rankings.push(whom.map(|person| ApplicantId(u32::try_from(person).expect("ids are u32"))));
                continue;
            }
            let department = program.department as usize;
            let met = &self.order[self.starts[department] as usize..self.starts[department + 1] as usize];
            #[allow(
                clippy::cast_precision_loss,
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "small"
            )]
            let left_out = (met.len() as f64 * scenario.lists.do_not_rank).floor() as usize;
            let ranked = met[..met.len() - left_out.min(met.len())].iter();
            #[allow(clippy::cast_possible_truncation, reason = "the low half is the person")]
            let ranked = ranked.map(|&order| ApplicantId(order as u32));
            self.draft.rankings.push(ranked.filter(|person| is_eligible(program, &people.all[person.index()])));
        }
    }
}
