//! The price takers who enter a season: the applicant, and the partner if there is one.

use super::case::Staged;
use super::ending::{Ending, Endings};
use matchday_match::market::{Market, ProgramId, Track};
use matchday_match::matching::Run;
use matchday_model::draws::Key;
use matchday_model::population::{Person, World};
use matchday_model::season::Entry;
use matchday_model::season::Fixed;
use matchday_model::season::PairWriter;
use matchday_model::season::entrant::{Behaviour, Door, Entrant, Rank, Twist};

/// Memory for one entry after another.
#[derive(Default, Debug)]
pub(super) struct Party {
    /// Applicant and partner.
    entrants: [Entrant; 2],
    lists: [Vec<Entry>; 2],
    pairs: PairWriter,
}

/// Applicant and partner of a case, drawn from their keys.
pub(super) fn people<'a>(
    staged: &'a Staged,
    world: &'a World,
    key: impl Fn(&str) -> Key + 'a,
) -> impl Iterator<Item = Person> + 'a {
    let case = &staged.case;
    case.numbers().map(move |number| {
        let key = key(&case.inputs.applicants[number].id);
        let number = u32::try_from(number).expect("people are u32");
        Person::given(&case.scenario, &case.inputs, &staged.setting.roster, world, number, key)
    })
}

impl Party {
    /// How a season ends for people who enter it, if programs take everyone within these bounds.
    pub(super) fn enter(
        &mut self,
        door: &Door,
        (staged, fixed): (&Staged, &Fixed),
        people: &[Person],
        bounds: &Bounds,
    ) -> Endings {
        let case = &staged.case;
        // The changes of a case to the rules concern the applicant only.
        let rules = [(&case.scenario, case.twist), (&door.setting.scenario, Twist::default())];
        for ((entrant, person), (scenario, twist)) in self.entrants.iter_mut().zip(people).zip(rules) {
            entrant.enter(door, &Behaviour { scenario, fixed, twist }, person);
        }
        let world = door.season.world(door.setting);
        if case.is_couple() {
            return self.settle_together(door, world, bounds);
        }
        let mut endings = self.entrants.iter().zip(people).map(|(entrant, _)| settled(entrant, world, bounds));
        Endings { own: endings.next().unwrap_or_default(), partner: endings.next() }
    }

    /// Where a couple of price takers matches: at the first pair whose programs both take their partner.
    fn settle_together(&mut self, door: &Door, world: &World, bounds: &Bounds) -> Endings {
        let Party { entrants: [own, other], lists, pairs } = self;
        for (list, entrant) in lists.iter_mut().zip([&*own, &*other]) {
            list.clear();
            list.extend(entrant.list.iter().map(|rank| rank.entry));
        }
        let (mut ranks, mut matched) = (0, None);
        for pair in pairs.write(&door.setting.scenario.couples, world, &lists[0], &lists[1]) {
            ranks += 1;
            let [one, two] = [(pair[0], &*own), (pair[1], &*other)]
                .map(|(place, entrant)| place.map(|place| &entrant.list[place as usize]));
            if matched.is_none() && bounds.take_both(one, two) {
                matched = Some(([one, two].map(|rank| rank.map(|rank| rank.entry.program)), ranks));
            }
        }
        let ending = |which: usize, entrant: &Entrant| {
            let program = matched.and_then(|(programs, position)| Some((programs[which]?, position)));
            ended_at(entrant, program, ranks, world, bounds)
        };
        Endings { own: ending(0, own), partner: Some(ending(1, other)) }
    }
}

/// Where a price taker matches: at the first program on the list that has room or prefers them to its last holder.
fn settled(entrant: &Entrant, world: &World, bounds: &Bounds) -> Ending {
    let matched = (1..).zip(&entrant.list).find(|(_, rank)| bounds.take(rank));
    let matched = matched.map(|(position, rank)| (rank.entry.program, position));
    let ranks = u32::try_from(entrant.list.len()).expect("lists are short");
    ended_at(entrant, matched, ranks, world, bounds)
}

fn ended_at(
    entrant: &Entrant,
    matched: Option<(ProgramId, u32)>,
    ranks: u32,
    world: &World,
    bounds: &Bounds,
) -> Ending {
    let is_advanced = matched.is_some_and(|(program, _)| world[program].terms.track == Track::Advanced);
    Ending {
        matched,
        lacks_pgy1: is_advanced && !entrant.supplemental.iter().any(|rank| bounds.take(rank)),
        ranks,
        interviews: entrant.interviews,
    }
}

/// The applicants whom each program would take.
#[derive(Default, Debug)]
pub(super) struct Bounds {
    /// By program: how many applicants may be ahead of one who is taken, and of the second of two. No limit if positions are open.
    most: Vec<[u32; 2]>,
}

impl Bounds {
    /// Computes the bounds of a match.
    pub(super) fn gather(&mut self, market: &Market, run: &Run) {
        let holders = run.matching.holders(market);
        let quotas = run.matching.effective_quotas(market);
        self.most.clear();
        // The bound is the last holder of the `places` positions left to others.
        let bound = |holders: &[u32], places: Option<usize>| match places {
            Some(places @ 1..) => holders.get(places - 1).map_or(u32::MAX, |&worst| worst + 1),
            _ => 0,
        };
        self.most.extend(holders.iter().zip(quotas).map(|(holders, quota)| {
            let quota = quota as usize;
            [bound(holders, Some(quota)), bound(holders, quota.checked_sub(1))]
        }));
    }

    fn take(&self, rank: &Rank) -> bool {
        rank.ahead.is_some_and(|ahead| ahead < self.most[rank.entry.program.index()][0])
    }

    /// Whether both are taken, each at a program if it names one; at the same program, both together.
    fn take_both(&self, one: Option<&Rank>, two: Option<&Rank>) -> bool {
        if let (Some(one), Some(two)) = (one, two)
            && one.entry.program == two.entry.program
        {
            let [first, second] = [one.ahead.min(two.ahead), one.ahead.max(two.ahead)];
            let [most_first, most_second] = self.most[one.entry.program.index()];
            let is_taken = |ahead: Option<u32>, most: u32| ahead.is_some_and(|ahead| ahead < most);
            return is_taken(first, most_first) && is_taken(second, most_second);
        }
        [one, two].into_iter().flatten().all(|rank| self.take(rank))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rank(program: u32, ahead: Option<u32>) -> Rank {
        Rank { entry: Entry { program: ProgramId(program), appeal: 0.0, order: 0 }, ahead }
    }

    /// A full program of two positions with holders ranked 3rd and 6th, and a program with one unfilled position.
    #[test]
    fn a_program_takes_both_of_a_couple_only_where_it_has_two_positions_for_them() {
        let bounds = Bounds { most: vec![[6, 3], [u32::MAX, 0]] };
        let both = |one: (u32, Option<u32>), two: (u32, Option<u32>)| {
            bounds.take_both(Some(&rank(one.0, one.1)), Some(&rank(two.0, two.1)))
        };
        assert!(both((0, Some(5)), (1, Some(40))));
        assert!(both((0, Some(1)), (0, Some(2))) && both((0, Some(2)), (0, Some(1))));
        assert!(!both((0, Some(1)), (0, Some(5))));
        assert!(!both((1, Some(0)), (1, Some(1))));
        assert!(!both((0, None), (0, Some(1))) && !both((1, None), (0, Some(1))));
        assert!(bounds.take_both(None, Some(&rank(0, Some(5)))) && !bounds.take_both(Some(&rank(0, Some(6))), None));
    }
}
