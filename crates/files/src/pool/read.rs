//! Reads a pool from a folder: first the files, two at a time, then the rules of the match.

use matchday_match::market::{Draft, Market};

use super::applicant_ranks::{self, ApplicantLists};
use super::doubts::Doubts;
use super::folder::{APPLICANT_RANKS, APPLICANTS, COUPLES, PROGRAM_RANKS, PROGRAMS, PoolFolder, REVERSIONS};
use super::program_ranks::{self, ProgramLists};
use super::roster::Roster;
use super::rules::Rules;
use super::trace::Trace;
use super::{CheckedPool, Pool, PoolError, applicants, pairs, programs, r3_lists};
use crate::Folder;
use crate::faults::{FileFault, Findings, Source};
use crate::table::Index;

impl Pool {
    /// Reads a pool from a folder: a path, or a [`Folder`] in memory.
    ///
    /// # Errors
    /// All faults of all files, in the order of the files, without those that only follow from others.
    ///
    /// # Examples
    /// A quota is missing:
    /// ```
    /// use matchday_files::Folder;
    /// use matchday_files::pool::Pool;
    ///
    /// let pool_with = |programs| {
    ///     Folder::in_memory([
    ///         ("programs.csv", programs),
    ///         ("applicants.csv", "applicant_id\nada\n"),
    ///         ("applicant_ranks.csv", "applicant_id,list,rank,program_id,supplemental\nada,primary,1,CITY,\n"),
    ///         ("program_ranks.csv", "program_id,rank,applicant_id\nCITY,1,ada\n"),
    ///     ])
    /// };
    /// let folder = pool_with("program_id,name,institution,specialty,track,quota\nCITY,City,City,140,C,\n");
    /// let error = Pool::read(folder).unwrap_err();
    /// assert_eq!(error.to_string(), "programs.csv:2:22: quota is empty; expected 0, 1, 2, …; correct the quota");
    ///
    /// let folder = pool_with("program_id,name,institution,specialty,track,quota\nCITY,City,City,140,C,1\n");
    /// let pool = Pool::read(folder).unwrap();
    /// assert_eq!((pool.market.applicants(), pool.market.programs()), (1, 1));
    /// ```
    pub fn read(folder: impl Into<Folder>) -> Result<Pool, PoolError> {
        CheckedPool::read(folder).map(|checked| checked.pool)
    }
}

impl CheckedPool {
    /// Reads a pool from a folder, and keeps its text for warnings.
    ///
    /// Takes time linear in the files, on two threads, and memory of about three times their size.
    ///
    /// # Errors
    /// As [`Pool::read`].
    pub fn read(folder: impl Into<Folder>) -> Result<CheckedPool, PoolError> {
        read(folder.into()).map_err(|faults| PoolError { faults })
    }
}

fn read(folder: Folder) -> Result<CheckedPool, Vec<FileFault>> {
    let mut findings = Findings::default();
    let Some(folder) = PoolFolder::open(folder, &mut findings) else { return Err(findings.into_faults(&[])) };
    let (programs, applicants) = crate::parallel::join(
        || Part::read(&folder, PROGRAMS, programs::read),
        || Part::read(&folder, APPLICANTS, applicants::read),
    );
    let (programs, programs_source) = programs.take(&mut findings);
    let (applicants, applicants_source) = applicants.take(&mut findings);
    let (program_index, applicant_index) = (programs.index(), applicants.index(&mut findings));

    let couples = Part::read(&folder, COUPLES, |source, f| pairs::read_couples(source, &applicant_index, f));
    let (couples, couples_source) = couples.take(&mut findings);
    let reversions = Part::read(&folder, REVERSIONS, |source, f| pairs::read_reversions(source, &program_index, f));
    let (reversions, reversions_source) = reversions.take(&mut findings);
    let (applicant_lists, program_lists) = crate::parallel::join(
        || {
            Part::read(&folder, APPLICANT_RANKS, |source, findings| {
                applicant_ranks::read(source, &applicant_index, &program_index, findings)
            })
        },
        || read_program_lists(&folder, &program_index, &applicant_index),
    );
    let (applicant_lists, applicant_ranks_source) = applicant_lists.take(&mut findings);
    let (program_lists, r3_sources) = program_lists;
    let (program_lists, program_ranks_source) = program_lists.take(&mut findings);
    drop((program_index, applicant_index));

    let ApplicantLists {
        primary,
        supplemental,
        owner_of,
        label_of,
        labels,
        primary_sites,
        supplemental_sites,
        is_sure,
    } = applicant_lists;
    let ProgramLists { rankings, sites } = program_lists;
    let mut sources = vec![
        programs_source,
        applicants_source,
        couples_source,
        reversions_source,
        applicant_ranks_source,
        program_ranks_source,
    ];
    sources.extend(r3_sources);
    let draft = Draft {
        programs: programs.terms,
        rankings,
        primary,
        us_senior: applicants.us_senior,
        supplemental,
        supplemental_owner: owner_of.clone(),
        couples: couples.entries,
        reversions: reversions.entries,
    };
    let roster = Roster { programs: programs.rows, applicants: applicants.table, labels, label_of, owner_of };
    let trace = Trace {
        programs: programs.sites,
        applicants: applicants.sites,
        primary: primary_sites,
        supplemental: supplemental_sites,
        rankings: sites,
        couples: couples.sites,
        reversions: reversions.sites,
    };
    let doubts = Doubts {
        programs: programs.is_doubtful,
        has_sure_primary: is_sure,
        has_all_couples: (couples.is_complete || !folder.has_file(COUPLES)) && !folder.is_misnamed(COUPLES),
    };
    match Market::new(&draft) {
        Ok(market) if findings.faults() == 0 => {
            let files = sources.iter().filter(|source| source.is_there()).map(Source::input_file).collect();
            let pool = Pool { market, roster, files };
            Ok(CheckedPool { pool, sources, trace, file_warnings: findings.warnings })
        }
        Ok(_) => Err(findings.into_faults(&sources)),
        Err(error) => {
            let rules = Rules { draft: &draft, roster: &roster, trace: &trace };
            rules.report(&error.faults, &doubts, &mut findings);
            Err(findings.into_faults(&sources))
        }
    }
}

/// What was read from one file, with the file and its findings.
struct Part<T> {
    content: T,
    source: Source,
    findings: Findings,
}

impl<T> Part<T> {
    fn read(folder: &PoolFolder, number: u32, read: impl FnOnce(&Source, &mut Findings) -> T) -> Part<T> {
        let mut findings = Findings::default();
        let source = folder.load(number, &mut findings);
        let content = read(&source, &mut findings);
        Part { content, source, findings }
    }

    fn take(self, findings: &mut Findings) -> (T, Source) {
        findings.append(self.findings);
        (self.content, self.source)
    }
}

fn read_program_lists(
    folder: &PoolFolder,
    programs: &Index<'_>,
    applicants: &Index<'_>,
) -> (Part<ProgramLists>, Vec<Source>) {
    if !folder.is_r3 {
        let read =
            |source: &Source, findings: &mut Findings| program_ranks::read(source, programs, applicants, findings);
        return (Part::read(folder, PROGRAM_RANKS, read), Vec::new());
    }
    let mut findings = Findings::default();
    let (ids, sources) = folder.load_r3(&mut findings);
    let files: Vec<_> = ids.iter().map(String::as_str).zip(&sources).collect();
    let content = r3_lists::read(&files, programs, applicants, &mut findings);
    let source = folder.load(PROGRAM_RANKS, &mut findings);
    (Part { content, source, findings }, sources)
}
