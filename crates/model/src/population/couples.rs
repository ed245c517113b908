//! Couples: drawn in every replicate, or given.

use super::people::{People, Person, Roster};
use crate::draws::{Keys, Purpose};
use crate::scenario::{Inputs, Role, Scenario};
use matchday_match::market::ApplicantId;

impl People {
    /// Forms couples. Each applicant is in a couple with the scenario's probability, by their own draw. Partners come from the group of
    /// partners if there is one; otherwise the chosen applicants are paired among themselves. If partners are too few, the applicants with
    /// the lowest draws get one. Given couples come last and take no partner from others.
    pub(super) fn pair_up(&mut self, scenario: &Scenario, inputs: &Inputs, roster: &Roster, replicate: u32) {
        self.couples.clear();
        self.draw_couples(scenario, inputs, roster, replicate);
        let first_given = u32::try_from(self.all.len() - inputs.applicants.len()).expect("people are u32");
        self.couples.extend(roster.couples.iter().map(|couple| couple.map(|given| ApplicantId(first_given + given))));
        for &[a, b] in &self.couples {
            self.all[a.index()].partner = Some(b);
            self.all[b.index()].partner = Some(a);
        }
    }

    fn draw_couples(&mut self, scenario: &Scenario, inputs: &Inputs, roster: &Roster, replicate: u32) {
        let share = scenario.couples.share;
        if share <= 0.0 {
            return;
        }
        let has_partners = scenario.group.iter().any(|group| group.role == Role::Partners && group.count > 0);
        let is_open = |person: &Person| !person.given.is_some_and(|given| roster.has_partner[given as usize]);
        let luck = |person: &Person| person.key.draws(Purpose::Couples).unit();
        let chosen = &mut self.scratch;
        chosen.clear();
        for (index, person) in (0..).map(ApplicantId).zip(&self.all) {
            let is_single = person.given.is_some_and(|given| inputs.applicants[given as usize].is_single);
            if person.role == Role::Applicants && !is_single && is_open(person) && luck(person) < share {
                chosen.push(index);
            }
        }
        let mut draws = Keys::of(scenario.run.seed, Some(replicate), "couples").next_key().draws(Purpose::Couples);
        if has_partners {
            let is_partner = |person: &Person| person.role == Role::Partners && is_open(person);
            let partners =
                (0..).map(ApplicantId).zip(&self.all).filter(|(_, person)| is_partner(person)).map(|(index, _)| index);
            let there_are = partners.clone().count();
            if there_are < chosen.len() {
                chosen.sort_by(|&a, &b| luck(&self.all[a.index()]).total_cmp(&luck(&self.all[b.index()])));
                chosen.truncate(there_are);
                chosen.sort_unstable();
            }
            self.couples.extend(chosen.iter().copied().zip(partners).map(|(a, b)| [a, b]));
        } else {
            draws.shuffle(chosen);
            self.couples.extend(chosen.chunks_exact(2).map(|pair| [pair[0], pair[1]]));
        }
    }
}
