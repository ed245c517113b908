//! How much an applicant values a program at the end of the season, for comparisons between seasons.

use super::{Application, Season, Setting};
use matchday_match::market::{ProgramId, Track};

impl Season {
    /// An applicant's utility of a program, given that its department interviewed the applicant, as on the applicant's list.
    /// Utilities are those of this season's scenario. `application` supplies the ties and may come from another season of the same
    /// person. Returns `None` before any season was played, and for a person who is not in this season.
    #[must_use]
    pub fn appeal(
        &self,
        setting: &Setting,
        person: usize,
        program: ProgramId,
        application: &Application,
    ) -> Option<f32> {
        let (known, world) = (self.known.as_ref()?, self.world(setting));
        let person = self.people.all.get(person)?;
        let here = &world[program];
        let department = &world[here.department];
        let appeal = if setting.scenario.interviews.enabled {
            let taste = if Some(department.specialty) == person.first { person.taste } else { 0.0 };
            let place = known.utilities.of_place(department.prestige, application.mark.ties()).with_taste(taste);
            known.utilities.outlook(person).after(department.key, place).appeal
        } else {
            application.appeal
        };
        #[allow(clippy::cast_possible_truncation, reason = "single precision is enough for a utility")]
        let bonus = match here.terms.track {
            Track::Categorical => setting.scenario.utility.applicant.categorical as f32,
            _ => 0.0,
        };
        Some(appeal + bonus)
    }
}
