//! Who matches where: people by strength, departments by prestige.

use super::name_of;
use crate::figures::FigureId;
use crate::simulation::estimate::Method;
use crate::simulation::figures::{Catalogue, Count};
use crate::simulation::view::{Ending, Fact, Question, View};
use matchday_model::population::{SpecialtyId, World};
use matchday_model::season::Setting;

/// The names of everyone, then of the fifths of strength.
const FIFTHS: [&str; 6] = ["all", "1", "2", "3", "4", "5"];

/// The names of the quarters of prestige, then of not matching in the specialty.
const PLACES: [&str; 5] = ["1", "2", "3", "4", "not in it"];

/// The place of applicants who do not match in the specialty.
const NOT_IN_IT: usize = 4;

/// For focus and alternative: where their applicants match, by fifth of strength.
#[derive(Debug)]
pub(super) struct Prestige {
    blocks: Vec<Block>,
    /// The quarter of each department; `None` if every replicate has its own world.
    quarters: Option<Vec<u8>>,
}

/// The figures of one specialty: a row of places for everyone, then for each fifth.
#[derive(Debug)]
struct Block {
    specialty: SpecialtyId,
    ending: Ending,
    first: usize,
}

impl Prestige {
    pub(super) fn lay(catalogue: &mut Catalogue, setting: &Setting, question: Question) -> Prestige {
        let mut block = |(which, specialty)| {
            let first = catalogue.figures.len();
            for fifth in FIFTHS {
                for place in PLACES {
                    let keys = vec![name_of(setting, specialty), fifth.to_owned(), place.to_owned()];
                    catalogue.add(FigureId::ShareMatched, keys, Method::Ratio);
                }
            }
            Block { specialty, ending: if which == 0 { Ending::Focus } else { Ending::Alternative }, first }
        };
        let blocks: Vec<Block> = question.specialties().map(&mut block).collect();
        let is_redrawn = setting.scenario.institutions.redrawn;
        let quarters = (!is_redrawn).then(|| quarters_of(&setting.world, &blocks));
        Prestige { blocks, quarters }
    }

    pub(super) fn observe(&self, view: &View, counts: &mut [Count]) {
        let drawn;
        let quarters = if let Some(quarters) = &self.quarters {
            quarters
        } else {
            drawn = quarters_of(view.world, &self.blocks);
            &drawn
        };
        for block in &self.blocks {
            let applicants = view.facts.by_strength().filter(|fact| block.is_sought(view, fact));
            let places: Vec<usize> = applicants.map(|fact| block.place(view, fact, quarters)).collect();
            count(&places, &mut counts[block.first..block.first + FIFTHS.len() * PLACES.len()]);
        }
    }
}

impl Block {
    /// Whether an applicant applies to the specialty.
    fn is_sought(&self, view: &View, fact: &Fact) -> bool {
        let index = fact.applicant.index();
        let person = &view.season.people.all[index];
        let applied = [person.first, person.second].iter().position(|&one| one == Some(self.specialty));
        applied.is_some_and(|which| !view.season.applications().marks_of(index)[which].is_empty())
    }

    fn place(&self, view: &View, fact: &Fact, quarters: &[u8]) -> usize {
        if fact.ending != self.ending {
            return NOT_IN_IT;
        }
        let department = fact.matched[0].map(|program| view.world[program].department);
        department.map_or(NOT_IN_IT, |department| usize::from(quarters[department.index()]))
    }
}

/// Counts where people match, given the weakest first: everyone, then each fifth.
fn count(places: &[usize], counts: &mut [Count]) {
    let begins = |fifth: usize| (fifth * places.len()).div_ceil(5);
    for fifth in 0..5 {
        for &place in &places[begins(fifth)..begins(fifth + 1)] {
            counts[place].part += 1;
            counts[(1 + fifth) * PLACES.len() + place].part += 1;
        }
    }
    for row in counts.chunks_mut(PLACES.len()) {
        let whole = row.iter().map(|count| count.part).sum();
        for count in row {
            count.whole = whole;
        }
    }
}

/// The quarter of each department of these specialties, 0 the least prestigious; 0 for all others.
fn quarters_of(world: &World, blocks: &[Block]) -> Vec<u8> {
    let mut quarters = vec![0; world.departments.len()];
    for block in blocks {
        let rising = || world.ranked(block.specialty).iter().rev();
        let positions: Vec<u32> = rising().map(|&department| world[department].positions).collect();
        for (department, quarter) in rising().zip(quarters_by_positions(&positions)) {
            quarters[department.index()] = quarter;
        }
    }
    quarters
}

/// Quarters with as equal numbers of positions as possible. All positions are lined up in the order of departments; a department
/// belongs to the quarter that contains the middle of its positions.
fn quarters_by_positions(positions: &[u32]) -> impl Iterator<Item = u8> {
    let all = positions.iter().map(|&own| u64::from(own)).sum::<u64>().max(1);
    let mut below = 0;
    positions.iter().map(move |&own| {
        let middle = 2 * below + u64::from(own);
        below += u64::from(own);
        u8::try_from((2 * middle / all).min(3)).expect("at most 3")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Eleven people, the weakest first. Five do not match in the specialty.
    #[test]
    fn people_are_counted_by_fifth_and_quarter() {
        let places = [4, 4, 0, 4, 1, 0, 4, 2, 3, 4, 3];
        let mut counts = vec![Count::default(); 30];
        count(&places, &mut counts);
        let parts: Vec<[u64; 5]> = counts.chunks(5).map(|row| std::array::from_fn(|place| row[place].part)).collect();
        assert_eq!(
            parts,
            [
                [2, 1, 1, 2, 5],
                // 0 1 2 | 3 4 | 5 6 | 7 8 | 9 10
                [1, 0, 0, 0, 2],
                [0, 1, 0, 0, 1],
                [1, 0, 0, 0, 1],
                [0, 0, 1, 1, 0],
                [0, 0, 0, 1, 1],
            ]
        );
        for row in counts.chunks(5) {
            let people = row.iter().map(|count| count.part).sum::<u64>();
            assert!(row.iter().all(|count| count.whole == people), "{row:?}");
        }
    }

    #[test]
    fn nobody_is_counted_nowhere() {
        let mut counts = vec![Count::default(); 30];
        count(&[], &mut counts);
        assert!(counts.iter().all(|count| *count == Count::default()));
    }

    #[test]
    fn quarters_hold_the_same_number_of_positions() {
        let of = |positions: &[u32]| quarters_by_positions(positions).collect::<Vec<u8>>();
        assert_eq!(of(&[1, 1, 1, 1]), [0, 1, 2, 3]);
        assert_eq!(of(&[1, 1, 1, 1, 2, 2]), [0, 0, 1, 1, 2, 3]);
        // Half of all positions at the top: their middle begins the highest quarter.
        assert_eq!(of(&[1, 1, 1, 1, 4]), [0, 0, 1, 1, 3]);
        assert_eq!(of(&[3, 0, 1]), [1, 3, 3]);
        assert_eq!(of(&[0, 0]), [0, 0]);
        assert!(of(&[]).is_empty());
    }
}
