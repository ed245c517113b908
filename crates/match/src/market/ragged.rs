//! Lists of different lengths in one flat array.

use std::ops::Range;

/// Many lists laid end to end: list `i` is `items[starts[i]..starts[i + 1]]`.
///
/// # Examples
/// ```
/// use matchday_match::market::Ragged;
/// let lists: Ragged<char> = [vec!['a', 'b'], vec![], vec!['c']].into_iter().collect();
/// assert_eq!(lists.len(), 3);
/// assert_eq!(lists.list(0), ['a', 'b']);
/// assert!(lists.list(1).is_empty());
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ragged<T> {
    starts: Vec<u32>,
    items: Vec<T>,
}

impl<T> Default for Ragged<T> {
    fn default() -> Self {
        Ragged { starts: vec![0], items: Vec::new() }
    }
}

impl<T> Ragged<T> {
    /// No lists yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Appends one list.
    ///
    /// # Panics
    /// When all lists together hold more than `u32::MAX` entries.
    pub fn push(&mut self, list: impl IntoIterator<Item = T>) {
        self.items.extend(list);
        self.end_list();
    }

    /// Appends a copy of a slice as one list.
    ///
    /// # Panics
    /// When all lists together hold more than `u32::MAX` entries.
    #[inline]
    pub fn push_slice(&mut self, list: &[T])
    where
        T: Clone,
    {
        self.items.extend_from_slice(list);
        self.end_list();
    }

    /// Appends an item to the list that [`Ragged::end_list`] will end.
    #[inline]
    pub(super) fn push_item(&mut self, item: T) {
        self.items.push(item);
    }

    /// Ends the list of the items pushed since the last one.
    ///
    /// # Panics
    /// When all lists together hold more than `u32::MAX` entries.
    #[inline]
    pub(super) fn end_list(&mut self) {
        self.starts.push(u32::try_from(self.items.len()).expect("fewer than u32::MAX ranks in all"));
    }

    /// How many lists there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Whether there are no lists.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// List `i`, best first.
    ///
    /// # Panics
    /// When there is no list `i`.
    #[must_use]
    #[inline]
    pub fn list(&self, i: usize) -> &[T] {
        &self.items[self.range(i)]
    }

    /// Where list `i` lies in [`Ragged::items`].
    ///
    /// # Panics
    /// When there is no list `i`.
    #[must_use]
    #[inline]
    pub fn range(&self, i: usize) -> Range<usize> {
        self.starts[i] as usize..self.starts[i + 1] as usize
    }

    /// The entries of all lists, end to end.
    #[must_use]
    #[inline]
    pub fn items(&self) -> &[T] {
        &self.items
    }

    /// The lists, in order.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &[T]> {
        (0..self.len()).map(|i| self.list(i))
    }

    /// Takes the lists of `other` with `f` applied to every entry; reuses the memory.
    pub(super) fn map_from<U>(&mut self, other: &Ragged<U>, f: impl FnMut(&U) -> T) {
        self.starts.clone_from(&other.starts);
        self.items.clear();
        self.items.extend(other.items.iter().map(f));
    }

    /// Removes all lists; keeps the memory.
    pub fn clear(&mut self) {
        self.starts.truncate(1);
        self.items.clear();
    }

    pub(super) fn items_mut(&mut self) -> &mut [T] {
        &mut self.items
    }
}

impl<T, L: IntoIterator<Item = T>> FromIterator<L> for Ragged<T> {
    fn from_iter<I: IntoIterator<Item = L>>(lists: I) -> Self {
        let mut ragged = Ragged::new();
        for list in lists {
            ragged.push(list);
        }
        ragged
    }
}
