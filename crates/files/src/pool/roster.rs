//! The names and ids of applicants, programs and lists.

use matchday_match::market::{ApplicantId, Names, ProgramId, SupplementalId};

use super::applicants::ApplicantTable;

/// A program as `programs.csv` describes it, without its terms, which are in the market.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ProgramRow {
    /// The program's code.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The institution. A program without one counts as an institution of its own.
    pub institution: String,
    /// Its specialty.
    pub specialty: String,
}

/// The names and ids of everything that a market numbers.
#[derive(Clone, Default, Debug)]
pub struct Roster {
    /// One entry a program.
    pub programs: Vec<ProgramRow>,
    /// One row an applicant.
    pub applicants: ApplicantTable,
    /// The labels of supplemental lists, each once.
    pub(super) labels: Vec<String>,
    /// One entry a supplemental list: the index of its label in `labels`.
    pub(super) label_of: Vec<u32>,
    /// One entry a supplemental list: its owner.
    pub(super) owner_of: Vec<ApplicantId>,
}

impl Roster {
    /// A program's code.
    #[must_use]
    pub fn program_id(&self, program: ProgramId) -> &str {
        &self.programs[program.index()].id
    }

    /// An applicant's id.
    #[must_use]
    pub fn applicant_id(&self, applicant: ApplicantId) -> &str {
        self.applicants.id(applicant)
    }

    /// The label of a supplemental list: `A`, `B`, ….
    #[must_use]
    pub fn supplemental_label(&self, list: SupplementalId) -> &str {
        &self.labels[self.label_of[list.index()] as usize]
    }
}

impl Names for Roster {
    fn program(&self, id: ProgramId) -> String {
        let ProgramRow { id, name, .. } = &self.programs[id.index()];
        with_name(id, name)
    }

    fn applicant(&self, id: ApplicantId) -> String {
        with_name(self.applicants.id(id), self.applicants.name(id).unwrap_or_default())
    }

    fn supplemental(&self, id: SupplementalId) -> String {
        let owner = self.applicants.id(self.owner_of[id.index()]);
        format!("supplemental list {} of {owner}", Roster::supplemental_label(self, id))
    }

    fn supplemental_label(&self, id: SupplementalId) -> String {
        Roster::supplemental_label(self, id).to_owned()
    }
}

fn with_name(id: &str, name: &str) -> String {
    if name.is_empty() { id.to_owned() } else { format!("{id} ({name})") }
}
