//! The counts of one match, for people (the terminal) and machines (`summary.json`).

use serde::Serialize;

use super::blocking::NamedBlockingPair;
use super::counts::{applicants, choices, couples, parity, reversions, tracks};
use super::solve::Solution;

/// What `summary.json` holds.
#[derive(Clone, Debug, Serialize)]
pub struct MatchSummary {
    /// The version of matchday.
    pub version: &'static str,
    /// The files that were read.
    pub input: Vec<InputRecord>,
    /// How often the match may run again with another order of couples.
    pub couple_order_attempts: u32,
    /// The seed of the shuffles.
    pub seed: u64,
    /// Whether the result is stable; the independent checker agrees.
    pub stable: bool,
    /// The blocking pairs.
    pub blocking: Vec<NamedBlockingPair>,
    /// Applicants by outcome.
    pub applicants: OutcomeCounts,
    /// Matched applicants by the rank of the match on the primary list.
    pub choices: Vec<RankCount>,
    /// Couples by outcome.
    pub couples: CoupleCounts,
    /// All positions together.
    pub positions: PositionCounts,
    /// Positions by specialty and track.
    pub tracks: Vec<TrackTotals>,
    /// All reversions, with the positions that moved.
    pub reversions: Vec<ReversionMade>,
    /// All even and odd requests, with the positions that they withhold.
    pub parity: Vec<ParityRequest>,
    /// How many proposals the reported attempt made.
    pub proposals: u64,
    /// How many attempts were made.
    pub attempts: u32,
    /// How many attempts ran into a loop.
    pub loops: u32,
    /// The tables written beside this summary.
    pub output: Vec<OutputRecord>,
}

/// A file that was read.
#[derive(Clone, Debug, Serialize)]
pub struct InputRecord {
    /// Its name in the pool's folder.
    pub file: String,
    /// Its length in bytes.
    pub bytes: u64,
    /// The SHA-256 of its content.
    pub sha256: String,
}

/// A file that was written.
#[derive(Clone, Debug, Serialize)]
pub struct OutputRecord {
    /// Its name in the output folder.
    pub file: &'static str,
    /// The SHA-256 of its content.
    pub sha256: String,
}

/// Applicants by outcome.
#[derive(Clone, Copy, Default, Debug, Serialize)]
pub struct OutcomeCounts {
    /// How many there are.
    pub total: u32,
    /// Matched to a position with all its training.
    pub matched: u32,
    /// Matched to an advanced position without a PGY-1 year, or to a preliminary year only.
    pub partially_matched: u32,
    /// Without a position.
    pub unmatched: u32,
}

/// How many applicants matched at one rank of their primary list.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct RankCount {
    /// The rank, 1 for the first choice.
    pub rank: u32,
    /// How many applicants matched at this rank.
    pub applicants: u32,
}

/// Couples by how many partners match a program.
#[derive(Clone, Copy, Default, Debug, Serialize)]
pub struct CoupleCounts {
    /// How many there are.
    pub total: u32,
    /// Both partners matched.
    pub both: u32,
    /// One partner matched, the other at a No Match leg.
    pub one: u32,
    /// Neither matched.
    pub none: u32,
}

/// Positions offered and filled.
#[derive(Clone, Copy, Default, Debug, Serialize)]
pub struct PositionCounts {
    /// The sum of the quotas.
    pub offered: u64,
    /// Filled.
    pub filled: u64,
    /// Unfilled at the end; reverted positions count at the receiver.
    pub unfilled: u64,
    /// Withheld to keep even or odd requests.
    pub withheld: u64,
}

/// The programs of one specialty and track.
#[derive(Clone, Debug, Serialize)]
pub struct TrackTotals {
    /// The specialty, as the pool writes it.
    pub specialty: String,
    /// The track's letter.
    pub track: &'static str,
    /// How many programs.
    pub programs: u32,
    /// Positions offered.
    pub quota: u64,
    /// Positions after reversions and even or odd requests.
    pub effective_quota: u64,
    /// Positions filled.
    pub filled: u64,
    /// Positions unfilled.
    pub unfilled: u64,
}

/// One reversion.
#[derive(Clone, Debug, Serialize)]
pub struct ReversionMade {
    /// The donor's id.
    pub donor: String,
    /// The receiver's id.
    pub receiver: String,
    /// The most positions that may move.
    pub limit: u32,
    /// How many positions moved.
    pub moved: u32,
}

/// One even or odd request.
#[derive(Clone, Debug, Serialize)]
pub struct ParityRequest {
    /// The program's id.
    pub program_id: String,
    /// `even` or `odd`.
    pub parity: &'static str,
    /// Positions withheld to keep it.
    pub withheld: u32,
}

impl Solution {
    /// Sums up the match. The checksums of the output are those of [`Solution::write`]; here there are none.
    #[must_use]
    pub fn summary(&self) -> MatchSummary {
        let Solution { pool, settings, run } = self;
        let tracks = tracks(pool, &run.matching);
        MatchSummary {
            version: env!("CARGO_PKG_VERSION"),
            input: pool
                .files
                .iter()
                .map(|file| InputRecord { file: file.name.to_string(), bytes: file.bytes, sha256: file.sha256.clone() })
                .collect(),
            couple_order_attempts: settings.matching.couple_order_attempts,
            seed: settings.seed,
            stable: run.stable,
            blocking: self.blocking_pairs(),
            applicants: applicants(pool, &run.matching),
            choices: choices(pool, &run.matching),
            couples: couples(pool, &run.matching),
            positions: PositionCounts {
                offered: tracks.iter().map(|row| row.quota).sum(),
                filled: tracks.iter().map(|row| row.filled).sum(),
                unfilled: tracks.iter().map(|row| row.unfilled).sum(),
                withheld: run.matching.withheld.iter().map(|&withheld| u64::from(withheld)).sum(),
            },
            tracks,
            reversions: reversions(pool, &run.matching),
            parity: parity(pool, &run.matching),
            proposals: run.proposals,
            attempts: run.attempts,
            loops: run.loops,
            output: Vec::new(),
        }
    }
}
