//! `matchday check`.

mod args;
mod pool;
mod scenario;

use super::failure::Failure;
pub(super) use args::CheckArguments;

pub(super) fn run(arguments: &CheckArguments) -> Result<(), Failure> {
    match matchday::scenario::file_of(&arguments.path) {
        Some(file) => scenario::run(arguments, &file),
        None => pool::run(arguments),
    }
}
