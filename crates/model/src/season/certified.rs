//! Certified lists: all lists together form the market.

use super::Field;
use super::rank_lists::Entry;
use super::stages::Stages;
use crate::population::Person;
use crate::scenario::Role;
use matchday_match::market::{ApplicantId, Assembly, Market, ProgramId};

/// Collects everyone's lists into the market.
#[derive(Default, Debug)]
pub(super) struct Certifier {
    assembly: Assembly,
}

impl Certifier {
    /// Collects everyone's lists and builds the market.
    pub(super) fn certify(&mut self, field: &Field, people: &[Person], couples: &[[ApplicantId; 2]], stages: &Stages) {
        let Certifier { assembly } = self;
        let Stages { lists, pgy1, couples: pairs, .. } = stages;
        assembly.begin();
        for (index, person) in people.iter().enumerate() {
            if person.role == Role::Pgy1 {
                assembly.rank_all(pgy1.list(index).iter().copied());
            } else {
                let ranked = |entry: &Entry| (entry.program, entry.order);
                assembly.rank_all(lists.listed(index).iter().map(ranked));
                assembly.rank_all_supplemental(pgy1.list(index).iter().copied());
                assembly.meet_all(lists.unlisted(index).iter().map(ranked));
            }
            assembly.end_applicant(person.is_us_senior);
        }
        for (couple, pairs) in couples.iter().zip(pairs.iter()) {
            assembly.join(*couple, pairs.iter().copied());
        }
        let Field { scenario, inputs, world, fixed, .. } = *field;
        let first_given = people.len() - inputs.applicants.len();
        let given = |program: ProgramId| {
            let list = &inputs.lists[fixed.list_of[program.index()]?];
            let whom = list.applicants.iter().map(|&applicant| first_given + applicant);
            Some(whom.map(|person| ApplicantId(u32::try_from(person).expect("ids are u32"))).collect())
        };
        let terms = world.programs.iter().map(|program| program.terms.clone());
        assembly.finish(terms, &world.reversions, given, scenario.lists.do_not_rank);
    }

    /// How many applicants a program ranks above this order, and how many it ranks in all; see [`Assembly::ahead`].
    pub(super) fn ahead(&self, program: ProgramId, order: u32) -> (usize, usize) {
        self.assembly.ahead(program, order)
    }

    /// Swaps the memory that carries nothing from one season to the next.
    pub(super) fn swap_scratch(&mut self, other: &mut Certifier) {
        self.assembly.swap_scratch(&mut other.assembly);
    }

    /// The market.
    pub(super) fn market(&self) -> &Market {
        self.assembly.market()
    }
}
