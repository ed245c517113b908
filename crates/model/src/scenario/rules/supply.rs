//! Rules on specialties and tracks.

use rustc_hash::FxHashMap;

use crate::scenario::sections::{ProgramsKind, Specialty, TrackPlan};
use crate::scenario::slug::slug;
use crate::scenario::tables::Whence;

use super::{MOST_POSITIONS, MOST_PROGRAMS, Rules};
use matchday_files::faults::quoted;
use matchday_match::market::Track;

impl Rules<'_> {
    pub(super) fn check_supply(&mut self) {
        let scenario = self.scenario;
        let known = self.specialties();
        if scenario.specialty.is_empty() && self.is_sound("specialty") {
            let message = "the scenario has no specialty; expected at least one [[specialty]]";
            self.collected.fault(crate::scenario::document::Site::default(), message, "add one");
        }
        self.names_once(&known);
        let mut twins: FxHashMap<&str, usize> = FxHashMap::default();
        let slugs: Vec<String> = known.names.iter().map(|name| slug(name)).collect();
        for (number, specialty) in scenario.specialty.iter().enumerate() {
            let path = format!("specialty[{number}]");
            if specialty.name.is_empty() {
                continue;
            }
            let (slug, name) = (&slugs[number], quoted(specialty.name.as_bytes()));
            let twin = twins.insert(slug, number);
            if slug.is_empty() {
                let message = format!("\"name\" is {name}; expected at least one letter or digit");
                self.fault(&format!("{path}.name"), message, "rename it: ids of programs start with it");
            } else if let Some(twin) = twin.filter(|&twin| scenario.specialty[twin].name != specialty.name) {
                let other = quoted(scenario.specialty[twin].name.as_bytes());
                let message = format!("{name} and {other} both make ids that start with \"{slug}-\"");
                self.fault(&format!("{path}.name"), message, "rename one of the two");
            }
            self.check_tracks(&path, specialty);
        }
        self.check_planned_totals();
    }

    fn check_tracks(&mut self, path: &str, specialty: &Specialty) {
        const MOST: usize = 100;
        let tracks = &specialty.tracks;
        if tracks.len() > MOST {
            let message = format!("there are {} tracks; expected at most {MOST}", tracks.len());
            return self.fault(&format!("{path}.tracks"), message, "remove some");
        }
        for (number, track) in tracks.iter().enumerate() {
            let path = format!("{path}.tracks[{number}]");
            if !self.is_sound(&path) {
                continue;
            }
            let is_same = |other: &TrackPlan| (other.track, other.esir) == (track.track, track.esir);
            if tracks[..number].iter().any(is_same) {
                let message = format!("track \"{}\" occurs twice", track.track.letter());
                self.fault(
                    &format!("{path}.track"),
                    message,
                    "put their programs together, or let \"esir\" tell them apart",
                );
            }
            self.check_year(&Whence::Document(path.clone()), specialty, track.track);
            self.check_track(&path, track);
        }
    }

    /// Checks that a PGY-1 year is a preliminary position, since supplemental lists rank nothing else.
    pub(super) fn check_year(&mut self, whence: &Whence, specialty: &Specialty, track: Track) {
        if specialty.kind == ProgramsKind::Pgy1 && track != Track::Preliminary {
            let name = quoted(specialty.name.as_bytes());
            let (letter, expected) = (track.letter(), Track::Preliminary.letter());
            let message = format!("track \"{letter}\" in {name}, which offers PGY-1 years; expected \"{expected}\"");
            self.fault_at(
                whence,
                "track",
                message,
                format!("set \"track\" to \"{expected}\", or name another specialty"),
            );
        }
    }

    fn check_track(&mut self, path: &str, track: &TrackPlan) {
        let TrackPlan { programs, positions, .. } = *track;
        let here = format!("{path}.positions");
        if track.quota.is_some() {
            if positions > 0 {
                let message = "both \"positions\" and \"quota\" are given; expected one of the two";
                self.fault(&here, message, "remove one of them");
            }
        } else if !self.document.has(&here) {
            if programs > 0 {
                let message = "\"positions\" is missing; expected how many the programs offer together, or \"quota\"";
                self.fault(path, message, "add positions = …");
            }
        } else if programs == 0 && positions > 0 {
            let message = format!("{positions} positions in no program");
            self.fault(&here, message, "set \"programs\" to at least 1, or \"positions\" to 0");
        } else if positions < programs {
            let message = format!("{positions} positions in {programs} programs; expected at least one position each");
            self.fault(&here, message, "lower \"programs\", or give \"quota\" instead");
        }
        if programs > 0 && self.scenario.institutions.count == 0 && self.is_sound("institutions") {
            let message = format!("{programs} programs and no institution; expected at least one");
            self.fault(&format!("{path}.programs"), message, "set institutions.count to at least 1");
        }
    }

    fn check_planned_totals(&mut self) {
        let tracks = || self.scenario.specialty.iter().flat_map(|specialty| &specialty.tracks);
        let programs: u64 = tracks().map(|track| u64::from(track.programs)).sum();
        let positions: f64 = tracks()
            .map(|track| match track.quota {
                Some(quota) => quota.mean() * f64::from(track.programs),
                None => f64::from(track.positions),
            })
            .sum();
        if programs > MOST_PROGRAMS {
            let message = format!("there are {programs} programs in all tracks; expected at most {MOST_PROGRAMS}");
            self.fault("specialty", message, "plan fewer");
        }
        if positions > MOST_POSITIONS {
            let message =
                format!("there are {positions:.0} positions in all tracks; expected at most {MOST_POSITIONS}");
            self.fault("specialty", message, "plan fewer");
        }
    }
}
