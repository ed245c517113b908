//! The applicants whom each program holds.

use super::{Market, Matching, ProgramId, Ragged};

/// The applicants whom each program holds, as positions on its list.
#[derive(Clone, Default, Debug)]
pub struct Holders {
    /// By program, rising.
    positions: Ragged<u32>,
    /// One bit for each entry of all programs' lists: whether it is matched.
    matched: Vec<u64>,
}

impl Holders {
    /// The positions held at a program, best first.
    ///
    /// # Panics
    /// When there is no such program.
    #[must_use]
    #[inline]
    pub fn at(&self, program: ProgramId) -> &[u32] {
        self.positions.list(program.index())
    }

    /// The positions held at each program, best first.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &[u32]> {
        self.positions.iter()
    }

    /// Finds the holders of a matching of this market.
    ///
    /// # Panics
    /// When the matching is not one of this market.
    pub fn find(&mut self, matching: &Matching, market: &Market) {
        let Holders { positions, matched } = self;
        let rankings = market.rankings();
        matched.clear();
        matched.resize(rankings.items().len().div_ceil(WORD), 0);
        for applicant in market.applicant_ids() {
            let Some(rank) = matching.primary[applicant.index()] else { continue };
            let entry = market.primary(applicant)[rank.position()];
            let second = matching.supplemental[applicant.index()].and_then(|second| {
                let list = market.attached(applicant, rank)?;
                Some(market.supplemental(list)[second.position()])
            });
            for seat in [Some(entry), second].into_iter().flatten() {
                if let (false, Some(rank)) = (seat.program.is_no_match(), seat.rank()) {
                    let place = rankings.range(seat.program.index()).start + rank.position();
                    matched[place / WORD] |= 1 << (place % WORD);
                }
            }
        }
        positions.clear();
        let mut list = 0;
        for (which, &word) in matched.iter().enumerate() {
            let mut left = word;
            while left != 0 {
                let place = which * WORD + left.trailing_zeros() as usize;
                left &= left - 1;
                while rankings.range(list).end <= place {
                    positions.end_list();
                    list += 1;
                }
                positions.push_item(u32::try_from(place - rankings.range(list).start).expect("ranks are u32"));
            }
        }
        (list..rankings.len()).for_each(|_| positions.end_list());
    }
}

/// Bits of a word.
const WORD: usize = u64::BITS as usize;

#[cfg(test)]
mod tests {
    use crate::market::{Choice, Draft, Market, Terms, Track};
    use crate::matching::{Settings, run};
    use rand::SeedableRng;

    /// Programs of 3, 0, 70 and 1 positions, which all rank the same 80 people, in their order; every second wants the third.
    #[test]
    fn holders_are_in_the_order_of_each_list() {
        let mut draft = Draft::default();
        let programs = [3, 0, 70, 1].map(|quota| draft.add_program(Terms::new(Track::Categorical, quota)));
        let wanted = [0, 2, 3, 2].into_iter().cycle().map(|program| programs[program]);
        let people: Vec<_> = wanted.take(80).map(|program| draft.add_applicant([Choice::of(program)])).collect();
        for _ in programs {
            draft.rankings.push(people.iter().copied());
        }
        let market = Market::new(&draft).unwrap();
        let run = run(&market, &Settings::default(), &mut rand_chacha::ChaCha12Rng::seed_from_u64(1));
        let holders = run.matching.holders(&market);
        let third: Vec<u32> = (0..80).filter(|place| place % 2 == 1).collect();
        assert_eq!(programs.map(|program| holders.at(program)), [&[0, 4, 8][..], &[], &third, &[2]]);
        assert_eq!(holders.iter().map(<[u32]>::len).sum::<usize>(), 44);
    }
}
