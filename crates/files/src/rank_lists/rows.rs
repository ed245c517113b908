//! From rows in any order to rank order lists: grouped by owner and sorted by rank.

use std::ops::Range;

use rustc_hash::FxHashSet;

/// A row of a ranks file.
#[derive(Clone, Copy)]
pub struct RankRow {
    /// The number of the list's owner.
    pub owner: u32,
    /// The number of the list.
    pub list: u32,
    /// The rank, 1 is best.
    pub rank: u32,
    /// The number of the ranked program or applicant.
    pub target: u32,
    /// The list attached to this entry, if there is one.
    pub attached: Option<u32>,
    /// The offset at which the row starts.
    pub at: u32,
}

/// A list by owner and number. Without a number it is any list of the owner.
type ListKey = (u32, Option<u32>);

/// The rows of a ranks file, and which lists have rows that could not be read.
#[derive(Default)]
pub(crate) struct RankRows {
    /// The rows, in the order of the file.
    pub rows: Vec<RankRow>,
    /// Lists with an unreadable row.
    broken: FxHashSet<ListKey>,
    /// Lists next to an unreadable row of unknown owner, which may belong to them.
    doubtful: FxHashSet<ListKey>,
    last: Option<ListKey>,
    is_after_stray: bool,
}

/// How much of a list could be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Completeness {
    /// All rows.
    Whole,
    /// All rows, unless an unreadable row of unknown owner belongs to the list.
    Doubtful,
    /// Not all rows, so that missing ranks are not reported.
    Broken,
}

impl RankRows {
    /// No rows yet, with room for those of a file of `bytes` bytes. Rows in files are about as long as rows in memory.
    pub(crate) fn for_file_of(bytes: usize) -> RankRows {
        RankRows { rows: Vec::with_capacity(bytes / size_of::<RankRow>()), ..RankRows::default() }
    }

    /// Adds a row that could be read.
    pub(crate) fn push(&mut self, row: RankRow) {
        self.belongs_to((row.owner, Some(row.list)));
        self.rows.push(row);
    }

    /// Records a row that could not be read. If its owner is unknown too, it probably belongs to the list of the row above or
    /// below.
    #[cold]
    pub(crate) fn lose(&mut self, owner: Option<u32>, list: Option<u32>) {
        if let Some(owner) = owner {
            let list = (owner, list);
            self.belongs_to(list);
            self.broken.insert(list);
        } else {
            self.doubtful.extend(self.last);
            self.is_after_stray = true;
        }
    }

    fn belongs_to(&mut self, list: ListKey) {
        if self.is_after_stray {
            self.doubtful.insert(list);
            self.is_after_stray = false;
        }
        self.last = Some(list);
    }

    /// How much of a list could be read.
    pub(crate) fn completeness(&self, owner: u32, list: u32) -> Completeness {
        let is_among = |lists: &FxHashSet<ListKey>| {
            !lists.is_empty() && (lists.contains(&(owner, Some(list))) || lists.contains(&(owner, None)))
        };
        match (is_among(&self.broken), is_among(&self.doubtful)) {
            (true, _) => Completeness::Broken,
            (false, true) => Completeness::Doubtful,
            (false, false) => Completeness::Whole,
        }
    }

    /// Replaces the number of each list by the one at its place in `numbers`.
    pub(crate) fn renumber(&mut self, numbers: &[u32]) {
        if numbers.is_sorted() {
            return;
        }
        let new = |list: u32| numbers.get(list as usize).copied().unwrap_or(list);
        for row in &mut self.rows {
            (row.list, row.attached) = (new(row.list), row.attached.map(new));
        }
        for lists in [&mut self.broken, &mut self.doubtful] {
            *lists = lists.drain().map(|(owner, list)| (owner, list.map(new))).collect();
        }
    }

    /// Sorts the rows by owner, list and rank. Sorted files cost one pass.
    pub(crate) fn sort(&mut self) {
        let key = |row: &RankRow| (row.owner, row.list, row.rank);
        if !self.rows.is_sorted_by_key(key) {
            self.rows.sort_by_key(key);
        }
    }

    /// The lists, each as a range of the sorted rows.
    pub(crate) fn lists(&self) -> impl Iterator<Item = Range<usize>> {
        let mut start = 0;
        self.rows.chunk_by(|a, b| (a.owner, a.list) == (b.owner, b.list)).map(move |list| {
            start += list.len();
            start - list.len()..start
        })
    }
}
