//! A file as it lies on the disk: its bytes, its checksum, and whether they are text at all.

use std::path::Path;
use std::sync::Arc;

use super::findings::{Findings, one_line};
use super::place::Spot;
use crate::checksum::sha256;
use crate::{Folder, ReadError};

/// A file that was read, for the record of a run.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct InputFile {
    /// The name inside the folder.
    pub name: Arc<str>,
    /// Its length.
    pub bytes: u64,
    /// The SHA-256 of its content, in hexadecimal.
    pub sha256: String,
}

/// A file's bytes, under the number by which spots refer to it.
pub struct Source {
    /// Its number among the files of an input.
    pub number: u32,
    /// Its name, as messages give it.
    pub name: Arc<str>,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// Its SHA-256, in hexadecimal.
    pub sha256: String,
    /// Whether the bytes can be read as text; the reader of a file that cannot leaves it alone.
    pub is_text: bool,
    /// Whether every byte is UTF-8.
    pub is_utf8: bool,
}

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

impl Source {
    /// A file that is not there, so that findings can name it.
    pub fn absent(number: u32, name: &str) -> Source {
        let (name, sha256) = (one_line(name.to_owned()).into(), String::new());
        Source { number, name, bytes: Vec::new(), sha256, is_text: false, is_utf8: true }
    }

    /// Reads a file of a folder that messages call by a name. What cannot be read is a fault, and an empty source.
    pub fn load(number: u32, name: &str, folder: &Folder, path: impl AsRef<Path>, findings: &mut Findings) -> Source {
        let mut source = Source::absent(number, name);
        let whole = Spot::File(number);
        match folder.read(path, u64::from(u32::MAX)) {
            Ok(bytes) => source.bytes = bytes,
            Err(ReadError::NotAFile) => {
                findings.fault(whole, "this is not a file; expected a file of comma-separated values", "replace it");
                return source;
            }
            Err(ReadError::TooLarge { bytes, .. }) => {
                let message = format!("the file has {bytes} bytes; expected fewer than 4 GiB");
                findings.fault(whole, message, "is it the right file?");
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

    /// Where the text starts: after the byte order mark, if there is one.
    pub fn text_start(&self) -> usize {
        if self.bytes.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 }
    }

    /// Whether the file was there and could be read.
    pub fn is_there(&self) -> bool {
        !self.sha256.is_empty()
    }

    /// The file for the record.
    pub fn input_file(&self) -> InputFile {
        InputFile { name: self.name.clone(), bytes: self.bytes.len() as u64, sha256: self.sha256.clone() }
    }
}

/// An offset in a file, which [`Source::load`] keeps below 4 GiB.
pub fn offset(at: usize) -> u32 {
    u32::try_from(at).expect("files are below 4 GiB")
}
