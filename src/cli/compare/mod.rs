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
use matchday::export::{ComparisonManifest, check_replaceable, comparison_files, publish, write_comparison};
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
    if let Some(out) = &arguments.out {
        check_replaceable(out, &known_files().iter().map(String::as_str).collect::<Vec<_>>())?;
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
    let mut progress = comparison.start();
    let threads = arguments.run.threads();
    play(arguments, &comparison, threads, &mut progress)?;
    let screen = Screen {
        arguments,
        worlds: &worlds,
        comparison: &comparison,
        progress: &progress,
        asked: asked.as_ref(),
        seconds: start.elapsed().as_secs_f64(),
    };
    if let Some(out) = &arguments.out {
        let names: Vec<&str> = worlds.variants.iter().map(|variant| variant.name.as_str()).collect();
        let mut manifest = ComparisonManifest::of(&comparison, &names, &progress);
        manifest.overrides = arguments.run.typed_overrides();
        (manifest.threads, manifest.seconds) = (threads, screen.seconds);
        let known = known_files();
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        publish(out, &known, |folder| write_comparison(&comparison, &names, &progress, &mut manifest, folder))?;
    }
    print(&screen)
}

fn known_files() -> Vec<String> {
    comparison_files(worlds::MOST)
}

fn play(
    arguments: &CompareArguments,
    comparison: &Comparison,
    threads: usize,
    progress: &mut PairedProgress,
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
    });
    bar.finish_and_clear();
    match ending {
        Ok(Ending::Done) => Ok(()),
        Ok(Ending::Interrupted) => {
            Err(Failure::interrupted(format!("{} seasons were compared and are lost", progress.base.replicates)))
        }
        Err(error) => Err(Failure::running(error.to_string())),
    }
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
