//! Why odds cannot be computed.

/// Why odds cannot be computed.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum OddsError {
    /// Two questions have the same name.
    #[error("two --what-if are named \"{0}\"; give each a name of its own")]
    Twice(String),
    /// Not a single replicate was played.
    #[error("no season was played")]
    Nothing,
}
