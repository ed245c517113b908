//! A command that fails: its message and its exit code.

use std::fmt;
use std::path::Path;
use std::process::ExitCode;

use matchday::odds::OddsError;
use matchday::publish::PublishError;
use matchday::run::UnfinishedError;
use matchday::scenario;
use matchday::study::{Faults, Interruption, Saved, StudyError};

use super::counted;

/// A message for standard error, with an exit code.
#[derive(Debug)]
pub(super) struct Failure {
    message: String,
    code: u8,
}

impl Failure {
    /// Bad arguments or input: exit code 2.
    pub(super) fn input(message: impl Into<String>) -> Failure {
        Failure { message: message.into(), code: 2 }
    }

    /// Failed while running: exit code 1.
    pub(super) fn running(message: impl Into<String>) -> Failure {
        Failure { message: message.into(), code: 1 }
    }

    /// Interrupted by the user: exit code 130.
    pub(super) fn interrupted(message: impl Into<String>) -> Failure {
        Failure { message: message.into(), code: 130 }
    }

    /// Faults in a pool, scenario or applicant file (named by `what`) that keep it from being run.
    pub(super) fn faults(what: &str, path: &Path, faults: &[impl fmt::Display]) -> Failure {
        const SHOWN: usize = 20;
        let lines: Vec<String> = faults.iter().take(SHOWN).map(|fault| format!("  {fault}")).collect();
        let count = counted(faults.len(), "fault");
        let mut message = format!("{what} \"{}\" has {count}; nothing was run\n{}", path.display(), lines.join("\n"));
        if faults.len() > SHOWN {
            let more = faults.len() - SHOWN;
            message = format!("{message}\n  … and {more} more: matchday check {} prints them all", path.display());
        }
        Failure::input(message)
    }

    /// A scenario or applicant file (named by `what`) that cannot be read or run.
    pub(super) fn of_scenario(what: &str, path: &Path, error: StudyError) -> Failure {
        match error {
            StudyError::Scenario(Faults(faults)) => {
                let path = scenario::file_of(path).unwrap_or_else(|| path.to_owned());
                Failure::faults(what, &path, &faults)
            }
            error => error.into(),
        }
    }

    /// Several faults of arguments, one per line.
    pub(super) fn each(faults: &[impl fmt::Display]) -> Failure {
        Failure::input(faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\nerror: "))
    }

    /// Several failures, one per line, with the exit code of the first.
    ///
    /// # Panics
    /// If there is none.
    pub(super) fn all(failures: impl IntoIterator<Item = Failure>) -> Failure {
        let mut failures = failures.into_iter();
        let mut all = failures.next().expect("a failure");
        for Failure { message, .. } in failures {
            all.message = format!("{}\nerror: {message}", all.message);
        }
        all
    }

    /// The exit code.
    pub(super) fn exit_code(&self) -> ExitCode {
        ExitCode::from(self.code)
    }
}

impl From<PublishError> for Failure {
    fn from(error: PublishError) -> Failure {
        match error {
            PublishError::Io { .. } => Failure::running(error.to_string()),
            PublishError::Stranger { .. } | PublishError::IsFile(_) | PublishError::Nameless(_) => {
                Failure::input(error.to_string())
            }
        }
    }
}

impl From<UnfinishedError> for Failure {
    fn from(error: UnfinishedError) -> Failure {
        match error {
            UnfinishedError::Io { .. } => Failure::running(error.to_string()),
            _ => Failure::input(error.to_string()),
        }
    }
}

impl From<StudyError> for Failure {
    fn from(error: StudyError) -> Failure {
        match error {
            StudyError::Unfinished(error) => error.into(),
            StudyError::Publish(error) => error.into(),
            StudyError::Interrupted(interruption) => interruption.into(),
            StudyError::Sweep(error) => Failure::each(&error.0),
            StudyError::Figures(error) => {
                Failure::each(&error.0.iter().map(|fault| format!("--figure {fault}")).collect::<Vec<_>>())
            }
            StudyError::Odds(OddsError::Nothing)
            | StudyError::Threads(_)
            | StudyError::Identity(_)
            | StudyError::Defect(_) => Failure::running(error.to_string()),
            _ => Failure::input(error.to_string()),
        }
    }
}

impl From<Interruption> for Failure {
    fn from(interruption: Interruption) -> Failure {
        let remedy = match interruption.saved {
            Saved::Kept => "; continue with the same command and --resume",
            Saved::Lost => "; --out DIR keeps them for --resume",
            Saved::Never => "",
        };
        Failure::interrupted(format!("{interruption}{remedy}"))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = if self.code == 130 { "stopped" } else { "error" };
        if self.message.is_empty() { Ok(()) } else { writeln!(f, "{kind}: {}", self.message) }
    }
}
