//! The scenarios that are compared: files, sets of fields, and changes of one program.

use std::path::Path;

use matchday::market::Track;
use matchday::scenario::{Change, Override, Remark, RemarkPlace, differences};
use matchday::simulation::Mode;
use matchday::study::{ComparisonStudy, Faults, MOST_VARIANTS, Study, StudyError};

use super::args::CompareArguments;
use super::options::NamedVariant;
use super::shortcuts::{Shortcut, shortcuts};
use super::words::focus;
use crate::cli::failure::Failure;

/// A scenario with its name in the comparison.
pub(super) struct Variant {
    pub(super) name: String,
    pub(super) study: Study,
}

/// The base and its variants.
pub(super) struct Scenarios {
    pub(super) base: Study,
    pub(super) variants: Vec<Variant>,
}

impl Scenarios {
    /// Reads all scenarios.
    pub(super) fn read(arguments: &CompareArguments) -> Result<Scenarios, Failure> {
        let path = &arguments.base;
        let own_list = own_list(arguments)?;
        let base = read(path, &arguments.run.overrides, &own_list);
        // All faults at once, except those that a variant only repeats from the base.
        let (mut variants, mut failures) = (Vec::new(), Vec::new());
        let mut add = |name: String, read: Result<Study, Failure>| match read {
            Ok(study) => variants.push(Variant { name, study }),
            Err(failure) => failures.push(failure),
        };
        for (number, file) in arguments.files.iter().enumerate() {
            let short = |file: &Path| file.file_name().map(|name| name.to_string_lossy().into_owned());
            let is_taken = arguments.files[..number].iter().any(|earlier| short(earlier) == short(file));
            let name = short(file).filter(|_| !is_taken).unwrap_or_else(|| file.display().to_string());
            add(name, read(file, &arguments.run.overrides, &own_list));
        }
        if base.is_ok() {
            for variant in &arguments.variants {
                add(variant.name.clone(), of_fields(arguments, path, variant, &own_list));
            }
        }
        let base = match base {
            Ok(base) if failures.is_empty() => base,
            base => return Err(Failure::all(base.err().into_iter().chain(failures))),
        };
        for Shortcut { name, changes } in shortcuts(arguments, &base)? {
            let changes = [&own_list[..], &changes].concat();
            variants.push(Variant { name, study: read(path, &arguments.run.overrides, &changes)? });
        }
        let base = arguments.keep.onto(arguments.run.applied_to(base));
        let base = arguments.replicates.into_iter().fold(base, Study::replicates);
        let scenarios = Scenarios { base, variants };
        scenarios.check(arguments)?;
        if let (Some(first), false) = (scenarios.base.reading().warnings.first(), arguments.run.quiet) {
            eprintln!("warning: {first}");
        }
        if !arguments.run.quiet {
            scenarios.warn_of_questions();
        }
        Ok(scenarios)
    }

    /// The comparison of a base with these variants.
    pub(super) fn study(&self, base: Study, mode: Mode) -> ComparisonStudy {
        let variants = self.variants.iter();
        variants
            .fold(ComparisonStudy::of(base), |all, Variant { name, study }| all.variant(name, study.clone()))
            .mode(mode)
    }

    fn check(&self, arguments: &CompareArguments) -> Result<(), Failure> {
        if self.variants.is_empty() {
            return Err(Failure::input(
                "no variant to compare with; name a second scenario, --variant 'name: path=value', or --program ID with --quota 1..4",
            ));
        }
        if self.variants.len() > MOST_VARIANTS {
            return Err(Failure::input(format!(
                "there are {} variants; expected at most {MOST_VARIANTS}; compare fewer at a time",
                self.variants.len()
            )));
        }
        for (number, variant) in self.variants.iter().enumerate() {
            if variant.name == "base" || self.variants[..number].iter().any(|earlier| earlier.name == variant.name) {
                return Err(Failure::input(format!(
                    "two scenarios are named \"{}\"; give each variant a name of its own",
                    variant.name
                )));
            }
        }
        if arguments.mode() == Mode::ListsFixed { self.check_fixed() } else { Ok(()) }
    }

    /// Warns of variants with another focus: their figures have the same names but are about another specialty.
    fn warn_of_questions(&self) {
        let base = self.base.scenario();
        for Variant { name, study } in &self.variants {
            if focus(base) != focus(study.scenario()) {
                eprintln!(
                    "warning: the focus of \"{name}\" is {}, that of the base {}: figures of the focus compare different specialties, under the name of the base's",
                    focus(study.scenario()),
                    focus(base)
                );
            }
        }
    }

    /// With fixed lists, only terms of programs may differ.
    fn check_fixed(&self) -> Result<(), Failure> {
        if self.base.scenario().institutions.redrawn {
            return Err(Failure::input(
                "--mode lists-fixed: programs are drawn anew in every replicate; set institutions.redrawn=false, or use --mode demand",
            ));
        }
        let mut faults = Vec::new();
        for Variant { name, study } in &self.variants {
            let is_term = |path: &str| {
                let free = ["title", "question", "run.seed", "run.replicates"].contains(&path);
                let is_quota = path.starts_with("program.") && path.rsplit('.').next() == Some("quota");
                free || is_quota || ["change", "report.", "requests."].iter().any(|start| path.starts_with(start))
            };
            let mut other = differences(self.base.scenario(), study.scenario());
            other.retain(|path| !is_term(path));
            let has_lists = |study: &Study| study.scenario().change.iter().any(|change| change.list.is_some());
            let [base, own] = [&self.base, study].map(Study::inputs);
            if base.applicants != own.applicants || base.lists != own.lists || has_lists(&self.base) != has_lists(study)
            {
                other.push("the lists and applicants in its files".to_owned());
            }
            if !other.is_empty() {
                let (shown, more) = (other.iter().take(8).cloned().collect::<Vec<_>>().join(", "), other.len() > 8);
                faults.push(format!(
                    "--mode lists-fixed: variant \"{name}\" differs from the base in {shown}{}; only programs' terms may change when lists are fixed; use --mode demand",
                    if more { ", …" } else { "" }
                ));
            }
            for change in &study.scenario().change {
                if change.track.is_some_and(|track| track == Track::Physician) {
                    faults.push(format!(
                        "--mode lists-fixed: variant \"{name}\" converts {} to track R, which is only for physicians with earlier training, but its list in the base has other applicants; use --mode demand, which writes new lists",
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

/// Reads a scenario with further changes after its own.
pub(super) fn read(path: &Path, overrides: &[Override], further: &[(Change, String)]) -> Result<Study, Failure> {
    Study::read_with(path, overrides, further).map_err(|error| Failure::of_scenario("scenario", path, error))
}

/// Reads the base with the fields of `--variant` set. Refuses fields that base and variants must share.
fn of_fields(
    arguments: &CompareArguments,
    path: &Path,
    variant: &NamedVariant,
    own_list: &[(Change, String)],
) -> Result<Study, Failure> {
    let name = &variant.name;
    for (field, option) in [("run.seed", "--seed"), ("run.replicates", "--replicates")] {
        if variant.overrides.iter().any(|set| set.typed_path() == field) {
            return Err(Failure::input(format!(
                "variant \"{name}\" sets {field}, which base and variants share; set it with {option}"
            )));
        }
    }
    let overrides = [&arguments.run.overrides[..], &variant.overrides].concat();
    let typed: Vec<String> = variant.overrides.iter().map(ToString::to_string).collect();
    let placed = |mut fault: Remark| {
        if let RemarkPlace::Override(set) = &fault.place
            && typed.iter().any(|typed| **typed == **set)
        {
            fault.place = RemarkPlace::Typed(format!("--variant {set}").into());
        }
        fault
    };
    Study::read_with(path, &overrides, own_list).map_err(|error| {
        let error = match error {
            StudyError::Scenario(Faults(faults)) => Faults(faults.into_iter().map(placed).collect()).into(),
            error => error,
        };
        Failure::of_scenario(&format!("variant \"{name}\" of scenario"), path, error)
    })
}

/// The list that `--list` gives the program in the base and every variant.
fn own_list(arguments: &CompareArguments) -> Result<Vec<(Change, String)>, Failure> {
    let (Some(program), Some(list)) = (&arguments.program, &arguments.list) else { return Ok(Vec::new()) };
    let full = std::path::absolute(list).ok().filter(|full| full.is_file());
    let Some(full) = full else {
        return Err(Failure::input(format!("--list {}: the file does not exist; check the path", list.display())));
    };
    let change = Change { program: program.clone(), list: Some(full), ..Change::default() };
    Ok(vec![(change, format!("--program {program} --list {}", list.display()))])
}
