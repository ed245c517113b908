//! The answer of a comparison, in sentences.

use crate::figure_words::is_headline;
use crate::records::Record;
use crate::run::Run;
use crate::wording::{difference, listed, share};
use matchday_study::numbers::percent;

use super::{program, variants};
use matchday_study::figures::FigureId;

pub(super) fn sentences(run: &Run) -> Vec<String> {
    let mut sentences: Vec<String> = program::sentence(run).into_iter().collect();
    let rows: Vec<Record> =
        run.table("comparison").rows().filter(|row| row.text("table") == "summary" && is_headline(row)).collect();
    if let Some(base) = rows.first().and_then(|row| row.real("base")) {
        let changes: Vec<String> = rows
            .iter()
            .filter_map(|row| {
                let is_same = row.real("difference") == Some(0.0) && row.real("mcse") == Some(0.0);
                let change = if is_same {
                    "not at all".to_owned()
                } else {
                    format!("by {}", difference(row, "difference", "mcse")?)
                };
                Some(format!("{change} with \"{}\"", row.text("variant")))
            })
            .collect();
        sentences.push(format!(
            "Of those who prefer {}, {} match in it in the base. This share changes {}.",
            run.focus(),
            percent(base),
            listed(&changes)
        ));
    }
    let of = |variant: &str, figure: FigureId| {
        let wanted = [("variant", variant), ("group", "all"), ("figure", figure.name())];
        run.table("movers").matching(&wanted).next().and_then(|row| share(&row))
    };
    for variant in variants(run).iter().take(4) {
        if let (Some(better), Some(worse)) = (of(variant, FigureId::Better), of(variant, FigureId::Worse)) {
            if [&better, &worse].iter().all(|share| share.as_str() == "0.0% ± 0") {
                sentences
                    .push(format!("With \"{variant}\", every applicant matches at the same program as in the base."));
                continue;
            }
            sentences.push(format!("With \"{variant}\", {better} of all applicants match at a program they prefer to that of the base, {worse} at one they like less."));
        }
    }
    sentences.push(
        match run.manifest.comparison().map_or("", |comparison| comparison.mode.as_str()) {
            "lists-fixed" => "The base's certified lists are kept, and only the match runs again: nobody responds to the change.",
            _ => "The whole season is played anew in each variant, with the same random draws: applicants and programs respond to the change by the model's rules.",
        }
        .to_owned(),
    );
    sentences
}
