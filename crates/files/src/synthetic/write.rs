//! Writes a drawn pool as a folder of CSV files.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use super::SyntheticPool;
use super::people::{Person, Taste};
use crate::pool::NO_MATCH_CODE;
use matchday_match::market::{ApplicantId, Parity, ProgramId};

/// The id of the first applicant.
const FIRST_APPLICANT: u32 = 10_000_001;
const BUFFER: usize = 1 << 18;

/// Writes a pool into an empty folder: `programs.csv`, `applicants.csv`, `applicant_ranks.csv`, `program_ranks.csv`,
/// `couples.csv` and `reversions.csv`, each with a comment on its origin at the top.
///
/// # Errors
/// When a file cannot be written, or exists already.
pub fn write(pool: &SyntheticPool, folder: &Path) -> io::Result<()> {
    let file = |name: &str, what: &str, header: &str, rows: &dyn Fn(&mut Writer) -> io::Result<()>| {
        let mut out = BufWriter::with_capacity(BUFFER, File::create_new(folder.join(name))?);
        writeln!(out, "# {what} Made up by: matchday new pool DIR {}", pool.spec)?;
        writeln!(out, "# For trying things out and for timing; no forecast, and nobody real.\n{header}")?;
        rows(&mut out)?;
        out.flush()
    };
    let programs = "program_id,name,institution,specialty,track,quota,parity,joint_with";
    file("programs.csv", "Who offers how many positions.", programs, &|out| pool.write_programs(out))?;
    let applicants = "applicant_id,name,type,strength,prefers";
    let what = "Who applies; strength is a percentile among them.";
    file("applicants.csv", what, applicants, &|out| pool.write_applicants(out))?;
    let ranks = "applicant_id,list,rank,program_id,supplemental";
    file("applicant_ranks.csv", "Applicants' lists, rank 1 first.", ranks, &|out| pool.write_applicant_ranks(out))?;
    let ranks = "program_id,rank,applicant_id";
    file("program_ranks.csv", "Programs' lists, rank 1 first.", ranks, &|out| pool.write_program_ranks(out))?;
    let couples = "applicant_a,applicant_b";
    file("couples.csv", "Whose primary lists are tied rank by rank.", couples, &|out| pool.write_couples(out))?;
    let reversions = "donor,receiver,limit,order";
    let what = "Which unfilled positions go where.";
    file("reversions.csv", what, reversions, &|out| pool.write_reversions(out))
}

type Writer = BufWriter<File>;

fn applicant(id: ApplicantId) -> u32 {
    FIRST_APPLICANT + id.0
}

impl SyntheticPool {
    fn code(&self, id: ProgramId) -> &str {
        if id.is_no_match() { NO_MATCH_CODE } else { &self.programs[id.index()].code }
    }

    fn prefers(&self, person: &Person) -> &'static str {
        match person.taste {
            None => self.specialties[person.specialty],
            Some(Taste::IrFirst) => "IR",
            Some(Taste::Mixed) => "IR or DR",
            Some(Taste::DrFirst) => "DR over IR",
        }
    }

    fn write_programs(&self, out: &mut Writer) -> io::Result<()> {
        for (row, terms) in self.programs.iter().zip(&self.draft.programs) {
            let parity = match terms.parity {
                None => "",
                Some(Parity::Even) => "even",
                Some(Parity::Odd) => "odd",
            };
            let joint = terms.joint_with.map_or("", |with| self.code(with));
            let (specialty, track) = (self.specialties[row.specialty], terms.track.letter());
            let (code, name, institution, quota) = (&row.code, &row.name, &row.institution, terms.quota);
            writeln!(out, "{code},{name},{institution},{specialty},{track},{quota},{parity},{joint}")?;
        }
        Ok(())
    }

    fn write_applicants(&self, out: &mut Writer) -> io::Result<()> {
        for (number, person) in self.people.iter().enumerate() {
            let id = FIRST_APPLICANT as usize + number;
            let name = super::names::person(number);
            let (kind, strength, prefers) = (person.kind.name, 100.0 * person.percentile, self.prefers(person));
            writeln!(out, "{id},{name},{kind},{strength:.1},{prefers}")?;
        }
        Ok(())
    }

    fn write_applicant_ranks(&self, out: &mut Writer) -> io::Result<()> {
        let draft = &self.draft;
        let mut next = 0;
        for (owner, primary) in (0..).map(ApplicantId).zip(draft.primary.iter()) {
            let id = applicant(owner);
            // An applicant's supplemental lists are next to each other, so that their order gives their letters.
            let first = next;
            for (rank, choice) in (1..).zip(primary) {
                write!(out, "{id},primary,{rank},{},", self.code(choice.program))?;
                match choice.supplemental {
                    Some(list) => writeln!(out, "{}", letter(list.index() - first))?,
                    None => writeln!(out)?,
                }
            }
            while draft.supplemental_owner.get(next) == Some(&owner) {
                for (rank, &program) in (1..).zip(draft.supplemental.list(next)) {
                    writeln!(out, "{id},{},{rank},{},", letter(next - first), self.code(program))?;
                }
                next += 1;
            }
        }
        Ok(())
    }

    fn write_program_ranks(&self, out: &mut Writer) -> io::Result<()> {
        for (program, list) in self.programs.iter().zip(self.draft.rankings.iter()) {
            for (rank, &id) in (1..).zip(list) {
                writeln!(out, "{},{rank},{}", program.code, applicant(id))?;
            }
        }
        Ok(())
    }

    fn write_couples(&self, out: &mut Writer) -> io::Result<()> {
        for &[a, b] in &self.draft.couples {
            writeln!(out, "{},{}", applicant(a), applicant(b))?;
        }
        Ok(())
    }

    fn write_reversions(&self, out: &mut Writer) -> io::Result<()> {
        for reversion in &self.draft.reversions {
            let (donor, receiver) = (self.code(reversion.donor), self.code(reversion.receiver));
            // Every drawn donor has one receiver.
            writeln!(out, "{donor},{receiver},{},1", reversion.limit)?;
        }
        Ok(())
    }
}

/// The label of an applicant's supplemental list: A for the first.
fn letter(list: usize) -> char {
    char::from(b'A' + u8::try_from(list).expect("at most 16 lists"))
}
