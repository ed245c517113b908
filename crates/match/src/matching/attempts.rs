//! Attempts: the match is run with one order of couples after another until a stable matching is found.

use rand::Rng;
use rand::seq::SliceRandom;

use super::engine::{Engine, State};
use super::witness::{Event, Witness};
use crate::market::{ApplicantId, Market, Matching};
use crate::stability::{BlockingPair, blocking_pairs};

/// Settings that the published rules leave open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Settings {
    /// How often the match is run again after a loop, each time with the couples in another order. If singles with
    /// supplemental lists are in the loop, their order changes too. The rules of the NRMP give no number; 16 is the choice of
    /// this project.
    pub couple_order_attempts: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Settings { couple_order_attempts: 16 }
    }
}

/// The result of a run.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Run {
    /// The attempt with the fewest blocking pairs, the first of them.
    pub matching: Matching,
    /// Whether the matching is stable.
    pub stable: bool,
    /// The blocking pairs; empty exactly when `stable`.
    pub blocking: Vec<BlockingPair>,
    /// Proposals in that attempt. Each leg of a couple's pair counts as one. An applicant who is reconsidered proposes again from
    /// the top of the list.
    pub proposals: u64,
    /// How many attempts were made.
    pub attempts: u32,
    /// The attempt, counted from 1, that gave the matching.
    pub kept: u32,
    /// How many attempts ran into a loop.
    pub loops: u32,
}

/// Runs the match once. [`Matcher`] reuses its memory from run to run.
///
/// # Examples
/// Ada and Ben both want the one position; the program prefers Ben:
/// ```
/// use matchday_match::market::{Choice, Draft, Market, Terms, Track};
/// use matchday_match::matching::{Settings, run};
/// use rand::SeedableRng;
///
/// let mut draft = Draft::default();
/// let program = draft.add_program(Terms::new(Track::Categorical, 1));
/// let ada = draft.add_applicant([Choice::of(program)]);
/// let ben = draft.add_applicant([Choice::of(program)]);
/// draft.rankings.push([ben, ada]);
/// let market = Market::new(&draft).unwrap();
///
/// let run = run(&market, &Settings::default(), &mut rand_chacha::ChaCha12Rng::seed_from_u64(1));
/// assert!(run.stable);
/// assert_eq!(run.matching.primary_program(&market, ben), Some(program));
/// assert_eq!(run.matching.primary_program(&market, ada), None);
/// ```
pub fn run(market: &Market, settings: &Settings, reshuffle: &mut impl Rng) -> Run {
    Matcher::default().run(market, settings, reshuffle, &mut ())
}

/// Runs matches one after another in the same memory.
#[derive(Default, Debug)]
pub struct Matcher {
    state: State,
    after_singles: State,
}

impl Matcher {
    /// Runs one match; the witness sees every step.
    ///
    /// # Panics
    /// Never: at least one attempt is made.
    pub fn run(
        &mut self,
        market: &Market,
        settings: &Settings,
        reshuffle: &mut impl Rng,
        witness: &mut impl Witness,
    ) -> Run {
        let mut engine = Engine::new(market, std::mem::take(&mut self.state), witness);
        let mut singles: Vec<ApplicantId> =
            market.applicant_ids().filter(|&a| market.has_supplemental(a) && market.couple_of(a).is_none()).collect();
        let mut couples: Vec<usize> = (0..market.couples().len()).collect();
        let mut best: Option<Run> = None;
        let mut loops = 0;
        let mut have_singles_settled = false;
        for attempt in 1..=settings.couple_order_attempts.saturating_add(1) {
            // Without couples, a loop after the singles have settled comes from reversions or requests. Then the order of the
            // singles has to change.
            let keeps_singles = have_singles_settled && !couples.is_empty();
            if attempt > 1 {
                engine.see(|| Event::NewAttempt { keeps_singles });
                couples.shuffle(reshuffle);
            }
            engine.aside.clear();
            if keeps_singles {
                engine.state.clone_from(&self.after_singles);
            } else {
                if attempt > 1 {
                    singles.shuffle(reshuffle);
                }
                engine.match_singles(&singles);
                have_singles_settled = engine.aside.is_empty();
                if !couples.is_empty() {
                    self.after_singles.clone_from(&engine.state);
                }
            }
            let Attempt { has_looped, has_settled } = engine.complete(&couples);
            loops += u32::from(has_looped);
            let matching = engine.matching();
            debug_assert!(!has_settled || blocking_pairs(market, &matching).is_empty(), "what settled is stable");
            let blocking = if has_settled { Vec::new() } else { blocking_pairs(market, &matching) };
            let is_better = best.as_ref().is_none_or(|best| blocking.len() < best.blocking.len());
            if is_better {
                let (stable, proposals) = (blocking.is_empty(), engine.state.proposals);
                best = Some(Run { matching, stable, blocking, proposals, attempts: attempt, kept: attempt, loops });
            }
            if let Some(best) = &mut best {
                (best.attempts, best.loops) = (attempt, loops);
                if best.stable {
                    break;
                }
            }
        }
        self.state = engine.state;
        best.expect("at least one attempt is made")
    }
}

/// How an attempt ended.
struct Attempt {
    has_looped: bool,
    /// Whether all work settled in the end, so that the result is stable.
    has_settled: bool,
}

impl<W: Witness> Engine<'_, W> {
    /// Matches all singles in an empty market: first those who have a primary list only, then these, who have supplemental
    /// lists.
    fn match_singles(&mut self, singles: &[ApplicantId]) {
        self.reset();
        self.match_untied();
        for &applicant in singles {
            self.propose_single(applicant);
        }
        self.settle();
        self.see(|| Event::SinglesSettled);
    }

    /// Matches couples one at a time. All work settles before the next couple enters.
    fn match_couples(&mut self, couples: &[usize]) {
        for &couple in couples {
            self.propose_couple(couple);
            self.settle();
        }
    }

    /// Runs what follows the singles: couples, reversions and requests, and a second try for the work that looped.
    fn complete(&mut self, couples: &[usize]) -> Attempt {
        self.match_couples(couples);
        self.adjust_quotas();
        let has_looped = !self.aside.is_empty();
        if self.retry_aside() {
            self.adjust_quotas();
        }
        let has_settled = self.aside.is_empty();
        if !has_settled {
            self.finish_without_couples();
        }
        Attempt { has_looped, has_settled }
    }

    fn matching(&self) -> Matching {
        let ids = || self.market.applicant_ids();
        let primary = ids().map(|applicant| {
            let standing = self.state.standing[applicant.index()];
            self.is_placed(applicant).then(|| standing.rank(standing.next))
        });
        let supplemental = self.state.second.iter().map(|second| second.is_seated.then(|| second.rank(second.next)));
        Matching {
            primary: primary.collect(),
            supplemental: if self.state.second.is_empty() {
                vec![None; self.market.applicants()]
            } else {
                supplemental.collect()
            },
            reverted: self.state.reverted.clone(),
            withheld: self.state.withheld.clone(),
        }
    }
}
