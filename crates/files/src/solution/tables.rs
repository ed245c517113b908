//! The two tables of a match: one row an applicant, one row a program.

use std::io;

use super::rows::Placement;
use super::solve::Solution;

impl Solution {
    /// Writes `matches.csv`: one row an applicant in the order of the pool, with the pool's further columns at the end.
    ///
    /// Ranks are 1 for the best; a program and its rank are empty where nothing is matched.
    ///
    /// # Errors
    /// When the writer fails.
    pub fn write_matches(&self, to: impl io::Write) -> io::Result<()> {
        let mut csv = csv::Writer::from_writer(to);
        let table = &self.pool.roster.applicants;
        let further: Vec<usize> =
            (0..table.columns().len()).filter(|&column| table.columns()[column] != "applicant_id").collect();
        let own = ["applicant_id", "outcome", "program_id", "rank", "supplemental_program_id", "supplemental_rank"];
        csv.write_record(own.into_iter().chain(further.iter().map(|&column| table.columns()[column].as_str())))?;
        for applicant in self.pool.market.applicant_ids() {
            let row = self.row_of(applicant);
            csv.write_field(&row.applicant)?;
            csv.write_field(row.outcome.word())?;
            for placement in [row.primary, row.pgy1] {
                let [program, rank] =
                    placement.map_or_else(Default::default, |Placement { program, rank }| [program, rank.to_string()]);
                csv.write_field(program)?;
                csv.write_field(rank)?;
            }
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
    pub fn write_programs(&self, to: impl io::Write) -> io::Result<()> {
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
        for row in self.programs() {
            csv.write_record([
                row.program,
                row.quota.to_string(),
                row.effective_quota.to_string(),
                row.filled.to_string(),
                row.unfilled.to_string(),
                row.last_rank.map_or(String::new(), |rank| rank.to_string()),
                row.reverted_in.to_string(),
                row.reverted_out.to_string(),
            ])?;
        }
        csv.flush()
    }
}
