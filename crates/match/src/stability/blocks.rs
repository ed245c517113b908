//! Blocking pairs: applicants and programs that prefer each other to their matches.

use crate::market::{ApplicantId, Holders, Listed, Market, Matching, ProgramId, Rank, SupplementalId};

/// What blocks a matching: an applicant and a program, a couple and two programs, or a donor's unfilled position.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum BlockingPair {
    /// A single and a program that the single ranks above the match, and that would take the single.
    Single {
        /// Who.
        applicant: ApplicantId,
        /// The program's rank on the primary list.
        rank: Rank,
    },
    /// The same on the open supplemental list.
    Supplemental {
        /// Who.
        applicant: ApplicantId,
        /// Which list.
        list: SupplementalId,
        /// The program's rank on the supplemental list.
        rank: Rank,
    },
    /// A couple and a pair that it ranks above its match, and both programs would take the partners at once.
    Couple {
        /// Which couple, as an index into [`Market::couples`].
        couple: usize,
        /// The pair's rank.
        rank: Rank,
    },
    /// A donor keeps an unfilled position that a receiver could fill.
    DonorSeat {
        /// Which reversion, as an index into [`Market::reversions`].
        reversion: usize,
    },
}

/// All blocking pairs of a matching: those of singles and supplemental lists by applicant, then couples, then reversions.
///
/// The definitions are those of stability with couples (Roth 1984; Roth and Peranson 1999). The seats that the movers hold
/// themselves count as free; a position withheld for an even or odd request does not. Takes time linear in the number of ranks
/// for singles; for each couple it checks every better pair.
///
/// # Panics
/// When the matching is not one of this market.
#[must_use]
pub fn blocking_pairs(market: &Market, matching: &Matching) -> Vec<BlockingPair> {
    let seats = Holdings::of(market, matching);
    let mut blocking = Vec::new();
    for applicant in market.applicant_ids() {
        if market.couple_of(applicant).is_none() {
            seats.single_blocks(applicant, &mut blocking);
        }
        seats.supplemental_blocks(applicant, &mut blocking);
    }
    for couple in 0..market.couples().len() {
        seats.couple_blocks(couple, &mut blocking);
    }
    for (reversion, &moved) in matching.reverted.iter().enumerate() {
        if moved < market.reversions()[reversion].limit && seats.wastes(reversion) {
            blocking.push(BlockingPair::DonorSeat { reversion });
        }
    }
    blocking
}

/// The holders, by applicant and by program.
struct Holdings<'a> {
    market: &'a Market,
    matching: &'a Matching,
    quotas: Vec<u32>,
    /// By program, the positions of its holders on its list, rising.
    holders: Holders,
}

impl<'a> Holdings<'a> {
    fn of(market: &'a Market, matching: &'a Matching) -> Self {
        let (quotas, holders) = (matching.effective_quotas(market), matching.holders(market));
        Holdings { market, matching, quotas, holders }
    }

    /// The entries that an applicant holds: the primary one and the PGY-1 one.
    fn held_by(&self, applicant: ApplicantId) -> impl Iterator<Item = Listed> {
        let rank = self.matching.primary[applicant.index()];
        let primary = rank.map(|rank| self.market.primary(applicant)[rank.position()]);
        let list = rank.and_then(|rank| self.market.attached(applicant, rank));
        let supplemental = list.and_then(|list| {
            let rank = self.matching.supplemental[applicant.index()]?;
            Some(self.market.supplemental(list)[rank.position()])
        });
        [primary, supplemental].into_iter().flatten().filter(|listed| !listed.program.is_no_match())
    }

    /// Whether a program has room for all newcomers once the leavers have left and its quota has grown by `more`: each
    /// newcomer must then be among its best `quota`. There is at least one newcomer.
    fn has_room(&self, program: ProgramId, newcomers: &[Listed], leavers: &[Listed], more: i64) -> bool {
        let stays = |position: u32| !leavers.iter().any(|l| l.program == program && l.position_there() == position);
        let ranks = newcomers.iter().map(|newcomer| newcomer.rank());
        let worst = ranks.reduce(|one, other| Some(one?.max(other?))).flatten();
        let Some(worst) = worst else { return false };
        let better =
            self.holders.at(program).iter().take_while(|&&p| p < worst.number() - 1).filter(|&&p| stays(p)).count();
        i64::try_from(better + newcomers.len())
            .is_ok_and(|wanted| wanted <= i64::from(self.quotas[program.index()]) + more)
    }

    fn single_blocks(&self, applicant: ApplicantId, blocking: &mut Vec<BlockingPair>) {
        let list = self.market.primary(applicant);
        let before = self.matching.primary[applicant.index()].map_or(list.len(), Rank::position);
        for (position, &listed) in list[..before].iter().enumerate() {
            let own: Vec<Listed> = self.held_by(applicant).filter(|held| held.program == listed.program).collect();
            if self.has_room(listed.program, &[listed], &own, 0) {
                blocking.push(BlockingPair::Single { applicant, rank: Rank::at(position) });
            }
        }
    }

    fn supplemental_blocks(&self, applicant: ApplicantId, blocking: &mut Vec<BlockingPair>) {
        let rank = self.matching.primary[applicant.index()];
        let Some(list) = rank.and_then(|rank| self.market.attached(applicant, rank)) else { return };
        let entries = self.market.supplemental(list);
        let before = self.matching.supplemental[applicant.index()].map_or(entries.len(), Rank::position);
        for (position, &listed) in entries[..before].iter().enumerate() {
            let own: Vec<Listed> = self.held_by(applicant).filter(|held| held.program == listed.program).collect();
            if self.has_room(listed.program, &[listed], &own, 0) {
                blocking.push(BlockingPair::Supplemental { applicant, list, rank: Rank::at(position) });
            }
        }
    }

    fn couple_blocks(&self, couple: usize, blocking: &mut Vec<BlockingPair>) {
        let [a, b] = self.market.couples()[couple];
        let before = self.matching.primary[a.index()].map_or(self.market.primary(a).len(), Rank::position);
        let leavers: Vec<Listed> = self.held_by(a).chain(self.held_by(b)).collect();
        for position in 0..before {
            let pair = [a, b].map(|partner| self.market.primary(partner)[position]);
            if self.couple_has_room(pair, &leavers, None) {
                blocking.push(BlockingPair::Couple { couple, rank: Rank::at(position) });
            }
        }
    }

    /// Whether both legs of a pair would be accepted at once, after one position has moved if `extra` names a receiver and a
    /// donor.
    fn couple_has_room(&self, [x, y]: [Listed; 2], leavers: &[Listed], extra: Option<(ProgramId, ProgramId)>) -> bool {
        let more = |program| {
            extra.map_or(0, |(r, d)| if r == program { 1 + i64::from(self.matching.withheld[r.index()]) } else { 0 } - i64::from(d == program))
        };
        if x.program == y.program && !x.program.is_no_match() {
            return self.has_room(x.program, &[x, y], leavers, more(x.program));
        }
        [x, y]
            .into_iter()
            .all(|leg| leg.program.is_no_match() || self.has_room(leg.program, &[leg], leavers, more(leg.program)))
    }

    /// Whether a donor has an unfilled position that could move along this reversion and be filled.
    fn wastes(&self, reversion: usize) -> bool {
        let donor = self.market.reversions()[reversion].donor;
        let filled = self.holders.at(donor).len();
        filled < self.quotas[donor.index()] as usize && self.leads_to_a_match(reversion, donor)
    }

    /// Whether the receiver of a reversion could fill a position of `donor`, or could pass it on to a program that can.
    fn leads_to_a_match(&self, reversion: usize, donor: ProgramId) -> bool {
        let step = self.market.reversions()[reversion];
        self.matching.reverted[reversion] < step.limit
            && (self.would_fill_one_more(step.receiver, donor)
                || (0..self.market.reversions().len())
                    .filter(|&next| self.market.reversions()[next].donor == step.receiver)
                    .any(|next| self.leads_to_a_match(next, donor)))
    }

    fn would_fill_one_more(&self, program: ProgramId, donor: ProgramId) -> bool {
        self.market.ranking(program).iter().any(|ranked| {
            let applicant = ranked.applicant;
            let list = self.market.primary(applicant);
            let before = self.matching.primary[applicant.index()].map_or(list.len(), Rank::position);
            let leavers: Vec<Listed> = self.held_by(applicant).collect();
            match self.market.couple_of(applicant) {
                None if list[..before].iter().any(|listed| listed.program == program) => true,
                Some(couple) if self.couple_would_come(couple, before, program, donor) => true,
                _ => self.ranks_second(applicant, program, &leavers),
            }
        })
    }

    fn couple_would_come(&self, couple: usize, before: usize, program: ProgramId, donor: ProgramId) -> bool {
        let [a, b] = self.market.couples()[couple];
        let leavers: Vec<Listed> = self.held_by(a).chain(self.held_by(b)).collect();
        (0..before).any(|position| {
            let pair = [a, b].map(|partner| self.market.primary(partner)[position]);
            pair.iter().any(|leg| leg.program == program)
                && self.couple_has_room(pair, &leavers, Some((program, donor)))
        })
    }

    /// Whether an applicant ranks a program above what is held on the open supplemental list.
    fn ranks_second(&self, applicant: ApplicantId, program: ProgramId, held: &[Listed]) -> bool {
        let rank = self.matching.primary[applicant.index()];
        let Some(list) = rank.and_then(|rank| self.market.attached(applicant, rank)) else { return false };
        let list = self.market.supplemental(list);
        let before = self.matching.supplemental[applicant.index()].map_or(list.len(), Rank::position);
        list[..before].iter().any(|listed| listed.program == program) && !held.iter().any(|h| h.program == program)
    }
}
