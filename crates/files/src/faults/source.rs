//! An input file in memory: its bytes, its checksum, and whether it is text.

use std::sync::Arc;

use super::quoting::one_line;

/// The record of a file that was read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct InputFile {
    /// The name inside the folder.
    pub name: Arc<str>,
    /// Its length in bytes.
    pub bytes: u64,
    /// The SHA-256 of its content, in hexadecimal.
    pub sha256: String,
}

/// The bytes of an input file, with the number that spots refer to.
pub struct Source {
    /// Its number among the files of an input.
    pub number: u32,
    /// Its name in messages.
    pub name: Arc<str>,
    /// Its content.
    pub bytes: Vec<u8>,
    /// Its SHA-256, in hexadecimal.
    pub sha256: String,
    /// Whether the bytes can be read as text. Readers ignore a file that cannot.
    pub is_text: bool,
    /// Whether every byte is UTF-8.
    pub is_utf8: bool,
}

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

impl Source {
    /// A file that does not exist, or is not read yet. Findings can name it.
    #[must_use]
    pub fn absent(number: u32, name: &str) -> Source {
        let (name, sha256) = (one_line(name.to_owned()).into(), String::new());
        Source { number, name, bytes: Vec::new(), sha256, is_text: false, is_utf8: true }
    }

    /// Where the text starts: after the byte order mark, if there is one.
    #[must_use]
    pub fn text_start(&self) -> usize {
        if self.bytes.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 }
    }

    /// Whether the file exists and could be read.
    #[must_use]
    pub fn is_there(&self) -> bool {
        !self.sha256.is_empty()
    }

    /// The record of the file.
    #[must_use]
    pub fn input_file(&self) -> InputFile {
        InputFile { name: self.name.clone(), bytes: self.bytes.len() as u64, sha256: self.sha256.clone() }
    }
}

/// An offset in a file.
///
/// # Panics
/// At 4 GiB and above, where no file that [`Source::load`] read has a byte.
#[must_use]
pub fn offset(at: usize) -> u32 {
    u32::try_from(at).expect("files are below 4 GiB")
}
