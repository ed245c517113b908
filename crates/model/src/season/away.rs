//! Stage 3b: away rotations, at programs of the preferred specialty other than the home program.
//!
//! Of three programs that come to mind, the applicant rotates at the one that appeals most.

use super::Field;
use super::columns::Own;
use super::utility::Utilities;
use crate::draws::{Draws, Purpose};
use crate::population::Person;
use crate::scenario::Away;

/// Marks the applications to programs where a person rotated, among the `firsts` to the preferred specialty, and adds to both
/// sides' views.
pub fn rotate(away: &Away, utilities: &Utilities, person: &Person, firsts: usize, own: &mut Own) {
    let mut draws = person.key.draws(Purpose::Away);
    if away.rotations == 0 || !draws.chance(away.share) {
        return;
    }
    for _ in 0..away.rotations {
        rotate_once(&mut draws, utilities, firsts, own);
    }
}

/// One rotation more, whether there was any or not.
pub(super) fn rotate_once_more(field: &Field, person: &Person, firsts: usize, own: &mut Own) {
    let mut draws = person.key.part("one more").draws(Purpose::Away);
    rotate_once(&mut draws, field.utilities, firsts, own);
}

fn rotate_once(draws: &mut Draws, utilities: &Utilities, firsts: usize, own: &mut Own) {
    if let Ok(count @ 1..) = u32::try_from(firsts) {
        let considered = [draws.below(count), draws.below(count), draws.below(count)].map(|which| which as usize);
        let best = considered
            .into_iter()
            .filter(|&which| !own.marks[which].ties().is_home && !own.marks[which].is_away())
            .max_by(|&a, &b| own.appeals[a].total_cmp(&own.appeals[b]));
        if let Some(best) = best {
            own.rotate(best, utilities.away());
        }
    }
}
