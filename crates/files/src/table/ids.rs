//! From ids in files to numbers.

use rustc_hash::FxHashMap;

use crate::faults::{Findings, Spot, nearest_id, quoted};

/// How many unknown ids of a file get a suggestion. Each one is compared with all known ids.
const SUGGESTIONS: usize = 20;

/// An id of up to 15 bytes as a number, with its length in the last byte. Most ids are short, and numbers are hashed and
/// compared faster than text.
type Packed = (u64, u64);

#[inline]
fn pack(id: &[u8]) -> Option<Packed> {
    let mut bytes = [0; 16];
    bytes.get_mut(..id.len()).filter(|_| id.len() < 16)?.copy_from_slice(id);
    bytes[15] = u8::try_from(id.len()).expect("below 16");
    let [low, high] = [0, 8].map(|at| u64::from_le_bytes(bytes[at..at + 8].try_into().expect("8 bytes")));
    Some((low, high))
}

/// The ids of one table, with their numbers.
pub(crate) struct Index<'a> {
    short: FxHashMap<Packed, u32>,
    long: FxHashMap<&'a [u8], u32>,
    ids: Vec<&'a str>,
    what: &'static str,
    file: &'static str,
    is_complete: bool,
}

impl<'a> Index<'a> {
    /// Numbers ids from 0. Returns also the numbers of those that occurred before.
    ///
    /// Pass whether all ids of the table could be read. If not, no id is reported as unknown.
    pub(crate) fn new(
        what: &'static str,
        file: &'static str,
        ids: impl Iterator<Item = &'a str>,
        is_complete: bool,
    ) -> (Index<'a>, Vec<u32>) {
        let ids: Vec<_> = ids.collect();
        let mut short = FxHashMap::with_capacity_and_hasher(ids.len(), rustc_hash::FxBuildHasher);
        let mut long = FxHashMap::default();
        let mut repeated = Vec::new();
        for (number, id) in (0..).zip(&ids) {
            let first = match pack(id.as_bytes()) {
                Some(packed) => *short.entry(packed).or_insert(number),
                None => *long.entry(id.as_bytes()).or_insert(number),
            };
            if first != number {
                repeated.push(number);
            }
        }
        (Index { short, long, ids, what, file, is_complete }, repeated)
    }

    /// How many ids there are.
    pub(crate) fn len(&self) -> usize {
        self.ids.len()
    }

    /// An id as the file spells it.
    pub(crate) fn id(&self, number: u32) -> &'a str {
        self.ids[number as usize]
    }
}

/// Looks up ids one after another. The same id as before, the common case in a list, costs one comparison.
pub(crate) struct Lookup<'a, 'i> {
    index: &'i Index<'a>,
    last: Option<(Packed, u32)>,
    /// The unknown ids so far, with the known ids that are probably meant.
    suggestions: FxHashMap<Vec<u8>, Option<&'a str>>,
}

impl<'a, 'i> Lookup<'a, 'i> {
    /// Looks up ids in an index.
    pub(crate) fn in_index(index: &'i Index<'a>) -> Lookup<'a, 'i> {
        Lookup { index, last: None, suggestions: FxHashMap::default() }
    }

    /// The number of an id. An unknown id is a fault.
    #[inline]
    pub(crate) fn number(&mut self, id: &[u8], at: impl FnOnce() -> Spot, findings: &mut Findings) -> Option<u32> {
        let number = self.known(id);
        if number.is_none() && self.index.is_complete {
            self.report(id, at(), findings);
        }
        number
    }

    /// The number of an id. An unknown id is not reported.
    #[inline]
    pub(crate) fn known(&mut self, id: &[u8]) -> Option<u32> {
        let packed = pack(id);
        if let (Some(packed), Some((last, number))) = (packed, self.last)
            && packed == last
        {
            return Some(number);
        }
        let number = match packed {
            Some(packed) => self.index.short.get(&packed).copied(),
            None => self.index.long.get(id).copied(),
        };
        self.last = packed.zip(number);
        number
    }

    #[cold]
    fn report(&mut self, id: &[u8], at: Spot, findings: &mut Findings) {
        let Index { ids, what, file, .. } = self.index;
        let message = format!("{what} {} is unknown; expected an id of {file}", quoted(id));
        let near = self.suggestions.get(id).copied().unwrap_or_else(|| {
            let text = std::str::from_utf8(id).ok().filter(|_| self.suggestions.len() < SUGGESTIONS)?;
            let near = nearest_id(text, ids.iter().copied());
            self.suggestions.insert(id.to_vec(), near);
            near
        });
        match near {
            Some(near) => findings.fault(at, message, format!("did you mean {}?", quoted(near.as_bytes()))),
            None => findings.fault(at, message, format!("correct it, or add the {what} to {file}")),
        }
    }
}
