//! The report of a comparison.

mod answer;
mod differences;
mod movers;
mod program;
mod programs;

use crate::run::{Kind, Run, Sheet};
use crate::wording::listed;

pub(crate) const KIND: Kind = Kind {
    word: "comparison",
    main: "comparison",
    tables: &[
        (
            "comparison",
            &[
                "variant",
                "table",
                "figure",
                "group",
                "level",
                "unit",
                "base",
                "variant_estimate",
                "difference",
                "mcse",
                "ci_low",
            ],
        ),
        (
            "programs_comparison",
            &["variant", "program_id", "name", "figure", "level", "base", "variant_estimate", "difference"],
        ),
        ("movers", &["variant", "group", "level", "figure", "unit", "estimate", "mcse", "ci_low", "ci_high"]),
    ],
    optional: &[],
    scenario: "base.toml",
    sheet,
};

fn sheet(run: &Run) -> Sheet {
    let names: Vec<String> = variants(run).iter().map(|name| format!("\"{name}\"")).collect();
    let charts = [
        differences::shares(run),
        program::by_list_length(run),
        differences::counts(run),
        movers::who(run),
        programs::deeper(run),
    ];
    Sheet {
        question: Some(format!("What changes with {}?", listed(&names))),
        answer: answer::sentences(run),
        charts: charts.into_iter().flatten().collect(),
    }
}

/// The names of the variants.
fn variants(run: &Run) -> Vec<String> {
    let worlds = run.manifest.comparison().into_iter().flat_map(|comparison| &comparison.worlds);
    worlds.skip(1).map(|world| world.name.clone()).collect()
}
