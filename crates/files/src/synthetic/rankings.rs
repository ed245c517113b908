//! Programs' lists: nearly all applicants who rank the program, and a few who do not.

use super::draws::{Draws, Purpose};
use super::people::Person;
use super::plan::Plan;
use matchday_match::market::{ApplicantId, Draft, ProgramId, Ragged, Track};

/// The share of interviewed applicants whom a program does not rank. Ours.
const DO_NOT_RANK: f64 = 0.03;
/// For each applicant who ranks the program, the number of ranked applicants who do not. Ours.
const NOT_RANKED_BACK: f64 = 0.03;
/// The share of the variance of utilities that all programs have in common. Ours.
const AGREEMENT: f64 = 0.4;

/// Draws the list of every program, highest utility first, from the applicants who rank it on any list.
pub(super) fn draw(plan: &Plan, people: &[Person], draft: &Draft) -> Ragged<ApplicantId> {
    let interviewed = interviewed(draft);
    let mut rankings = Ragged::new();
    let mut is_here = vec![usize::MAX; people.len()];
    let mut liked: Vec<(f64, ApplicantId)> = Vec::new();
    for (program, applicants) in interviewed.iter().enumerate() {
        let mut draws = Draws::of(plan.seed, Purpose::Regard, program);
        liked.clear();
        for &applicant in applicants {
            is_here[applicant.index()] = program;
            let utility = regard(people, applicant, &mut draws);
            if !draws.chance(DO_NOT_RANK) {
                liked.push((utility, applicant));
            }
        }
        let interviewed = if liked.is_empty() { 0 } else { applicants.len() };
        for _ in 0..others(interviewed, &mut draws) {
            let start = draws.below(people.len());
            let is_closed_to_seniors = draft.programs[program].track == Track::Physician;
            let may = |&i: &usize| is_here[i] != program && !(is_closed_to_seniors && people[i].kind.is_us_senior);
            if let Some(number) = (start..people.len()).chain(0..start).find(may) {
                is_here[number] = program;
                let applicant = ApplicantId(u32::try_from(number).expect("ids are u32"));
                liked.push((regard(people, applicant, &mut draws), applicant));
            }
        }
        liked.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        rankings.push(liked.iter().map(|&(_, applicant)| applicant));
    }
    rankings
}

fn regard(people: &[Person], applicant: ApplicantId, draws: &mut Draws) -> f64 {
    AGREEMENT.sqrt() * people[applicant.index()].strength + (1.0 - AGREEMENT).sqrt() * draws.normal()
}

/// How many applicants to rank who were not interviewed: one if the program ranks no one whom it interviewed.
fn others(interviewed: usize, draws: &mut Draws) -> u32 {
    if interviewed == 0 {
        return 1;
    }
    let expected = NOT_RANKED_BACK * f64::from(u32::try_from(interviewed).expect("ids are u32"));
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a count")]
    let whole = expected as u32;
    whole + u32::from(draws.chance(expected - f64::from(whole)))
}

/// The applicants who rank each program on any list, each once, in their order.
fn interviewed(draft: &Draft) -> Ragged<ApplicantId> {
    let mut lists: Vec<Vec<ApplicantId>> = vec![Vec::new(); draft.programs.len()];
    let mut add = |applicant: ApplicantId, program: ProgramId| {
        if !program.is_no_match() && lists[program.index()].last() != Some(&applicant) {
            lists[program.index()].push(applicant);
        }
    };
    let mut supplemental = draft.supplemental_owner.iter().zip(draft.supplemental.iter()).peekable();
    for (applicant, primary) in (0..).map(ApplicantId).zip(draft.primary.iter()) {
        for choice in primary {
            add(applicant, choice.program);
        }
        while let Some((_, list)) = supplemental.next_if(|(owner, _)| **owner == applicant) {
            for &program in list {
                add(applicant, program);
            }
        }
    }
    lists.into_iter().collect()
}
