//! Reporting checklists of a run, filled from its manifest and scenario.

use askama::Template;
use matchday_study::manifest::Manifest;
use toml::Value;

use super::run::{Run, Sheet};
use super::wording::listed;
use matchday_study::figures::FigureId;
use matchday_study::numbers::{grouped, percent};

#[derive(Template)]
#[template(path = "checklist.md", escape = "none")]
struct Checklist {
    title: String,
    kind: &'static str,
    folder: String,
    version: String,
    warnings: Vec<String>,
    question: String,
    outputs: String,
    experiment: String,
    experiment_short: String,
    stages: String,
    changes: String,
    institutions: String,
    regions: usize,
    people: String,
    specialties: Vec<String>,
    redrawn: &'static str,
    scenario_file: &'static str,
    inputs: String,
    checksum: String,
    overrides: String,
    replicates: String,
    pairing: &'static str,
    seed: u64,
    command: String,
    threads: String,
    seconds: String,
    estimand: String,
    until: String,
    until_reached: &'static str,
    answer: Vec<String>,
    unstable: String,
}

/// The STRESS and ADEMP checklists of a run as Markdown, filled from its manifest and scenario. Items that only the author can answer
/// are marked `[AUTHOR]`.
///
/// # Panics
/// Never: text is written into memory.
#[must_use]
pub fn checklist(run: &Run) -> String {
    let manifest = run.manifest.common();
    let simulation = run.manifest.simulation();
    let Sheet { answer, .. } = (run.kind.sheet)(run);
    let checklist = Checklist {
        title: manifest.title.to_owned(),
        kind: run.kind.word,
        folder: run.folder().display().to_string(),
        version: manifest.matchday.to_owned(),
        warnings: run.warnings().to_vec(),
        question: run.text(None, "question").to_owned(),
        outputs: outputs(run),
        experiment: experiment(run),
        experiment_short: uncapitalised(&experiment(run)),
        stages: stages(run),
        changes: changes(run),
        institutions: whole(run, "institutions", "count"),
        regions: find(run, "institutions", "region_weights").and_then(Value::as_array).map_or(0, Vec::len),
        people: people(run),
        specialties: specialties(run),
        redrawn: if is_on(run, "institutions", "redrawn") { "too" } else { "are drawn once" },
        scenario_file: run.kind.scenario,
        inputs: listed(&inputs(run)),
        checksum: matchday_files::checksum::sha256(run.scenario_text().as_bytes()),
        overrides: manifest.overrides.iter().map(|change| format!("`{change}`")).collect::<Vec<_>>().join(", "),
        replicates: replicates(run),
        pairing: match run.kind.word {
            "simulation" => "",
            "odds" => {
                " Changes of the applicant use the same random draws, and differences are taken season by season."
            }
            _ => " All points or variants share their random draws, and differences are taken season by season.",
        },
        seed: manifest.seed,
        command: manifest.command.to_owned(),
        threads: if manifest.threads == 1 { "1 thread".to_owned() } else { format!("{} threads", manifest.threads) },
        seconds: format!("{:.1}", manifest.seconds),
        estimand: if run.kind.word == "odds" {
            odds_estimand(run)
        } else {
            format!(
                "The share of the applicants whose first specialty is {} who match in it (`ends_in_focus`, `preference`, `focus`), in expectation over \
             seasons of the model.",
                run.focus()
            )
        },
        until: simulation.and_then(|one| one.until.clone()).unwrap_or_default(),
        until_reached: if simulation.and_then(|one| one.until_reached) == Some(true) {
            "was reached"
        } else {
            "was not reached"
        },
        answer,
        unstable: unstable(run),
    };
    let text = checklist.render().expect("text is written into memory, which does not fail");
    format!("{}\n", text.trim_end())
}

fn uncapitalised(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or(String::new(), |first| first.to_lowercase().chain(letters).collect())
}

fn find<'a>(run: &'a Run, section: &str, field: &str) -> Option<&'a Value> {
    run.scenario.get(section).and_then(|section| section.get(field))
}

fn is_on(run: &Run, section: &str, field: &str) -> bool {
    find(run, section, field).and_then(Value::as_bool).unwrap_or(false)
}

fn whole(run: &Run, section: &str, field: &str) -> String {
    find(run, section, field).map_or_else(|| "some".to_owned(), ToString::to_string)
}

fn entries<'a>(run: &'a Run, name: &str) -> impl Iterator<Item = &'a toml::Table> {
    run.scenario.get(name).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_table)
}

fn number(table: &toml::Table, field: &str) -> u64 {
    table.get(field).and_then(Value::as_integer).and_then(|number| u64::try_from(number).ok()).unwrap_or(0)
}

fn word<'a>(table: &'a toml::Table, field: &str) -> &'a str {
    table.get(field).and_then(Value::as_str).unwrap_or("")
}

fn odds_estimand(run: &Run) -> String {
    format!(
        "The probability that the applicant matches in {} (`focus` of `odds`), over seasons of the model.",
        run.focus()
    )
}

fn outputs(run: &Run) -> String {
    let tables: Vec<String> = run.kind.tables.iter().map(|(name, _)| format!("`{name}`")).collect();
    format!("The tables {} in the run folder.", listed(&tables))
}

fn experiment(run: &Run) -> String {
    match &run.manifest {
        Manifest::Sweep(sweep) if run.kind.word == "sweep" => {
            format!("{} points over {} ({}).", sweep.points, sweep.over.join("; "), sweep.design)
        }
        Manifest::Sweep(sweep) => format!(
            "{} parameters over their plausible ranges, {} points ({}).",
            sweep.over.len(),
            sweep.points,
            sweep.design
        ),
        Manifest::Comparison(comparison) => {
            let worlds: Vec<String> =
                comparison.worlds.iter().map(|world| format!("\"{}\" (`{}`)", world.name, world.file)).collect();
            format!("Scenarios compared: {}.", listed(&worlds))
        }
        Manifest::Odds(odds) => {
            format!("One applicant, \"{}\", in one scenario, with variations of the applicant.", odds.applicant)
        }
        Manifest::Simulation(_) => "One scenario, nothing varied.".to_owned(),
    }
}

fn stages(run: &Run) -> String {
    let on = |what: &str, is_on: bool| format!("{what} {}", if is_on { "on" } else { "off" });
    let soap = is_on(run, "soap", "enabled");
    [
        on("signals", is_on(run, "signals", "enabled")),
        on("interviews", is_on(run, "interviews", "enabled")),
        on("PGY-1 programs", is_on(run, "pgy1", "enabled")),
        on("SOAP", soap),
        format!("share of applicants in couples {}", whole(run, "couples", "share")),
    ]
    .join(", ")
}

fn changes(run: &Run) -> String {
    let mode = run.manifest.comparison().map_or("", |comparison| comparison.mode.as_str());
    match (run.kind.word, mode) {
        ("comparison", "lists-fixed") => {
            "The base's certified lists are kept, and only the match runs again: nobody responds. The run folder has the scenario of the base and of each variant."
                .to_owned()
        }
        ("comparison", _) => {
            "The whole season is played anew in each variant, with the same random draws. The run folder has the scenario of the base and of each variant.".to_owned()
        }
        ("simulation" | "odds", _) => "There is only one scenario.".to_owned(),
        _ => "The points differ only in the fields named; `points` lists them.".to_owned(),
    }
}

fn people(run: &Run) -> String {
    let groups: Vec<String> = entries(run, "group")
        .map(|group| format!("{} \"{}\"", grouped(number(group, "count")), word(group, "name")))
        .collect();
    let types: Vec<String> = entries(run, "type").map(|kind| word(kind, "name").to_owned()).collect();
    format!("Applicants: {}, of the types {}.", listed(&groups), listed(&types))
}

fn specialties(run: &Run) -> Vec<String> {
    let describe = |specialty: &toml::Table| {
        let tracks =
            specialty.get("tracks").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_table);
        let tracks: Vec<String> = tracks
            .map(|track| {
                let positions = number(track, "positions");
                let positions =
                    if positions == 0 { String::new() } else { format!(" with {} positions", grouped(positions)) };
                format!("{} {} programs{positions}", grouped(number(track, "programs")), word(track, "track"))
            })
            .collect();
        format!(
            "{}: {}",
            word(specialty, "name"),
            if tracks.is_empty() { "only programs given in files".to_owned() } else { listed(&tracks) }
        )
    };
    entries(run, "specialty").map(describe).collect()
}

/// Files that the scenario names.
fn inputs(run: &Run) -> Vec<String> {
    fn collect(value: &Value, files: &mut Vec<String>) {
        match value {
            Value::String(text) if text.to_lowercase().ends_with(".csv") && !files.contains(text) => {
                files.push(text.clone());
            }
            Value::Array(items) => items.iter().for_each(|item| collect(item, files)),
            Value::Table(table) => table.values().for_each(|item| collect(item, files)),
            _ => {}
        }
    }
    let mut files = Vec::new();
    collect(&Value::Table(run.scenario.clone()), &mut files);
    files
}

fn replicates(run: &Run) -> String {
    let count = grouped(run.manifest.common().replicates);
    match &run.manifest {
        Manifest::Sweep(sweep) => format!("{count} replicates at each of {} points", sweep.points),
        Manifest::Comparison(comparison) => {
            format!("{count} replicates of each of {} scenarios", comparison.worlds.len())
        }
        Manifest::Odds(odds) => {
            format!("{count} seasons of the other applicants, each entered {} times by the applicant", odds.lucks)
        }
        Manifest::Simulation(_) => format!("{count} replicates"),
    }
}

fn unstable(run: &Run) -> String {
    if run.kind.word != "simulation" {
        return String::new();
    }
    let wanted = [("figure", FigureId::NoStableMatching.name())];
    let mut rows = run.table("summary").matching(&wanted);
    let share = rows.next().and_then(|row| row.real("estimate"));
    share.map_or(String::new(), |share| format!(", here in {} of replicates", percent(share)))
}
