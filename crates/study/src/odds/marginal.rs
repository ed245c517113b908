//! What one more or less of something is worth: the cases that are always asked.

use super::case::Case;
use matchday_model::scenario::{Interviewed, Portfolio, Tier};
use matchday_model::season::entrant::{Change, Part, Twist};

/// One more rank at the end of the list.
pub const RANK_MORE: &str = "one rank more, behind the others";

/// The cases besides the one as described, each named by its difference.
#[must_use]
pub fn marginal_cases(base: &Case) -> Vec<Case> {
    let applicant = base.applicant();
    let twisted = |name: &str, twist: Twist| Case { name: name.to_owned(), twist, ..base.clone() };
    let changed = |name: &str, change: &dyn Fn(&mut Case)| {
        let mut case = Case { name: name.to_owned(), ..base.clone() };
        change(&mut case);
        case
    };
    let has_list = !applicant.ranks.is_empty();
    let has_interviews = has_list || matches!(applicant.interviews, Some(Interviewed::Programs(_)));
    let mut cases = Vec::new();
    if base.is_couple() {
        cases.push(base.uncoupled("two lists instead of a couple's"));
    }
    let alternative = base.scenario.alternative().map(|id| base.scenario.specialty[id.index()].name.clone());
    if let (Some(name), false) = (alternative, has_list) {
        cases.push(if applicant.applies_to_alternative == Some(false) {
            changed(&format!("apply to {name} too"), &|case| case.applicant_mut().applies_to_alternative = Some(true))
        } else {
            changed(&format!("do not apply to {name}"), &|case| {
                case.applicant_mut().applies_to_alternative = Some(false);
            })
        });
    }
    if !has_list {
        cases.extend(interviews(base, has_interviews));
    }
    if !has_interviews && base.scenario.signals.enabled {
        let signals = &base.scenario.signals;
        let given = || applicant.signals.iter().filter_map(|(_, programs)| programs.as_ref());
        let is_given = given().next().is_some();
        if if is_given { given().any(|programs| !programs.is_empty()) } else { signals.budget() > 0 } {
            cases.push(changed("one signal less", &|case| one_signal_less(case, is_given)));
        }
        let more = format!("one {} signal more", Tier::WEAKEST.name());
        cases.push(twisted(&more, Twist { signal_more: true, ..Twist::default() }));
    }
    let away = &base.scenario.away;
    match &applicant.away {
        Some(given) if given.is_empty() => {}
        Some(_) => cases.push(changed("one away rotation less", &|case| {
            case.applicant_mut().away.as_mut().map(Vec::pop);
        })),
        None if away.rotations == 0 || away.share <= 0.0 => {}
        None => cases.push(changed("one away rotation less", &|case| case.scenario_mut().away.rotations -= 1)),
    }
    cases.push(twisted("one away rotation more", Twist { rotation_more: true, ..Twist::default() }));
    cases.push(twisted("one rank less: without the last", Twist { without: Some(Part::Last), ..Twist::default() }));
    cases.push(twisted(RANK_MORE, Twist { rank_more: true, ..Twist::default() }));
    if base.scenario.applications.portfolio == Portfolio::Quartiles {
        let without = |part| Twist { without: Some(part), ..Twist::default() };
        cases.push(twisted("do not rank reach programs", without(Part::Reach)));
        cases.push(twisted("do not rank safety programs", without(Part::Safety)));
    }
    cases
}

/// One interview more, and one less.
fn interviews(base: &Case, are_given: bool) -> Vec<Case> {
    let case = |name: &str, change: Change| {
        let mut case = Case { name: name.to_owned(), ..base.clone() };
        match (&base.applicant().interviews, change) {
            (Some(Interviewed::Count(count)), Change::More) => {
                case.applicant_mut().interviews = Some(Interviewed::Count(count + 1));
            }
            (Some(Interviewed::Count(count)), Change::Less) => {
                case.applicant_mut().interviews = Some(Interviewed::Count(count.checked_sub(1)?));
            }
            _ => case.twist.interviews = Some(change),
        }
        Some(case)
    };
    let group = base.scenario.group.iter().find(|group| group.name == base.applicant().group);
    let first = group.map_or("", |group| &group.first);
    let less = case(&format!("one {first} interview less"), Change::Less);
    let more = if are_given { None } else { case(&format!("one {first} interview more"), Change::More) };
    less.into_iter().chain(more).collect()
}

/// Removes the last signal of the weakest tier that has one.
fn one_signal_less(case: &mut Case, is_given: bool) {
    let weakest_first = || Tier::ALL.into_iter().rev();
    if !is_given {
        let signals = &mut case.scenario_mut().signals;
        if let Some(tier) = weakest_first().find(|&tier| signals.tiers[tier].count > 0) {
            signals.tiers[tier].count -= 1;
        }
        return;
    }
    let signals = &mut case.applicant_mut().signals;
    weakest_first().find_map(|tier| signals[tier].as_mut()?.pop());
}
