//! From ids in files to numbers.

use rustc_hash::FxHashMap;

use super::findings::{Findings, quoted};
use super::nearest::nearest;
use super::place::Spot;

/// How many unknown ids of a file get a suggestion; each costs a look at every known id.
const SUGGESTIONS: u32 = 20;

/// The ids of one table: which number each has.
pub(super) struct Index<'a> {
    numbers: FxHashMap<&'a [u8], u32>,
    ids: Vec<&'a str>,
    what: &'static str,
    file: &'static str,
    is_complete: bool,
}

impl<'a> Index<'a> {
    /// Numbers ids from 0 and returns the numbers of those that occurred before.
    ///
    /// `is_complete` tells whether every id of the table could be read; otherwise no id is called unknown.
    pub(super) fn new(
        what: &'static str,
        file: &'static str,
        ids: impl Iterator<Item = &'a str>,
        is_complete: bool,
    ) -> (Index<'a>, Vec<u32>) {
        let ids: Vec<_> = ids.collect();
        let mut numbers = FxHashMap::with_capacity_and_hasher(ids.len(), rustc_hash::FxBuildHasher);
        let mut repeated = Vec::new();
        for (number, id) in (0..).zip(&ids) {
            if *numbers.entry(id.as_bytes()).or_insert(number) != number {
                repeated.push(number);
            }
        }
        (Index { numbers, ids, what, file, is_complete }, repeated)
    }

    /// How many ids there are.
    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }

    /// An id as it stands in the file.
    pub(super) fn id(&self, number: u32) -> &'a str {
        self.ids[number as usize]
    }

    /// The number of an id.
    #[inline]
    pub(super) fn number(&self, id: &[u8]) -> Option<u32> {
        self.numbers.get(id).copied()
    }
}

/// Looks ids up, one after the other: the same id as before, which is the common case in a list, costs a comparison.
pub(super) struct Lookup<'a, 'i> {
    index: &'i Index<'a>,
    last: Option<u32>,
    suggestions: u32,
}

impl<'a, 'i> Lookup<'a, 'i> {
    /// Looks up in an index.
    pub(super) fn in_index(index: &'i Index<'a>) -> Lookup<'a, 'i> {
        Lookup { index, last: None, suggestions: SUGGESTIONS }
    }

    /// The number of an id; an unknown one is a fault.
    #[inline]
    pub(super) fn number(&mut self, id: &[u8], at: impl FnOnce() -> Spot, findings: &mut Findings) -> Option<u32> {
        if let Some(last) = self.last.filter(|&last| self.index.ids[last as usize].as_bytes() == id) {
            return Some(last);
        }
        let number = self.index.number(id);
        match number {
            Some(_) => self.last = number,
            None if self.index.is_complete => self.report(id, at(), findings),
            None => {}
        }
        number
    }

    #[cold]
    fn report(&mut self, id: &[u8], at: Spot, findings: &mut Findings) {
        let Index { ids, what, file, .. } = self.index;
        let message = format!("{what} {} is unknown; expected an id of {file}", quoted(id));
        let near = if self.suggestions > 0 {
            self.suggestions -= 1;
            std::str::from_utf8(id).ok().and_then(|id| nearest(id, ids.iter().copied()))
        } else {
            None
        };
        match near {
            Some(near) => findings.fault(at, message, format!("did you mean {}?", quoted(near.as_bytes()))),
            None => findings.fault(at, message, format!("correct it, or add the {what} to {file}")),
        }
    }
}
