//! `matchday sweep`.

mod json;
mod play;
mod points;
mod report;
mod screen;
mod screen_json;
mod sentences;

use matchday::export::{
    Format, Frame, SWEEP_FILES, SweepManifest, UnfinishedSweep, points_frame, screen_frame, sweep_frame, write_sweep,
};
use matchday::publish::{check_replaceable, publish};
use matchday::scenario::{Override, Scenario};
use matchday::sweep::{
    Combination, Design, MainRows, Parameter, PointFigure, Screen, Trajectory, Wanted, figures_of, parameters_of,
    plausible_parameters, trajectories,
};

use super::args::{SweepArguments, TableFormat};
use super::failure::Failure;
use points::Points;
use report::{HEADLINE, SweepReport};
use screen::ScreenReport;

pub(super) fn run(arguments: &SweepArguments) -> Result<(), Failure> {
    if let Some(out) = &arguments.keep.out {
        check_replaceable(out, &SWEEP_FILES)?;
    }
    check_run(arguments)?;
    let points = Points::around(arguments)?;
    if arguments.screen { screen(arguments, points) } else { sweep(arguments, points) }
}

/// What belongs to all points is no axis.
fn check_run(arguments: &SweepArguments) -> Result<(), Failure> {
    let is_swept = |path: &str| arguments.over.iter().any(|axis| axis.path() == path);
    let mut faults = Vec::new();
    if is_swept("run.replicates") {
        faults.push(
            "every point has the same number of replicates; give it with --replicates, not with --over run.replicates",
        );
    }
    if is_swept("run.seed") && arguments.run.seed.is_some() {
        faults.push("--seed sets the seed of all points; leave it out, or --over run.seed");
    }
    if faults.is_empty() { Ok(()) } else { Err(several(&faults)) }
}

fn several(faults: &[impl AsRef<str>]) -> Failure {
    Failure::input(faults.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join("\nerror: "))
}

fn sweep(arguments: &SweepArguments, mut points: Points) -> Result<(), Failure> {
    let (combination, word) = match (arguments.sample, arguments.zip) {
        (Some(count), _) => (Combination::Sample(count), format!("sample {count}")),
        (_, true) => (Combination::Zip, "zip".to_owned()),
        _ => (Combination::Grid, "grid".to_owned()),
    };
    let seed = points.scenario().run.seed;
    let design = Design::of(&arguments.over, combination, seed).map_err(|faults| several(&faults))?;
    points.check_figures()?;
    points.add(design.points)?;
    let kept = points.open()?;
    let wanted = Wanted { is_all: arguments.all, also: arguments.figures.clone() };
    // The others are compared with the scenario's own values, or else with the first point: it is run first.
    let base = points.own().unwrap_or(0);
    let mut order = vec![base];
    order.extend((0..points.all.len()).filter(|&index| index != base));
    let mut figures: Vec<Vec<PointFigure>> = vec![Vec::new(); points.all.len()];
    let mut headlines: Vec<Option<MainRows>> = vec![None; points.all.len()];
    let mut compared: Option<MainRows> = None;
    let seconds = points.play(&order, kept.as_ref(), |index, simulation, tally, rows| {
        let other = compared.as_ref().unwrap_or(&rows);
        figures[index] = figures_of(simulation, tally, &rows, other, &wanted);
        let [figure, by, level] = HEADLINE;
        headlines[index] = rows.column(figure, &[by, level]).map(|column| rows.only(column));
        compared.get_or_insert(rows);
    })?;
    let visited = points.visited();
    let tables = [
        ("sweep", sweep_frame(&design.axes, &visited, &figures, arguments.all)),
        ("points", points_frame(&design.axes, &visited, Some(base))),
    ];
    let over = arguments.over.iter().map(ToString::to_string).collect();
    let about = About { over, design: word, base_point: Some(base + 1), seconds };
    write(arguments, &points, kept, &tables, about)?;
    let report = SweepReport {
        scenario: points.scenario(),
        axes: &arguments.over,
        points: &visited,
        figures: &figures,
        headlines: &headlines,
        shown: &arguments.figures,
        base,
        is_own: points.own().is_some(),
        seconds,
        out: arguments.keep.out.as_deref(),
        format: format_of(arguments),
    };
    report::print(&report, arguments.run.json, arguments.run.quiet)
}

fn screen(arguments: &SweepArguments, mut points: Points) -> Result<(), Failure> {
    let all = if arguments.over.is_empty() {
        plausible_parameters(points.scenario())
    } else {
        parameters_of(&arguments.over, points.scenario()).map_err(|faults| several(&faults))?
    };
    // What cannot act is told, not moved.
    let (moved, inert): (Vec<Parameter>, Vec<Parameter>) =
        all.into_iter().partition(|parameter| parameter.inert.is_none());
    let names: Vec<String> = moved.iter().map(Parameter::path).collect();
    let seed = points.scenario().run.seed;
    let paths = trajectories(&names, if moved.is_empty() { 1 } else { arguments.trajectories }, seed);
    let set = |levels: &Vec<u32>| -> Vec<Override> {
        moved.iter().zip(levels).map(|(parameter, &level)| parameter.set(level)).collect()
    };
    points.add(paths.iter().flat_map(|path| &path.points).map(set).collect())?;
    let kept = points.open()?;
    let order: Vec<usize> = (0..points.all.len()).collect();
    let mut found = None;
    let mut units = Vec::new();
    let mut steps = Trajectory::steps(&paths).peekable();
    let mut before: Option<MainRows> = None;
    let seconds = points.play(&order, kept.as_ref(), |index, simulation, _, rows| {
        let found = found.get_or_insert_with(|| Screen::new(moved.len(), &rows));
        if units.is_empty() {
            units = simulation.main_figures().map(|(_, figure)| figure.unit).collect();
        }
        let step = steps.next_if(|(_, _, [_, after])| *after == index);
        if let (Some((parameter, [from, to], _)), Some(before)) = (step, &before) {
            found.add(parameter, moved[parameter].step(from, to), before, &rows);
        }
        before = Some(rows);
    })?;
    let found = found.expect("there is always a point");
    let visited = points.visited();
    let words: Vec<&str> = units.iter().map(|unit| unit.word()).collect();
    let all: Vec<Parameter> = moved.iter().chain(&inert).cloned().collect();
    let tables = [("screen", screen_frame(&all, &found, &words)), ("points", points_frame(&names, &visited, None))];
    let over =
        all.iter().map(|parameter| format!("{}={}..{}", parameter.path(), parameter.from, parameter.to)).collect();
    let design = format!("screen, {} trajectories", arguments.trajectories);
    write(arguments, &points, kept, &tables, About { over, design, base_point: None, seconds })?;
    let report = ScreenReport {
        scenario: points.scenario(),
        moved: &moved,
        inert: &inert,
        screen: &found,
        units: &units,
        trajectories: arguments.trajectories,
        points: visited.len(),
        seconds,
        out: arguments.keep.out.as_deref(),
        format: format_of(arguments),
    };
    screen::print(&report, arguments.run.json, arguments.run.quiet)
}

/// The command that gives the same again.
fn command(arguments: &SweepArguments, scenario: &Scenario) -> String {
    let typed = arguments.run.typed.clone().with("--replicates", scenario.run.replicates);
    let is_swept = arguments.over.iter().any(|axis| axis.path() == "run.seed");
    if is_swept { typed.command() } else { typed.with("--seed", scenario.run.seed).command() }
}

fn format_of(arguments: &SweepArguments) -> Format {
    if arguments.format == Some(TableFormat::Parquet) { Format::Parquet } else { Format::Csv }
}

/// What the manifest tells beside the run.
struct About {
    over: Vec<String>,
    design: String,
    base_point: Option<usize>,
    seconds: f64,
}

fn write(
    arguments: &SweepArguments,
    points: &Points,
    kept: Option<UnfinishedSweep>,
    tables: &[(&str, Frame)],
    about: About,
) -> Result<(), Failure> {
    let (Some(out), Some(kept)) = (&arguments.keep.out, kept) else { return Ok(()) };
    let identity = points.identity()?;
    let About { over, design, base_point, seconds } = about;
    let mut manifest = SweepManifest {
        matchday: identity.version.clone(),
        title: points.scenario().title.clone(),
        seed: points.scenario().run.seed,
        scenario_sha256: identity.scenario_sha256(),
        inputs_sha256: identity.inputs_sha256(),
        command: command(arguments, points.scenario()),
        overrides: arguments.run.typed_overrides(),
        over,
        design,
        points: points.all.len(),
        base_point,
        replicates: points.scenario().run.replicates,
        threads: points.threads,
        seconds,
        files: Vec::new(),
    };
    publish(out, &SWEEP_FILES, |folder| {
        write_sweep(tables, format_of(arguments), &identity.scenario, &mut manifest, folder)
    })?;
    kept.remove()?;
    Ok(())
}
