//! Simulates the US residency match of interventional radiology, and runs the match on real rank order lists.
//!
//! The command `matchday` does all of this from the command line. This page is for programs that use the library.
//!
//! # A scenario: how competitive is the specialty?
//!
//! A [`Study`] reads a scenario file, plays its season many times, and returns estimates with their Monte Carlo standard error:
//!
//! ```
//! use matchday::Study;
//!
//! # let folder = tempfile::tempdir()?;
//! # let path = folder.path().join("scenario.toml");
//! # std::fs::write(&path, matchday::scenario::example())?;
//! let results = Study::read(&path)?.replicates(20).run()?;
//! let rate = results.figure("ends_in_focus:preference:focus")?;
//! println!("{:.1}% match, ± {:.1}", 100.0 * rate.value, 100.0 * rate.mcse.unwrap_or(0.0));
//! assert!(rate.value > 0.0 && rate.value < 1.0);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The same door leads to comparisons ([`Study::compare`]), sweeps ([`Study::sweep`]) and one applicant's odds ([`Study::odds`]). A study
//! can keep its progress in a folder, resume there, and report how far it is; see [`study`]. A scenario can also be read from text
//! ([`Study::from_text`]), or with its CSV files from memory ([`Study::read_from`]).
//!
//! # A pool: who matches where?
//!
//! A [`Pool`] reads rank order lists, from a folder of CSV files or from memory. [`Pool::solve`] runs the NRMP's algorithm and has the
//! result judged by an independent checker:
//!
//! ```
//! use matchday::{Folder, Pool};
//!
//! let folder = Folder::in_memory([
//!     ("programs.csv", "program_id,name,institution,specialty,track,quota\nIR1,City IR,City,IR,C,1\nIR2,Lake IR,Lake,IR,C,1"),
//!     ("applicants.csv", "applicant_id\nada\nben"),
//!     ("applicant_ranks.csv", "applicant_id,list,rank,program_id,supplemental\nada,primary,1,IR1,\nben,primary,1,IR1,\nben,primary,2,IR2,"),
//!     ("program_ranks.csv", "program_id,rank,applicant_id\nIR1,1,ada\nIR1,2,ben\nIR2,1,ben"),
//! ]);
//! let solution = Pool::read(folder)?.solve()?;
//! assert!(solution.is_stable());
//! let ben = solution.match_of("ben")?.primary.unwrap();
//! assert_eq!((ben.program.as_str(), ben.rank), ("IR2", 2));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Where things are
//!
//! - [`scenario`] reads scenarios; [`population`] and [`season`] turn one into people, programs and rank order lists.
//! - [`market`], [`matching`], [`stability`] and [`explain`] are the match itself.
//! - [`pool`], [`solution`] and [`synthetic`] are rank order lists in files.
//! - [`figures`] names every figure; [`simulation`], [`sweep`], [`odds`] and [`run`] count, estimate and drive many seasons; [`export`] and
//!   [`mod@manifest`] write them; [`report`] draws the page.
//!
//! With `default-features = false` the library leaves out the command line and Parquet.

#[doc(hidden)]
pub use matchday_model::season::bench;

pub use matchday_files::pool::Pool;
pub use matchday_files::solution::Solution;
pub use matchday_files::{Folder, faults, pool, publish, solution, synthetic};
pub use matchday_match::{explain, market, matching, stability};
pub use matchday_model::{draws, population, scenario, season};
pub use matchday_report as report;
pub use matchday_study::study::{
    ComparisonResults, ComparisonStudy, OddsResults, OddsStudy, ScreeningResults, SimulationResults, StudyError,
    SweepResults, SweepStudy,
};
pub use matchday_study::{Study, export, figures, manifest, numbers, odds, parameters, run, simulation, study, sweep};
