//! A comparison: a base and its variants, replicate by replicate on the same draws.

use std::io;
use std::path::Path;

use super::Study;
use super::error::{StudyError, VariantError};
use super::options::{Done, Options};
use crate::export::{Frame, comparison_files, comparison_frames, mover_groups, write_comparison};
use crate::manifest::ComparisonManifest;
use crate::run::IdentityError;
use crate::simulation::{Comparison, Contrast, Estimate, Mode, MoverRow, PairedTally, Simulation};
use crate::sweep::FigureName;
use matchday_files::publish::publish;

/// The maximum number of variants of a comparison.
pub const MOST_VARIANTS: usize = 50;

/// A base and its variants.
#[derive(Clone, Debug)]
pub struct ComparisonStudy {
    base: Study,
    variants: Vec<(String, Study)>,
    mode: Mode,
}

/// The results of a comparison.
#[derive(Debug)]
pub struct ComparisonResults {
    /// Base and variants as played.
    pub comparison: Comparison,
    /// The sums over all replicates.
    pub tally: PairedTally,
    /// Seconds spent, over all sessions.
    pub seconds: f64,
    about: About,
}

/// The run's entries in the manifest.
#[derive(Clone, Debug)]
struct About {
    command: String,
    overrides: Vec<String>,
    threads: usize,
}

/// A figure of the summary in the base and in a variant.
#[derive(Clone, PartialEq, Debug)]
pub struct ComparisonRow {
    /// The variant's name.
    pub variant: String,
    /// The figure's name.
    pub figure: FigureName,
    /// The unit.
    pub unit: &'static str,
    /// In the base; `None` if the base does not have it or never counted it.
    pub base: Option<Estimate>,
    /// In the variant.
    pub estimate: Option<Estimate>,
    /// The difference, if both have it.
    pub contrast: Option<Contrast>,
}

impl Study {
    /// Compares the scenario, as the base, with a variant. Both use the seed and the replicates of the base.
    ///
    /// # Examples
    /// ```
    /// # let folder = tempfile::tempdir()?;
    /// # let path = folder.path().join("scenario.toml");
    /// # std::fs::write(&path, matchday_model::scenario::example())?;
    /// use matchday_study::Study;
    ///
    /// let base = Study::read(&path)?.replicates(20);
    /// let variant = base.clone().set("signals.enabled", false)?;
    /// let results = base.compare("no signals", variant).run()?;
    /// let row = results.figure("no signals", "first_choice")?;
    /// let contrast = row.contrast.expect("both have the figure");
    /// println!("{:+.3} ± {:.3}", contrast.difference, contrast.mcse.unwrap_or(0.0));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn compare(self, name: impl Into<String>, variant: Study) -> ComparisonStudy {
        ComparisonStudy::of(self).variant(name, variant)
    }
}

impl ComparisonStudy {
    /// A base without variants yet.
    #[must_use]
    pub fn of(base: Study) -> ComparisonStudy {
        ComparisonStudy { base, variants: Vec::new(), mode: Mode::Demand }
    }

    /// Adds a variant.
    #[must_use]
    pub fn variant(mut self, name: impl Into<String>, variant: Study) -> ComparisonStudy {
        self.variants.push((name.into(), variant));
        self
    }

    /// Sets what changes in a variant: the whole season, or the match alone.
    #[must_use]
    pub fn mode(mut self, mode: Mode) -> ComparisonStudy {
        self.mode = mode;
        self
    }

    /// Base and variants, ready to play.
    ///
    /// # Errors
    /// If there is no variant, or two have the same name.
    pub fn comparison(&self) -> Result<Comparison, VariantError> {
        if self.variants.is_empty() {
            return Err(VariantError::None);
        }
        let mut names = vec!["base"];
        for (name, _) in &self.variants {
            if names.contains(&name.as_str()) {
                return Err(VariantError::Twice(name.clone()));
            }
            names.push(name);
        }
        let run = &self.base.scenario().run;
        let variants = self.variants.iter().map(|(name, study)| {
            let study = study.clone().seed(run.seed).replicates(run.replicates);
            (name.clone(), Simulation::new(study.setting()))
        });
        Ok(Comparison::new(Simulation::new(self.base.setting()), variants.collect(), self.mode))
    }

    /// Plays base and variants.
    ///
    /// # Errors
    /// If there is no variant or two have the same name, or if the run is stopped or cannot be kept or written.
    pub fn run(&self) -> Result<ComparisonResults, StudyError> {
        self.play(self.comparison()?)
    }

    /// Plays a comparison from [`ComparisonStudy::comparison`], to which groups of programs may have been added.
    ///
    /// # Errors
    /// If the run is stopped, or cannot be kept or written.
    pub fn play(&self, comparison: Comparison) -> Result<ComparisonResults, StudyError> {
        let options: &Options = &self.base.options;
        let about = About {
            command: options.command.clone(),
            overrides: self.base.typed_overrides(),
            threads: options.threads(),
        };
        let files = comparison_files(MOST_VARIANTS.max(self.variants.len()));
        let files: Vec<&str> = files.iter().map(String::as_str).collect();
        let Done { tally, seconds, .. } = options.run(&comparison, &files, |_, done, folder| {
            let mut manifest = about.manifest(&comparison, &done.tally, done.seconds).map_err(io::Error::other)?;
            write_comparison(&comparison, &done.tally, &mut manifest, folder)
        })?;
        Ok(ComparisonResults { comparison, tally, seconds, about })
    }
}

impl About {
    fn manifest(
        &self,
        comparison: &Comparison,
        tally: &PairedTally,
        seconds: f64,
    ) -> Result<ComparisonManifest, IdentityError> {
        Ok(ComparisonManifest {
            command: self.command.clone(),
            overrides: self.overrides.clone(),
            threads: self.threads,
            seconds,
            ..ComparisonManifest::of(comparison, tally)?
        })
    }
}

impl ComparisonResults {
    fn number(&self, variant: &str) -> Result<usize, VariantError> {
        let found = self.comparison.variants.iter().position(|one| one.name == variant);
        found.ok_or_else(|| VariantError::Unknown(variant.to_owned()))
    }

    /// A figure of the summary, such as `fill_rate:specialty:DR`, in the base and in a variant.
    ///
    /// # Errors
    /// If there is no such variant or figure.
    pub fn figure(&self, variant: &str, name: &str) -> Result<ComparisonRow, StudyError> {
        let (number, name) = (self.number(variant)?, name.parse::<FigureName>()?);
        if let Err(error) = name.check(&self.comparison.base) {
            name.check(&self.comparison.variants[number].simulation).map_err(|_| error)?;
        }
        let found = self.rows(number).into_iter().find(|row| row.figure == name);
        Ok(found.ok_or(crate::sweep::FigureError::Empty(name))?)
    }

    /// All figures of the summary in the base and in each variant.
    #[must_use]
    pub fn summary(&self) -> Vec<ComparisonRow> {
        (0..self.comparison.variants.len()).flat_map(|variant| self.rows(variant)).collect()
    }

    fn rows(&self, variant: usize) -> Vec<ComparisonRow> {
        let (own, sums) = (&self.comparison.variants[variant], &self.tally.variants[variant]);
        let figures = sums.figures([&self.comparison.base, &own.simulation], &self.tally.base, &own.joins);
        figures
            .filter_map(|row| {
                Some(ComparisonRow {
                    variant: own.name.clone(),
                    figure: FigureName::of_summary(row.figure)?,
                    unit: row.figure.unit().word(),
                    base: row.base,
                    estimate: row.variant,
                    contrast: row.contrast,
                })
            })
            .collect()
    }

    /// Who gains and who loses in a variant: the moves of each group of people, with its level.
    ///
    /// # Errors
    /// If there is no such variant.
    pub fn movers(&self, variant: &str) -> Result<Vec<(&'static str, String, MoverRow)>, VariantError> {
        let sums = &self.tally.variants[self.number(variant)?].pair.movers;
        let groups = mover_groups(&self.comparison.base.setting.scenario).into_iter().zip(sums);
        let rows = groups
            .flat_map(|((group, level), sums)| sums.rows().into_iter().map(move |row| (group, level.clone(), row)));
        Ok(rows.collect())
    }

    /// All tables with their names, as they are written.
    #[must_use]
    pub fn tables(&self) -> Vec<(&'static str, Frame)> {
        comparison_frames(&self.comparison, &self.tally)
    }

    /// Writes all tables, the scenarios and a manifest into a folder, replacing an earlier result.
    ///
    /// # Errors
    /// If the folder holds anything else, or cannot be written.
    pub fn write(&self, folder: impl AsRef<Path>) -> Result<(), StudyError> {
        let mut manifest = self.about.manifest(&self.comparison, &self.tally, self.seconds)?;
        let files = comparison_files(MOST_VARIANTS.max(self.comparison.variants.len()));
        let files: Vec<&str> = files.iter().map(String::as_str).collect();
        let write = |folder: &Path| write_comparison(&self.comparison, &self.tally, &mut manifest, folder);
        Ok(publish(folder.as_ref(), &files, write)?)
    }
}
