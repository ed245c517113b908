//! What a scenario's files hold, read and joined with what the scenario names itself.

use super::{FixedApplicant, FixedProgram};

/// Programs and applicants that are given, not drawn.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Inputs {
    /// The rows of the programs file, then the scenario's `[[program]]`s.
    pub programs: Vec<FixedProgram>,
    /// The rows of the applicants file, then the scenario's `[[applicant]]`s, then those whom the lists name and nobody has
    /// named before.
    pub applicants: Vec<FixedApplicant>,
    /// Rank order lists of programs.
    pub lists: Vec<ProgramList>,
}

/// The rank order list that a program brings.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct ProgramList {
    /// The program, by id.
    pub program: String,
    /// Whom it ranks, best first, as indices into [`Inputs::applicants`].
    pub applicants: Vec<usize>,
}
