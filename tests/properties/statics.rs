//! What happens to the others when one position or one applicant is added and all lists stay the same: singles.

use crate::support::enumerate::at_least;
use crate::support::shrink::assert_none;
use crate::support::sketch::with_list;
use crate::support::verdict::match_of;
use crate::support::world::{Places, places_of};

use super::singles::LARGER;

fn matched(places: &Places) -> usize {
    places.iter().filter(|place| place.entry.is_some()).count()
}

/// One more position never hurts an applicant (Kelso & Crawford 1982; Gale & Sotomayor 1985), and since whoever takes it
/// leaves at most one position for the next, at most one more applicant is matched.
#[test]
fn one_more_position_hurts_nobody_and_matches_at_most_one_more() {
    assert_none("one more position", LARGER.markets(150), |draft| {
        let before = places_of(&match_of(draft).matching);
        (0..draft.programs.len()).any(|program| {
            let mut draft = draft.clone();
            draft.programs[program].quota += 1;
            let after = places_of(&match_of(&draft).matching);
            let more = matched(&after).checked_sub(matched(&before));
            !after.iter().zip(&before).all(|(x, y)| at_least(*x, *y)) || more.is_none_or(|more| more > 1)
        })
    });
}

/// One more applicant never helps another applicant (Kelso & Crawford 1982; Gale & Sotomayor 1985).
#[test]
fn one_more_applicant_helps_no_other() {
    assert_none("one more applicant", LARGER.markets(100), |draft| {
        let with = places_of(&match_of(draft).matching);
        (0..draft.primary.len()).any(|newcomer| {
            let mut draft = draft.clone();
            draft.primary = with_list(&draft.primary, newcomer, &[]);
            let without = places_of(&match_of(&draft).matching);
            (0..with.len()).any(|other| other != newcomer && !at_least(without[other], with[other]))
        })
    });
}
