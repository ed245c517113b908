//! What in a variant is the same thing as in the base: figures, programs, people.

use rustc_hash::FxHashMap;

use crate::simulation::worker::Simulation;
use matchday_model::population::{NOBODY, World};

/// No program.
pub(super) const NO_PROGRAM: u32 = u32::MAX;

/// Pairs of things, base first.
#[derive(Clone, Debug)]
pub struct Joins {
    /// Figures by id, keys and method; those of the base in its order, then those that only the variant has.
    pub figures: Vec<[Option<usize>; 2]>,
    /// Followed programs by id, likewise.
    pub programs: Vec<[Option<usize>; 2]>,
    /// For each person of the base, the same person in the variant, or [`NOBODY`].
    pub(super) people: Vec<u32>,
    /// For each program of the variant's world, the same in the base's; where worlds are redrawn, that is looked up again in
    /// every replicate.
    pub(super) worlds: Vec<u32>,
}

impl Joins {
    /// Joins two simulations.
    #[must_use]
    pub fn of(base: &Simulation, variant: &Simulation) -> Joins {
        let figures = join(&base.catalogue.figures, &variant.catalogue.figures, |figure| {
            (figure.id, figure.keys.clone(), figure.method.word())
        });
        let programs = join(&base.followed.programs, &variant.followed.programs, |program| program.id.clone());
        let worlds = worlds(&base.setting.world, &variant.setting.world);
        Joins { figures, programs, people: people(base, variant), worlds }
    }
}

/// Pairs of equal keys, then what only the second has.
fn join<T, K: std::hash::Hash + Eq>(base: &[T], variant: &[T], key: impl Fn(&T) -> K) -> Vec<[Option<usize>; 2]> {
    let mut left: FxHashMap<K, usize> =
        variant.iter().enumerate().map(|(number, thing)| (key(thing), number)).collect();
    let mut pairs: Vec<_> =
        base.iter().enumerate().map(|(number, thing)| [Some(number), left.remove(&key(thing))]).collect();
    let only_variant = variant.iter().enumerate().filter(|(_, thing)| left.contains_key(&key(thing)));
    pairs.extend(only_variant.map(|(number, _)| [None, Some(number)]));
    pairs
}

/// For each program of the variant's world, the one with its id in the base's, or [`NO_PROGRAM`].
pub(super) fn worlds(base: &World, variant: &World) -> Vec<u32> {
    let numbers: FxHashMap<&str, u32> =
        base.programs.iter().zip(0..).map(|(program, number)| (program.id.as_str(), number)).collect();
    variant.programs.iter().map(|program| numbers.get(program.id.as_str()).copied().unwrap_or(NO_PROGRAM)).collect()
}

/// People are drawn group by group, each from a key that follows from the group's name and the number in it; given ones have
/// ids.
fn people(base: &Simulation, variant: &Simulation) -> Vec<u32> {
    let starts = |simulation: &Simulation| {
        let mut start = 0u32;
        let mut starts = Vec::new();
        for group in &simulation.setting.scenario.group {
            starts.push(start);
            start += group.count;
        }
        (starts, start)
    };
    let ((_, given), (there, given_there)) = (starts(base), starts(variant));
    let mut people = Vec::new();
    for group in &base.setting.scenario.group {
        let same = variant.setting.scenario.group.iter().position(|other| other.name == group.name);
        let count = same.map_or(0, |same| variant.setting.scenario.group[same].count);
        let start = same.map_or(0, |same| there[same]);
        people.extend((0..group.count).map(|number| if number < count { start + number } else { NOBODY }));
    }
    debug_assert_eq!(people.len(), given as usize);
    let ids: FxHashMap<&str, u32> = variant
        .setting
        .inputs
        .applicants
        .iter()
        .zip(given_there..)
        .map(|(applicant, number)| (applicant.id.as_str(), number))
        .collect();
    let same = |id: &str| ids.get(id).copied().unwrap_or(NOBODY);
    people.extend(base.setting.inputs.applicants.iter().map(|applicant| same(&applicant.id)));
    people
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_keys_are_joined_and_the_rest_has_an_empty_side() {
        let pairs = join(&["a", "b", "c"], &["c", "x", "a"], |name| *name);
        assert_eq!(pairs, [[Some(0), Some(2)], [Some(1), None], [Some(2), Some(0)], [None, Some(1)]]);
    }
}
