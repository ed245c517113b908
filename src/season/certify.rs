//! The end of stage 7: all lists together make the market.

use super::Field;
use super::columns::Applications;
use super::couples::PairWriter;
use super::pgy1::Pgy1Chooser;
use super::rank_lists::{Entry, ListWriter};
use crate::market::{ApplicantId, Assembly, Market, ProgramId, Ragged, Track};
use crate::population::{NOBODY, People, Person};
use crate::scenario::{Inputs, Role};

/// Collects everybody's lists and makes the market of them.
#[derive(Default, Debug)]
pub struct Certifier {
    writer: ListWriter,
    pgy1: Pgy1Chooser,
    pairs: PairWriter,
    /// The own lists of those in couples, before they join theirs.
    partners: Ragged<Entry>,
    /// By person: which of `partners`, or [`NOBODY`].
    partner_list: Vec<u32>,
    assembly: Assembly,
}

impl Certifier {
    /// Takes everybody's lists and makes the market.
    ///
    /// # Panics
    /// Never: ids are `u32`.
    pub fn certify(&mut self, field: &Field, inputs: &Inputs, people: &People, applications: &Applications) {
        self.assembly.begin();
        self.partners.clear();
        self.partner_list.clear();
        for (index, person) in people.all.iter().enumerate() {
            self.add(field, person, applications, index);
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

    /// Takes in the next person's interviews and list.
    fn add(&mut self, field: &Field, person: &Person, applications: &Applications, index: usize) {
        let Field { scenario, world, .. } = *field;
        let Certifier { assembly, partners, .. } = self;
        let is_background = person.role == Role::Pgy1;
        if is_background {
            assembly.rank_all(self.pgy1.choose(field, person));
        } else {
            let list = self.writer.write(field, person, applications, index, |program, order| {
                assembly.rank(program, order);
            });
            if person.partner != NOBODY {
                partners.push_slice(list);
            }
            let is_advanced = |entry: &Entry| world.programs[entry.program.index()].terms.track == Track::Advanced;
            if scenario.pgy1.enabled && list.iter().any(is_advanced) {
                assembly.rank_all_supplemental(self.pgy1.choose(field, person));
            }
            self.writer.meet_the_rest(assembly);
        }
        let is_partner = person.partner != NOBODY && !is_background;
        let list = u32::try_from(partners.len().wrapping_sub(1)).unwrap_or(NOBODY);
        self.partner_list.push(if is_partner { list } else { NOBODY });
        assembly.end_applicant(person.is_us_senior);
    }

    fn join_couples(&mut self, field: &Field, people: &People) {
        for &couple in &people.couples {
            let lists = couple.map(|partner| self.partners.list(self.partner_list[partner as usize] as usize));
            let pairs = self.pairs.write(&field.scenario.couples, field.world, lists[0], lists[1]);
            self.assembly.join(couple.map(ApplicantId), pairs.iter().copied());
        }
    }
}
