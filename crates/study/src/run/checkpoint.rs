//! The progress of a run, as bytes that detect damage.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::work::{Progress, Resumable};

/// The length of the checksum at the end.
const CHECKSUM: usize = 32;

/// The progress of a run.
#[derive(Debug, Serialize, Deserialize)]
#[serde(bound = "")]
pub struct Checkpoint<W: Resumable> {
    /// The identity of the run.
    pub identity: W::Identity,
    /// How many chunks are done.
    pub chunks: u64,
    /// Whether the estimate was precise enough.
    pub is_precise: bool,
    /// The length of its rows in bytes.
    pub rows: u64,
    /// Their running checksum.
    pub rows_checksum: u64,
    /// Seconds spent so far.
    pub seconds: f64,
    /// The sums.
    pub tally: W::Tally,
}

/// Why bytes are not a checkpoint.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum CheckpointError {
    /// They are something else, or of another version.
    #[error("is not a progress file of this version of matchday")]
    Foreign,
    /// They differ from what was written.
    #[error("is damaged: its checksum does not agree with its content")]
    Damaged,
}

impl<W: Resumable> Checkpoint<W> {
    /// The checkpoint of a run that has not begun.
    pub(super) fn none(identity: W::Identity, work: &W) -> Checkpoint<W> {
        let Progress { tally, chunks, is_precise } = Progress::none(work);
        Checkpoint { identity, chunks, is_precise, rows: 0, rows_checksum: NO_ROWS, seconds: 0.0, tally }
    }

    /// The progress of the run.
    #[must_use]
    pub fn progress(&self) -> Progress<W::Tally> {
        Progress { tally: self.tally.clone(), chunks: self.chunks, is_precise: self.is_precise }
    }

    /// Serialises the checkpoint, between the magic bytes of the work and a checksum.
    ///
    /// # Errors
    /// Never for the tally of a run.
    pub fn to_bytes(&self) -> Result<Vec<u8>, postcard::Error> {
        let mut bytes = postcard::to_extend(self, W::MAGIC.to_vec())?;
        let checksum = Sha256::digest(&bytes);
        bytes.extend_from_slice(&checksum);
        Ok(bytes)
    }

    /// Deserialises a checkpoint.
    ///
    /// # Errors
    /// If the bytes are not the output of [`Checkpoint::to_bytes`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Checkpoint<W>, CheckpointError> {
        if !bytes.starts_with(W::MAGIC) {
            return Err(CheckpointError::Foreign);
        }
        let (content, checksum) = bytes.split_last_chunk::<CHECKSUM>().ok_or(CheckpointError::Damaged)?;
        if Sha256::digest(content).as_slice() != checksum {
            return Err(CheckpointError::Damaged);
        }
        let content = content.get(W::MAGIC.len()..).ok_or(CheckpointError::Damaged)?;
        postcard::from_bytes(content).map_err(|_| CheckpointError::Foreign)
    }
}

/// Extends a running checksum of rows with more bytes (FNV-1a over words).
pub(super) fn continue_checksum(checksum: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(checksum, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The checksum of no rows.
pub(super) const NO_ROWS: u64 = 0xcbf2_9ce4_8422_2325;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulation::Simulation;
    use matchday_model::scenario::{Inputs, Scenario};
    use matchday_model::season::Setting;

    fn bytes() -> Vec<u8> {
        let simulation = Simulation::new(Setting::of(Scenario::default(), Inputs::default()));
        let identity = simulation.identity().unwrap();
        Checkpoint { chunks: 3, seconds: 1.5, ..Checkpoint::none(identity, &simulation) }.to_bytes().unwrap()
    }

    fn read(bytes: &[u8]) -> Result<Checkpoint<Simulation>, CheckpointError> {
        Checkpoint::from_bytes(bytes)
    }

    #[test]
    fn bytes_come_back() {
        let read = read(&bytes()).unwrap();
        assert_eq!((read.chunks, read.to_bytes().unwrap()), (3, bytes()));
    }

    #[test]
    fn any_damage_is_noticed() {
        let bytes = bytes();
        for place in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[place] ^= 4;
            assert!(read(&damaged).is_err(), "{place}");
            assert!(read(&bytes[..place]).is_err(), "cut at {place}");
        }
    }
}
