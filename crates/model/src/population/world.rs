//! Institutions, their departments and programs.

use std::ops::Index;

use rustc_hash::FxHashMap;

use super::changes::ChangeFault;
use super::institutions::institutions;
use crate::draws::Key;
use crate::ids::{DepartmentId, InstitutionId, RegionId, SpecialtyId};
use crate::scenario::{Inputs, Scenario};
use matchday_match::market::{ProgramId, Reversion, Terms, Track};

/// An institution that trains.
#[derive(Clone, PartialEq, Debug)]
pub struct Institution {
    /// `inst-12`, or the name in a file.
    pub id: String,
    /// The census division.
    pub region: RegionId,
    /// Standard normal.
    pub prestige: f64,
    pub(super) key: Key,
}

/// A specialty at an institution: the unit that receives applications and interviews.
#[derive(Clone, PartialEq, Debug)]
pub struct Department {
    /// Its institution.
    pub institution: InstitutionId,
    /// Its specialty.
    pub specialty: SpecialtyId,
    /// The census division.
    pub region: RegionId,
    /// The institution's prestige.
    pub prestige: f32,
    /// Positions of all its programs.
    pub positions: u32,
    /// Its programs, as a range of [`World::programs_of`].
    pub(super) programs: (u32, u32),
    /// 0 for the institution's first department of the specialty, 1 for its second, …
    pub(super) copy: u16,
    /// For draws of pairs with applicants.
    pub key: Key,
}

/// A program of the match: a track with its own rank order list.
#[derive(Clone, PartialEq, Debug)]
pub struct Program {
    /// `ir-integrated-a-31`, or the id in a file.
    pub id: String,
    /// The name for readers.
    pub name: String,
    /// The department that receives applications and interviews for it.
    pub department: DepartmentId,
    /// Its specialty.
    pub specialty: SpecialtyId,
    /// Track and quota.
    pub terms: Terms,
    /// Open only to graduates of an ESIR program (`true`) or only to others (`false`).
    pub esir: Option<bool>,
    /// Years of training.
    pub years: u32,
    /// Resident-years that one year's intake may fill, if the scenario gives them.
    pub complement: Option<u32>,
    /// Index into [`Inputs::programs`], if it is given.
    pub given: Option<u32>,
    /// Whether a change has closed it. It then has no positions, and nobody considers it.
    pub is_closed: bool,
    pub(super) key: Key,
}

impl Program {
    /// Whether graduates of an ESIR program train here for a shorter time: in fellowship programs open to all.
    #[must_use]
    pub fn is_shorter_after_esir(&self) -> bool {
        self.terms.track == Track::Fellowship && self.esir.is_none()
    }

    /// The resident-years that an applicant fills here. After ESIR it is one year less where the program is open to all, but at
    /// least one.
    #[must_use]
    pub fn resident_years(&self, has_esir: bool) -> u32 {
        if has_esir && self.is_shorter_after_esir() { self.years.saturating_sub(1).max(1) } else { self.years }
    }
}

/// Everything that offers training. Program `p` of the world is program `p` of the market. A world is indexed by the ids of its
/// institutions, departments and programs.
#[derive(Clone, Default, Debug)]
pub struct World {
    /// The institutions.
    pub institutions: Vec<Institution>,
    /// The departments.
    pub departments: Vec<Department>,
    /// Programs, in the order of their specialties and tracks, given ones last.
    pub programs: Vec<Program>,
    /// Reversions; those of one donor are in its order.
    pub reversions: Vec<Reversion>,
    by_department: Vec<ProgramId>,
    /// By program: a compact copy for loops that read nothing else.
    specialties: Vec<SpecialtyId>,
    /// Departments of each specialty, most prestigious first.
    ranked: Vec<Vec<DepartmentId>>,
    /// The department of a specialty at an institution.
    pub(super) at: FxHashMap<(InstitutionId, SpecialtyId), DepartmentId>,
}

impl World {
    /// Draws the world of a scenario for one replicate, or with `None` for all of them, and makes the scenario's changes. Changes that
    /// cannot be made are skipped; [`World::draw_checked`] reports them.
    #[must_use]
    pub fn draw(scenario: &Scenario, inputs: &Inputs, replicate: Option<u32>) -> World {
        World::draw_changed(scenario, inputs, replicate).0
    }

    /// Draws the world of a scenario for all replicates.
    ///
    /// # Errors
    /// Every change of the scenario that cannot be made.
    pub fn draw_checked(scenario: &Scenario, inputs: &Inputs) -> Result<World, Vec<ChangeFault>> {
        let (world, faults) = World::draw_changed(scenario, inputs, None);
        if faults.is_empty() { Ok(world) } else { Err(faults) }
    }

    fn draw_changed(scenario: &Scenario, inputs: &Inputs, replicate: Option<u32>) -> (World, Vec<ChangeFault>) {
        let mut world = World { institutions: institutions(scenario, inputs, replicate), ..World::default() };
        for (specialty, plan) in (0..).map(SpecialtyId).zip(&scenario.specialty) {
            world.add_specialty(specialty, plan);
        }
        for (given, program) in (0u32..).zip(&inputs.programs) {
            world.add_given(scenario, given, program);
        }
        world.join_departments(scenario.specialty.len());
        world.add_requests(scenario);
        let faults = world.make_changes(scenario);
        (world, faults)
    }

    /// A department's programs.
    #[must_use]
    #[inline]
    pub fn programs_of(&self, department: DepartmentId) -> &[ProgramId] {
        let (start, end) = self[department].programs;
        &self.by_department[start as usize..end as usize]
    }

    /// A program's specialty.
    #[must_use]
    #[inline]
    pub fn specialty_of(&self, program: ProgramId) -> SpecialtyId {
        self.specialties[program.index()]
    }

    /// Departments of a specialty, most prestigious first.
    #[must_use]
    #[inline]
    pub fn ranked(&self, specialty: SpecialtyId) -> &[DepartmentId] {
        &self.ranked[specialty.index()]
    }

    /// The department of a specialty at an institution, if it has one.
    #[must_use]
    pub fn department_at(&self, institution: InstitutionId, specialty: SpecialtyId) -> Option<DepartmentId> {
        self.at.get(&(institution, specialty)).copied()
    }

    /// The institution of this name.
    #[must_use]
    pub fn institution(&self, id: &str) -> Option<InstitutionId> {
        self.institutions.iter().position(|institution| institution.id == id).map(InstitutionId::at)
    }

    /// The department of a program.
    #[must_use]
    pub fn department_of(&self, program: ProgramId) -> &Department {
        &self[self[program].department]
    }

    /// The program of this id.
    #[must_use]
    pub fn program(&self, id: &str) -> Option<ProgramId> {
        self.programs.iter().position(|program| program.id == id).map(|position| ProgramId(number(position)))
    }

    /// Records each department's programs and positions.
    pub(super) fn join_departments(&mut self, specialties: usize) {
        let mut of: Vec<Vec<ProgramId>> = vec![Vec::new(); self.departments.len()];
        self.by_department.clear();
        self.specialties = self.programs.iter().map(|program| program.specialty).collect();
        for department in &mut self.departments {
            department.positions = 0;
        }
        for (program, id) in self.programs.iter().zip((0..).map(ProgramId)) {
            if !program.is_closed {
                of[program.department.index()].push(id);
            }
            self.departments[program.department.index()].positions += program.terms.quota;
        }
        for (department, programs) in self.departments.iter_mut().zip(&of) {
            let start = number(self.by_department.len());
            self.by_department.extend(programs);
            department.programs = (start, number(self.by_department.len()));
        }
        self.ranked = vec![Vec::new(); specialties];
        for (id, department) in (0..).map(DepartmentId).zip(&self.departments) {
            if department.programs.0 < department.programs.1 {
                self.ranked[department.specialty.index()].push(id);
            }
        }
        for ranked in &mut self.ranked {
            ranked.sort_by(|&a, &b| {
                let prestige = |id: DepartmentId| self.departments[id.index()].prestige;
                prestige(b).total_cmp(&prestige(a)).then(a.cmp(&b))
            });
        }
    }
}

impl Institution {
    /// The key of its draws.
    #[must_use]
    pub fn key(&self) -> Key {
        self.key
    }
}

impl Index<InstitutionId> for World {
    type Output = Institution;

    #[inline]
    fn index(&self, institution: InstitutionId) -> &Institution {
        &self.institutions[institution.index()]
    }
}

impl Index<DepartmentId> for World {
    type Output = Department;

    #[inline]
    fn index(&self, department: DepartmentId) -> &Department {
        &self.departments[department.index()]
    }
}

impl Index<ProgramId> for World {
    type Output = Program;

    #[inline]
    fn index(&self, program: ProgramId) -> &Program {
        &self.programs[program.index()]
    }
}

pub(super) fn number(index: usize) -> u32 {
    u32::try_from(index).expect("ids are u32")
}
