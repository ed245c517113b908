//! From the parts of a market back to the rows that they were read from.

use super::program_ranks::RankingSites;
use crate::table::Sites;

/// The row starts of all programs, applicants, entries of lists, couples and reversions.
pub(super) struct Trace {
    pub programs: Sites,
    pub applicants: Sites,
    pub primary: Sites,
    pub supplemental: Sites,
    pub rankings: RankingSites,
    pub couples: Sites,
    pub reversions: Sites,
}
