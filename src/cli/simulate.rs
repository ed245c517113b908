//! `matchday simulate`.

use std::fmt;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use indicatif::{HumanDuration, ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};
use matchday::export::{
    Format, Identity, Manifest, SIMULATION_FILES, Unfinished, UnfinishedError, write_results, write_shard,
};
use matchday::publish::{check_replaceable, publish};
use matchday::scenario::{self, Override, Reading};
use matchday::simulation::{Ending, MOST_REPLICATES, Plan, Progress, Row, Simulation, Stage, Tally};

use super::args::{SimulateArguments, TableFormat};
use super::changes;
use super::failure::Failure;
use super::report::{self, Report};
use super::report_page;

pub(super) fn run(arguments: &SimulateArguments) -> Result<(), Failure> {
    if let Some(out) = &arguments.keep.out {
        check_replaceable(out, &SIMULATION_FILES)?;
    }
    let Reading { mut scenario, inputs, .. } = read(arguments)?;
    scenario.run.seed = arguments.run.seed.unwrap_or(scenario.run.seed);
    let planned = if arguments.until.is_some() { MOST_REPLICATES } else { scenario.run.replicates };
    scenario.run.replicates = arguments.replicates.unwrap_or(planned);
    let plan = Plan { replicates: scenario.run.replicates, until: arguments.until, shard: arguments.shard };
    let threads = arguments.run.threads();
    let stage = Stage::of(&scenario, &inputs);
    let simulation = Simulation::new(stage.setting(&scenario, &inputs));
    let errand = Errand { arguments, simulation: &simulation, plan: &plan, threads, start: Instant::now() };
    match &arguments.keep.out {
        None => errand.without_folder(),
        Some(out) => {
            let identity = Identity::of(&scenario, &inputs, &plan).map_err(Failure::running)?;
            errand.to_folder(out, identity)
        }
    }
}

fn read(arguments: &SimulateArguments) -> Result<Reading, Failure> {
    read_scenario(&arguments.scenario, &arguments.run.overrides, arguments.run.quiet)
}

/// Reads a scenario, and tells of the first warning.
pub(super) fn read_scenario(path: &Path, overrides: &[Override], is_quiet: bool) -> Result<Reading, Failure> {
    let path = scenario::file_of(path).unwrap_or_else(|| path.to_owned());
    let reading = changes::read(&path, overrides).map_err(|faults| Failure::faults("scenario", &path, &faults))?;

    if let (Some(first), false) = (reading.warnings.first(), is_quiet) {
        let more = match reading.warnings.len() - 1 {
            0 => String::new(),
            more => format!(" (and {more} more: matchday check {} prints them)", path.display()),
        };
        eprintln!("warning: {first}{more}");
    }
    Ok(reading)
}

/// A run, with all that it needs.
struct Errand<'a> {
    arguments: &'a SimulateArguments,
    simulation: &'a Simulation<'a>,
    plan: &'a Plan,
    threads: usize,
    start: Instant,
}

impl Errand<'_> {
    fn without_folder(&self) -> Result<(), Failure> {
        let mut progress = self.simulation.start();
        if self.play(&mut progress, |_, _| Ok(()))? == Ending::Interrupted {
            let done = progress.tally.replicates;
            return Err(Failure::interrupted(format!(
                "{done} replicates were done and are lost; with --out DIR they would be kept for --resume"
            )));
        }
        self.print(&progress, self.start.elapsed().as_secs_f64())
    }

    fn to_folder(&self, out: &Path, identity: Identity) -> Result<(), Failure> {
        let mut unfinished = Unfinished::open(out, identity, self.simulation, self.arguments.keep.kept())?;
        let mut progress = unfinished.progress();
        let before = unfinished.checkpoint().seconds;
        let seconds = || before + self.start.elapsed().as_secs_f64();
        let ending = self.play(&mut progress, |progress, rows| unfinished.keep(progress, rows, seconds()))?;
        unfinished.save(&progress)?;
        if ending == Ending::Interrupted {
            let (done, total) = (progress.tally.replicates, self.plan.total(self.simulation.chunk()));
            return Err(Failure::interrupted(format!(
                "{done} of {total} replicates are done and kept; the same command with --resume goes on"
            )));
        }
        let mut manifest = self.manifest(&unfinished, &progress, seconds());
        publish(out, &SIMULATION_FILES, |folder| {
            let checkpoint = unfinished.checkpoint();
            if self.plan.shard.is_some() {
                return write_shard(checkpoint, &unfinished.rows(), &mut manifest, folder);
            }
            let (format, scenario) = (format_of(self.arguments.format), &checkpoint.identity.scenario);
            let rows = [unfinished.rows()];
            write_results(self.simulation, &progress.tally, &[&rows[0]], format, scenario, &mut manifest, folder)
        })?;
        unfinished.remove()?;
        self.print(&progress, seconds())?;
        if self.arguments.report {
            report_page::write_beside(out, self.arguments.run.quiet || self.arguments.run.json)?;
        }
        Ok(())
    }

    fn manifest(&self, unfinished: &Unfinished, progress: &Progress, seconds: f64) -> Manifest {
        let scenario = self.simulation.setting.scenario;
        let typed = self.arguments.run.typed.clone().with("--seed", scenario.run.seed);
        // Where the run waits for a precision, that decides how many there are.
        let typed = if self.plan.until.is_none() { typed.with("--replicates", scenario.run.replicates) } else { typed };
        Manifest {
            command: typed.command(),
            overrides: self.arguments.run.typed_overrides(),
            until_reached: self.plan.until.map(|_| progress.is_precise),
            threads: self.threads,
            seconds,
            ..Manifest::of(
                &unfinished.checkpoint().identity,
                &scenario.title,
                scenario.run.seed,
                progress.tally.replicates,
            )
        }
    }

    /// Plays what is left, with a progress bar where somebody may look at it.
    fn play(
        &self,
        progress: &mut Progress,
        mut keep: impl FnMut(&Progress, &[Row]) -> Result<(), UnfinishedError>,
    ) -> Result<Ending, Failure> {
        let bar = self.bar(&progress.tally);
        let should_stop = stop_on_request()?;
        let ending = self.simulation.run(self.plan, self.threads, progress, &should_stop, |progress, rows| {
            bar.set_position(progress.tally.replicates);
            keep(progress, rows)
        });
        bar.finish_and_clear();
        Ok(ending?)
    }

    fn bar(&self, done: &Tally) -> ProgressBar {
        if self.arguments.run.quiet {
            return ProgressBar::hidden();
        }
        let total = self.plan.total(self.simulation.chunk());
        let bar = ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::stderr());
        let template = "{bar:30} {human_pos} of {human_len} seasons{pace}";
        let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
        bar.set_style(style.with_key("pace", tell_pace));
        bar.enable_steady_tick(Duration::from_millis(500));
        bar.set_position(done.replicates);
        bar.reset_eta();
        bar
    }

    fn print(&self, progress: &Progress, seconds: f64) -> Result<(), Failure> {
        let report = Report {
            simulation: self.simulation,
            tally: &progress.tally,
            seconds,
            shard: self.plan.shard,
            until: self.plan.until.map(|until| (until, progress.is_precise)),
            out: self.arguments.keep.out.as_deref(),
            format: format_of(self.arguments.format),
        };
        print(&report, self.arguments.run.json, self.arguments.run.quiet)
    }
}

/// How fast it goes and how long it takes. Nothing is known before the first batch has ended.
pub(super) fn tell_pace(state: &ProgressState, to: &mut dyn fmt::Write) {
    if state.per_sec() > 0.0 {
        let _ = write!(to, ", {:.1} a second, {} left", state.per_sec(), HumanDuration(state.eta()));
    }
}

pub(super) fn print(report: &Report, is_json: bool, is_quiet: bool) -> Result<(), Failure> {
    print_with(|to| match (is_json, is_quiet) {
        (true, _) => report::json::print(to, report),
        (_, true) => Ok(()),
        _ => report::print(to, report),
    })
}

/// Prints on standard output; that nobody reads on is no failure.
pub(super) fn print_with(
    write: impl FnOnce(&mut io::BufWriter<io::StdoutLock>) -> io::Result<()>,
) -> Result<(), Failure> {
    let mut to = io::BufWriter::new(io::stdout().lock());
    let printed = write(&mut to);
    printed.and_then(|()| to.flush()).or_else(|error| match error.kind() {
        io::ErrorKind::BrokenPipe => Ok(()),
        _ => Err(Failure::running(format!("cannot print: {error}"))),
    })
}

pub(super) fn format_of(format: Option<TableFormat>) -> Format {
    match format {
        None => Format::Mixed,
        Some(TableFormat::Csv) => Format::Csv,
        Some(TableFormat::Parquet) => Format::Parquet,
    }
}

/// Ctrl-C (or a request to terminate) asks for an end after the replicates that are under way; a second one ends at once.
pub(super) fn stop_on_request() -> Result<Arc<AtomicBool>, Failure> {
    let flag = Arc::new(AtomicBool::new(false));
    let raised = Arc::clone(&flag);
    ctrlc::set_handler(move || {
        if raised.swap(true, Ordering::Relaxed) {
            std::process::exit(130);
        }
    })
    .map_err(|error| Failure::running(format!("cannot listen for Ctrl-C: {error}")))?;
    Ok(flag)
}
