//! The two tables of a match: one row an applicant, one row a program.

use std::io;

use matchday_files::pool::Pool;
use matchday_match::market::{Matching, ProgramId, Rank};

/// Writes `matches.csv`: one row an applicant in the order of the pool, with the pool's further columns at the end.
///
/// Ranks are 1 for the best; a program and its rank are empty where nothing is matched.
///
/// # Errors
/// When the writer fails.
pub fn write_matches(pool: &Pool, matching: &Matching, to: impl io::Write) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(to);
    let table = &pool.roster.applicants;
    let further: Vec<usize> =
        (0..table.columns().len()).filter(|&column| table.columns()[column] != "applicant_id").collect();
    let own = ["applicant_id", "outcome", "program_id", "rank", "supplemental_program_id", "supplemental_rank"];
    csv.write_record(own.into_iter().chain(further.iter().map(|&column| table.columns()[column].as_str())))?;
    for applicant in pool.market.applicant_ids() {
        let program = matching.primary_program(&pool.market, applicant);
        let second = matching.supplemental_program(&pool.market, applicant);
        let code = |program: Option<ProgramId>| program.map_or("", |program| pool.roster.program_id(program));
        let number = |rank: Option<Rank>| rank.map_or(String::new(), |rank| rank.to_string());
        csv.write_field(table.id(applicant))?;
        csv.write_field(matching.outcome(&pool.market, applicant).word())?;
        csv.write_field(code(program))?;
        csv.write_field(number(program.and(matching.primary[applicant.index()])))?;
        csv.write_field(code(second))?;
        csv.write_field(number(second.and(matching.supplemental[applicant.index()])))?;
        for &column in &further {
            csv.write_field(table.value(applicant, column))?;
        }
        csv.write_record(None::<&[u8]>)?;
    }
    csv.flush()
}

/// Writes `programs.csv`: one row a program in the order of the pool.
///
/// # Errors
/// When the writer fails.
pub fn write_programs(pool: &Pool, matching: &Matching, to: impl io::Write) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(to);
    csv.write_record([
        "program_id",
        "quota",
        "effective_quota",
        "filled",
        "unfilled",
        "last_rank",
        "reverted_in",
        "reverted_out",
    ])?;
    let (quotas, holders) = (matching.effective_quotas(&pool.market), matching.holders(&pool.market));
    let mut reverted = vec![(0u64, 0u64); pool.market.programs()];
    for (reversion, &moved) in pool.market.reversions().iter().zip(&matching.reverted) {
        reverted[reversion.receiver.index()].0 += u64::from(moved);
        reverted[reversion.donor.index()].1 += u64::from(moved);
    }
    for program in pool.market.program_ids() {
        let (held, quota) = (holders.at(program), quotas[program.index()]);
        let (reverted_in, reverted_out) = reverted[program.index()];
        csv.write_record([
            pool.roster.program_id(program),
            &pool.market.terms(program).quota.to_string(),
            &quota.to_string(),
            &held.len().to_string(),
            &(quota as usize - held.len()).to_string(),
            &held.last().map_or(String::new(), |position| (position + 1).to_string()),
            &reverted_in.to_string(),
            &reverted_out.to_string(),
        ])?;
    }
    csv.flush()
}
