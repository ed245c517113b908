//! Output that appears whole or not at all: folders ([`publish`]) and single files ([`publish_file`]).

mod file;
mod folder;

pub use file::publish_file;
pub use folder::{PublishError, check_replaceable, publish};
