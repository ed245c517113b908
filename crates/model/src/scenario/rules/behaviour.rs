//! Rules on what applicants do and what is reported.

use rustc_hash::FxHashSet;

use crate::scenario::inputs::Inputs;
use crate::scenario::sections::{Applications, Role, Tier};
use crate::scenario::slug::is_drawn_program;
use crate::scenario::tables::Whence;

use super::Rules;
use matchday_files::faults::{nearest, quoted};

impl Rules<'_> {
    pub(super) fn check_behaviour(&mut self) {
        let Applications { own, above, below, .. } = self.scenario.applications;
        let sum = own + above + below;
        if (sum - 1.0).abs() > 1e-9 && self.is_sound("applications") {
            let at = ["own", "above", "below"].map(|field| format!("applications.{field}"));
            let at = at.iter().find(|path| self.document.has(path)).map_or("applications", String::as_str).to_owned();
            let sum = (sum * 1e9).round() / 1e9;
            let message = format!(
                "\"own\", \"above\" and \"below\" are {own}, {above} and {below}, in all {sum}; expected 1 in all"
            );
            self.fault(&at, message, "correct one of the three");
        }
        self.check_signals();
        self.check_partners();
    }

    /// With a group of partners, there cannot be more couples than partners.
    fn check_partners(&mut self) {
        let groups = &self.scenario.group;
        let count = |role: Role| groups.iter().filter(|group| group.role == role).map(|group| group.count).sum::<u32>();
        let (applicants, partners) = (count(Role::Applicants), count(Role::Partners));
        let couples = f64::from(applicants) * self.scenario.couples.share;
        if partners > 0 && couples > f64::from(partners) && self.is_sound("group") && self.is_sound("couples") {
            let message = format!(
                "{couples:.0} of {applicants} applicants are to have a partner, and there are {partners} partners"
            );
            self.warn("couples.share", message, "those who find none are single; add partners, or lower the share");
        }
    }

    /// More signals than applications are allowed, but may be a mistake.
    fn check_signals(&mut self) {
        let signals = &self.scenario.signals;
        let budget = signals.budget();
        let is_sound = self.is_sound("signals") && self.is_sound("specialty") && self.is_sound("group");
        if !signals.enabled || !is_sound {
            return;
        }
        let mean = |name: &str| {
            let found = self.scenario.specialty.iter().find(|specialty| specialty.name == name);
            found.filter(|specialty| specialty.has_signals).map(|specialty| specialty.applications.mean())
        };
        let groups = self.scenario.group.iter().filter(|group| group.role == Role::Applicants && group.count > 0);
        let few = groups
            .filter_map(|group| {
                let means: Vec<f64> = [&group.first, &group.second].into_iter().filter_map(|name| mean(name)).collect();
                let all: f64 = means.iter().sum();
                (!means.is_empty() && all < f64::from(budget)).then_some((group, all))
            })
            .min_by(|a, b| a.1.total_cmp(&b.1));
        if let Some((group, all)) = few {
            let name = quoted(group.name.as_bytes());
            let message = format!("{budget} signals, and group {name} applies to {all} programs on average");
            let strongest = format!("signals.{}", Tier::ALL[0].name());
            self.warn(&strongest, message, "signals beyond the applications are not sent");
        }
    }

    pub(super) fn check_report(&mut self, inputs: &Inputs) {
        let report = &self.scenario.report;
        let specialties = self.specialties();
        let whence = Whence::Document("report".to_owned());
        for (field, name) in [("focus", &report.focus), ("alternative", &report.alternative)] {
            self.refer(&whence, field, name, &specialties);
        }
        let focus =
            if report.focus.is_empty() { specialties.names.first().copied() } else { Some(report.focus.as_str()) };
        if !report.alternative.is_empty() && focus == Some(report.alternative.as_str()) {
            let message =
                format!("\"alternative\" is {}, the same as the focus", quoted(report.alternative.as_bytes()));
            self.fault("report.alternative", message, "name another specialty, or leave it out");
        }
        let given: FxHashSet<&str> = inputs.programs.iter().map(|program| program.id.as_str()).collect();
        for (number, id) in report.programs.iter().enumerate() {
            if !given.contains(id.as_str()) {
                self.doubt_program(&Whence::Document("report".to_owned()), &format!("programs[{number}]"), id, &given);
            }
        }
    }

    /// Warns about a program id that is neither given nor has the form of a drawn one. If the world is known, a missing program is a
    /// fault.
    pub(super) fn doubt_program(&mut self, whence: &Whence, field: &str, id: &str, given: &FxHashSet<&str>) {
        if let Some(world) = self.world {
            if !world.contains(&id) {
                let near = nearest(id, world.iter().copied());
                let remedy = near.map_or("correct it".to_owned(), |near| format!("did you mean \"{near}\"?"));
                self.fault_at(whence, field, format!("this world has no program {}", quoted(id.as_bytes())), remedy);
            }
            return;
        }
        if is_drawn_program(self.scenario, id) || !self.is_sound("specialty") || !self.is_sound("program") {
            return;
        }
        let message = format!("no program has the id {}", quoted(id.as_bytes()));
        let near = self.suggestions.checked_sub(1).and_then(|left| {
            self.suggestions = left;
            let mut given: Vec<&str> = given.iter().copied().collect();
            given.sort_unstable();
            nearest(id, given)
        });
        let remedy = match near {
            Some(near) => format!("did you mean {}?", quoted(near.as_bytes())),
            None => "those of drawn programs read as in \"ir-integrated-a-31\"".to_owned(),
        };
        self.warn_at(whence, field, message, remedy);
    }
}
