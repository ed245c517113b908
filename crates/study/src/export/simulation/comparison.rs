//! The files of a comparison: every figure in both worlds, programs, who gained and lost, and all scenarios.

use std::fs::{self, File};
use std::io::{self, BufWriter};
use std::path::Path;

use super::frame::{Frame, Values};
use super::results::file_record;
use crate::figures::{FigureId, Unit};
use crate::manifest::{ComparisonManifest, scenario_file};
use crate::simulation::{Comparison, Contrast, Estimate, Figure, PairedTally, Variant, VariantTally};
use matchday_model::scenario::{Scenario, resolved_toml};

/// Names of the tables of a comparison.
const TABLES: [&str; 3] = ["comparison", "programs_comparison", "movers"];

/// Every file that a comparison of at most this many variants may write.
#[must_use]
pub fn comparison_files(variants: usize) -> Vec<String> {
    let tables = TABLES.map(|name| format!("{name}.csv")).into_iter();
    let others = ["manifest.json", "report.html"].map(str::to_owned);
    tables.chain(others).chain((0..=variants).map(scenario_file)).collect()
}

/// Writes all files of a comparison into an empty folder, the manifest last.
///
/// # Errors
/// If a file cannot be written.
pub fn write_comparison(
    comparison: &Comparison,
    tally: &PairedTally,
    manifest: &mut ComparisonManifest,
    folder: &Path,
) -> io::Result<()> {
    manifest.files.clear();
    for (name, frame) in comparison_frames(comparison, tally) {
        let name = format!("{name}.csv");
        frame.write_csv(BufWriter::new(File::create(folder.join(&name))?), true)?;
        manifest.files.push(file_record(folder, name)?);
    }
    for (world, (_, simulation)) in manifest.worlds.clone().into_iter().zip(comparison.scenarios()) {
        fs::write(folder.join(&world.file), resolved_toml(&simulation.setting.scenario))?;
        manifest.files.push(file_record(folder, world.file)?);
    }
    let mut json = serde_json::to_vec_pretty(manifest)?;
    json.push(b'\n');
    fs::write(folder.join("manifest.json"), json)
}

/// The tables of a comparison with their names.
#[must_use]
pub fn comparison_frames(comparison: &Comparison, tally: &PairedTally) -> Vec<(&'static str, Frame)> {
    let frames = [figures(comparison, tally), programs(comparison, tally), movers(comparison, tally)];
    TABLES.into_iter().zip(frames).collect()
}

/// Columns of two estimates and their difference.
#[derive(Default)]
struct Contrasts {
    unit: Vec<String>,
    /// Base, variant, difference, mcse, interval, up, same, down, gain.
    numbers: [Vec<Option<f64>>; 10],
    method: Vec<String>,
    replicates: Vec<Option<i64>>,
}

/// The names of [`Contrasts::numbers`].
const NUMBERS: [&str; 10] =
    ["base", "variant_estimate", "difference", "mcse", "ci_low", "ci_high", "up", "same", "down", "gain"];

impl Contrasts {
    fn push(&mut self, unit: Unit, [base, variant]: [Option<Estimate>; 2], contrast: Option<Contrast>) {
        self.unit.push(unit.word().to_owned());
        let of = |value: fn(Contrast) -> Option<f64>| contrast.and_then(value);
        let numbers = [
            base.map(|estimate| estimate.value),
            variant.map(|estimate| estimate.value),
            of(|contrast| Some(contrast.difference)),
            of(|contrast| contrast.mcse),
            of(|contrast| contrast.ci_low),
            of(|contrast| contrast.ci_high),
            of(|contrast| contrast.up),
            of(|contrast| contrast.same),
            of(|contrast| contrast.down),
            of(|contrast| contrast.gain),
        ];
        for (column, number) in self.numbers.iter_mut().zip(numbers) {
            column.push(number);
        }
        self.method.push(contrast.map_or(String::new(), |contrast| contrast.method.word().to_owned()));
        self.replicates.push(contrast.and_then(|contrast| i64::try_from(contrast.replicates).ok()));
    }

    fn columns(self) -> impl Iterator<Item = (String, Values)> {
        let numbers = NUMBERS.into_iter().zip(self.numbers).map(|(name, values)| (name, Values::Real(values)));
        std::iter::once(("unit", Values::Text(self.unit)))
            .chain(numbers)
            .chain([("method", Values::Text(self.method)), ("replicates", Values::Integer(self.replicates))])
            .map(|(name, values)| (name.to_owned(), values))
    }
}

fn text_columns<const N: usize>(names: [&str; N], values: [Vec<String>; N]) -> Vec<(String, Values)> {
    names.into_iter().zip(values).map(|(name, values)| (name.to_owned(), Values::Text(values))).collect()
}

fn pairs<'a>(
    comparison: &'a Comparison,
    tally: &'a PairedTally,
) -> impl Iterator<Item = (&'a Variant, &'a VariantTally)> {
    comparison.variants.iter().zip(&tally.variants)
}

/// The key columns of all tables.
const KEYS: [&str; 10] = [
    "group",
    "level",
    "specialty",
    "type",
    "applicant_id",
    "strength_quintile",
    "list_length",
    "choice",
    "ranks",
    "prestige_quarter",
];

fn figures(comparison: &Comparison, tally: &PairedTally) -> Frame {
    let mut texts = <[Vec<String>; 3]>::default();
    let mut keys = <[Vec<String>; KEYS.len()]>::default();
    let mut contrasts = Contrasts::default();
    for (variant, sums) in pairs(comparison, tally) {
        let both = [&comparison.base, &variant.simulation];
        for row in sums.figures(both, &tally.base, &variant.joins) {
            if is_never_there(row.figure, [row.base, row.variant]) {
                continue;
            }
            let table = row.figure.table();
            for (column, text) in texts.iter_mut().zip([&*variant.name, table.name(), row.figure.name()]) {
                column.push(text.to_owned());
            }
            for (name, column) in KEYS.iter().zip(&mut keys) {
                let at = table.keys().iter().position(|key| key == name);
                column.push(at.and_then(|at| row.figure.keys.get(at)).cloned().unwrap_or_default());
            }
            contrasts.push(row.figure.unit(), [row.base, row.variant], row.contrast);
        }
    }
    let columns = text_columns(["variant", "table", "figure"], texts).into_iter().chain(text_columns(KEYS, keys));
    Frame::new(columns.chain(contrasts.columns()))
}

/// Cells of people that are empty in every replicate.
fn is_never_there(figure: &Figure, estimates: [Option<Estimate>; 2]) -> bool {
    figure.id == FigureId::CellPeople && estimates.iter().flatten().all(|estimate| estimate.value == 0.0)
}

fn programs(comparison: &Comparison, tally: &PairedTally) -> Frame {
    let mut texts = <[Vec<String>; 6]>::default();
    let (mut quotas, mut levels) = (<[Vec<Option<i64>>; 2]>::default(), Vec::new());
    let mut contrasts = Contrasts::default();
    for (variant, sums) in pairs(comparison, tally) {
        for (pair, program) in variant.joins.programs.iter().zip(&sums.pair.programs) {
            let base = pair[0].map(|one| &comparison.base.followed.programs[one]);
            let other = pair[1].map(|two| &variant.simulation.followed.programs[two]);
            let Some(known) = base.or(other) else { continue };
            let specialties = if base.is_some() { &comparison.base } else { &variant.simulation };
            let specialty = specialties.setting.scenario.specialty.get(known.specialty.index());
            let specialty = specialty.map_or("", |specialty| &specialty.name);
            let own = [pair[0].map(|one| &tally.base.programs[one]), pair[1].map(|two| &sums.own.programs[two])];
            for row in program.rows(own[0], own[1]) {
                let here =
                    [&*variant.name, &known.id, &known.name, specialty, known.terms.track.letter(), row.figure.name()];
                for (column, text) in texts.iter_mut().zip(here) {
                    column.push(text.to_owned());
                }
                for (column, program) in quotas.iter_mut().zip([base, other]) {
                    column.push(program.map(|program| i64::from(program.terms.quota)));
                }
                levels.push(row.level.and_then(|level| i64::try_from(level).ok()));
                contrasts.push(row.figure.unit(), [row.base, row.variant], row.contrast);
            }
        }
    }
    let mut columns = text_columns(["variant", "program_id", "name", "specialty", "track", "figure"], texts);
    let [base, variant] = quotas.map(Values::Integer);
    columns.extend([
        ("base_quota".to_owned(), base),
        ("variant_quota".to_owned(), variant),
        ("level".to_owned(), Values::Integer(levels)),
    ]);
    Frame::new(columns.into_iter().chain(contrasts.columns()))
}

/// The groups of people whose moves are counted, as `group` and `level` of the summary.
#[must_use]
pub fn mover_groups(scenario: &Scenario) -> Vec<(&'static str, String)> {
    let first = [("all", ""), ("preference", "focus"), ("preference", "none"), ("preference", "other")];
    let types = scenario.types.iter().map(|kind| ("type", kind.name.clone()));
    first.into_iter().map(|(group, level)| (group, level.to_owned())).chain(types).collect()
}

fn movers(comparison: &Comparison, tally: &PairedTally) -> Frame {
    let mut texts = <[Vec<String>; 6]>::default();
    let mut numbers = <[Vec<Option<f64>>; 4]>::default();
    let mut replicates = Vec::new();
    let groups = mover_groups(&comparison.base.setting.scenario);
    for (variant, sums) in pairs(comparison, tally) {
        for ((group, level), moved) in groups.iter().zip(&sums.pair.movers) {
            for row in moved.rows() {
                let Estimate { value, mcse, ci_low, ci_high, method, .. } = row.estimate;
                let here = [&*variant.name, group, level, row.figure.name(), row.figure.unit().word(), method.word()];
                for (column, text) in texts.iter_mut().zip(here) {
                    column.push(text.to_owned());
                }
                for (column, number) in numbers.iter_mut().zip([Some(value), mcse, ci_low, ci_high]) {
                    column.push(number);
                }
                replicates.push(i64::try_from(row.estimate.replicates).ok());
            }
        }
    }
    let columns = text_columns(["variant", "group", "level", "figure", "unit", "method"], texts);
    let numbers = ["estimate", "mcse", "ci_low", "ci_high"].into_iter().zip(numbers);
    let numbers = numbers.map(|(name, values)| (name.to_owned(), Values::Real(values)));
    let last = ("replicates".to_owned(), Values::Integer(replicates));
    Frame::new(columns.into_iter().chain(numbers).chain([last]))
}
