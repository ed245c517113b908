//! The end of stage 7: all lists together make the market.

use super::Field;
use super::columns::Applications;
use super::couples::PairWriter;
use super::interviews::Interviews;
use super::pgy1::Pgy1Choices;
use super::rank_lists::{Entry, OwnLists};
use crate::population::People;
use crate::scenario::{Inputs, Role};
use matchday_match::market::{ApplicantId, Assembly, Market, ProgramId, Track};

/// Collects everybody's lists and makes the market of them.
#[derive(Default, Debug)]
pub struct Certifier {
    interviews: Interviews,
    lists: OwnLists,
    pgy1: Pgy1Choices,
    pairs: PairWriter,
    assembly: Assembly,
}

impl Certifier {
    /// Takes everybody's lists and makes the market.
    ///
    /// # Panics
    /// Never: ids are `u32`.
    pub fn certify(&mut self, field: &Field, inputs: &Inputs, people: &People, applications: &Applications) {
        let Certifier { interviews, lists, pgy1, assembly, .. } = self;
        interviews.hold(field, &people.all, applications);
        lists.write(field, &people.all, interviews);
        pgy1.choose(field, &people.all, |index| {
            people.all[index].role == Role::Pgy1 || needs_year(field, lists.listed(index))
        });
        assembly.begin();
        for (index, person) in people.all.iter().enumerate() {
            if person.role == Role::Pgy1 {
                assembly.rank_all(pgy1.list(index).iter().copied());
            } else {
                let told = |entry: &Entry| (entry.program, entry.order);
                assembly.rank_all(lists.listed(index).iter().map(told));
                assembly.rank_all_supplemental(pgy1.list(index).iter().copied());
                assembly.meet_all(lists.unlisted(index).iter().map(told));
            }
            assembly.end_applicant(person.is_us_senior);
        }
        self.join_couples(field, people);
        let Field { scenario, world, fixed, .. } = *field;
        let first_given = people.all.len() - inputs.applicants.len();
        let given = |program: ProgramId| {
            let list = &inputs.lists[fixed.list_of[program.index()]?];
            let whom = list.applicants.iter().map(|&applicant| first_given + applicant);
            Some(whom.map(|person| ApplicantId(u32::try_from(person).expect("ids are u32"))).collect())
        };
        let terms = world.programs.iter().map(|program| program.terms.clone());
        self.assembly.finish(terms, &world.reversions, given, scenario.lists.do_not_rank);
    }

    /// How many a program orders before somebody, and how many it orders in all; see [`Assembly::ahead`].
    pub(super) fn ahead(&self, program: ProgramId, order: u32) -> (usize, usize) {
        self.assembly.ahead(program, order)
    }

    /// Exchanges the memory that carries nothing from one season to the next.
    pub(super) fn swap_scratch(&mut self, other: &mut Certifier) {
        self.assembly.swap_scratch(&mut other.assembly);
    }

    /// The market.
    #[must_use]
    pub fn market(&self) -> &Market {
        self.assembly.market()
    }

    fn join_couples(&mut self, field: &Field, people: &People) {
        for &couple in &people.couples {
            let lists = couple.map(|partner| self.lists.listed(partner as usize));
            let pairs = self.pairs.write(&field.scenario.couples, field.world, lists[0], lists[1]);
            self.assembly.join(couple.map(ApplicantId), pairs.iter().copied());
        }
    }
}

/// Whether a list has an advanced position, so that there must be a PGY-1 year before it.
pub(super) fn needs_year(field: &Field, list: &[Entry]) -> bool {
    let is_advanced = |entry: &Entry| field.world.programs[entry.program.index()].terms.track == Track::Advanced;
    field.scenario.pgy1.enabled && list.iter().any(is_advanced)
}
