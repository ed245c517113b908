//! Where an applicant stands among all who apply to a department.

use crate::population::{DepartmentId, SpecialtyId};
use crate::season::{Season, Setting};

/// Scores of all applicants to the departments of some specialties.
#[derive(Default, Debug)]
pub struct Standings {
    /// By department, in rising order.
    scores: Vec<Vec<f32>>,
    is_asked: Vec<bool>,
}

impl Standings {
    /// Collects the scores of a season in some specialties.
    pub fn gather(&mut self, season: &Season, setting: &Setting, specialties: &[SpecialtyId]) {
        let world = season.world(setting);
        self.scores.resize(world.departments.len(), Vec::new());
        self.scores.iter_mut().for_each(Vec::clear);
        let applications = season.applications();
        self.is_asked.clear();
        self.is_asked.extend(world.departments.iter().map(|one| specialties.contains(&one.specialty)));
        for (&department, &score) in applications.departments().iter().zip(applications.scores()) {
            if self.is_asked[department.index()] {
                self.scores[department.index()].push(score);
            }
        }
        for scores in &mut self.scores {
            scores.sort_unstable_by(f32::total_cmp);
        }
    }

    /// How many applicants have a higher score at a department.
    pub(super) fn ahead(&self, department: DepartmentId, score: f32) -> u32 {
        let all = &self.scores[department.index()];
        u32::try_from(all.len() - all.partition_point(|&other| other <= score)).expect("applications are u32")
    }
}
