//! From the things of a market back to the rows they came of.

use super::program_ranks::RankingSites;
use crate::table::Sites;

/// One row start for each program, applicant, entry of a list, couple and reversion.
pub(super) struct Trace {
    pub programs: Sites,
    pub applicants: Sites,
    pub primary: Sites,
    pub supplemental: Sites,
    pub rankings: RankingSites,
    pub couples: Sites,
    pub reversions: Sites,
}
