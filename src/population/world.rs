//! Institutions, their departments and the departments' programs.

use rustc_hash::FxHashMap;

use crate::draws::{Draws, Key, Keys, Purpose};
use crate::market::{Parity, ProgramId, Reversion, Terms, Track};
use crate::scenario::{FixedProgram, Inputs, ProgramsKind, Scenario, Specialty, TrackPlan};

/// A place that trains.
#[derive(Clone, PartialEq, Debug)]
pub struct Institution {
    /// `inst-12`, or the name in a file.
    pub id: String,
    /// The census division, from 0.
    pub region: u8,
    /// Standard normal.
    pub prestige: f64,
    key: Key,
}

/// A specialty at an institution: where one applies and interviews.
#[derive(Clone, PartialEq, Debug)]
pub struct Department {
    /// Index into [`World::institutions`].
    pub institution: u32,
    /// Index into the scenario's specialties.
    pub specialty: u16,
    /// The census division, from 0.
    pub region: u8,
    /// The institution's prestige.
    pub prestige: f32,
    /// Positions of all its programs.
    pub positions: u32,
    /// Its programs, as a range of [`World::programs_of`].
    programs: (u32, u32),
    /// 0 for the institution's first department of the specialty, 1 for its second, …
    copy: u16,
    /// For draws of pairs with applicants.
    pub key: Key,
}

/// A program of the match: a track with its own rank order list.
#[derive(Clone, PartialEq, Debug)]
pub struct Program {
    /// `ir-integrated-a-31`, or the id in a file.
    pub id: String,
    /// What people read.
    pub name: String,
    /// Index into [`World::departments`].
    pub department: u32,
    /// Index into the scenario's specialties.
    pub specialty: u16,
    /// Index into the specialty's tracks; `u16::MAX` when the program is given and its specialty plans no such track.
    pub plan: u16,
    /// Track and quota.
    pub terms: Terms,
    /// Only for graduates of an ESIR program (`true`), only for others (`false`).
    pub esir: Option<bool>,
    /// Years of training.
    pub years: u32,
    /// Index into [`Inputs::programs`], when it is given.
    pub given: Option<u32>,
    key: Key,
}

/// All that offers training. Program `p` of the world is program `p` of the market.
#[derive(Clone, Default, Debug)]
pub struct World {
    /// Places.
    pub institutions: Vec<Institution>,
    /// Specialties at places.
    pub departments: Vec<Department>,
    /// Programs, in the order of their specialties and tracks, the given ones last.
    pub programs: Vec<Program>,
    /// Reversions, those of one donor in its order.
    pub reversions: Vec<Reversion>,
    by_department: Vec<ProgramId>,
    /// Departments of each specialty, most prestigious first.
    ranked: Vec<Vec<u32>>,
    /// The department of a specialty at an institution.
    at: FxHashMap<(u32, u16), u32>,
}

impl World {
    /// Draws the world of a scenario, for one replicate or, without one, for all of them.
    #[must_use]
    pub fn draw(scenario: &Scenario, inputs: &Inputs, replicate: Option<u32>) -> World {
        let mut world = World { institutions: institutions(scenario, inputs, replicate), ..World::default() };
        for (specialty, plan) in (0u16..).zip(&scenario.specialty) {
            world.add_specialty(specialty, plan);
        }
        for (given, program) in (0u32..).zip(&inputs.programs) {
            world.add_given(scenario, given, program);
        }
        world.join_departments(scenario.specialty.len());
        world.add_requests(scenario);
        world
    }

    /// A department's programs.
    #[must_use]
    #[inline]
    pub fn programs_of(&self, department: u32) -> &[ProgramId] {
        let (start, end) = self.departments[department as usize].programs;
        &self.by_department[start as usize..end as usize]
    }

    /// Departments of a specialty, most prestigious first.
    #[must_use]
    #[inline]
    pub fn ranked(&self, specialty: u16) -> &[u32] {
        &self.ranked[specialty as usize]
    }

    /// The department of a specialty at an institution, if it has one.
    #[must_use]
    pub fn department_at(&self, institution: u32, specialty: u16) -> Option<u32> {
        self.at.get(&(institution, specialty)).copied()
    }

    /// The institution of this name.
    #[must_use]
    pub fn institution(&self, id: &str) -> Option<u32> {
        index_of(&self.institutions, |institution| institution.id == id)
    }

    /// The program of this id.
    #[must_use]
    pub fn program(&self, id: &str) -> Option<ProgramId> {
        index_of(&self.programs, |program| program.id == id).map(ProgramId)
    }

    fn add_specialty(&mut self, specialty: u16, plan: &Specialty) {
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
            let institution = order[number % order.len()];
            self.add_department(institution, specialty, &plan.name, number / order.len());
        }
        let departments: Vec<usize> = (first..self.departments.len()).collect();
        let mut has_program = vec![false; departments.len()];
        let mut tracks: Vec<usize> = (0..plan.tracks.len()).collect();
        tracks.sort_by_key(|&track| std::cmp::Reverse(plan.tracks[track].programs));
        for track in tracks {
            let wanted = plan.tracks[track].programs as usize;
            // Departments without a program first, then any; each kind in random order.
            let part = format!("{} {track}", plan.name);
            let order = by_score(departments.len(), |i| {
                let luck = self.departments[departments[i]].key.part(&part).draws(Purpose::Offer).unit();
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

    fn add_department(&mut self, institution: usize, specialty: u16, name: &str, copy: usize) {
        let place = &self.institutions[institution];
        let key = if copy == 0 { place.key.part(name) } else { place.key.part(&format!("{name} {copy}")) };
        let institution = number(institution);
        self.at.entry((institution, specialty)).or_insert(number(self.departments.len()));
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

    fn add_program(&mut self, department: usize, specialty: u16, plan: &Specialty, track: usize) {
        let TrackPlan { track: letter, esir, years, .. } = plan.tracks[track];
        let department_key = self.departments[department].key;
        let place = &self.institutions[self.departments[department].institution as usize];
        let letter_code = letter.track().letter().to_ascii_lowercase();
        let place_number = place.id.trim_start_matches("inst-");
        let ending = if esir == Some(true) { "-esir" } else { "" };
        let copy = self.departments[department].copy;
        let copy = if copy == 0 { String::new() } else { format!("-{}", copy + 1) };
        let what = if esir == Some(true) { format!("{} ESIR", plan.name) } else { plan.name.clone() };
        self.programs.push(Program {
            id: format!("{}-{letter_code}-{place_number}{ending}{copy}", slug(&plan.name)),
            name: format!("{what} {} at institution {place_number}", letter.track().letter()),
            department: number(department),
            specialty,
            plan: u16::try_from(track).expect("few tracks"),
            terms: self.terms(letter.track(), 0, department),
            esir,
            years: years.max(1),
            given: None,
            key: department_key.part(&format!("{track}")),
        });
    }

    fn terms(&self, track: Track, quota: u32, department: usize) -> Terms {
        Terms { institution: self.departments[department].institution, ..Terms::new(track, quota) }
    }

    /// Gives the programs from `start` on their positions. Each position beyond the first falls to whom its own draw
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
            let favoured = programs.iter_mut().max_by_key(|program| extra.pair(program.key, Purpose::Positions).bits());
            if let Some(program) = favoured {
                program.terms.quota += 1;
            }
        }
    }

    fn add_given(&mut self, scenario: &Scenario, given: u32, program: &FixedProgram) {
        let Some(specialty) = scenario.specialty.iter().position(|specialty| specialty.name == program.specialty)
        else {
            return;
        };
        let plan = &scenario.specialty[specialty];
        let specialty = u16::try_from(specialty).expect("few specialties");
        let Some(institution) = self.institution(&program.institution) else { return };
        if self.department_at(institution, specialty).is_none() {
            self.add_department(institution as usize, specialty, &plan.name, 0);
        }
        let department = self.at[&(institution, specialty)];
        let track = plan.tracks.iter().position(|track| track.track == program.track);
        self.programs.push(Program {
            id: program.id.clone(),
            name: if program.name.is_empty() { program.id.clone() } else { program.name.clone() },
            department,
            specialty,
            plan: track.map_or(u16::MAX, |track| u16::try_from(track).expect("few tracks")),
            terms: self.terms(program.track.track(), program.quota, department as usize),
            esir: track.and_then(|track| plan.tracks[track].esir),
            years: track.map_or(1, |track| plan.tracks[track].years.max(1)),
            given: Some(given),
            key: self.departments[department as usize].key.part(&program.id),
        });
    }

    fn join_departments(&mut self, specialties: usize) {
        let mut of: Vec<Vec<ProgramId>> = vec![Vec::new(); self.departments.len()];
        for (program, id) in self.programs.iter().zip((0..).map(ProgramId)) {
            of[program.department as usize].push(id);
            self.departments[program.department as usize].positions += program.terms.quota;
        }
        for (department, programs) in self.departments.iter_mut().zip(&of) {
            let start = number(self.by_department.len());
            self.by_department.extend(programs);
            department.programs = (start, number(self.by_department.len()));
        }
        self.ranked = vec![Vec::new(); specialties];
        for (id, department) in (0..).zip(&self.departments) {
            if department.programs.0 < department.programs.1 {
                self.ranked[department.specialty as usize].push(id);
            }
        }
        for ranked in &mut self.ranked {
            ranked.sort_by(|&a, &b| {
                let prestige = |id: u32| self.departments[id as usize].prestige;
                prestige(b).total_cmp(&prestige(a)).then(a.cmp(&b))
            });
        }
    }

    /// Reversions from a department's smaller tracks to its largest, and from the focus's largest to the alternative's; even
    /// requests.
    fn add_requests(&mut self, scenario: &Scenario) {
        let name = |wanted: &str| scenario.specialty.iter().position(|specialty| specialty.name == wanted);
        let alternative = name(&scenario.report.alternative).and_then(|specialty| u16::try_from(specialty).ok());
        let focus = scenario.focus().and_then(|specialty| u16::try_from(specialty).ok());
        let mut reversions = Vec::new();
        for (id, department) in (0..).zip(&self.departments) {
            let is_residency = scenario.specialty[department.specialty as usize].kind == ProgramsKind::Residency;
            let mut draws = department.key.draws(Purpose::Requests);
            if !is_residency || !draws.chance(scenario.requests.reversions) {
                continue;
            }
            let Some(largest) = self.largest_program(id) else { continue };
            let donors = self.programs_of(id).iter().copied().filter(|&program| program != largest);
            reversions.extend(donors.map(|donor| self.reversion(donor, largest)));
            let other = alternative
                .filter(|_| focus == Some(department.specialty) && focus != alternative)
                .and_then(|alternative| self.department_at(department.institution, alternative))
                .and_then(|other| self.largest_program(other));
            reversions.extend(other.map(|receiver| self.reversion(largest, receiver)));
        }
        reversions.retain(|reversion| reversion.limit > 0);
        self.reversions = reversions;
        for program in &mut self.programs {
            let mut draws = program.key.draws(Purpose::Requests);
            if program.terms.quota >= 2 && draws.chance(scenario.requests.even) {
                program.terms.parity = Some(Parity::Even);
            }
        }
    }

    fn reversion(&self, donor: ProgramId, receiver: ProgramId) -> Reversion {
        Reversion { donor, receiver, limit: self.programs[donor.index()].terms.quota }
    }

    fn largest_program(&self, department: u32) -> Option<ProgramId> {
        let quota = |program: &ProgramId| self.programs[program.index()].terms.quota;
        self.programs_of(department).iter().copied().min_by_key(|program| std::cmp::Reverse(quota(program)))
    }
}

impl Institution {
    /// For draws that concern it.
    #[must_use]
    pub fn key(&self) -> Key {
        self.key
    }
}

fn institutions(scenario: &Scenario, inputs: &Inputs, replicate: Option<u32>) -> Vec<Institution> {
    let weights = &scenario.institutions.region_weights;
    let mut keys = Keys::of(scenario.run.seed, replicate, "institutions");
    let drawn = |id: String, key: Key| {
        let mut draws: Draws = key.draws(Purpose::Place);
        let prestige = draws.normal();
        let region = u8::try_from(draws.weighted(weights.iter().copied())).expect("few regions");
        Institution { id, region, prestige, key }
    };
    let mut all: Vec<Institution> =
        (1..=scenario.institutions.count).map(|number| drawn(format!("inst-{number}"), keys.next_key())).collect();
    for program in &inputs.programs {
        let known = all.iter().position(|institution| institution.id == program.institution);
        let place = known.unwrap_or_else(|| {
            all.push(drawn(program.institution.clone(), keys.named(&program.institution)));
            all.len() - 1
        });
        if let Some(region) = program.region.and_then(|region| u8::try_from(region.saturating_sub(1)).ok()) {
            all[place].region = region;
        }
        if let Some(percentile) = program.prestige_percentile {
            all[place].prestige = crate::draws::normal_quantile(percentile / 100.0);
        }
    }
    all
}

/// How many departments a specialty has: the largest track's programs, and half of the second largest at places of their own;
/// a specialty of one track has one a program.
fn departments_of(plan: &Specialty) -> usize {
    let mut programs: Vec<usize> = plan.tracks.iter().map(|track| track.programs as usize).collect();
    programs.sort_unstable_by(|a, b| b.cmp(a));
    programs.first().copied().unwrap_or(0) + programs.get(1).copied().unwrap_or(0).div_ceil(2)
}

/// Indices 0, 1, …, `count - 1` by falling score.
fn by_score(count: usize, score: impl Fn(usize) -> f64) -> Vec<usize> {
    let mut scored: Vec<(f64, usize)> = (0..count).map(|index| (score(index), index)).collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    scored.into_iter().map(|(_, index)| index).collect()
}

fn index_of<T>(items: &[T], is_it: impl Fn(&T) -> bool) -> Option<u32> {
    items.iter().position(is_it).map(number)
}

fn number(index: usize) -> u32 {
    u32::try_from(index).expect("ids are u32")
}

/// `IR-Integrated` becomes `ir-integrated`.
fn slug(name: &str) -> String {
    let dashed = name.chars().map(|c| if c.is_alphanumeric() { c.to_ascii_lowercase() } else { '-' });
    dashed.collect::<String>().split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}
