//! The answer of a simulation, in a few sentences.

use crate::figure_words::{is_figure, specialties};
use crate::records::Record;
use crate::run::Run;
use crate::wording::{listed, share};
use matchday_study::figures::{FigureId, Place};
use matchday_study::numbers::{percent, tenth};

pub(super) fn sentences(run: &Run) -> Vec<String> {
    let mut sentences: Vec<String> = program(run).into_iter().collect();
    sentences.extend(people(run));
    sentences.extend(positions(run));
    sentences.extend(cautions(run));
    sentences
}

fn find<'a>(run: &'a Run, id: FigureId, group: &str, level: &str) -> Option<Record<'a>> {
    run.table("summary").rows().find(|row| is_figure(row, (id, [group, level])))
}

fn people(run: &Run) -> Vec<String> {
    let focus = run.focus();
    let count = find(run, FigureId::People, "preference", "focus").and_then(|row| row.real("estimate")).unwrap_or(0.0);
    if count == 0.0 {
        return vec![format!("No applicant in this scenario prefers {focus}.")];
    }
    let mut parts: Vec<String> = Vec::new();
    for (id, ()) in FigureId::shown(|place| matches!(place, Place::Answer(_)).then_some(())) {
        let row = find(run, id, "preference", "focus").filter(|row| row.real("estimate") > Some(0.0));
        let words = specialties(run).page_words(id);
        // The verb is said once.
        let words = if parts.is_empty() { &*words } else { words.strip_prefix("match ").unwrap_or(&words) };
        parts.extend(row.and_then(|row| share(&row)).map(|share| format!("{share} {words}")));
    }
    let mut sentences = vec![format!("Of {} applicants who prefer {focus}, {}.", tenth(count), listed(&parts))];
    let headline = find(run, FigureId::EndsInFocus, "preference", "focus");
    // A few seasons have no such percentiles.
    let headline = headline.filter(|_| run.manifest.common().replicates >= 20);
    if let Some((low, high)) = headline.and_then(|row| Some((row.real("p05")?, row.real("p95")?))) {
        sentences.push(format!(
            "The share who match in {focus} varies from season to season: in 90% of seasons it lies between {} and {}.",
            percent(low),
            percent(high)
        ));
    }
    sentences
}

fn positions(run: &Run) -> Option<String> {
    let focus = run.focus();
    let fill = find(run, FigureId::FillRate, "specialty", focus)?;
    let open = find(run, FigureId::Positions, "specialty", focus)?.real("estimate")?;
    Some(format!("{focus} fills {} of its {} positions.", share(&fill)?, tenth(open)))
}

/// Warnings that a reader needs before using the figures.
fn cautions(run: &Run) -> Vec<String> {
    let mut sentences = Vec::new();
    if run.manifest.common().replicates < 2 {
        sentences.push("Only one season was played: the Monte Carlo error is unknown.".to_owned());
    }
    let unstable = find(run, FigureId::NoStableMatching, "all", "").filter(|row| row.real("estimate") > Some(0.0));
    if let Some(share) = unstable.and_then(|row| share(&row)) {
        sentences.push(format!(
            "In {share} of seasons no stable matching was found; such a season counts with the result that has the fewest blocking pairs."
        ));
    }
    sentences
}

/// The first program listed in `report.programs`.
fn program(run: &Run) -> Option<String> {
    let id = super::programs::asked(run).into_iter().next()?;
    let row = |figure: FigureId| {
        run.table("programs").rows().find(|row| row.text("program_id") == id && row.text("figure") == figure.name())
    };
    let filled = row(FigureId::ProgramAllFilled)?;
    let quota = filled.text("quota");
    let length =
        |figure: FigureId| row(figure).map(|row| row.text("estimate").to_owned()).filter(|text| !text.is_empty());
    let list = match (length(FigureId::ListLength95), length(FigureId::ListLength99)) {
        (Some(most), Some(nearly)) if most == nearly => format!("a list of {most} ranks does so in 99% of them"),
        (Some(most), Some(nearly)) => format!("a list of {most} ranks does so in 95% of them, one of {nearly} in 99%"),
        (Some(most), None) => format!("a list of {most} ranks does so in 95% of them, none in 99%"),
        _ => "no list does so in 95% of them".to_owned(),
    };
    let positions = if quota == "1" { "position".to_owned() } else { format!("{quota} positions") };
    Some(format!("{} fills its {positions} in {} of seasons; {list}.", filled.text("name"), share(&filled)?))
}
