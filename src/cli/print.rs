//! Printing on standard output.

use std::io::{self, Write};

use super::failure::Failure;

/// Prints on standard output. A reader that stops reading is no failure.
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
