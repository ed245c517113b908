//! Faults and warnings collected while a scenario is read; their places are resolved at the end.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::document::Site;
use super::overrides::Override;
use super::remark::{Excerpt, Remark, RemarkPlace};
use matchday_files::faults::one_line;

/// Faults and warnings of the scenario file and the overrides.
#[derive(Default)]
pub(super) struct Collected {
    pub faults: Vec<Unplaced>,
    pub warnings: Vec<Unplaced>,
    /// Paths of unusable values. Nothing that depends on them is reported.
    broken: BTreeSet<String>,
}

/// A remark whose place is not yet a line and column.
pub(super) struct Unplaced {
    site: Site,
    message: String,
    remedy: String,
}

impl Collected {
    /// Adds a fault.
    pub(super) fn fault(&mut self, site: Site, message: impl Into<String>, remedy: impl Into<String>) {
        self.faults.push(Unplaced { site, message: message.into(), remedy: remedy.into() });
    }

    /// Adds a warning.
    pub(super) fn warn(&mut self, site: Site, message: impl Into<String>, remedy: impl Into<String>) {
        self.warnings.push(Unplaced { site, message: message.into(), remedy: remedy.into() });
    }

    /// Marks the value at a path as unusable.
    pub(super) fn lose(&mut self, path: impl Into<String>) {
        self.broken.insert(path.into());
    }

    /// Whether everything under and around a path is usable.
    pub(super) fn is_sound(&self, path: &str) -> bool {
        let ends = path.char_indices().filter(|(_, c)| matches!(c, '.' | '[')).map(|(at, _)| at).chain([path.len()]);
        let is_in_broken = ends.into_iter().any(|end| self.broken.contains(&path[..end]));
        let has_broken =
            |start: String| self.broken.range(start.clone()..).next().is_some_and(|b| b.starts_with(&start));
        !is_in_broken && !has_broken(format!("{path}.")) && !has_broken(format!("{path}["))
    }
}

/// The texts that sites refer to.
pub(super) struct Texts<'a> {
    pub file: Arc<str>,
    pub text: &'a str,
    pub overrides: &'a [Override],
}

impl Texts<'_> {
    /// Resolves the places of remarks, in the order of the file, those of overrides last.
    pub(super) fn place(&self, mut remarks: Vec<Unplaced>) -> Vec<Remark> {
        remarks.sort_by_key(|remark| remark.site);
        let starts = self.starts();
        let all = remarks.into_iter().map(|Unplaced { site, message, remedy }| {
            let (message, remedy) = (one_line(message), one_line(remedy));
            let (place, excerpt) = self.place_among(site, &starts);
            Remark { place, message, remedy, excerpt }
        });
        let mut placed: Vec<Remark> = all.collect();
        placed.dedup();
        placed
    }

    /// The place of a site.
    pub(super) fn place_of(&self, site: Site) -> (RemarkPlace, Option<Excerpt>) {
        self.place_among(site, &self.starts())
    }

    /// The byte offsets of line starts.
    fn starts(&self) -> Vec<usize> {
        std::iter::once(0).chain(self.text.match_indices('\n').map(|(at, _)| at + 1)).collect()
    }

    fn place_among(&self, site: Site, starts: &[usize]) -> (RemarkPlace, Option<Excerpt>) {
        let of_override = (site.origin as usize).checked_sub(1).and_then(|number| self.overrides.get(number));
        if let Some(of_override) = of_override {
            return (RemarkPlace::Override(of_override.to_string().into()), None);
        }
        if site.end == 0 {
            return (RemarkPlace::File(self.file.clone()), None);
        }
        let at = floor(self.text, site.start);
        let number = starts.partition_point(|&start| start <= at).max(1);
        let start = starts[number - 1];
        let line = self.text[start..].split('\n').next().unwrap_or_default().trim_end_matches('\r');
        let column = self.text[start..at].chars().count() + 1;
        let stop = floor(self.text, site.end).clamp(at, (start + line.len()).max(at));
        let width = self.text[at..stop].chars().count();
        let [number, column] = [number, column].map(|n| u32::try_from(n).unwrap_or(u32::MAX));
        let place = RemarkPlace::At { file: self.file.clone(), line: number, column };
        (place, Some(Excerpt::of(line, column, width)))
    }
}

/// The last character boundary at or before a byte.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_inside_and_around_a_lost_value_is_not_sound() {
        let mut collected = Collected::default();
        collected.lose("specialty[1].name");
        assert!(!collected.is_sound("specialty"));
        assert!(!collected.is_sound("specialty[1]"));
        assert!(!collected.is_sound("specialty[1].name"));
        assert!(collected.is_sound("specialty[10]"));
        assert!(collected.is_sound("spec"));
    }
}
