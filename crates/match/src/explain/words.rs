//! Phrases of explanations.

use super::NamedMarket;
use crate::market::ProgramId;
use crate::matching::{Holder, Reason};

/// `1st`, `2nd`, `3rd`, `4th`, `11th`, `21st`, ….
pub(super) fn ordinal(number: u32) -> String {
    let ending = match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

/// `1 position`, `2 positions`.
pub(super) fn positions(count: usize) -> String {
    if count == 1 { "1 position".to_owned() } else { format!("{count} positions") }
}

/// A list with commas, and "and" before the last item.
pub(super) fn and(items: &[String]) -> String {
    match items {
        [] => "nobody".to_owned(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// Who holds a program's positions: all holders by name if they are few, else the last of them.
pub(super) fn held_by(named: NamedMarket, holders: &[Holder]) -> String {
    const NAMED: usize = 4;
    let named =
        |holder: &Holder| format!("{}, ranked {}", named.applicant(holder.applicant), ordinal(holder.position + 1));
    match holders {
        [] => "it has no position to fill".to_owned(),
        [one] => format!("its only position is held by {}", named(one)),
        few if few.len() <= NAMED => {
            let all: Vec<String> = few.iter().map(named).collect();
            format!("its {} are held by {}", positions(few.len()), all.join("; "))
        }
        [.., last] => {
            format!(
                "its {} are held by applicants ranked {} or better, the last of them {}",
                positions(holders.len()),
                ordinal(last.position + 1),
                named(last)
            )
        }
    }
}

/// Why an applicant gave up a seat.
pub(super) fn because(reason: Reason) -> &'static str {
    match reason {
        Reason::MovesUp => "for a place higher on the list",
        Reason::PartnerDisplaced => "because the couple lost its other position",
        Reason::AdvancedLost => "because the advanced position it belongs to was lost",
    }
}

/// A program, or No Match.
pub(super) fn program(named: NamedMarket, program: ProgramId) -> String {
    if program.is_no_match() { "No Match".to_owned() } else { named.program(program) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_are_those_of_english() {
        let all = [1, 2, 3, 4, 11, 12, 13, 21, 22, 101, 111].map(ordinal);
        assert_eq!(all, ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "101st", "111th"]);
    }

    #[test]
    fn lists_end_with_and() {
        let items = ["a", "b", "c"].map(str::to_owned);
        assert_eq!([and(&items), and(&items[..1]), and(&[])], ["a, b and c", "a", "nobody"]);
    }
}
