//! From a market that shows something to a small one that still shows it.

use matchday::market::{ApplicantId, Choice, Draft, Market, Ragged};

use super::sketch::{show, with_list};

/// Asserts that no market of these does what `fails` says, and prints a smallest one that does.
pub fn assert_none(law: &str, markets: impl Iterator<Item = (Draft, Market)>, mut fails: impl FnMut(&Draft) -> bool) {
    for (number, (draft, _)) in markets.enumerate() {
        if fails(&draft) {
            let small = smallest(&draft, &mut fails);
            panic!("{law}: broken by market {number}:\n{}which shrinks to\n{}", show(&draft), show(&small));
        }
    }
}

/// Removes whatever can be removed while `keeps` holds: list entries, couples, reversions, requests and positions.
pub fn smallest(draft: &Draft, keeps: &mut impl FnMut(&Draft) -> bool) -> Draft {
    let mut draft = draft.clone();
    while let Some(smaller) = one_less(&draft).into_iter().find(|less| Market::new(less).is_ok() && keeps(less)) {
        draft = smaller;
    }
    draft
}

/// Every draft with one thing less.
fn one_less(draft: &Draft) -> Vec<Draft> {
    let mut all = Vec::new();
    let mut push = |change: &dyn Fn(&mut Draft)| {
        let mut less = draft.clone();
        change(&mut less);
        all.push(less);
    };
    for i in 0..draft.reversions.len() {
        push(&|d| _ = d.reversions.remove(i));
    }
    for i in 0..draft.couples.len() {
        push(&|d| {
            for partner in d.couples.remove(i) {
                d.primary = with_list(&d.primary, partner.index(), &[]);
            }
        });
        let [a, b] = draft.couples[i].map(ApplicantId::index);
        for at in 0..draft.primary.list(a).len() {
            push(&|d| [a, b].into_iter().for_each(|partner| d.primary = without(&d.primary, partner, at)));
        }
    }
    for (i, list) in draft.primary.iter().enumerate() {
        let coupled = draft.couples.iter().flatten().any(|partner| partner.index() == i);
        for at in 0..list.len() {
            if !coupled {
                push(&|d| d.primary = without(&d.primary, i, at));
            }
            if list[at].supplemental.is_some() {
                let plain: Vec<Choice> = list.iter().enumerate().map(|(j, c)| bare_if(j == at, *c)).collect();
                push(&|d| d.primary = with_list(&d.primary, i, &plain));
            }
        }
    }
    for (i, list) in draft.supplemental.iter().enumerate() {
        (0..list.len()).for_each(|at| push(&|d| d.supplemental = without(&d.supplemental, i, at)));
    }
    for (i, list) in draft.rankings.iter().enumerate() {
        (0..list.len()).for_each(|at| push(&|d| d.rankings = without(&d.rankings, i, at)));
    }
    for (i, terms) in draft.programs.iter().enumerate() {
        if terms.quota > 0 {
            push(&|d| d.programs[i].quota -= 1);
        }
        if terms.parity.is_some() {
            push(&|d| d.programs[i].parity = None);
        }
        if terms.joint_with.is_some() {
            push(&|d| d.programs[i].joint_with = None);
        }
    }
    for (i, reversion) in draft.reversions.iter().enumerate() {
        if reversion.limit > 1 {
            push(&|d| d.reversions[i].limit -= 1);
        }
    }
    all
}

fn without<T: Clone>(lists: &Ragged<T>, index: usize, at: usize) -> Ragged<T> {
    let mut list = lists.list(index).to_vec();
    list.remove(at);
    with_list(lists, index, &list)
}

fn bare_if(bare: bool, choice: Choice) -> Choice {
    if bare { Choice::of(choice.program) } else { choice }
}
