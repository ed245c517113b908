//! The worlds that are compared: files, sets of fields, and changes of one program.

use std::path::{Path, PathBuf};

use matchday::population::{Program, World};
use matchday::scenario::{self, Change, Override, ParityWish, Reading, Remark, differences};
use matchday::simulation::Mode;

use super::args::{CompareArguments, ParityWord, letter};
use super::options::{Conversion, Quotas};
use crate::cli::changes;
use crate::cli::failure::Failure;

/// A scenario that was read, and what it is called in the comparison.
pub(super) struct Named {
    pub(super) name: String,
    pub(super) reading: Reading,
}

/// The base and its variants.
pub(super) struct Worlds {
    pub(super) path: PathBuf,
    pub(super) base: Reading,
    pub(super) variants: Vec<Named>,
}

/// No comparison has more variants.
pub(super) const MOST: usize = 50;

impl Worlds {
    /// Reads all scenarios; all of them with the same seed and replicates.
    pub(super) fn read(arguments: &CompareArguments) -> Result<Worlds, Failure> {
        let path = file_of(&arguments.base);
        let own_list = own_list(arguments)?;
        let base = read(&path, &arguments.overrides, &own_list)?;

        let mut variants = Vec::new();
        for file in &arguments.files {
            let path = file_of(file);
            let reading = read(&path, &arguments.overrides, &own_list)?;
            let short = file.file_name().map(|name| name.to_string_lossy().into_owned());
            let is_taken = |name: &String| variants.iter().any(|earlier: &Named| earlier.name == *name);
            let name = short.filter(|name| !is_taken(name)).unwrap_or_else(|| file.display().to_string());
            variants.push(Named { name, reading });
        }
        for variant in &arguments.variants {
            let overrides = [&arguments.overrides[..], &variant.overrides].concat();
            variants.push(Named { name: variant.name.clone(), reading: read(&path, &overrides, &own_list)? });
        }
        for (name, change, typed) in changes_of(arguments, &path, &base)? {
            let changes = [&own_list[..], &[(change, typed)]].concat();
            variants.push(Named { name, reading: read(&path, &arguments.overrides, &changes)? });
        }
        let mut worlds = Worlds { path, base, variants };
        worlds.check(arguments)?;
        let run = &mut worlds.base.scenario.run;
        run.seed = arguments.seed.unwrap_or(run.seed);
        run.replicates = arguments.replicates.unwrap_or(run.replicates);
        let run = run.clone();
        worlds.variants.iter_mut().for_each(|variant| variant.reading.scenario.run = run.clone());
        if let (Some(first), false) = (worlds.base.warnings.first(), arguments.quiet) {
            eprintln!("warning: {first}");
        }
        Ok(worlds)
    }

    fn check(&self, arguments: &CompareArguments) -> Result<(), Failure> {
        if self.variants.is_empty() {
            return Err(Failure::input(
                "nothing to compare with; name a second scenario, --variant 'name: path=value', or --program ID with --quota 1..4",
            ));
        }
        if self.variants.len() > MOST {
            return Err(Failure::input(format!(
                "there are {} variants; expected at most {MOST}; compare fewer at a time",
                self.variants.len()
            )));
        }
        for (number, variant) in self.variants.iter().enumerate() {
            if variant.name == "base" || self.variants[..number].iter().any(|earlier| earlier.name == variant.name) {
                return Err(Failure::input(format!(
                    "two worlds are called \"{}\"; give each variant a name of its own",
                    variant.name
                )));
            }
        }
        if arguments.mode() == Mode::ListsFixed { self.check_fixed() } else { Ok(()) }
    }

    /// With fixed lists only terms of programs may differ.
    fn check_fixed(&self) -> Result<(), Failure> {
        if self.base.scenario.institutions.redrawn {
            return Err(Failure::input(
                "--mode lists-fixed: programs are drawn anew in every replicate; set institutions.redrawn=false, or use --mode demand",
            ));
        }
        let mut faults = Vec::new();
        for Named { name, reading } in &self.variants {
            let is_term = |path: &str| {
                let free = ["title", "question", "run.seed", "run.replicates"].contains(&path);
                let is_quota = path.starts_with("program.") && path.rsplit('.').next() == Some("quota");
                free || is_quota || ["change", "report.", "requests."].iter().any(|start| path.starts_with(start))
            };
            let mut other = differences(&self.base.scenario, &reading.scenario);
            other.retain(|path| !is_term(path));
            let has_lists = |reading: &Reading| reading.scenario.change.iter().any(|change| change.list.is_some());
            if self.base.inputs.applicants != reading.inputs.applicants
                || self.base.inputs.lists != reading.inputs.lists
                || has_lists(&self.base) != has_lists(reading)
            {
                other.push("the lists and people of its files".to_owned());
            }
            if !other.is_empty() {
                let (shown, more) = (other.iter().take(8).cloned().collect::<Vec<_>>().join(", "), other.len() > 8);
                faults.push(format!(
                    "--mode lists-fixed: variant \"{name}\" differs from the base in {shown}{}; expected changes of programs' terms only; use --mode demand",
                    if more { ", …" } else { "" }
                ));
            }
            for change in &reading.scenario.change {
                if change.track.is_some_and(|track| letter(track) == "R") {
                    faults.push(format!(
                        "--mode lists-fixed: variant \"{name}\" converts {} to R, which not everybody on its list may rank; use --mode demand",
                        change.program
                    ));
                }
            }
        }
        if faults.is_empty() { Ok(()) } else { Err(Failure::input(faults.join("\nerror: "))) }
    }
}

impl CompareArguments {
    pub(super) fn mode(&self) -> Mode {
        match self.mode {
            super::args::ModeWord::Demand => Mode::Demand,
            super::args::ModeWord::ListsFixed => Mode::ListsFixed,
        }
    }
}

fn file_of(path: &Path) -> PathBuf {
    scenario::file_of(path).unwrap_or_else(|| path.to_owned())
}

fn read(path: &Path, overrides: &[Override], changes: &[(Change, String)]) -> Result<Reading, Failure> {
    let faults = |faults: Vec<Remark>| Failure::faults("scenario", path, &faults);
    let reading = scenario::read_changed(path, overrides, changes).map_err(faults)?;
    let found = changes::faults(&reading);
    if found.is_empty() { Ok(reading) } else { Err(faults(found)) }
}

/// The list that `--list` gives the program in every world.
fn own_list(arguments: &CompareArguments) -> Result<Vec<(Change, String)>, Failure> {
    let (Some(program), Some(list)) = (&arguments.program, &arguments.list) else { return Ok(Vec::new()) };
    let full = std::path::absolute(list).ok().filter(|full| full.is_file());
    let Some(full) = full else {
        return Err(Failure::input(format!("--list {}: the file does not exist; check the path", list.display())));
    };
    let change = Change { program: program.clone(), list: Some(full), ..Change::default() };
    Ok(vec![(change, format!("--program {program} --list {}", list.display()))])
}

/// The program in question, in the base.
pub(super) fn find<'w>(world: &'w World, id: &str) -> Option<&'w Program> {
    world.program(id).map(|program| &world.programs[program.index()])
}

/// The variants that options for one program ask for: name, change, and what was typed.
fn changes_of(
    arguments: &CompareArguments,
    path: &Path,
    base: &Reading,
) -> Result<Vec<(String, Change, String)>, Failure> {
    let mut all = Vec::new();
    if let Some(wish) = &arguments.reversion {
        let change = Change {
            program: wish.donor.clone(),
            reverts_to: Some(wish.receiver.clone()),
            positions: Some(wish.positions),
            ..Change::default()
        };
        let typed = format!("--reversion {}:{}:{}", wish.donor, wish.receiver, wish.positions);
        all.push(("with reversion".to_owned(), change, typed));
    }
    let Some(id) = &arguments.program else { return Ok(all) };
    let world = World::draw(&base.scenario, &base.inputs, None);
    let Some(program) = find(&world, id) else {
        // The world tells what is near; a change that cannot be made brings it out.
        let change = Change { program: id.clone(), close: true, ..Change::default() };
        read(path, &arguments.overrides, &[(change, format!("--program {id}"))])?;
        return Ok(all);
    };
    let of = |change: Change| Change { program: id.clone(), ..change };
    let mut add = |name: String, change: Change, option: String| {
        all.push((name, of(change), format!("--program {id} {option}")));
    };
    if let Some(Quotas { least, most }) = arguments.quota {
        let now = program.terms.quota;
        if (least, most) == (now, now) {
            return Err(Failure::input(format!("--quota {now}: {id} has {} already", positions(now))));
        }
        for quota in (least..=most).filter(|&quota| quota != now) {
            let change = Change { quota: Some(quota), ..Change::default() };
            add(positions(quota), change, format!("--quota {quota}"));
        }
    }
    if let Some(count) = arguments.from_dr {
        let donor = donor(base, &world, program)?;
        let change = Change { add: Some(count), from: Some(donor.id.clone()), ..Change::default() };
        add(format!("{count} from {}", donor.id), change, format!("--from-dr {count}"));
    }
    if let Some(count) = arguments.new {
        let change = Change { add: Some(count), ..Change::default() };
        add(format!("{count} new"), change, format!("--new {count}"));
    }
    if let Some(Conversion { from, to }) = arguments.convert {
        if program.terms.track != from.track() {
            return Err(Failure::input(format!(
                "--convert {}:{}: {id} is of track {}; expected {}",
                letter(from),
                letter(to),
                program.terms.track.letter(),
                letter(from)
            )));
        }
        let change = Change { track: Some(to), ..Change::default() };
        add(
            format!("{} to {}", letter(from), letter(to)),
            change,
            format!("--convert {}:{}", letter(from), letter(to)),
        );
    }
    if let Some(word) = arguments.parity {
        let (name, wish) = match word {
            ParityWord::Even => ("even", ParityWish::Even),
            ParityWord::Odd => ("odd", ParityWish::Odd),
        };
        add(name.to_owned(), Change { parity: Some(wish), ..Change::default() }, format!("--parity {name}"));
    }
    if arguments.close {
        add("closed".to_owned(), Change { close: true, ..Change::default() }, "--close".to_owned());
    }
    Ok(all)
}

/// The largest program of the alternative at a program's institution.
fn donor<'w>(base: &Reading, world: &'w World, program: &Program) -> Result<&'w Program, Failure> {
    let alternative = base.scenario.alternative();
    let name = alternative.map_or("the alternative", |index| base.scenario.specialty[index].name.as_str());
    let is_donor = |other: &&Program| {
        Some(usize::from(other.specialty)) == alternative
            && other.terms.institution == program.terms.institution
            && other.id != program.id
    };
    let found = world.programs.iter().filter(is_donor).max_by_key(|other| other.terms.quota);
    found.ok_or_else(|| {
        let has_donor = |other: &&Program| {
            other.specialty == program.specialty
                && world.programs.iter().any(|donor| {
                    Some(usize::from(donor.specialty)) == alternative
                        && donor.terms.institution == other.terms.institution
                })
        };
        let with: Vec<&str> = world.programs.iter().filter(has_donor).take(4).map(|other| other.id.as_str()).collect();
        let remedy = if with.is_empty() {
            "use --new".to_owned()
        } else {
            format!("use --new, or a program that has one beside it, such as {}", with.join(", "))
        };
        Failure::input(format!("--from-dr: the institution of {} has no program in {name}; {remedy}", program.id))
    })
}

/// 1 position, 2 positions.
pub(super) fn positions(count: u32) -> String {
    if count == 1 { "1 position".to_owned() } else { format!("{count} positions") }
}
