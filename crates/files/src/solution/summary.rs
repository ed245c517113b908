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
    /// How often the order of couples may be shuffled.
    pub couple_order_attempts: u32,
    /// The seed of the shuffles.
    pub seed: u64,
    /// Whether nothing blocks the result, as the independent checker finds.
    pub stable: bool,
    /// What blocks it.
    pub blocking: Vec<NamedBlockingPair>,
    /// Applicants by outcome.
    pub applicants: OutcomeCounts,
    /// How far down the primary list the matched applicants' programs stand.
    pub choices: Vec<RankCount>,
    /// Couples.
    pub couples: CoupleCounts,
    /// All positions together.
    pub positions: PositionCounts,
    /// Positions by specialty and track.
    pub tracks: Vec<TrackTotals>,
    /// Reversions asked for, and what became of them.
    pub reversions: Vec<ReversionMade>,
    /// Even and odd requests, and what they cost.
    pub parity: Vec<ParityRequest>,
    /// Proposals made in the attempt that is reported.
    pub proposals: u64,
    /// Attempts made.
    pub attempts: u32,
    /// Attempts in which a loop was broken off.
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
    /// All.
    pub total: u32,
    /// Matched to all training the match can give.
    pub matched: u32,
    /// Matched to an advanced position without a PGY-1 year, or to a preliminary year only.
    pub partially_matched: u32,
    /// Matched to nothing.
    pub unmatched: u32,
}

/// How many applicants matched at one rank of their primary list.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct RankCount {
    /// The rank, 1 for the first choice.
    pub rank: u32,
    /// How many.
    pub applicants: u32,
}

/// Couples by how many partners have a program.
#[derive(Clone, Copy, Default, Debug, Serialize)]
pub struct CoupleCounts {
    /// All.
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
    /// Free at the end; reverted positions count where they went.
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
    /// Positions free.
    pub unfilled: u64,
}

/// One reversion.
#[derive(Clone, Debug, Serialize)]
pub struct ReversionMade {
    /// Who gives.
    pub donor: String,
    /// Who takes.
    pub receiver: String,
    /// At most this many positions.
    pub limit: u32,
    /// Positions moved.
    pub moved: u32,
}

/// One even or odd request.
#[derive(Clone, Debug, Serialize)]
pub struct ParityRequest {
    /// Who asks.
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
