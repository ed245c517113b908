//! A market as plain lists, and a matching as one place an applicant.

use matchday::market::{ApplicantId, Draft, Matching, Parity, ProgramId, Rank, SupplementalId};

/// An entry of a primary list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// The program; none at a No Match leg.
    pub program: Option<usize>,
    /// The attached supplemental list, empty when there is none.
    pub attached: Vec<usize>,
    /// Which list that is.
    pub list: Option<usize>,
}

/// Up to so many positions may move from one program to another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Revert {
    pub donor: usize,
    pub receiver: usize,
    pub limit: usize,
}

/// A market as the lists that were submitted.
#[derive(Clone, Debug)]
pub struct World {
    /// Entry `a`: the primary list of applicant `a`.
    pub lists: Vec<Vec<Entry>>,
    /// Entry `p`: whom program `p` ranks, best first.
    pub rankings: Vec<Vec<usize>>,
    pub quotas: Vec<usize>,
    pub parities: Vec<Option<Parity>>,
    pub couples: Vec<[usize; 2]>,
    pub reversions: Vec<Revert>,
}

/// Where one applicant is: a position on the primary list and one on the list attached there, both counted from 0.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Debug)]
pub struct Place {
    pub entry: Option<usize>,
    pub second: Option<usize>,
}

/// A matching: entry `a` is the place of applicant `a`.
pub type Places = Vec<Place>;

impl World {
    pub fn new(draft: &Draft) -> World {
        let program = |id: ProgramId| (!id.is_no_match()).then(|| id.index());
        let attached = |list| draft.supplemental.list(list).iter().map(|id| id.index()).collect();
        let lists = draft.primary.iter().map(|list| {
            let entries = list.iter().map(|choice| Entry {
                program: program(choice.program),
                attached: choice.supplemental.map_or(Vec::new(), |list| attached(list.index())),
                list: choice.supplemental.map(SupplementalId::index),
            });
            entries.collect()
        });
        let revert = |r: &matchday::market::Reversion| Revert {
            donor: r.donor.index(),
            receiver: r.receiver.index(),
            limit: r.limit as usize,
        };
        World {
            lists: lists.collect(),
            rankings: draft.rankings.iter().map(|list| list.iter().map(|a| a.index()).collect()).collect(),
            quotas: draft.programs.iter().map(|terms| terms.quota as usize).collect(),
            parities: draft.programs.iter().map(|terms| terms.parity).collect(),
            couples: draft.couples.iter().map(|pair| pair.map(ApplicantId::index)).collect(),
            reversions: draft.reversions.iter().map(revert).collect(),
        }
    }

    pub fn applicants(&self) -> usize {
        self.lists.len()
    }

    pub fn programs(&self) -> usize {
        self.rankings.len()
    }

    pub fn is_in_a_couple(&self, applicant: usize) -> bool {
        self.couples.iter().flatten().any(|&partner| partner == applicant)
    }

    /// Where a program ranks an applicant, counted from 0.
    pub fn standing(&self, program: usize, applicant: usize) -> Option<usize> {
        self.rankings[program].iter().position(|&ranked| ranked == applicant)
    }

    /// The program of an applicant's primary place.
    pub fn first_program(&self, places: &Places, applicant: usize) -> Option<usize> {
        self.lists[applicant][places[applicant].entry?].program
    }

    /// The program of an applicant's supplemental place.
    pub fn second_program(&self, places: &Places, applicant: usize) -> Option<usize> {
        let place = places[applicant];
        Some(self.lists[applicant][place.entry?].attached[place.second?])
    }

    /// Who holds the seats of every program, on either leg.
    pub fn holders(&self, places: &Places) -> Vec<Vec<usize>> {
        let mut holders = vec![Vec::new(); self.programs()];
        for applicant in 0..self.applicants() {
            let seats = [self.first_program(places, applicant), self.second_program(places, applicant)];
            for program in seats.into_iter().flatten() {
                holders[program].push(applicant);
            }
        }
        holders
    }

    /// Quotas after moved and withheld positions; none when a program would have given more than it has.
    pub fn effective_quotas(&self, matching: &Matching) -> Option<Vec<usize>> {
        let mut quotas = self.quotas.clone();
        for (reversion, &moved) in self.reversions.iter().zip(&matching.reverted) {
            quotas[reversion.receiver] += moved as usize;
        }
        for (reversion, &moved) in self.reversions.iter().zip(&matching.reverted) {
            quotas[reversion.donor] = quotas[reversion.donor].checked_sub(moved as usize)?;
        }
        let withheld = matching.withheld.iter().map(|&withheld| withheld as usize);
        quotas.into_iter().zip(withheld).map(|(quota, withheld)| quota.checked_sub(withheld)).collect()
    }

    /// Whether the places are on the lists, both sides of every seat rank each other, no quota is exceeded and partners
    /// stand at the same rank.
    pub fn is_feasible(&self, quotas: &[usize], places: &Places) -> bool {
        let on_lists = (0..self.applicants()).all(|applicant| {
            let place = places[applicant];
            match (place.entry, place.second) {
                (None, None) => true,
                (None, Some(_)) => false,
                (Some(entry), second) => self.lists[applicant]
                    .get(entry)
                    .is_some_and(|entry| second.is_none_or(|second| second < entry.attached.len())),
            }
        });
        on_lists
            && self.couples.iter().all(|&[a, b]| places[a].entry == places[b].entry)
            && self.holders(places).iter().enumerate().all(|(program, holders)| {
                holders.len() <= quotas[program]
                    && holders.iter().all(|&holder| self.standing(program, holder).is_some())
            })
    }
}

/// The places that a [`Matching`] stands for.
pub fn places_of(matching: &Matching) -> Places {
    let position = |rank: &Option<Rank>| rank.map(Rank::position);
    let places = matching.primary.iter().zip(&matching.supplemental);
    places.map(|(first, second)| Place { entry: position(first), second: position(second) }).collect()
}

/// The places as a [`Matching`] in which no position moved and none is withheld.
pub fn matching_of(world: &World, places: &Places) -> Matching {
    Matching {
        primary: places.iter().map(|place| place.entry.map(Rank::at)).collect(),
        supplemental: places.iter().map(|place| place.second.map(Rank::at)).collect(),
        reverted: vec![0; world.reversions.len()],
        withheld: vec![0; world.programs()],
    }
}
