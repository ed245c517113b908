//! The contents of a scenario's files, joined with what the scenario itself names.

use rustc_hash::FxHashMap;

use super::{FixedApplicant, FixedProgram};

/// Programs and applicants that are given instead of drawn.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Inputs {
    /// The rows of the programs file, then the scenario's `[[program]]`s.
    pub programs: Vec<FixedProgram>,
    /// The rows of the applicants file, then the scenario's `[[applicant]]`s, then applicants that only the lists name.
    pub applicants: Vec<FixedApplicant>,
    /// Rank order lists of programs.
    pub lists: Vec<ProgramList>,
}

impl Inputs {
    /// The given couples, as indices into the applicants, the lower first. Nobody is in two.
    #[must_use]
    pub fn couples(&self) -> Vec<[u32; 2]> {
        if self.applicants.iter().all(|one| one.partner.is_none()) {
            return Vec::new();
        }
        let numbers: FxHashMap<&str, u32> = self.applicants.iter().map(|one| one.id.as_str()).zip(0..).collect();
        let partner_of = |one: &FixedApplicant| numbers.get(one.partner.as_deref()?).copied();
        let pairs = self.applicants.iter().zip(0..).filter_map(|(one, number)| Some([number, partner_of(one)?]));
        let mut couples: Vec<[u32; 2]> = pairs.map(|[a, b]| [a.min(b), a.max(b)]).filter(|[a, b]| a != b).collect();
        couples.sort_unstable();
        couples.dedup();
        couples
    }
}

/// The given rank order list of a program.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct ProgramList {
    /// The program, by id.
    pub program: String,
    /// The applicants it ranks, best first, as indices into [`Inputs::applicants`].
    pub applicants: Vec<usize>,
}
