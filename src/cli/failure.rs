//! Why a command ends without its result.

use std::fmt;
use std::path::Path;
use std::process::ExitCode;

use matchday::export::PublishError;
use matchday::pool::PoolFault;

use super::counted;

/// What is printed on standard error, and with which exit code.
#[derive(Debug)]
pub(super) struct Failure {
    message: String,
    is_input: bool,
}

impl Failure {
    /// Bad arguments or input: exit code 2.
    pub(super) fn input(message: impl Into<String>) -> Failure {
        Failure { message: message.into(), is_input: true }
    }

    /// Failed while running: exit code 1.
    pub(super) fn running(message: impl Into<String>) -> Failure {
        Failure { message: message.into(), is_input: false }
    }

    /// A pool that cannot be run.
    pub(super) fn faults(pool: &Path, faults: &[PoolFault]) -> Failure {
        const SHOWN: usize = 20;
        let lines: Vec<String> = faults.iter().take(SHOWN).map(|fault| format!("  {fault}")).collect();
        let count = counted(faults.len(), "fault");
        let mut message = format!("pool \"{}\" has {count}; nothing was run\n{}", pool.display(), lines.join("\n"));
        if faults.len() > SHOWN {
            let more = faults.len() - SHOWN;
            message = format!("{message}\n  … and {more} more: matchday check {} prints them all", pool.display());
        }
        Failure::input(message)
    }

    /// The exit code.
    pub(super) fn exit_code(&self) -> ExitCode {
        ExitCode::from(if self.is_input { 2 } else { 1 })
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

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.message.is_empty() { Ok(()) } else { writeln!(f, "error: {}", self.message) }
    }
}
