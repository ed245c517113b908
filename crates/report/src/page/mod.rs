//! The page: one self-contained HTML file.

use askama::Template;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::chart::{Cell, Chart, Form};
use super::run::{Run, Sheet};
use super::simulation::overview;
use matchday_study::numbers::grouped;

const STYLE: &str = include_str!("page.css");
const DRAW: &str = include_str!("draw.js");
const LOOK: &str = include_str!("look.json");
const VEGA: &str = include_str!("../vendor/vega.min.js");
const VEGA_LITE: &str = include_str!("../vendor/vega-lite.min.js");
const VEGA_EMBED: &str = include_str!("../vendor/vega-embed.min.js");
const SORTABLE: &str = include_str!("../vendor/sortable.min.js");
const LICENCES: [(&str, &str); 4] = [
    ("Vega", include_str!("../vendor/LICENSE-vega")),
    ("Vega-Lite", include_str!("../vendor/LICENSE-vega-lite")),
    ("Vega-Embed", include_str!("../vendor/LICENSE-vega-embed")),
    ("sortable", include_str!("../vendor/LICENSE-sortable")),
];

#[derive(Template)]
#[template(path = "report.html")]
struct Page {
    title: String,
    version: &'static str,
    level: u8,
    overview: Option<ChartView>,
    runs: Vec<RunView>,
    style: &'static str,
    draw: &'static str,
    look: &'static str,
    vega: &'static str,
    vega_lite: &'static str,
    vega_embed: &'static str,
    sortable: &'static str,
    licences: String,
}

struct RunView {
    anchor: String,
    folder: String,
    kind: &'static str,
    title: String,
    question: String,
    answer: Vec<String>,
    warnings: Vec<String>,
    facts: Vec<(&'static str, String)>,
    charts: Vec<ChartView>,
    command: String,
    version: String,
    scenario: String,
    scenario_file: &'static str,
    scenario_address: String,
}

struct ChartView {
    anchor: String,
    id: &'static str,
    title: String,
    shows: String,
    certainty: String,
    json: String,
    csv: String,
    file: String,
    headings: Vec<(String, bool)>,
    rows: Vec<Vec<Cell>>,
}

/// The page of these runs, in this order: HTML with its charts, tables, styles and scripts, which makes no network requests.
///
/// # Panics
/// Never: text is written into memory.
#[must_use]
pub fn page(runs: &[Run]) -> String {
    let title = match runs {
        [one] => one.manifest.common().title.to_owned(),
        many => format!("{} runs on one page", many.len()),
    };
    let licences = LICENCES.map(|(name, text)| format!("{name}:\n{}", text.trim().replace("--", "- -")));
    let page = Page {
        title,
        version: env!("CARGO_PKG_VERSION"),
        level: if runs.len() > 1 { 3 } else { 2 },
        overview: overview(runs).map(|chart| chart_view(&chart, "")),
        runs: runs.iter().enumerate().map(|(at, run)| view(run, at, runs.len())).collect(),
        style: STYLE,
        draw: DRAW,
        look: LOOK,
        vega: VEGA,
        vega_lite: VEGA_LITE,
        vega_embed: VEGA_EMBED,
        sortable: SORTABLE,
        licences: licences.join("\n\n"),
    };
    page.render().expect("text is written into memory, which does not fail")
}

fn view(run: &Run, at: usize, of: usize) -> RunView {
    let Sheet { question, answer, charts } = (run.kind.sheet)(run);
    let prefix = if of == 1 { String::new() } else { format!("run-{}-", at + 1) };
    let scenario = run.scenario_text().to_owned();
    RunView {
        anchor: format!("{prefix}answer"),
        folder: run.folder().display().to_string(),
        kind: run.kind.word,
        title: run.manifest.common().title.to_owned(),
        question: breakable(&question.unwrap_or_else(|| run.text(None, "question").to_owned())),
        answer: answer.iter().map(|sentence| breakable(sentence)).collect(),
        warnings: run.warnings().to_vec(),
        facts: facts(run),
        charts: charts.iter().map(|chart| chart_view(chart, &prefix)).collect(),
        command: in_lines(run.manifest.common().command),
        version: run.manifest.common().matchday.to_owned(),
        scenario_address: format!("data:application/toml;charset=utf-8;base64,{}", STANDARD.encode(&scenario)),
        scenario,
        scenario_file: run.kind.scenario,
    }
}

fn chart_view(chart: &Chart, prefix: &str) -> ChartView {
    ChartView {
        anchor: format!("{prefix}{}", chart.id),
        id: chart.id,
        title: chart.title.clone(),
        shows: breakable(&chart.shows),
        certainty: chart.certainty.clone(),
        json: chart.json(),
        csv: chart.csv_address(),
        file: format!("{prefix}{}.csv", chart.id),
        headings: chart.columns.iter().map(|column| (column.heading.clone(), column.form != Form::Text)).collect(),
        rows: chart.cells(),
    }
}

/// A shell command with one option per line, and an output folder added.
fn in_lines(command: &str) -> String {
    if command.is_empty() {
        return String::new();
    }
    let whole = format!("{command} --out again");
    let (mut lines, mut is_quoted, mut is_escaped) = (String::new(), false, false);
    for (at, letter) in whole.char_indices() {
        is_quoted ^= letter == '\'' && !is_escaped;
        is_escaped = letter == '\\' && !is_quoted;
        if !is_quoted && whole[at..].starts_with(" --") {
            lines.push_str(" \\\n   ");
        }
        lines.push(letter);
    }
    lines
}

/// Words longer than this may not fit a line of a narrow window.
const LONG: usize = 24;

/// Text as HTML. Long paths of fields may break after dots and underscores.
fn breakable(text: &str) -> String {
    let mut html = String::new();
    for word in text.split_inclusive(' ') {
        let is_long = word.chars().count() > LONG;
        let mut letters = word.chars().peekable();
        while let Some(letter) = letters.next() {
            match letter {
                '&' => html.push_str("&amp;"),
                '<' => html.push_str("&lt;"),
                '>' => html.push_str("&gt;"),
                '"' => html.push_str("&quot;"),
                other => html.push(other),
            }
            if is_long && matches!(letter, '.' | '_') && letters.peek().is_some_and(char::is_ascii_alphabetic) {
                html.push_str("<wbr>");
            }
        }
    }
    html
}

/// The facts that identify a run, and that a reader needs to judge it.
fn facts(run: &Run) -> Vec<(&'static str, String)> {
    let (manifest, common) = (&run.manifest, run.manifest.common());
    let replicates = if manifest.sweep().is_some() { "Replicates per point" } else { "Replicates" };
    let mut facts = vec![
        (replicates, grouped(common.replicates)),
        ("Seed", common.seed.to_string()),
        ("Version", format!("matchday {}", common.matchday)),
    ];
    if let Some(sweep) = manifest.sweep() {
        facts.push(("Points", format!("{} ({})", sweep.points, sweep.design)));
        if sweep.over.len() <= 4 {
            facts.push(("Over", sweep.over.join("; ")));
        }
    }
    if let Some(comparison) = manifest.comparison() {
        let names: Vec<&str> = comparison.worlds.iter().map(|world| world.name.as_str()).collect();
        facts.push(("Scenarios", names.join("; ")));
    }
    if let Some(odds) = manifest.odds() {
        facts.push(("Applicant", odds.applicant.clone()));
        facts.push(("Entered each season", format!("{} times", grouped(odds.lucks.into()))));
    }
    if let Some((simulation, until)) = manifest.simulation().and_then(|one| Some((one, one.until.as_ref()?))) {
        let reached = if simulation.until_reached == Some(true) { "reached" } else { "not reached" };
        facts.push(("Until", format!("{until}, {reached}")));
    }
    if !common.overrides.is_empty() {
        facts.push(("Changed", common.overrides.join("; ")));
    }
    if let Some(checksum) = manifest.scenario_sha256() {
        facts.push(("Checksum of the scenario", checksum.chars().take(12).collect()));
    }
    facts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_broken_before_options_only() {
        let command = r"matchday compare a.toml --variant 'it'\''s --x: a=1' --close";
        let lines = "matchday compare a.toml \\\n    --variant 'it'\\''s --x: a=1' \\\n    --close \\\n    --out again";
        assert_eq!(in_lines(command), lines);
        assert_eq!(in_lines(""), "");
    }

    #[test]
    fn paths_may_be_broken_and_text_stays_text() {
        assert_eq!(breakable("a.b_c: 0.25 <b> & \"c\""), "a.b_c: 0.25 &lt;b&gt; &amp; &quot;c&quot;");
        assert_eq!(
            breakable("specialty.DR.interviews_per_position = 8.5"),
            "specialty.<wbr>DR.<wbr>interviews_<wbr>per_<wbr>position = 8.5"
        );
    }
}
