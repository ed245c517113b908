//! `matchday match`.

use std::io::{self, Write};

use matchday::explain::{Explanation, Recorder, Subject, explain};
use matchday::export::{MATCH_FILES, Summary, write_files};
use matchday::market::{ApplicantId, ProgramId};
use matchday::matching::{Matcher, Run, Settings};
use matchday::pool::{self, Pool};
use matchday::publish::{check_replaceable, publish};
use matchday::stability::{blocking_pairs, broken_rules};
use rand::SeedableRng;
use rand_chacha::ChaCha12Rng;
use serde::Serialize;

use super::args::MatchArguments;
use super::counted;
use super::explanation;
use super::failure::Failure;
use super::table;

pub(super) fn run(arguments: &MatchArguments) -> Result<(), Failure> {
    if let Some(folder) = &arguments.out {
        check_replaceable(folder, &MATCH_FILES)?;
    }
    let pool = pool::read(&arguments.pool).map_err(|faults| Failure::faults("pool", &arguments.pool, &faults))?.pool;
    let subjects = subjects(&pool, &arguments.explain)?;
    let settings = Settings { couple_order_attempts: arguments.couple_order_attempts };
    let mut reshuffle = ChaCha12Rng::seed_from_u64(arguments.seed);
    let mut matcher = Matcher::default();
    let mut recorder = Recorder::of(&pool.market, &subjects);
    let run = if subjects.is_empty() {
        matcher.run(&pool.market, &settings, &mut reshuffle, &mut ())
    } else {
        matcher.run(&pool.market, &settings, &mut reshuffle, &mut recorder)
    };
    judge(&pool, &run)?;
    let mut summary = Summary::of(&pool, &run, &settings, arguments.seed);
    let explanations: Vec<Explanation> =
        subjects.iter().map(|&subject| explain(&pool.market, &pool, &run, &recorder, subject)).collect();
    if let Some(folder) = &arguments.out {
        publish(folder, &MATCH_FILES, |staging| write_files(&pool, &run.matching, &mut summary, staging))?;
    }
    print(arguments, &summary, &explanations).or_else(|error| match error.kind() {
        // Whoever reads the output has seen enough.
        io::ErrorKind::BrokenPipe => Ok(()),
        _ => Err(Failure::running(format!("cannot print: {error}"))),
    })
}

/// Has the independent checker look at the result. That it finds what the algorithm does not say is a defect of this program.
fn judge(pool: &Pool, run: &Run) -> Result<(), Failure> {
    let (broken, blocking) = (broken_rules(&pool.market, &run.matching), blocking_pairs(&pool.market, &run.matching));
    if broken.is_empty() && blocking == run.blocking {
        return Ok(());
    }
    Err(Failure::running(format!(
        "the independent checker rejects the result, which is a defect of matchday: {} broken rules {broken:?}, {} blocking pairs {blocking:?}; \
         nothing was written; please report it with the pool",
        broken.len(),
        blocking.len()
    )))
}

fn subjects(pool: &Pool, ids: &[String]) -> Result<Vec<Subject>, Failure> {
    let mut subjects = Vec::new();
    let mut faults = Vec::new();
    for id in ids {
        let found = find(pool, id);
        if found.is_empty() {
            let near = nearest(pool, id).map_or(String::new(), |near| format!("; did you mean \"{near}\"?"));
            faults.push(format!("--explain \"{id}\": no applicant and no program of the pool has this id{near}"));
        }
        subjects.extend(found);
    }
    if faults.is_empty() { Ok(subjects) } else { Err(Failure::input(faults.join("\nerror: "))) }
}

fn find(pool: &Pool, id: &str) -> Vec<Subject> {
    let applicant = pool.market.applicant_ids().find(|&applicant| pool.roster.applicant_id(applicant) == id);
    let program = pool.market.program_ids().find(|&program| pool.roster.program_id(program) == id);
    applicant.map(Subject::Applicant).into_iter().chain(program.map(Subject::Program)).collect()
}

fn nearest<'p>(pool: &'p Pool, id: &str) -> Option<&'p str> {
    let applicants = pool.market.applicant_ids().map(|applicant: ApplicantId| pool.roster.applicant_id(applicant));
    let programs = pool.market.program_ids().map(|program: ProgramId| pool.roster.program_id(program));
    let scored = applicants.chain(programs).map(|known| (strsim::osa_distance(known, id), known));
    scored.min().filter(|&(distance, _)| distance <= 2).map(|(_, known)| known)
}

#[derive(Serialize)]
struct Output<'a> {
    #[serde(flatten)]
    summary: &'a Summary,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    explanations: &'a [Explanation],
}

fn print(arguments: &MatchArguments, summary: &Summary, explanations: &[Explanation]) -> io::Result<()> {
    let mut to = io::stdout().lock();
    if arguments.json {
        serde_json::to_writer_pretty(&mut to, &Output { summary, explanations })?;
        return writeln!(to);
    }
    if arguments.quiet {
        if !summary.stable {
            let verb = if summary.blocking.len() == 1 { "remains" } else { "remain" };
            let pairs = counted(summary.blocking.len(), "blocking pair");
            eprintln!("warning: no stable matching was found; {pairs} {verb}");
        }
    } else {
        table::print(&mut to, &arguments.pool, summary)?;
    }
    for (index, explanation) in explanations.iter().enumerate() {
        if index > 0 || !arguments.quiet {
            writeln!(to)?;
        }
        explanation::print(&mut to, explanation)?;
    }
    if let Some(folder) = arguments.out.as_ref().filter(|_| !arguments.quiet) {
        writeln!(to, "\nWritten to {}: {}.", folder.display(), MATCH_FILES.join(", "))?;
    }
    to.flush()
}
