//! The state of a run, and how applicants gain and lose seats.
//!
//! The algorithm is that of Roth and Peranson, "The redesign of the matching market for American physicians" (American
//! Economic Review 89, 1999). Its two stacks are here: `displaced` holds applicants who propose next, and `work` holds programs
//! with a free seat that an applicant may have been refused before.

use super::cycle::scramble;
use super::seats::Seats;
use super::witness::{Answer, Event, Leg, Reason, Witness};
use crate::market::{ApplicantId, Listed, Market, ProgramId, Rank};

/// How far an applicant has come on the primary list, as indices among all primary entries. The list is `start..end`. `next`
/// is the entry that the applicant holds or proposes to next, and `end` when the list is exhausted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Standing {
    pub(super) start: u32,
    pub(super) next: u32,
    pub(super) end: u32,
}

/// The same for the open supplemental list, if there is one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct SecondStanding {
    pub(super) start: u32,
    pub(super) next: u32,
    pub(super) end: u32,
    pub(super) is_seated: bool,
}

const CLOSED: SecondStanding = SecondStanding { start: 0, next: 0, end: 0, is_seated: false };

/// Work on the program stack.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Work {
    /// A program has a free seat.
    Vacancy(ProgramId),
    /// A couple holds a seat that it needs itself for a better pair.
    Couple(u32),
}

/// The state that an attempt changes, as one value that can be saved and restored.
#[derive(Clone, Default, Debug)]
pub(super) struct State {
    pub(super) seats: Seats,
    pub(super) standing: Vec<Standing>,
    /// Whether each couple holds its current pair.
    pub(super) couple_is_placed: Vec<bool>,
    /// One entry an applicant; empty in a market without supplemental lists.
    pub(super) second: Vec<SecondStanding>,
    pub(super) reverted: Vec<u32>,
    pub(super) withheld: Vec<u32>,
    pub(super) proposals: u64,
}

impl Standing {
    /// The rank of an entry.
    pub(super) fn rank(self, entry: u32) -> Rank {
        Rank::at((entry - self.start) as usize)
    }
}

impl SecondStanding {
    /// The rank of an entry.
    pub(super) fn rank(self, entry: u32) -> Rank {
        Rank::at((entry - self.start) as usize)
    }
}

pub(super) struct Engine<'a, W> {
    pub(super) market: &'a Market,
    pub(super) state: State,
    pub(super) displaced: Vec<(ApplicantId, Leg)>,
    pub(super) wave: Vec<(ApplicantId, Leg)>,
    pub(super) work: Vec<Work>,
    work_fingerprint: u64,
    /// Work set aside because it loops. It may block the result.
    pub(super) aside: Vec<Work>,
    /// Whether free seats are offered to singles only.
    pub(super) do_couples_rest: bool,
    program_waits: Vec<bool>,
    pub(super) witness: &'a mut W,
}

impl<'a, W: Witness> Engine<'a, W> {
    /// An engine that reuses the memory of an earlier state. Call [`Engine::reset`] before anything else.
    pub(super) fn new(market: &'a Market, state: State, witness: &'a mut W) -> Self {
        Engine {
            market,
            state,
            displaced: Vec::new(),
            wave: Vec::new(),
            work: Vec::new(),
            work_fingerprint: 0,
            aside: Vec::new(),
            do_couples_rest: false,
            program_waits: vec![false; market.programs()],
            witness,
        }
    }

    /// Empties all seats and puts every applicant at the top of the list; keeps the memory.
    pub(super) fn reset(&mut self) {
        let state = &mut self.state;
        state.seats.reset(self.market);
        let primaries = self.market.primaries();
        state.standing.clear();
        state.standing.extend((0..primaries.len()).map(|applicant| {
            let range = primaries.range(applicant);
            Standing { start: index(range.start), next: index(range.start), end: index(range.end) }
        }));
        state.couple_is_placed.clear();
        state.couple_is_placed.resize(self.market.couples().len(), false);
        state.second.clear();
        if !self.market.supplementals().is_empty() {
            state.second.resize(primaries.len(), CLOSED);
        }
        state.reverted.clear();
        state.reverted.resize(self.market.reversions().len(), 0);
        state.withheld.clear();
        state.withheld.resize(self.market.programs(), 0);
        state.proposals = 0;
    }

    /// The primary entry that an applicant holds or proposes to next.
    #[inline]
    pub(super) fn entry(&self, applicant: ApplicantId) -> Listed {
        self.market.primaries().items()[self.state.standing[applicant.index()].next as usize]
    }

    pub(super) fn second(&self, applicant: ApplicantId) -> SecondStanding {
        self.state.second.get(applicant.index()).copied().unwrap_or(CLOSED)
    }

    /// The supplemental entry that an applicant holds or proposes to next.
    pub(super) fn second_entry(&self, second: SecondStanding) -> Listed {
        self.market.supplementals().items()[second.next as usize]
    }

    /// Seats an applicant whom the program accepts, and displaces the worst holder if there is no free seat.
    #[inline]
    pub(super) fn seat(&mut self, applicant: ApplicantId, listed: Listed) {
        if let Some(loser) = self.state.seats.seat(applicant, listed) {
            let event = Event::Displaced { applicant: loser, program: listed.program, by: applicant };
            self.see(|| event);
            if self.market.has_ties(loser) {
                self.displace(loser, listed.program);
            } else {
                self.state.standing[loser.index()].next += 1;
                self.displaced.push((loser, Leg::Primary));
            }
        }
    }

    /// Gives up all seats that depend on the one an applicant lost, and puts the applicant on the applicant stack.
    pub(super) fn displace(&mut self, applicant: ApplicantId, program: ProgramId) {
        if self.entry(applicant).program != program {
            let second = &mut self.state.second[applicant.index()];
            second.is_seated = false;
            second.next += 1;
            self.displaced.push((applicant, Leg::Supplemental));
            return;
        }
        self.close_supplemental(applicant, Reason::AdvancedLost);
        if let Some(couple) = self.market.couple_of(applicant) {
            let [a, b] = self.market.couples()[couple];
            let partner = if a == applicant { b } else { a };
            self.close_supplemental(partner, Reason::PartnerDisplaced);
            let listed = self.entry(partner);
            if !listed.program.is_no_match() {
                self.vacate(partner, listed, Reason::PartnerDisplaced);
            }
            self.state.couple_is_placed[couple] = false;
            for one in [a, b] {
                self.state.standing[one.index()].next += 1;
            }
            self.displaced.push((a, Leg::Primary));
        } else {
            self.state.standing[applicant.index()].next += 1;
            self.displaced.push((applicant, Leg::Primary));
        }
    }

    /// Gives up the PGY-1 seat, if the applicant holds one, and closes the supplemental list.
    pub(super) fn close_supplemental(&mut self, applicant: ApplicantId, reason: Reason) {
        let second = self.second(applicant);
        if second == CLOSED {
            return;
        }
        if second.is_seated {
            self.vacate(applicant, self.second_entry(second), reason);
        }
        self.state.second[applicant.index()] = CLOSED;
    }

    /// Frees a seat and puts its program on the program stack.
    pub(super) fn vacate(&mut self, applicant: ApplicantId, listed: Listed, reason: Reason) {
        self.state.seats.free_seat(listed);
        self.see(|| Event::Withdrew { applicant, program: listed.program, reason });
        self.push_work(Work::Vacancy(listed.program));
    }

    /// Opens the supplemental list attached to the entry just matched, and proposes down it.
    pub(super) fn open_supplemental(&mut self, applicant: ApplicantId, entry: u32) {
        if let Some(list) = self.market.attached_at(entry as usize) {
            let range = self.market.supplementals().range(list.index());
            let (start, end) = (index(range.start), index(range.end));
            self.state.second[applicant.index()] = SecondStanding { start, next: start, end, is_seated: false };
            self.propose_supplemental(applicant);
        }
    }

    /// Proposes down the open supplemental list, starting at the applicant's next entry.
    pub(super) fn propose_supplemental(&mut self, applicant: ApplicantId) {
        let mut second = self.second(applicant);
        if second.is_seated {
            return;
        }
        while second.next < second.end {
            let listed = self.second_entry(second);
            self.state.proposals += 1;
            let accepted = self.state.seats.accepts(listed);
            self.see(|| Event::Proposed {
                applicant,
                leg: Leg::Supplemental,
                rank: second.rank(second.next),
                program: listed.program,
                answer: Answer::to(listed, accepted),
            });
            if accepted {
                second.is_seated = true;
                self.state.second[applicant.index()] = second;
                self.seat(applicant, listed);
                return;
            }
            second.next += 1;
        }
        self.state.second[applicant.index()] = second;
    }

    /// Shows a step to the witness. A witness that ignores it costs nothing: the event is not built.
    #[inline]
    pub(super) fn see(&mut self, event: impl FnOnce() -> Event) {
        self.witness.see(self.state.seats.seating(), event);
    }

    /// Puts work on the program stack, unless it is already there or was set aside.
    pub(super) fn push_work(&mut self, work: Work) {
        let waits = match work {
            Work::Vacancy(program) => self.program_waits[program.index()],
            Work::Couple(_) => self.work.contains(&work),
        };
        if waits || self.aside.contains(&work) {
            return;
        }
        if let Work::Vacancy(program) = work {
            self.program_waits[program.index()] = true;
        }
        self.work_fingerprint ^= work_fingerprint(work, self.work.len());
        self.work.push(work);
    }

    pub(super) fn pop_work(&mut self) -> Option<Work> {
        let work = self.work.pop()?;
        self.work_fingerprint ^= work_fingerprint(work, self.work.len());
        if let Work::Vacancy(program) = work {
            self.program_waits[program.index()] = false;
        }
        Some(work)
    }

    /// A fingerprint of the state: equal states, from which the process continues equally, have equal fingerprints. Who holds
    /// which seat determines the state, because a program or a pair occurs once on a list and the applicant stack is empty
    /// when this is called.
    pub(super) fn fingerprint(&self) -> u64 {
        self.state.seats.fingerprint() ^ self.work_fingerprint
    }
}

fn work_fingerprint(work: Work, depth: usize) -> u64 {
    let what = match work {
        Work::Vacancy(program) => u64::from(program.0),
        Work::Couple(couple) => u64::from(couple) | 1 << 32,
    };
    scramble(scramble(what) ^ depth as u64)
}

pub(super) fn index(entry: usize) -> u32 {
    u32::try_from(entry).expect("ranks are u32")
}
