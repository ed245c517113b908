//! What happens to unfilled positions after the match.

use crate::figures::FigureId;
use crate::simulation::figures::{Catalogue, Count};
use crate::simulation::view::{Ending, Preference, View};
use matchday_model::scenario::ProgramsKind;
use matchday_model::season::Setting;

/// The figures of SOAP.
#[derive(Debug)]
pub(super) struct AfterMatch {
    /// By specialty: positions accepted.
    accepted: Vec<Option<usize>>,
    /// People without a position even after SOAP: all, then those who prefer the focus.
    nothing: [usize; 2],
}

impl AfterMatch {
    pub(super) fn lay(catalogue: &mut Catalogue, setting: &Setting) -> AfterMatch {
        let specialties = setting.scenario.specialty.iter();
        let accepted = specialties.map(|specialty| {
            let is_told = specialty.kind != ProgramsKind::Partners;
            is_told.then(|| catalogue.summary(FigureId::SoapFilled, "specialty", &specialty.name))
        });
        let accepted = accepted.collect();
        let nothing = [("all", ""), ("preference", "focus")]
            .map(|(by, level)| catalogue.summary(FigureId::EndsInNothingAfterSoap, by, level));
        AfterMatch { accepted, nothing }
    }

    pub(super) fn observe(&self, view: &View, counts: &mut [Count]) {
        for program in view.soap.iter().flatten() {
            let specialty = view.world.specialty_of(*program);
            if let Some(Some(figure)) = self.accepted.get(specialty.index()) {
                counts[*figure].part += 1;
            }
        }
        for fact in &view.facts.all {
            let has_soap = view.soap.get(fact.applicant.index()).is_some_and(Option::is_some);
            let has_nothing = fact.ending == Ending::Nothing && !has_soap;
            counts[self.nothing[0]].note(has_nothing);
            if fact.preference == Preference::Focus {
                counts[self.nothing[1]].note(has_nothing);
            }
        }
    }
}
