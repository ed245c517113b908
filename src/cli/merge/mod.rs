//! `matchday merge`.

mod args;

use std::path::{Path, PathBuf};

use matchday::export::{Rows, SIMULATION_FILES, read_shard, write_results};
use matchday::manifest::{Manifest, SimulationManifest};
use matchday::publish::{check_replaceable, publish};
use matchday::run::{Checkpoint, Plan, Resumable, Shard, Work};
use matchday::season::Setting;
use matchday::simulation::{Simulation, Tally};

use super::failure::Failure;
use super::options::{format_of, processors};
use super::simulate::{Summary, print};
pub(super) use args::MergeArguments;

/// A folder with a complete shard.
struct Part {
    folder: PathBuf,
    shard: Shard,
    checkpoint: Checkpoint<Simulation>,
    rows: PathBuf,
    manifest: SimulationManifest,
}

pub(super) fn run(arguments: &MergeArguments) -> Result<(), Failure> {
    check_replaceable(&arguments.out, &SIMULATION_FILES)?;
    check_out(arguments)?;
    let parts: Vec<Part> = arguments.shards.iter().map(|folder| read(folder)).collect::<Result<_, _>>()?;
    check(&parts)?;
    let Some(first) = parts.first() else { return Err(Failure::input("no shards given")) };
    let plan = Plan { shard: None, ..first.checkpoint.identity.plan.clone() };
    let mut identity = first.checkpoint.identity.clone();
    identity.plan = plan;
    let (scenario, inputs) = identity.read().map_err(|error| {
        Failure::input(format!("\"{}\" holds a scenario that cannot be read: {error}", first.folder.display()))
    })?;
    let mut simulation = Simulation::new(Setting::of(scenario, inputs));
    simulation.plan = identity.plan.clone();
    let tally = sum(&simulation, &parts)?;
    let seconds = parts.iter().map(|part| part.checkpoint.seconds).sum();
    warn_of_overrides(&parts);
    let mut manifest = SimulationManifest {
        command: first.manifest.command.clone(),
        overrides: first.manifest.overrides.clone(),
        merged_shards: Some(parts.len()),
        threads: processors(),
        seconds,
        ..SimulationManifest::of(&identity, &simulation.setting.scenario, tally.replicates)
    };
    let rows: Vec<&Path> = parts.iter().map(|part| part.rows.as_path()).collect();
    let format = format_of(arguments.format);
    publish(&arguments.out, &SIMULATION_FILES, |folder| {
        write_results(&simulation, &tally, Some(Rows::Files(&rows)), format, &identity, &mut manifest, folder)
    })?;
    let summary = Summary {
        simulation: &simulation,
        tally: &tally,
        seconds,
        shard: None,
        until: None,
        out: Some(&arguments.out),
        format,
    };
    print(&summary, arguments.json, arguments.quiet)
}

/// Refuses an output folder that is one of the shards.
fn check_out(arguments: &MergeArguments) -> Result<(), Failure> {
    let is_out =
        |folder: &Path| matches!((folder.canonicalize(), arguments.out.canonicalize()), (Ok(a), Ok(b)) if a == b);
    match arguments.shards.iter().find(|folder| is_out(folder)) {
        None => Ok(()),
        Some(shard) => Err(Failure::input(format!(
            "output folder \"{}\" is one of the shards, which the result would replace; name another folder",
            shard.display()
        ))),
    }
}

fn read(folder: &Path) -> Result<Part, Failure> {
    let found = read_shard(folder)?;
    let shard = found.as_ref().and_then(|(checkpoint, _)| checkpoint.identity.plan.shard);
    let (Some((checkpoint, rows)), Some(shard)) = (found, shard) else {
        return Err(Failure::input(format!(
            "\"{}\" is not a shard; name folders that matchday simulate --shard wrote",
            folder.display()
        )));
    };
    match Manifest::read(folder) {
        Ok(Manifest::Simulation(manifest)) => Ok(Part { folder: folder.to_owned(), shard, checkpoint, rows, manifest }),
        Ok(_) => Err(Failure::input(format!(
            "\"{}\" has the manifest of another run; name folders that matchday simulate --shard wrote",
            folder.display()
        ))),
        Err(error) => Err(Failure::input(format!("{error}; name folders that matchday simulate --shard wrote"))),
    }
}

/// Checks that the parts belong to one run and are complete.
fn check(parts: &[Part]) -> Result<(), Failure> {
    let Some((first, others)) = parts.split_first() else { return Ok(()) };
    let mut faults = Vec::new();
    for part in others {
        let mut differences = first.checkpoint.identity.differences(&part.checkpoint.identity);
        if first.shard.of != part.shard.of {
            differences.push(format!("the number of shards, {} and {}", first.shard.of, part.shard.of));
        }
        if !differences.is_empty() {
            let (one, two) = (first.folder.display(), part.folder.display());
            faults.push(format!(
                "\"{one}\" and \"{two}\" are not of the same run; they differ in {}",
                differences.join(", ")
            ));
        }
    }
    if faults.is_empty() {
        for (index, part) in parts.iter().enumerate() {
            if let Some(earlier) = parts[..index].iter().find(|earlier| earlier.shard == part.shard) {
                let (one, two) = (earlier.folder.display(), part.folder.display());
                faults.push(format!("\"{one}\" and \"{two}\" are both shard {}; name it once", part.shard));
            }
        }
        let of = first.shard.of;
        let is_there = |number: u32| parts.iter().any(|part| part.shard.number == number);
        let missing: Vec<String> =
            (1..=of).filter(|&number| !is_there(number)).map(|number| Shard { number, of }.to_string()).collect();
        if !missing.is_empty() {
            let (noun, verb) = if missing.len() == 1 { ("shard", "is") } else { ("shards", "are") };
            faults.push(format!("{noun} {} {verb} missing; run them, or name their folders", missing.join(", ")));
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(Failure::input(faults.join("\nerror: "))) }
}

/// Warns of shards whose `--set` options differ although their scenarios are the same: the manifest can record only one of them.
fn warn_of_overrides(parts: &[Part]) {
    let Some((first, others)) = parts.split_first() else { return };
    let word = |part: &Part| {
        if part.manifest.overrides.is_empty() { "none".to_owned() } else { part.manifest.overrides.join(", ") }
    };
    for part in others.iter().filter(|part| part.manifest.overrides != first.manifest.overrides) {
        eprintln!(
            "warning: \"{}\" was run with other --set options ({}) than \"{}\" ({}); the scenario is the same, and the manifest records the latter",
            part.folder.display(),
            word(part),
            first.folder.display(),
            word(first)
        );
    }
}

fn sum(simulation: &Simulation, parts: &[Part]) -> Result<Tally, Failure> {
    let mut tally = simulation.empty();
    for part in parts {
        let plan = &part.checkpoint.identity.plan;
        let is_whole = part.checkpoint.tally.replicates == plan.total(simulation.chunk());
        if !is_whole || !simulation.fits(&part.checkpoint.tally) {
            return Err(Failure::input(format!(
                "\"{}\" is not a complete shard of this version of matchday; run it again",
                part.folder.display()
            )));
        }
        tally.merge(&part.checkpoint.tally);
    }
    Ok(tally)
}
