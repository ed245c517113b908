//! Couples: two primary lists tied rank by rank. A pair matches with both legs or not at all.

use super::engine::{Engine, Standing, Work, index};
use super::witness::{Answer, Event, Leg, Reason, Witness};
use crate::market::{ApplicantId, Listed};

impl<W: Witness> Engine<'_, W> {
    /// Proposes down a couple's list of pairs, starting at the couple's next pair. The couple holds no seat.
    pub(super) fn propose_couple(&mut self, couple: usize) {
        let [a, _] = self.market.couples()[couple];
        for position in self.couple_position(couple)..self.market.primary(a).len() {
            let pair = self.pair(couple, position);
            let is_accepted = self.accepts_pair(pair);
            self.state.proposals += pair.iter().filter(|listed| !listed.program.is_no_match()).count() as u64;
            self.see_pair(couple, position, is_accepted);
            if is_accepted {
                self.place_couple(couple, position);
                return;
            }
        }
        self.set_couple_position(couple, self.market.primary(a).len());
    }

    /// Searches a couple's list from the top for a better pair than the one held, and takes it. If there is none, searches
    /// the partners' open supplemental lists.
    pub(super) fn reconsider_couple(&mut self, couple: usize) {
        let partners = self.market.couples()[couple];
        let Some(better) = self.better_pair(couple) else {
            let has_moved = partners.map(|partner| self.reconsider_supplemental(partner));
            if has_moved.contains(&true) {
                self.watch_own_seats(couple);
            }
            return;
        };
        for partner in partners {
            self.close_supplemental(partner, Reason::MovesUp);
            if self.state.couple_is_placed[couple] {
                let listed = self.entry(partner);
                if !listed.program.is_no_match() {
                    self.vacate(partner, listed, Reason::MovesUp);
                }
            }
        }
        self.state.proposals += 2 * (better as u64 + 1);
        self.see_pair(couple, better, true);
        self.place_couple(couple, better);
    }

    /// The first pair above the one held that would be accepted if both partners left all their seats.
    pub(super) fn better_pair(&mut self, couple: usize) -> Option<usize> {
        let partners = self.market.couples()[couple];
        let held_by = |&partner: &ApplicantId| self.seats_of(partner).map(move |listed| (partner, listed));
        let lifted: Vec<(ApplicantId, Listed)> = partners.iter().flat_map(held_by).collect();
        for &(_, listed) in &lifted {
            self.state.seats.free_seat(listed);
        }
        let better = (0..self.couple_position(couple)).find(|&position| self.accepts_pair(self.pair(couple, position)));
        for &(partner, listed) in &lifted {
            self.state.seats.seat(partner, listed);
        }
        better
    }

    /// The seats that an applicant holds: the primary one and the PGY-1 one.
    fn seats_of(&self, applicant: ApplicantId) -> impl Iterator<Item = Listed> + use<W> {
        let primary = self.is_placed(applicant).then(|| self.entry(applicant));
        let second = self.second(applicant);
        let supplemental = second.is_seated.then(|| self.second_entry(second));
        primary.filter(|listed| !listed.program.is_no_match()).into_iter().chain(supplemental)
    }

    fn pair(&self, couple: usize, position: usize) -> [Listed; 2] {
        self.market.couples()[couple].map(|partner| self.market.primary(partner)[position])
    }

    fn accepts(&self, listed: Listed) -> bool {
        listed.program.is_no_match() || self.state.seats.accepts(listed)
    }

    fn accepts_pair(&self, [x, y]: [Listed; 2]) -> bool {
        if x.program == y.program && !x.program.is_no_match() {
            return self.state.seats.accepts_both(x, y);
        }
        self.accepts(x) && self.accepts(y)
    }

    fn place_couple(&mut self, couple: usize, position: usize) {
        let partners = self.market.couples()[couple];
        self.set_couple_position(couple, position);
        self.state.couple_is_placed[couple] = true;
        for (partner, listed) in partners.into_iter().zip(self.pair(couple, position)) {
            if !listed.program.is_no_match() {
                self.seat(partner, listed);
            }
        }
        for partner in partners {
            // The first partner's PGY-1 seat may have displaced the second partner, and so ended the pair.
            if self.state.couple_is_placed[couple] && self.market.has_supplemental(partner) {
                self.open_supplemental(partner, self.state.standing[partner.index()].next);
            }
        }
        self.watch_own_seats(couple);
    }

    /// Puts a couple on the program stack if a better pair names, for one partner, a program where the other partner holds a
    /// seat. The couple itself can free that seat, and no vacancy of a program would trigger the search.
    pub(super) fn watch_own_seats(&mut self, couple: usize) {
        let partners @ [a, b] = self.market.couples()[couple];
        let held = partners.map(|partner| self.seats_of(partner).map(|listed| listed.program).collect::<Vec<_>>());
        let is_crossed = (0..self.couple_position(couple)).any(|position| {
            held[1].contains(&self.market.primary(a)[position].program)
                || held[0].contains(&self.market.primary(b)[position].program)
        });
        if is_crossed {
            self.push_work(Work::Couple(index(couple)));
        }
    }

    /// The position, on both partners' lists, of the pair that is held or proposed next.
    pub(super) fn couple_position(&self, couple: usize) -> usize {
        let [a, _] = self.market.couples()[couple];
        let Standing { start, next, .. } = self.state.standing[a.index()];
        (next - start) as usize
    }

    fn set_couple_position(&mut self, couple: usize, position: usize) {
        for partner in self.market.couples()[couple] {
            let standing = &mut self.state.standing[partner.index()];
            standing.next = standing.start + index(position);
        }
    }

    fn see_pair(&mut self, couple: usize, position: usize, is_accepted: bool) {
        let pair = self.pair(couple, position);
        let legs = pair.map(|listed| self.accepts(listed));
        for ((applicant, listed), leg_accepted) in self.market.couples()[couple].into_iter().zip(pair).zip(legs) {
            self.see(|| Event::Proposed {
                applicant,
                leg: Leg::Primary,
                rank: crate::market::Rank::at(position),
                program: listed.program,
                answer: match Answer::to(listed, leg_accepted) {
                    _ if listed.program.is_no_match() => Answer::NoMatch,
                    Answer::Accepted if !is_accepted => Answer::OtherLegRefused,
                    answer => answer,
                },
            });
        }
    }
}
