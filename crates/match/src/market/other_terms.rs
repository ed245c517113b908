//! The same lists with other terms.

use super::terms::{Reversion, Terms, Track};
use super::{ApplicantId, Market, NO_LIST};

impl Market {
    /// The same rank order lists with other terms and reversions: the market if quotas or tracks change after all lists are
    /// certified.
    ///
    /// A program that stops being advanced opens no supplemental list. One that becomes advanced opens the first list that the
    /// applicant has attached anywhere, if there is one.
    ///
    /// # Panics
    /// When there are not as many terms as programs.
    #[must_use]
    pub fn with_terms(&self, terms: &[Terms], reversions: &[Reversion]) -> Market {
        assert_eq!(terms.len(), self.programs(), "one entry a program");
        let mut market = Market { terms: terms.to_vec(), reversions: reversions.to_vec(), ..self.clone() };
        let is_converted =
            |(before, after): (&Terms, &Terms)| (before.track == Track::Advanced) != (after.track == Track::Advanced);
        if self.terms.iter().zip(terms).any(is_converted) && !self.attached.is_empty() {
            for applicant in self.applicant_ids() {
                market.attach_anew(self, applicant);
            }
        }
        market
    }

    fn attach_anew(&mut self, before: &Market, applicant: ApplicantId) {
        let range = before.primary.range(applicant.index());
        let own = before.attached[range.clone()].iter().copied().find(|&list| list != NO_LIST).unwrap_or(NO_LIST);
        let mut has_any = false;
        for entry in range {
            let program = before.primary.items()[entry].program;
            if program.is_no_match() {
                continue;
            }
            let (old, new) = (before.terms(program).track, self.terms(program).track);
            match (old == Track::Advanced, new == Track::Advanced) {
                (true, false) => self.attached[entry] = NO_LIST,
                (false, true) => self.attached[entry] = own,
                _ => {}
            }
            has_any |= self.attached[entry] != NO_LIST;
        }
        self.ties[applicant.index()].has_supplemental = has_any;
    }
}

#[cfg(test)]
mod tests {
    use crate::market::{Choice, Draft, Market, Matching, ProgramId, Terms, Track};
    use crate::matching::{Settings, run};
    use rand::SeedableRng;

    /// Ada ranks an advanced position, with a year that Ben takes before her.
    fn market() -> (Market, [ProgramId; 2]) {
        let mut draft = Draft::default();
        let advanced = draft.add_program(Terms::new(Track::Advanced, 1));
        let year = draft.add_program(Terms::new(Track::Preliminary, 1));
        let ada = draft.add_applicant([]);
        let list = draft.add_supplemental(ada, [year]);
        draft.primary.clear();
        draft.primary.push([Choice { program: advanced, supplemental: Some(list) }]);
        let ben = draft.add_applicant([Choice::of(year)]);
        draft.rankings.push([ada]);
        draft.rankings.push([ben, ada]);
        (Market::new(&draft).expect("a sound draft"), [advanced, year])
    }

    fn matched(market: &Market) -> Matching {
        run(market, &Settings::default(), &mut rand_chacha::ChaCha12Rng::seed_from_u64(1)).matching
    }

    #[test]
    fn the_same_terms_make_the_same_match() {
        let (market, _) = market();
        let same = market.with_terms(market.all_terms(), market.reversions());
        assert_eq!(matched(&same), matched(&market));
    }

    #[test]
    fn a_categorical_position_opens_no_supplemental_list() {
        let (market, [advanced, year]) = market();
        let mut terms = market.all_terms().to_vec();
        terms[year.index()].quota = 2;
        let more = market.with_terms(&terms, &[]);
        assert_eq!(matched(&more).holders(&more).at(year), [0, 1]);
        terms[advanced.index()].track = Track::Categorical;
        let converted = market.with_terms(&terms, &[]);
        assert_eq!(matched(&converted).holders(&converted).at(year), [0]);
        assert!(!converted.has_supplemental(crate::market::ApplicantId(0)));
    }
}
