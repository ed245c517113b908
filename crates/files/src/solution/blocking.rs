//! Blocking pairs by the ids of the pool.

use serde::Serialize;

use crate::pool::{NO_MATCH_CODE, Pool};
use matchday_match::market::{Names, ProgramId};
use matchday_match::stability::BlockingPair;

/// A blocking pair by the ids of the pool.
#[derive(Clone, Debug, Serialize)]
pub struct NamedBlockingPair {
    /// `single`, `supplemental`, `couple` or `donor`.
    pub kind: &'static str,
    /// The applicants who prefer these programs to their matches.
    pub applicants: Vec<String>,
    /// The programs that would accept them; for `donor` the donor and the receiver.
    pub programs: Vec<String>,
    /// The rank of the programs on the applicants' list.
    pub rank: Option<u32>,
    /// The blocking pair as a sentence, without the full stop.
    pub text: String,
}

impl NamedBlockingPair {
    /// Names the applicants and programs of a blocking pair.
    #[must_use]
    pub fn of(pool: &Pool, pair: BlockingPair) -> NamedBlockingPair {
        let (market, roster) = (&pool.market, &pool.roster);
        match pair {
            BlockingPair::Single { applicant, rank } => {
                let program = market.primary(applicant)[rank.position()].program;
                NamedBlockingPair {
                    kind: "single",
                    applicants: vec![roster.applicant_id(applicant).to_owned()],
                    programs: vec![roster.program_id(program).to_owned()],
                    rank: Some(rank.number()),
                    text: format!(
                        "{} would rather be at {}, rank {rank} on the primary list, which would take them",
                        roster.applicant(applicant),
                        roster.program(program)
                    ),
                }
            }
            BlockingPair::Supplemental { applicant, list, rank } => {
                let program = market.supplemental(list)[rank.position()].program;
                NamedBlockingPair {
                    kind: "supplemental",
                    applicants: vec![roster.applicant_id(applicant).to_owned()],
                    programs: vec![roster.program_id(program).to_owned()],
                    rank: Some(rank.number()),
                    text: format!(
                        "{} would rather have the PGY-1 year at {}, rank {rank} on supplemental list {}, which would take them",
                        roster.applicant(applicant),
                        roster.program(program),
                        roster.supplemental_label(list)
                    ),
                }
            }
            BlockingPair::Couple { couple, rank } => {
                let partners = market.couples()[couple];
                let programs = partners.map(|partner| market.primary(partner)[rank.position()].program);
                let name = |program: ProgramId| {
                    if program.is_no_match() { "No Match".to_owned() } else { roster.program(program) }
                };
                NamedBlockingPair {
                    kind: "couple",
                    applicants: partners.iter().map(|&partner| roster.applicant_id(partner).to_owned()).collect(),
                    programs: programs
                        .iter()
                        .map(|&program| {
                            if program.is_no_match() {
                                NO_MATCH_CODE.to_owned()
                            } else {
                                roster.program_id(program).to_owned()
                            }
                        })
                        .collect(),
                    rank: Some(rank.number()),
                    text: format!(
                        "{} and {} would rather be at {} and {}, rank {rank} on their list, which would take both",
                        roster.applicant(partners[0]),
                        roster.applicant(partners[1]),
                        name(programs[0]),
                        name(programs[1])
                    ),
                }
            }
            BlockingPair::DonorSeat { reversion } => {
                let reversion = market.reversions()[reversion];
                NamedBlockingPair {
                    kind: "donor",
                    applicants: Vec::new(),
                    programs: [reversion.donor, reversion.receiver]
                        .map(|program| roster.program_id(program).to_owned())
                        .to_vec(),
                    rank: None,
                    text: format!(
                        "{} keeps an unfilled position that {} could fill",
                        roster.program(reversion.donor),
                        roster.program(reversion.receiver)
                    ),
                }
            }
        }
    }
}
