//! The report of a sweep.

mod axes;
mod curves;
mod field;
mod points;

use crate::figure_words::{is_headline, specialties};
use crate::records::Record;
use crate::run::{Kind, Run, Sheet};
use crate::wording::{difference, listed, share};
use matchday_study::figures::{FigureId, Place};

use axes::{axes, base, meanings, values};

pub(super) const KIND: Kind = Kind {
    word: "sweep",
    main: "sweep",
    tables: &[
        (
            "sweep",
            &["point", "figure", "group", "level", "unit", "estimate", "mcse", "ci_low", "ci_high", "difference"],
        ),
        ("points", &["point", "is_base"]),
    ],
    optional: &[],
    scenario: "scenario.toml",
    sheet,
};

/// A figure that is drawn over the swept fields.
#[derive(Clone, Debug)]
struct Drawn<'a> {
    id: &'static str,
    /// The figure, its group and level.
    figure: (FigureId, [&'a str; 2]),
    title: String,
}

/// The headline and the other figures drawn.
fn figures(run: &Run) -> Vec<Drawn<'_>> {
    let specialties = specialties(run);
    let drawn = FigureId::shown(|place| match place {
        Place::SweptPage(subject, id, title) => Some((subject, id, title)),
        _ => None,
    });
    let drawn = drawn.filter_map(|(figure, (subject, id, title))| {
        Some(Drawn { id, figure: (figure, subject.keys(&specialties)?), title: specialties.fill(title) })
    });
    drawn.collect()
}

fn sheet(run: &Run) -> Sheet {
    let fields = axes(run);
    let all = figures(run);
    let mut charts = match fields.as_slice() {
        [axis] => {
            let mut charts: Vec<_> = all.iter().map(|drawn| curves::line(run, drawn, axis)).collect();
            charts.insert(1, curves::differences(run, axis));
            charts.extend(curves::by_type(run, axis));
            charts
        }
        [one, other] if run.manifest.sweep().is_some_and(|sweep| sweep.design == "grid") => {
            all.iter().map(|drawn| field::heat(run, drawn, [one, other])).collect()
        }
        // With a chart for each field, one figure is enough.
        many => points::over_each(run, &all[0], many),
    };
    charts.retain(|chart| !chart.rows.is_empty());
    let names: Vec<String> = fields.iter().map(|axis| axis.name.clone()).collect();
    let question = format!("How do the outcomes depend on {}?", listed(&names));
    let answer = [answer(run), meanings(&fields)].concat();
    Sheet { question: Some(question), answer, charts }
}

fn answer(run: &Run) -> Vec<String> {
    let axes = axes(run);
    let rows: Vec<Record> = run.table("sweep").rows().filter(is_headline).collect();
    let value = |row: &Record| row.real("estimate").unwrap_or(f64::NAN);
    let lowest = rows.iter().min_by(|one, other| value(one).total_cmp(&value(other)));
    let highest = rows.iter().max_by(|one, other| value(one).total_cmp(&value(other)));
    let (Some(lowest), Some(highest)) = (lowest, highest) else { return Vec::new() };
    let at = |row: &Record| values(&axes, row);
    let rate = |row: &Record| share(row).unwrap_or_default();
    let mut sentences = vec![format!(
        "Of those who prefer {}, the share who match in it is lowest, {}, at {}, and highest, {}, at {}.",
        run.focus(),
        rate(lowest),
        at(lowest),
        rate(highest),
        at(highest)
    )];
    if let Some(base) = base(run) {
        let apart = |row: &Record| difference(row, "difference", "difference_mcse").unwrap_or_default();
        let others: Vec<String> = [lowest, highest]
            .iter()
            .filter(|row| row.text("point") != base.text("point"))
            .map(|row| format!("{} at {}", apart(row), at(row)))
            .collect();
        if !others.is_empty() {
            sentences.push(format!(
                "Against {}, the difference is {}. Every point plays the same seasons, so differences are more precise than the shares themselves.",
                at(&base),
                others.join(" and ")
            ));
        }
    }
    sentences
}
