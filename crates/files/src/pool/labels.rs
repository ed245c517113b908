//! The labels of lists, and their numbers.

use rustc_hash::FxHashMap;

/// The number of the primary list.
pub(super) const PRIMARY: u32 = 0;

/// The labels so far, numbered in the order of the file. Most rows have the label of the row above.
pub(super) struct Labels {
    texts: Vec<String>,
    numbers: FxHashMap<Vec<u8>, u32>,
    last: u32,
}

impl Default for Labels {
    fn default() -> Labels {
        let mut labels = Labels { texts: Vec::new(), numbers: FxHashMap::default(), last: PRIMARY };
        labels.add(b"primary");
        labels
    }
}

impl Labels {
    /// The number of a label.
    #[inline]
    pub(super) fn number(&mut self, label: &[u8]) -> u32 {
        if self.texts[self.last as usize].as_bytes() != label {
            self.last = self.numbers.get(label).copied().unwrap_or_else(|| self.add(label));
        }
        self.last
    }

    fn add(&mut self, label: &[u8]) -> u32 {
        let number = u32::try_from(self.texts.len()).expect("a file below 4 GiB has fewer labels");
        self.texts.push(String::from_utf8_lossy(label).into_owned());
        self.numbers.insert(label.to_vec(), number);
        number
    }

    /// The labels sorted, the primary list first, so that their numbers do not depend on the order of the rows; and the new
    /// number of each old one.
    pub(super) fn sorted(self) -> (Vec<String>, Vec<u32>) {
        let mut order: Vec<u32> = (0..).take(self.texts.len()).collect();
        order[1..].sort_by_key(|&number| &self.texts[number as usize]);
        let mut renumbered = vec![PRIMARY; order.len()];
        for (new, &old) in (0..).zip(&order) {
            renumbered[old as usize] = new;
        }
        let mut texts = self.texts;
        let sorted = order.iter().map(|&number| std::mem::take(&mut texts[number as usize])).collect();
        (sorted, renumbered)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_do_not_depend_on_the_order_of_rows() {
        let mut labels = Labels::default();
        assert_eq!([&b"B"[..], b"A", b"B", b"primary"].map(|label| labels.number(label)), [1, 2, 1, 0]);
        let (sorted, renumbered) = labels.sorted();
        assert_eq!(sorted, ["primary", "A", "B"]);
        assert_eq!(renumbered, [0, 2, 1]);
    }
}
