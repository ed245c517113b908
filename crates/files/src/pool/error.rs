//! Why a pool cannot be read.

use std::fmt;

use crate::faults::FileFault;

/// All faults of a pool, in the order of its files.
///
/// Its [`Display`](fmt::Display) has one fault a line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PoolError {
    /// The faults; at least one.
    pub faults: Vec<FileFault>,
}

impl fmt::Display for PoolError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, fault) in self.faults.iter().enumerate() {
            let line_end = if number == 0 { "" } else { "\n" };
            write!(f, "{line_end}{fault}")?;
        }
        Ok(())
    }
}

impl std::error::Error for PoolError {}
