//! Nobody gains by another list than the true one: singles.

use matchday::market::{Choice, Draft, ProgramId};

use crate::support::generate::Mix;
use crate::support::shrink::assert_none;
use crate::support::sketch::with_list;
use crate::support::verdict::match_of;

/// Truth is a dominant strategy for applicants (Dubins & Freedman 1981; Roth 1982): every order of every choice of programs
/// is tried, by every applicant.
#[test]
fn no_applicant_gains_by_another_list() {
    assert_none("misreport", Mix::SINGLES.markets(120), |draft| {
        let lists = all_lists(draft.programs.len());
        (0..draft.primary.len()).any(|liar| {
            let truth = true_rank(draft, draft, liar);
            lists.iter().any(|list| {
                let mut lie = draft.clone();
                lie.primary = with_list(&lie.primary, liar, list);
                true_rank(draft, &lie, liar) < truth
            })
        })
    });
}

/// Where the program that an applicant matches in `submitted` stands on the list of `truth`; last when it does not.
fn true_rank(truth: &Draft, submitted: &Draft, applicant: usize) -> usize {
    let Some(rank) = match_of(submitted).matching.primary[applicant] else { return usize::MAX - 1 };
    let program = submitted.primary.list(applicant)[rank.position()].program;
    truth.primary.list(applicant).iter().position(|choice| choice.program == program).unwrap_or(usize::MAX)
}

/// Every list of different programs, the empty one included.
fn all_lists(programs: usize) -> Vec<Vec<Choice>> {
    let mut all = vec![Vec::new()];
    let mut next = 0;
    while next < all.len() {
        for program in (0..u32::try_from(programs).expect("a small market")).map(ProgramId) {
            let mut longer: Vec<Choice> = all[next].clone();
            if longer.iter().all(|choice| choice.program != program) {
                longer.push(Choice::of(program));
                all.push(longer);
            }
        }
        next += 1;
    }
    all
}

#[test]
fn all_lists_of_four_programs_are_65() {
    assert_eq!(all_lists(4).len(), 1 + 4 + 12 + 24 + 24);
}
