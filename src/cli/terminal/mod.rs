//! Printing: tables, paragraphs, and pipes that end early.

mod paragraph;
mod table;

use std::io::{self, Write};

use super::failure::Failure;
pub(super) use paragraph::{WIDTH, wrapped, write_paragraph};
pub(super) use table::{align, plain, text};

/// Prints to standard output. A closed pipe is not a failure.
pub(super) fn print_with(
    write: impl FnOnce(&mut io::BufWriter<io::StdoutLock>) -> io::Result<()>,
) -> Result<(), Failure> {
    let mut to = io::BufWriter::new(io::stdout().lock());
    let printed = write(&mut to);
    printed.and_then(|()| to.flush()).or_else(|error| match error.kind() {
        io::ErrorKind::BrokenPipe => Ok(()),
        _ => Err(Failure::running(format!("cannot print: {error}"))),
    })
}
