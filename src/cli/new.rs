//! `matchday new`.

use super::args::{NewArguments, NewCommand};
use super::failure::Failure;

pub(super) fn run(arguments: &NewArguments) -> Result<(), Failure> {
    let NewCommand::Pool(pool) = &arguments.what;
    Err(Failure::running(format!("{pool:?}")))
}
