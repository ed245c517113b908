//! What an applicant thinks of a program in the end, for whoever compares seasons.

use super::rank_lists::final_views;
use super::{Application, Field, Season, Setting};
use crate::market::ProgramId;

impl Season {
    /// What a program is worth to a person who met its department, by the utilities of this season's scenario. The
    /// application tells the ties, and may be of another season of the same person.
    #[must_use]
    pub fn appeal(
        &self,
        setting: &Setting,
        person: usize,
        program: ProgramId,
        application: &Application,
    ) -> Option<f32> {
        let (known, world) = (self.known.as_ref()?, self.world(setting));
        let told = &world.programs[program.index()];
        let application = Application { department: told.department, ..*application };
        let (directory, fixed, utilities) = (&known.directory, &known.fixed, &known.utilities);
        let field = Field { scenario: setting.scenario, world, directory, utilities, fixed };
        Some(final_views(&field, self.people.all.get(person)?, &application, told.terms.track).appeal)
    }
}
