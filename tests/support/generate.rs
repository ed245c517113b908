//! Small random markets, the same on every machine.

use matchday::market::{ApplicantId, Choice, Draft, Market, Parity, ProgramId, Ragged, Reversion, Terms, Track};
use rand::seq::SliceRandom as _;
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;

use super::sketch::show;

/// What kind of market to draw.
#[derive(Clone, Copy, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a thing that a market may have")]
pub struct Mix {
    pub applicants: usize,
    pub programs: usize,
    /// Quotas are drawn from 0 to this; every fourth one or so is 0.
    pub quota: u32,
    /// Advanced programs with supplemental lists, preliminary and joint programs.
    pub supplemental: bool,
    /// Up to so many couples.
    pub couples: usize,
    pub parity: bool,
    pub reversions: bool,
    /// Draw exactly so many applicants, programs and couples instead of up to so many.
    pub full: bool,
}

impl Mix {
    /// Singles with primary lists only, up to 4 of them and 4 programs with quotas up to 3.
    pub const SINGLES: Mix = Mix {
        applicants: 4,
        programs: 4,
        quota: 3,
        supplemental: false,
        couples: 0,
        parity: false,
        reversions: false,
        full: false,
    };
    /// The same with up to two couples.
    pub const COUPLES: Mix = Mix { couples: 2, ..Mix::SINGLES };
    /// The same with supplemental lists, without couples.
    pub const SUPPLEMENTAL: Mix = Mix { supplemental: true, ..Mix::SINGLES };
    /// Couples and supplemental lists.
    pub const BOTH: Mix = Mix { supplemental: true, ..Mix::COUPLES };
    /// Everything there is.
    pub const EVERYTHING: Mix = Mix { parity: true, reversions: true, ..Mix::BOTH };

    /// The market with this number.
    pub fn draw(self, number: u64) -> Draft {
        let mut rng = ChaCha8Rng::seed_from_u64(number);
        let rng = &mut rng;
        let (programs, applicants) = if self.full {
            (self.programs, self.applicants)
        } else {
            (rng.random_range(1..=self.programs), rng.random_range(1..=self.applicants))
        };
        let mut draft = Draft::default();
        for _ in 0..programs {
            let terms = self.terms(&draft, rng);
            draft.add_program(terms);
        }
        let pairs = self.couples.min(applicants / 2);
        let couples = if self.full { pairs } else { rng.random_range(0..=pairs) };
        let mut people = ids(applicants, ApplicantId);
        people.shuffle(rng);
        draft.couples = people.chunks_exact(2).take(couples).map(|pair| [pair[0], pair[1]]).collect();
        primary_lists(&mut draft, applicants, rng);
        if self.supplemental {
            supplemental_lists(&mut draft, rng);
        }
        rankings(&mut draft, rng);
        if self.reversions {
            reversions(&mut draft, rng);
        }
        draft
    }

    /// The markets with the numbers from 0, with their drafts.
    pub fn markets(self, count: u64) -> impl Iterator<Item = (Draft, Market)> {
        (0..count).map(move |number| {
            let draft = self.draw(number);
            let market = Market::new(&draft).unwrap_or_else(|faults| panic!("{faults:?} in\n{}", show(&draft)));
            (draft, market)
        })
    }

    fn terms(self, before: &Draft, rng: &mut ChaCha8Rng) -> Terms {
        let track = match rng.random_range(0..5) {
            0..2 if self.supplemental => Track::Advanced,
            2..4 if self.supplemental => Track::Preliminary,
            _ => Track::Categorical,
        };
        let quota = if rng.random_bool(0.1) { 0 } else { rng.random_range(0..=self.quota) };
        let mut terms = Terms::new(track, quota);
        if self.parity && rng.random_bool(0.4) {
            terms.parity = Some(if rng.random_bool(0.5) { Parity::Even } else { Parity::Odd });
        }
        let advanced = (0..before.programs.len()).find(|&p| before.programs[p].track == Track::Advanced);
        if track == Track::Preliminary && rng.random_bool(0.2) {
            terms.joint_with = advanced.map(|p| ids(p + 1, ProgramId)[p]);
        }
        terms
    }
}

fn ids<T>(count: usize, id: impl Fn(u32) -> T) -> Vec<T> {
    (0..u32::try_from(count).expect("a small market")).map(id).collect()
}

/// Singles: a few of the programs in random order. Couples: a few of the pairs in random order.
fn primary_lists(draft: &mut Draft, applicants: usize, rng: &mut ChaCha8Rng) {
    let mut open = ids(draft.programs.len(), ProgramId);
    open.retain(|p| draft.programs[p.index()].joint_with.is_none());
    let mut lists = vec![Vec::new(); applicants];
    for list in &mut lists {
        open.shuffle(rng);
        list.extend_from_slice(&open[..rng.random_range(0..=open.len())]);
    }
    for &[a, b] in &draft.couples {
        let legs = || open.iter().copied().chain([ProgramId::NO_MATCH]);
        let mut pairs: Vec<_> = legs().flat_map(|x| legs().map(move |y| (x, y))).collect();
        pairs.shuffle(rng);
        pairs.truncate(rng.random_range(1..=8));
        (lists[a.index()], lists[b.index()]) = pairs.into_iter().unzip();
    }
    for list in lists {
        draft.add_applicant(list.into_iter().map(Choice::of));
    }
}

/// Attaches one of two lists, or none, to every advanced entry, and fills the lists with preliminary programs.
fn supplemental_lists(draft: &mut Draft, rng: &mut ChaCha8Rng) {
    let mut primary = Ragged::new();
    let mut lists = Ragged::new();
    let mut preliminary = ids(draft.programs.len(), ProgramId);
    preliminary.retain(|p| draft.programs[p.index()].track == Track::Preliminary);
    for (owner, entries) in draft.primary.iter().enumerate() {
        let mut entries = entries.to_vec();
        let which: Vec<usize> = entries.iter().map(|_| rng.random_range(0..5)).collect();
        for list in 0..2 {
            let takes = |entry: &Choice, which: usize| {
                let program = entry.program;
                !program.is_no_match() && draft.programs[program.index()].track == Track::Advanced && which / 2 == list
            };
            let attached: Vec<usize> = (0..entries.len()).filter(|&i| takes(&entries[i], which[i])).collect();
            let Some(&first) = attached.first() else { continue };
            let only = entries[first].program;
            let is_only = attached.iter().all(|&i| entries[i].program == only);
            preliminary.shuffle(rng);
            let mut programs = preliminary[..rng.random_range(0..=preliminary.len())].to_vec();
            programs.retain(|p| draft.programs[p.index()].joint_with.is_none_or(|with| is_only && with == only));
            lists.push(programs);
            draft.supplemental_owner.push(ids(owner + 1, ApplicantId)[owner]);
            let id = matchday::market::SupplementalId(u32::try_from(lists.len() - 1).expect("a small market"));
            for i in attached {
                entries[i].supplemental = Some(id);
            }
        }
        primary.push(entries);
    }
    draft.primary = primary;
    draft.supplemental = lists;
}

/// Every program ranks nearly all who list it, and some who do not.
fn rankings(draft: &mut Draft, rng: &mut ChaCha8Rng) {
    for program in ids(draft.programs.len(), ProgramId) {
        let lists_it = |a: ApplicantId| {
            let mine = (0..draft.supplemental.len()).filter(|&list| draft.supplemental_owner[list] == a);
            draft.primary.list(a.index()).iter().any(|choice| choice.program == program)
                || mine.flat_map(|list| draft.supplemental.list(list)).any(|&p| p == program)
        };
        let mut list = ids(draft.primary.len(), ApplicantId);
        list.retain(|&a| rng.random_bool(if lists_it(a) { 0.9 } else { 0.1 }));
        list.shuffle(rng);
        draft.rankings.push(list);
    }
}

/// Up to three reversions, down a random order of the programs, so that there is no circle.
fn reversions(draft: &mut Draft, rng: &mut ChaCha8Rng) {
    let mut order = ids(draft.programs.len(), ProgramId);
    order.shuffle(rng);
    let down = |i: usize| order[i + 1..].iter().map(move |&receiver| (i, receiver));
    let mut all: Vec<_> = (0..order.len()).flat_map(down).map(|(i, receiver)| (order[i], receiver)).collect();
    all.shuffle(rng);
    all.truncate(rng.random_range(0..=3));
    let limits = all.into_iter().map(|(donor, receiver)| (donor, receiver, rng.random_range(1..=2)));
    draft.reversions = limits.map(|(donor, receiver, limit)| Reversion { donor, receiver, limit }).collect();
}
