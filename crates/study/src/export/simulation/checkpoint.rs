//! How far a run is, as bytes that notice when they are damaged.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::identity::Identity;
use crate::simulation::Tally;

/// The first bytes, with the version of the layout.
const MAGIC: &[u8] = b"matchday progress 1\n";

/// The length of the checksum at the end.
const CHECKSUM: usize = 32;

/// How far a run is.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Checkpoint {
    /// Of which run.
    pub identity: Identity,
    /// How many of its chunks are done.
    pub chunks: u64,
    /// Whether the estimate was precise enough.
    pub is_precise: bool,
    /// Bytes of rows that belong to it.
    pub rows: u64,
    /// Their running checksum.
    pub rows_checksum: u64,
    /// Seconds spent so far.
    pub seconds: f64,
    /// The sums.
    pub tally: Tally,
}

/// Why bytes are no checkpoint.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum CheckpointError {
    /// Something else, or of another version.
    #[error("is not a progress file of this version of matchday")]
    Foreign,
    /// They are not what was written.
    #[error("is damaged: its checksum does not agree with its content")]
    Damaged,
}

impl Checkpoint {
    /// The bytes.
    ///
    /// # Errors
    /// Never for what a run sums up.
    pub fn to_bytes(&self) -> Result<Vec<u8>, postcard::Error> {
        seal(MAGIC, self)
    }

    /// From bytes.
    ///
    /// # Errors
    /// When they are not what [`Checkpoint::to_bytes`] gave.
    pub fn from_bytes(bytes: &[u8]) -> Result<Checkpoint, CheckpointError> {
        unseal(MAGIC, bytes)
    }
}

/// A value as bytes, between its first bytes and a checksum.
pub(super) fn seal(magic: &[u8], value: &impl Serialize) -> Result<Vec<u8>, postcard::Error> {
    let mut bytes = postcard::to_extend(value, magic.to_vec())?;
    let checksum = Sha256::digest(&bytes);
    bytes.extend_from_slice(&checksum);
    Ok(bytes)
}

/// The value that [`seal`] was given.
pub(super) fn unseal<T: DeserializeOwned>(magic: &[u8], bytes: &[u8]) -> Result<T, CheckpointError> {
    if !bytes.starts_with(magic) {
        return Err(CheckpointError::Foreign);
    }
    let (content, checksum) = bytes.split_last_chunk::<CHECKSUM>().ok_or(CheckpointError::Damaged)?;
    if Sha256::digest(content).as_slice() != checksum {
        return Err(CheckpointError::Damaged);
    }
    let content = content.get(magic.len()..).ok_or(CheckpointError::Damaged)?;
    postcard::from_bytes(content).map_err(|_| CheckpointError::Foreign)
}

/// A running checksum of rows, continued with further bytes (FNV-1a over words).
pub(super) fn continue_checksum(checksum: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(checksum, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The checksum of no rows.
pub(super) const NO_ROWS: u64 = 0xcbf2_9ce4_8422_2325;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulation::Plan;
    use matchday_model::scenario::{Inputs, Scenario};

    fn checkpoint() -> Checkpoint {
        let plan = Plan { replicates: 5, until: None, shard: None };
        Checkpoint {
            identity: Identity::of(&Scenario::default(), &Inputs::default(), &plan).unwrap(),
            chunks: 3,
            is_precise: false,
            rows: 80,
            rows_checksum: NO_ROWS,
            seconds: 1.5,
            tally: Tally { replicates: 5, cells: Vec::new(), programs: Vec::new() },
        }
    }

    #[test]
    fn bytes_come_back() {
        let bytes = checkpoint().to_bytes().unwrap();
        assert_eq!(Checkpoint::from_bytes(&bytes), Ok(checkpoint()));
    }

    #[test]
    fn any_damage_is_noticed() {
        let bytes = checkpoint().to_bytes().unwrap();
        for place in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[place] ^= 4;
            assert!(Checkpoint::from_bytes(&damaged).is_err(), "{place}");
            assert!(Checkpoint::from_bytes(&bytes[..place]).is_err(), "cut at {place}");
        }
    }
}
