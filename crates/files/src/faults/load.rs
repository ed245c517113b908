//! Reads a file of a folder into a [`Source`], and reports faults of the file as a whole.

use std::path::Path;

use super::findings::Findings;
use super::place::Spot;
use super::source::{Source, offset};
use crate::checksum::sha256;
use crate::{Folder, ReadError};

impl Source {
    /// Reads a file of a folder; messages call it by `name`. A file that cannot be read is a fault, and gives an empty source.
    pub fn load(number: u32, name: &str, folder: &Folder, path: impl AsRef<Path>, findings: &mut Findings) -> Source {
        let mut source = Source::absent(number, name);
        let whole = Spot::File(number);
        match folder.read(path, u64::from(u32::MAX)) {
            Ok(bytes) => source.bytes = bytes,
            Err(ReadError::NotAFile) => {
                findings.fault(
                    whole,
                    "this is not a file; expected a file of comma-separated values",
                    "replace it by a file",
                );
                return source;
            }
            Err(ReadError::TooLarge { bytes, .. }) => {
                let message = format!("the file has {bytes} bytes; expected fewer than 4 GiB");
                findings.fault(whole, message, "check that it is the right file");
                return source;
            }
            Err(error) => {
                findings.fault(whole, format!("the file cannot be read: {error}"), "check its permissions");
                return source;
            }
        }
        source.sha256 = sha256(&source.bytes);
        source.is_text = !source.bytes.starts_with(b"\xff\xfe") && !source.bytes.starts_with(b"\xfe\xff");
        if !source.is_text {
            findings.fault(whole, "the file is UTF-16; expected UTF-8", "save it as \"CSV UTF-8\"");
        }
        source
    }

    /// Reports every place that is not UTF-8.
    pub fn check_utf8(&mut self, findings: &mut Findings) {
        self.is_utf8 = std::str::from_utf8(&self.bytes).is_ok();
        if self.is_utf8 || !self.is_text {
            return;
        }
        let mut at = 0;
        for chunk in self.bytes.utf8_chunks() {
            at += chunk.valid().len();
            if let Some(first) = chunk.invalid().first() {
                let message = format!("byte 0x{first:02X} is not UTF-8; expected UTF-8 text");
                let spot = Spot::Byte { file: self.number, at: offset(at) };
                findings.fault(spot, message, "save the file as \"CSV UTF-8\"");
            }
            at += chunk.invalid().len();
        }
    }
}
