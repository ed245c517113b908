//! Synthetic pools: drawn ones of any size, and a small example with a story.
//!
//! [`draw`] draws applicants, programs and all their lists. The model is small on purpose. Applicants interview at programs
//! whose prestige is near their own strength, and rank them by prestige and taste. Programs rank nearly all applicants whom
//! they interviewed, by strength and taste. The numbers of programs, positions and applicants are published (`published.rs`
//! has them with their sources); how they choose is invented. Such a pool serves **for trials and timings; it is not a
//! forecast**.
//!
//! The same [`Spec`] gives the same pool on every platform: draws are addressed by their purpose, and all arithmetic rounds in
//! the same way on every platform.

mod apportion;
mod cells;
mod couples;
mod draws;
mod example;
mod interviews;
mod names;
mod people;
mod plan;
mod primary;
mod programs;
mod published;
mod rankings;
mod spec;
mod supplemental;
mod write;

pub use example::write_example;
pub use spec::{MarketKind, Spec, SpecError, SpecFault};
pub use write::write;

use matchday_match::market::{ApplicantId, Choice, Draft, ProgramId};
use people::Person;
use plan::Plan;
use primary::PrimaryLists;
use supplemental::SupplementalLists;

/// A drawn pool.
#[derive(Clone, Debug)]
pub struct SyntheticPool {
    /// All lists and terms. They keep every rule of [`matchday_match::market::Market`].
    pub draft: Draft,
    /// The spec that it was drawn from.
    pub spec: Spec,
    /// One entry a program.
    programs: Vec<programs::Program>,
    /// One entry an applicant.
    people: Vec<Person>,
    /// Names of specialties, by the index that programs and people carry.
    specialties: Vec<&'static str>,
}

/// Draws a pool, in time linear in the number of ranks.
///
/// # Errors
/// All faults of the spec, each with its option.
///
/// # Examples
/// A drawn pool gives a market:
/// ```
/// use matchday_match::market::Market;
/// use matchday_files::synthetic::{MarketKind, Spec, draw};
/// let pool = draw(&Spec { applicants: Some(60), ..Spec::new(MarketKind::Ir, 1) }).unwrap();
/// assert!(Market::new(&pool.draft).is_ok());
/// ```
pub fn draw(spec: &Spec) -> Result<SyntheticPool, SpecError> {
    let plan = plan::plan(spec)?;
    let programs = programs::draw(&plan);
    let people = people::draw(&plan);
    let couples = couples::pair_up(&plan, &people);
    let lists = primary_lists(&plan, &programs, &people, &couples);

    let mut draft = Draft { us_senior: people.iter().map(|p| p.kind.is_us_senior).collect(), ..Draft::default() };
    let mut supplemental = SupplementalLists::of(&plan, &programs);
    for ((owner, person), list) in (0..).map(ApplicantId).zip(&people).zip(&lists) {
        let choices: Vec<Choice> = supplemental.attach(owner, person, list, &mut draft);
        draft.primary.push(choices);
    }
    drop(supplemental);
    draft.couples = couples;
    draft.programs = programs.terms;
    draft.reversions = programs.reversions;
    draft.rankings = rankings::draw(&plan, &people, &draft);
    let specialties = plan.specialties.iter().map(|specialty| specialty.name).collect();
    Ok(SyntheticPool { draft, spec: *spec, programs: programs.rows, people, specialties })
}

/// The primary lists of singles and couples. Every applicant who gets a supplemental list has an advanced entry.
fn primary_lists(
    plan: &Plan,
    programs: &programs::Programs,
    people: &[Person],
    couples: &[[ApplicantId; 2]],
) -> Vec<Vec<ProgramId>> {
    let mut lists: Vec<Vec<ProgramId>> = vec![Vec::new(); people.len()];
    let mut primary = PrimaryLists::of(plan, programs);
    for couple in couples {
        let [a, b] = couple.map(ApplicantId::index);
        let own = [a, b].map(|i| primary.draw(i, &couples::safer(&people[i]), people[i].ranks));
        let [first, second] = couples::tie(plan, programs, [&own[0], &own[1]]);
        (lists[a], lists[b]) = (first, second);
    }
    for (number, person) in people.iter().enumerate() {
        if lists[number].is_empty() {
            let liked = primary.draw(number, person, person.ranks);
            lists[number] = liked.iter().map(|liked| liked.program).collect();
        }
        let list = &mut lists[number];
        if person.has_supplemental && !list.iter().any(|&id| programs.is_advanced(id)) {
            let advanced = primary.any_advanced(number, person).expect("the plan has advanced programs");
            // A couple's pairs stay different: no other pair names this program.
            *list.last_mut().expect("a list has at least one rank") = advanced;
        }
    }
    lists
}
