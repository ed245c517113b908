//! The report of a simulation.

mod answer;
mod choices;
mod convergence;
mod funnel;
mod prestige;
mod programs;
mod rates;
mod strength;

pub(super) use rates::overview;

use super::run::{Kind, Run, Sheet};

pub(super) const KIND: Kind = Kind {
    word: "simulation",
    main: "summary",
    tables: &[
        ("summary", &["figure", "group", "level", "unit", "estimate", "mcse", "ci_low", "ci_high", "p05", "p95"]),
        ("programs", &["program_id", "name", "specialty", "track", "quota", "figure", "level", "estimate", "ci_low"]),
        ("applicants", &["type", "strength_quintile", "list_length", "figure", "estimate", "mcse"]),
        ("choices", &["group", "level", "choice", "estimate", "ci_low", "ci_high"]),
        ("rank_curve", &["specialty", "type", "ranks", "estimate", "ci_low", "ci_high"]),
        ("strength_by_prestige", &["specialty", "strength_quintile", "prestige_quarter", "estimate", "mcse", "ci_low"]),
        ("replicates", &["replicate"]),
    ],
    optional: &[],
    scenario: "scenario.toml",
    sheet,
};

fn sheet(run: &Run) -> Sheet {
    // If the question is about a program, its chart comes first.
    let [first, later] = if programs::asked(run).is_empty() {
        [None, programs::by_list_length(run)]
    } else {
        [programs::by_list_length(run), None]
    };
    let charts = [
        first,
        rates::headline(run),
        rates::by_type(run),
        rates::fill(run),
        rates::by_ranks(run),
        choices::obtained(run),
        programs::depth(run),
        later,
        funnel::people(run),
        funnel::interviews(run),
        prestige::where_they_match(run, "prestige", run.focus()),
        prestige::where_they_match(run, "prestige-alternative", run.alternative()),
        strength::where_they_match(run),
        strength::by_list_length(run),
        convergence::headline(run),
    ];
    Sheet { question: None, answer: answer::sentences(run), charts: charts.into_iter().flatten().collect() }
}
