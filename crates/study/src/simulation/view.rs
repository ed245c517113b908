//! One replicate, person by person: the source of all counts.

use matchday_lanes::order::rising;
use matchday_match::market::{ApplicantId, Holders, Listed, Market, Outcome, ProgramId, Rank};
use matchday_match::matching::Run;
use matchday_model::population::{Person, SpecialtyId, World};
use matchday_model::scenario::{Role, Scenario};
use matchday_model::season::{Season, Setting};

/// The specialties of the question.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Question {
    /// The focus; `None` if the scenario has no specialty.
    pub(super) focus: Option<SpecialtyId>,
    /// The usual alternative, if any.
    pub(super) alternative: Option<SpecialtyId>,
}

impl Question {
    pub(super) fn of(scenario: &Scenario) -> Question {
        let focus = scenario.focus();
        Question { focus, alternative: scenario.alternative().filter(|&alternative| Some(alternative) != focus) }
    }

    /// Focus and alternative, if any.
    pub(super) fn specialties(self) -> impl Iterator<Item = (usize, SpecialtyId)> {
        let both = [self.focus, self.alternative].into_iter().enumerate();
        both.filter_map(|(which, specialty)| Some((which, specialty?)))
    }

    /// A person's preference.
    pub(super) fn preference(self, person: &Person) -> Preference {
        let has_choice = person.second.is_some() && person.second != person.first;
        if has_choice && person.taste <= 0.0 && [person.first, person.second].contains(&self.focus) {
            Preference::None
        } else if person.first == self.focus {
            Preference::Focus
        } else {
            Preference::Other
        }
    }
}

/// An applicant's preference.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) enum Preference {
    /// The focus.
    Focus,
    /// The focus as much as another specialty.
    None,
    /// Another specialty.
    #[default]
    Other,
}

/// An applicant's outcome.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) enum Ending {
    /// In the focus.
    Focus,
    /// In the alternative.
    Alternative,
    /// Elsewhere, possibly in a preliminary year.
    Other,
    /// Nowhere.
    #[default]
    Nothing,
}

/// What the figures need of an applicant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Fact {
    pub(super) applicant: ApplicantId,
    /// Index into the types.
    pub(super) kind: u16,
    /// Index into the groups.
    pub(super) group: u16,
    pub(super) preference: Preference,
    pub(super) ending: Ending,
    /// The programs matched on the primary and the supplemental list.
    pub(super) matched: [Option<ProgramId>; 2],
    pub(super) is_partially_matched: bool,
    /// Strength among all applicants of the replicate: the share who are weaker, in 1/10 000.
    pub(super) percentile: u16,
    /// Fifth of strength among those who rank the focus, 0 the weakest; `None` for others.
    pub(super) quintile: Option<u8>,
    /// The rank obtained, from 1; 0 for none.
    pub(super) choice: u32,
    /// The specialty of the first entry of the list, if any.
    pub(super) ranks_first: Option<SpecialtyId>,
    /// For focus and alternative: the number of programs in their first contiguous run on the list; 0 if the specialty is not ranked.
    pub(super) contiguous: [u32; 2],
}

impl Fact {
    /// Whether any program of the focus is ranked.
    pub(super) fn ranks_focus(&self) -> bool {
        self.contiguous[0] > 0
    }
}

/// Facts about all applicants of a replicate, in memory that is reused.
#[derive(Default, Debug)]
pub(super) struct Facts {
    /// Those who apply to specialties; neither partners nor people who compete only for PGY-1 years.
    pub(super) all: Vec<Fact>,
    order: Vec<u64>,
    seen: Vec<u32>,
    stamp: u32,
}

/// One replicate as played and matched.
#[derive(Clone, Copy, Debug)]
pub(super) struct View<'a> {
    pub(super) season: &'a Season,
    pub(super) world: &'a World,
    pub(super) market: &'a Market,
    pub(super) run: &'a Run,
    pub(super) facts: &'a Facts,
    /// The applicants that each program holds.
    pub(super) holders: &'a Holders,
    /// For each program, its positions after reversions and requests.
    pub(super) quotas: &'a [u32],
    /// For each applicant, the program whose position they accepted in SOAP; empty if SOAP is not played.
    pub(super) soap: &'a [Option<ProgramId>],
}

impl Facts {
    /// All facts, the weakest applicant first.
    pub(super) fn by_strength(&self) -> impl Iterator<Item = &Fact> + Clone {
        #[allow(clippy::cast_possible_truncation, reason = "the low half is the index")]
        self.order.iter().map(|&order| &self.all[order as u32 as usize])
    }

    /// Collects the facts of a replicate.
    pub(super) fn gather(
        &mut self,
        setting: &Setting,
        question: Question,
        season: &Season,
        (market, run): (&Market, &Run),
    ) {
        let world = season.world(setting);
        self.all.clear();
        self.seen.resize(world.programs.len(), 0);
        for (applicant, person) in (0..).map(ApplicantId).zip(&season.people.all) {
            if person.role == Role::Applicants {
                let fact = self.fact(question, world, market, run, applicant, person);
                self.all.push(fact);
            }
        }
        self.rank_by_strength(season);
    }

    fn fact(
        &mut self,
        question: Question,
        world: &World,
        market: &Market,
        run: &Run,
        applicant: ApplicantId,
        person: &Person,
    ) -> Fact {
        let matched = run.matching.primary_program(market, applicant);
        let specialty = matched.map(|program| world.specialty_of(program));
        let choice = matched.and(run.matching.primary[applicant.index()]).map_or(0, Rank::number);
        let list = market.primary(applicant);
        let first = list.iter().find(|entry| !entry.program.is_no_match());
        let ranks_first = first.map(|entry| world.specialty_of(entry.program));
        let mut contiguous = [0; 2];
        for (contiguous, wanted) in contiguous.iter_mut().zip([question.focus, question.alternative]) {
            let Some(wanted) = wanted else { continue };
            if [person.first, person.second].contains(&Some(wanted)) || person.given.is_some() {
                *contiguous = self.contiguous(world, list, wanted, person.partner.is_some());
            }
        }
        Fact {
            applicant,
            kind: person.kind,
            group: person.group,
            preference: question.preference(person),
            ending: match specialty {
                None => Ending::Nothing,
                specialty if specialty == question.focus => Ending::Focus,
                specialty if specialty == question.alternative => Ending::Alternative,
                Some(_) => Ending::Other,
            },
            matched: [matched, run.matching.supplemental_program(market, applicant)],
            is_partially_matched: matched.is_some()
                && run.matching.outcome(market, applicant) == Outcome::PartiallyMatched,
            percentile: 0,
            quintile: None,
            choice,
            ranks_first,
            contiguous,
        }
    }

    /// The number of different programs in a specialty's first contiguous run on a list. A couple's list names programs repeatedly.
    fn contiguous(&mut self, world: &World, list: &[Listed], wanted: SpecialtyId, is_in_couple: bool) -> u32 {
        let is_wanted = |entry: &&Listed| world.specialty_of(entry.program) == wanted;
        let programs = list.iter().filter(|entry| !entry.program.is_no_match());
        let run = programs.skip_while(|entry| !is_wanted(entry)).take_while(is_wanted);
        if !is_in_couple {
            return u32::try_from(run.count()).expect("ranks are u32");
        }
        self.stamp = self.stamp.wrapping_add(1);
        if self.stamp == 0 {
            self.seen.fill(0);
            self.stamp = 1;
        }
        let mut programs = 0;
        for entry in run {
            let seen = &mut self.seen[entry.program.index()];
            programs += u32::from(*seen != self.stamp);
            *seen = self.stamp;
        }
        programs
    }

    fn rank_by_strength(&mut self, season: &Season) {
        self.order.clear();
        // The strongest last, with the index in the low half.
        let strength = |fact: &Fact| rising(season.people.all[fact.applicant.index()].strength);
        self.order.extend((0u64..).zip(&self.all).map(|(index, fact)| u64::from(strength(fact)) << 32 | index));
        self.order.sort_unstable();
        let people = self.all.len().max(1);
        let rankers = self.all.iter().filter(|fact| fact.ranks_focus()).count().max(1);
        let mut weaker_rankers = 0;
        for (weaker, &order) in self.order.iter().enumerate() {
            #[allow(clippy::cast_possible_truncation, reason = "the low half is the index")]
            let fact = &mut self.all[order as u32 as usize];
            fact.percentile = u16::try_from(weaker * 10_000 / people).expect("at most 10 000");
            if fact.ranks_focus() {
                fact.quintile = Some(u8::try_from(weaker_rankers * 5 / rankers).expect("at most 4"));
                weaker_rankers += 1;
            }
        }
    }
}
