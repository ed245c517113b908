//! Why a command ends without its result.

use std::fmt;
use std::path::Path;
use std::process::ExitCode;

use matchday::export::UnfinishedError;
use matchday::publish::PublishError;
use matchday::simulation::RunError;

use super::counted;

/// What is printed on standard error, and with which exit code.
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

    /// Stopped by whoever started it: exit code 130.
    pub(super) fn interrupted(message: impl Into<String>) -> Failure {
        Failure { message: message.into(), code: 130 }
    }

    /// A pool or a scenario, whichever `what` says, that cannot be run.
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

    /// Several at once, each in a line of its own; the code is that of the first.
    ///
    /// # Panics
    /// Without any.
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

impl From<RunError<UnfinishedError>> for Failure {
    fn from(error: RunError<UnfinishedError>) -> Failure {
        match error {
            RunError::Keep(error) => error.into(),
            _ => Failure::running(error.to_string()),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = if self.code == 130 { "stopped" } else { "error" };
        if self.message.is_empty() { Ok(()) } else { writeln!(f, "{kind}: {}", self.message) }
    }
}
