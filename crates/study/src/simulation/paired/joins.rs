//! Joins of base and variant: which figures, programs and people are the same.

use rustc_hash::FxHashMap;

use crate::simulation::worker::Simulation;
use matchday_match::market::{ApplicantId, ProgramId};
use matchday_model::population::World;

/// Pairs of the same things, base first.
#[derive(Clone, Debug)]
pub struct Joins {
    /// Figures by id, keys and method: those of the base in its order, then those only in the variant.
    pub figures: Vec<[Option<usize>; 2]>,
    /// Followed programs by id, likewise.
    pub programs: Vec<[Option<usize>; 2]>,
    /// For each person of the base, the same person in the variant, if any.
    pub(super) people: Vec<Option<ApplicantId>>,
    /// For each program of the variant's world, the same program in the base's. If worlds are redrawn, this is looked up again in
    /// every replicate.
    pub(super) worlds: Vec<Option<ProgramId>>,
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

/// Pairs with equal keys, then the items only in the second list.
fn join<T, K: std::hash::Hash + Eq>(base: &[T], variant: &[T], key: impl Fn(&T) -> K) -> Vec<[Option<usize>; 2]> {
    let mut left: FxHashMap<K, usize> =
        variant.iter().enumerate().map(|(number, thing)| (key(thing), number)).collect();
    let mut pairs: Vec<_> =
        base.iter().enumerate().map(|(number, thing)| [Some(number), left.remove(&key(thing))]).collect();
    let only_variant = variant.iter().enumerate().filter(|(_, thing)| left.contains_key(&key(thing)));
    pairs.extend(only_variant.map(|(number, _)| [None, Some(number)]));
    pairs
}

/// For each program of the variant's world, the one with the same id in the base's, if any.
pub(super) fn worlds(base: &World, variant: &World) -> Vec<Option<ProgramId>> {
    let ids: FxHashMap<&str, ProgramId> =
        base.programs.iter().map(|program| program.id.as_str()).zip((0..).map(ProgramId)).collect();
    variant.programs.iter().map(|program| ids.get(program.id.as_str()).copied()).collect()
}

/// People are drawn by group, each from a key derived from the group's name and the number within it. Given people have
/// ids.
fn people(base: &Simulation, variant: &Simulation) -> Vec<Option<ApplicantId>> {
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
        people.extend((0..group.count).map(|number| (number < count).then_some(ApplicantId(start + number))));
    }
    debug_assert_eq!(people.len(), given as usize);
    let ids: FxHashMap<&str, ApplicantId> = variant
        .setting
        .inputs
        .applicants
        .iter()
        .map(|applicant| applicant.id.as_str())
        .zip((given_there..).map(ApplicantId))
        .collect();
    people.extend(base.setting.inputs.applicants.iter().map(|applicant| ids.get(applicant.id.as_str()).copied()));
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
