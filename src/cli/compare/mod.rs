//! `matchday compare`.

mod answer;
mod args;
mod json;
mod options;
mod panel;
mod screen;
mod shortcuts;
mod words;
mod worlds;

use std::io::{self, Write};
use std::time::Instant;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use matchday::export::{ComparisonManifest, UnfinishedComparison, comparison_files, write_comparison};
use matchday::publish::{check_replaceable, publish};
use matchday::scenario::Inputs;
use matchday::simulation::{Comparison, Ending, PairedProgress, Simulation, Stage};

pub(super) use args::CompareArguments;
pub(super) use options::NamedVariant;
use screen::Screen;
use worlds::{Named, Worlds};

use super::failure::Failure;
use super::simulate::stop_on_request;

pub(super) fn run(arguments: &CompareArguments) -> Result<(), Failure> {
    let start = Instant::now();
    let known = comparison_files(worlds::MOST);
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    if let Some(out) = &arguments.keep.out {
        check_replaceable(out, &known)?;
    }
    let worlds = Worlds::read(arguments)?;
    let of = |scenario, inputs: &Inputs| Stage::of(scenario, inputs);
    let base = of(&worlds.base.scenario, &worlds.base.inputs);
    let stages: Vec<Stage> =
        worlds.variants.iter().map(|variant| of(&variant.reading.scenario, &variant.reading.inputs)).collect();
    let simulation = Simulation::new(base.setting(&worlds.base.scenario, &worlds.base.inputs));
    let others = worlds.variants.iter().zip(&stages);
    let others =
        others.map(|(Named { reading, .. }, stage)| Simulation::new(stage.setting(&reading.scenario, &reading.inputs)));
    let mut comparison = Comparison::new(simulation, others.collect(), arguments.mode());
    let asked = panel::Asked::of(arguments, &mut comparison)?;
    let names: Vec<&str> = worlds.variants.iter().map(|variant| variant.name.as_str()).collect();
    let out = arguments.keep.out.as_deref();
    let mut kept =
        out.map(|out| UnfinishedComparison::open(out, &comparison, &names, arguments.keep.kept())).transpose()?;
    let mut progress = kept.as_ref().map_or_else(|| comparison.start(), UnfinishedComparison::progress);
    let before = kept.as_ref().map_or(0.0, UnfinishedComparison::seconds);
    let seconds = || before + start.elapsed().as_secs_f64();
    let threads = arguments.run.threads();
    play(arguments, &comparison, threads, &mut progress, kept.as_mut(), seconds)?;
    let screen = Screen {
        arguments,
        worlds: &worlds,
        comparison: &comparison,
        progress: &progress,
        asked: asked.as_ref(),
        seconds: seconds(),
    };
    if let (Some(out), Some(kept)) = (out, kept) {
        let mut manifest = ComparisonManifest::of(&comparison, &names, &progress);
        let run = &comparison.base.setting.scenario.run;
        let typed = arguments.run.typed.clone().with("--seed", run.seed).with("--replicates", run.replicates);
        manifest.command = typed.command();
        manifest.overrides = arguments.run.typed_overrides();
        (manifest.threads, manifest.seconds) = (threads, screen.seconds);
        publish(out, &known, |folder| write_comparison(&comparison, &names, &progress, &mut manifest, folder))?;
        kept.remove()?;
    }
    print(&screen)
}

/// Plays what is left, with a progress bar where somebody may look at it.
fn play(
    arguments: &CompareArguments,
    comparison: &Comparison,
    threads: usize,
    progress: &mut PairedProgress,
    mut kept: Option<&mut UnfinishedComparison>,
    seconds: impl Fn() -> f64,
) -> Result<(), Failure> {
    let replicates = comparison.base.setting.scenario.run.replicates;
    let bar = if arguments.run.quiet {
        ProgressBar::hidden()
    } else {
        ProgressBar::with_draw_target(Some(replicates.into()), ProgressDrawTarget::stderr())
    };
    let template =
        format!("{{bar:30}} {{human_pos}} of {{human_len}} seasons, each in {} worlds", comparison.variants.len() + 1);
    bar.set_style(ProgressStyle::with_template(&template).unwrap_or_else(|_| ProgressStyle::default_bar()));
    let should_stop = stop_on_request()?;
    let ending = comparison.run(replicates, threads, progress, &should_stop, |progress| {
        bar.set_position(progress.base.replicates);
        kept.as_mut().map_or(Ok(()), |kept| kept.keep(progress, seconds()))
    });
    bar.finish_and_clear();
    if ending? == Ending::Done {
        return Ok(());
    }
    let done = progress.base.replicates;
    Err(Failure::interrupted(match kept {
        None => format!("{done} seasons were compared and are lost; with --out DIR they would be kept for --resume"),
        Some(kept) => {
            kept.save(progress, seconds())?;
            format!("{done} of {replicates} seasons are compared and kept; the same command with --resume goes on")
        }
    }))
}

fn print(screen: &Screen) -> Result<(), Failure> {
    let mut to = io::BufWriter::new(io::stdout().lock());
    let printed = if screen.arguments.run.json {
        json::print(&mut to, screen)
    } else if screen.arguments.run.quiet {
        Ok(())
    } else {
        screen.print(&mut to)
    };
    printed.and_then(|()| to.flush()).or_else(|error| match error.kind() {
        io::ErrorKind::BrokenPipe => Ok(()),
        _ => Err(Failure::running(format!("cannot print: {error}"))),
    })
}
