//! From rows in any order to rank order lists: grouped by whose they are, in rank order, checked to run 1, 2, 3, ….

use std::ops::Range;

use rustc_hash::FxHashSet;

/// A row of a ranks file.
#[derive(Clone, Copy)]
pub struct RankRow {
    /// Whose list, by number.
    pub owner: u32,
    /// Which of the owner's lists.
    pub list: u32,
    /// The rank, 1 is best.
    pub rank: u32,
    /// Who or what is ranked, by number.
    pub target: u32,
    /// The list attached to this entry, [`NO_LIST`] for none.
    pub attached: u32,
    /// Where the row starts.
    pub at: u32,
}

/// No list is attached.
pub const NO_LIST: u32 = u32::MAX;

/// All lists of an owner, when a row does not tell which it is of.
const ANY_LIST: u32 = u32::MAX;

/// The rows of a ranks file, with a record of the lists that lost rows to faults.
#[derive(Default)]
pub(crate) struct RankRows {
    /// The rows, in the order of the file.
    pub rows: Vec<RankRow>,
    /// Lists with an unreadable row.
    broken: FxHashSet<(u32, u32)>,
    /// Lists beside a row of whom nobody knows whose it is; it may be theirs.
    doubtful: FxHashSet<(u32, u32)>,
    last: Option<(u32, u32)>,
    is_after_stray: bool,
}

/// How much of a list could be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// Everything.
    Whole,
    /// Everything, unless a stray row belongs to it.
    Doubtful,
    /// Not everything, so that nothing is said about what is missing.
    Broken,
}

impl RankRows {
    /// No rows yet, with room for those of a file of so many bytes, which are rarely shorter than a row in memory.
    pub(crate) fn for_file_of(bytes: usize) -> RankRows {
        RankRows { rows: Vec::with_capacity(bytes / size_of::<RankRow>()), ..RankRows::default() }
    }

    /// Adds a row that could be read.
    pub(crate) fn push(&mut self, row: RankRow) {
        self.belongs_to((row.owner, row.list));
        self.rows.push(row);
    }

    /// A row that could not be read. If it does not even tell whose it is, it is probably of the same list as the row above
    /// or the row below.
    #[cold]
    pub(crate) fn lose(&mut self, owner: Option<u32>, list: Option<u32>) {
        if let Some(owner) = owner {
            let list = (owner, list.unwrap_or(ANY_LIST));
            self.belongs_to(list);
            self.broken.insert(list);
        } else {
            self.doubtful.extend(self.last);
            self.is_after_stray = true;
        }
    }

    fn belongs_to(&mut self, list: (u32, u32)) {
        if self.is_after_stray {
            self.doubtful.insert(list);
            self.is_after_stray = false;
        }
        self.last = Some(list);
    }

    /// How much of a list could be read.
    pub(crate) fn standing(&self, owner: u32, list: u32) -> Standing {
        let is_among = |lists: &FxHashSet<(u32, u32)>| {
            !lists.is_empty() && (lists.contains(&(owner, list)) || lists.contains(&(owner, ANY_LIST)))
        };
        match (is_among(&self.broken), is_among(&self.doubtful)) {
            (true, _) => Standing::Broken,
            (false, true) => Standing::Doubtful,
            (false, false) => Standing::Whole,
        }
    }

    /// Changes the numbers of the lists to the given ones.
    pub(crate) fn renumber(&mut self, numbers: &[u32]) {
        if numbers.is_sorted() {
            return;
        }
        let new = |list: u32| numbers.get(list as usize).copied().unwrap_or(list);
        for row in &mut self.rows {
            (row.list, row.attached) = (new(row.list), new(row.attached));
        }
        for lists in [&mut self.broken, &mut self.doubtful] {
            *lists = lists.drain().map(|(owner, list)| (owner, new(list))).collect();
        }
    }

    /// Puts the rows into the order of owner, list and rank; files that stand in it already cost one look.
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
