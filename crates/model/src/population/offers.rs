//! Which institutions train in which specialty, in which tracks, and with how many positions.

use std::cmp::Reverse;

use super::world::{Department, Institution, Program, World, number};
use crate::draws::{Key, Purpose};
use crate::ids::{DepartmentId, InstitutionId, SpecialtyId};
use crate::scenario::{FixedProgram, Scenario, Specialty, TrackPlan, esir_ending, slug};
use matchday_match::market::{Terms, Track};

impl World {
    pub(super) fn add_specialty(&mut self, specialty: SpecialtyId, plan: &Specialty) {
        if self.institutions.is_empty() {
            return;
        }
        let count = departments_of(plan);
        let order = by_score(self.institutions.len(), |institution| {
            let Institution { prestige, key, .. } = &self.institutions[institution];
            prestige + 2.0 * key.part(&plan.name).draws(Purpose::Offer).normal()
        });
        let first = self.departments.len();
        for number in 0..count {
            let institution = InstitutionId::at(order[number % order.len()]);
            self.add_department(institution, specialty, &plan.name, number / order.len());
        }
        let departments: Vec<DepartmentId> = (first..self.departments.len()).map(DepartmentId::at).collect();
        let mut has_program = vec![false; departments.len()];
        let mut tracks: Vec<usize> = (0..plan.tracks.len()).collect();
        tracks.sort_by_key(|&track| Reverse(plan.tracks[track].programs));
        for track in tracks {
            let wanted = plan.tracks[track].programs as usize;
            // Departments without a program come first, then the others, each in random order.
            let part = format!("{} {track}", plan.name);
            let order = by_score(departments.len(), |i| {
                let luck = self[departments[i]].key.part(&part).draws(Purpose::Offer).unit();
                luck + if has_program[i] { 0.0 } else { 1.0 }
            });
            let start = self.programs.len();
            for &i in order.iter().take(wanted) {
                has_program[i] = true;
                self.add_program(departments[i], specialty, plan, track);
            }
            self.share_positions(start, &plan.tracks[track]);
        }
    }

    fn add_department(&mut self, institution: InstitutionId, specialty: SpecialtyId, name: &str, copy: usize) {
        let place = &self.institutions[institution.index()];
        let key = if copy == 0 { place.key.part(name) } else { place.key.part(&format!("{name} {copy}")) };
        self.at.entry((institution, specialty)).or_insert(DepartmentId::at(self.departments.len()));
        #[allow(clippy::cast_possible_truncation, reason = "single precision is enough for a utility")]
        let prestige = place.prestige as f32;
        self.departments.push(Department {
            institution,
            specialty,
            region: place.region,
            prestige,
            positions: 0,
            programs: (0, 0),
            copy: u16::try_from(copy).expect("few programs of a specialty at an institution"),
            key,
        });
    }

    fn add_program(&mut self, department: DepartmentId, specialty: SpecialtyId, plan: &Specialty, track: usize) {
        let TrackPlan { track: letter, esir, years, complement, .. } = plan.tracks[track];
        let Department { key, institution, copy, .. } = self[department];
        let place = &self[institution];
        let letter_code = letter.letter().to_ascii_lowercase();
        let place_number = place.id.trim_start_matches("inst-");
        let ending = esir_ending(esir);
        let copy = if copy == 0 { String::new() } else { format!("-{}", copy + 1) };
        let what = match esir {
            Some(true) => format!("{} after ESIR", plan.name),
            Some(false) => format!("{} without ESIR", plan.name),
            None => plan.name.clone(),
        };
        self.programs.push(Program {
            id: format!("{}-{letter_code}-{place_number}{ending}{copy}", slug(&plan.name)),
            name: format!("{what} {} at institution {place_number}", letter.letter()),
            department,
            specialty,
            terms: self.terms(letter, 0, department),
            esir,
            years: years.max(1),
            complement,
            given: None,
            is_closed: false,
            key: key.part(&format!("{track}")),
        });
    }

    fn terms(&self, track: Track, quota: u32, department: DepartmentId) -> Terms {
        Terms { institution: self[department].institution.0, ..Terms::new(track, quota) }
    }

    /// Distributes positions among the programs from `start` on. Each position beyond the first goes to the program that its own draw
    /// favours most, so that one more program or position moves no other.
    fn share_positions(&mut self, start: usize, plan: &TrackPlan) {
        let programs = &mut self.programs[start..];
        if let Some(quota) = plan.quota {
            for program in programs {
                program.terms.quota = program.key.draws(Purpose::Positions).count(quota);
            }
            return;
        }
        for program in &mut *programs {
            program.terms.quota = u32::from(plan.positions > 0);
        }
        let given = number(programs.len()).min(plan.positions);
        for extra in given..plan.positions {
            let extra = Key::default().part(&format!("position {}", extra - given));
            let favoured = programs.iter_mut().max_by_key(|program| extra.pair(program.key, Purpose::Positions));
            if let Some(program) = favoured {
                program.terms.quota += 1;
            }
        }
    }

    pub(super) fn add_given(&mut self, scenario: &Scenario, given: u32, program: &FixedProgram) {
        let Some(specialty) = scenario.specialty_named(&program.specialty) else { return };
        let plan = &scenario.specialty[specialty.index()];
        let Some(institution) = self.institution(&program.institution) else { return };
        if self.department_at(institution, specialty).is_none() {
            self.add_department(institution, specialty, &plan.name, 0);
        }
        let department = self.at[&(institution, specialty)];
        let track = plan.tracks.iter().position(|track| track.track == program.track);
        self.programs.push(Program {
            id: program.id.clone(),
            name: if program.name.is_empty() { program.id.clone() } else { program.name.clone() },
            department,
            specialty,
            terms: self.terms(program.track, program.quota, department),
            esir: track.and_then(|track| plan.tracks[track].esir),
            years: track.map_or(1, |track| plan.tracks[track].years.max(1)),
            complement: track.and_then(|track| plan.tracks[track].complement),
            given: Some(given),
            is_closed: false,
            key: self[department].key.part(&program.id),
        });
    }
}

/// The number of departments of a specialty: the programs of its largest track, plus half of those of the second largest at other
/// places. In a specialty of one track each program has its own department.
fn departments_of(plan: &Specialty) -> usize {
    let mut programs: Vec<usize> = plan.tracks.iter().map(|track| track.programs as usize).collect();
    programs.sort_unstable_by(|a, b| b.cmp(a));
    programs.first().copied().unwrap_or(0) + programs.get(1).copied().unwrap_or(0).div_ceil(2)
}

/// Indices 0, 1, …, `count - 1`, sorted by falling score.
fn by_score(count: usize, score: impl Fn(usize) -> f64) -> Vec<usize> {
    let mut scored: Vec<(f64, usize)> = (0..count).map(|index| (score(index), index)).collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    scored.into_iter().map(|(_, index)| index).collect()
}

#[cfg(test)]
mod tests {
    use crate::population::World;
    use crate::scenario::slug::is_drawn_program;
    use crate::scenario::{Inputs, Scenario, Specialty, TrackPlan};
    use matchday_match::market::Track;

    #[test]
    fn every_drawn_program_has_an_id_that_is_known_as_drawn_and_its_own() {
        let track =
            |esir| TrackPlan { track: Track::Fellowship, programs: 25, positions: 40, esir, ..TrackPlan::default() };
        let tracks = vec![track(Some(true)), track(Some(false)), track(None)];
        let mut scenario = Scenario::default();
        scenario.institutions.count = 20;
        scenario.specialty = vec![Specialty { name: "IR-Independent".to_owned(), tracks, ..Specialty::default() }];
        let world = World::draw(&scenario, &Inputs::default(), None);
        let mut ids: Vec<&str> = world.programs.iter().map(|program| program.id.as_str()).collect();
        assert!(ids.iter().all(|id| is_drawn_program(&scenario, id)));
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), 75);
    }
}
