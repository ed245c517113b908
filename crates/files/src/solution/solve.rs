//! From a pool to a checked result.

use rand::SeedableRng;
use rand_chacha::ChaCha12Rng;

use crate::pool::Pool;
use matchday_match::explain::{Explanation, Recorder, Subject, explain};
use matchday_match::matching::{Matcher, Run, Settings, Witness};
use matchday_match::stability::{BlockingPair, BrokenRule, blocking_pairs, broken_rules};

use super::blocking::NamedBlockingPair;
use super::subjects::UnknownId;

/// How a pool is matched.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SolveSettings {
    /// The seed of the shuffles that follow a loop. The default is 1. A match without a loop does not depend on it.
    pub seed: u64,
    /// What the published rules leave open.
    pub matching: Settings,
}

impl Default for SolveSettings {
    fn default() -> Self {
        SolveSettings { seed: 1, matching: Settings::default() }
    }
}

/// The match of a pool, accepted by the independent checker.
#[derive(Clone, Debug)]
pub struct Solution {
    pub(super) pool: Pool,
    pub(super) settings: SolveSettings,
    pub(super) run: Run,
}

/// The independent checker does not agree with the algorithm. This is a defect of the program, whatever the pool is.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error(
    "the independent checker rejects the result, which is a defect of matchday: {} broken rules {broken:?}, {} blocking pairs {blocking:?}; \
     nothing was written; please report it with the pool",
    broken.len(),
    blocking.len()
)]
pub struct CheckError {
    /// The rules that the result breaks.
    pub broken: Vec<BrokenRule>,
    /// The blocking pairs that the checker finds.
    pub blocking: Vec<BlockingPair>,
}

impl Pool {
    /// Matches the pool with the default settings.
    ///
    /// # Errors
    /// When the independent checker finds a broken rule, or blocking pairs other than those that the algorithm names. Neither
    /// happens unless the program is wrong.
    ///
    /// # Examples
    /// Ada and Ben are a couple and want to stay together in Boston. Cleo stands above Ben on Boston Surgery's list, so the
    /// couple moves to its second rank, in Salem:
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use matchday_files::Folder;
    /// use matchday_files::pool::Pool;
    ///
    /// let folder = Folder::in_memory([
    ///     (
    ///         "programs.csv",
    ///         "program_id,name,institution,specialty,track,quota
    ///          BIR,Boston IR,Boston,IR,C,1
    ///          BGS,Boston Surgery,Boston,Surgery,C,1
    ///          SAL,Salem Medicine,Salem,Medicine,C,2",
    ///     ),
    ///     ("applicants.csv", "applicant_id\nada\nben\ncleo"),
    ///     (
    ///         "applicant_ranks.csv",
    ///         "applicant_id,list,rank,program_id,supplemental
    ///          ada,primary,1,BIR,
    ///          ada,primary,2,SAL,
    ///          ben,primary,1,BGS,
    ///          ben,primary,2,SAL,
    ///          cleo,primary,1,BGS,",
    ///     ),
    ///     (
    ///         "program_ranks.csv",
    ///         "program_id,rank,applicant_id
    ///          BIR,1,ada
    ///          BGS,1,cleo
    ///          BGS,2,ben
    ///          SAL,1,ben
    ///          SAL,2,ada",
    ///     ),
    ///     ("couples.csv", "applicant_a,applicant_b\nada,ben"),
    /// ]);
    /// let solution = Pool::read(folder)?.solve()?;
    /// assert!(solution.is_stable());
    ///
    /// let ada = solution.match_of("ada")?.primary.unwrap();
    /// assert_eq!((ada.program.as_str(), ada.rank), ("SAL", 2));
    ///
    /// let boston = solution.result_of("BIR")?;
    /// assert_eq!((boston.quota, boston.filled, boston.last_rank), (1, 0, None));
    ///
    /// let why = &solution.explain("ben")?[0];
    /// assert_eq!(why.headline, "ben matches at SAL (Salem Medicine), rank 2 of 2.");
    /// assert!(why.standing[0].contains("the program ranks the applicant 2nd"), "{:?}", why.standing);
    /// # Ok(())
    /// # }
    /// ```
    pub fn solve(self) -> Result<Solution, CheckError> {
        self.solve_with(SolveSettings::default())
    }

    /// Matches the pool. The same pool and settings give the same result on every machine.
    ///
    /// # Errors
    /// As [`Pool::solve`].
    pub fn solve_with(self, settings: SolveSettings) -> Result<Solution, CheckError> {
        let run = run(&self, &settings, &mut ());
        let (broken, blocking) =
            (broken_rules(&self.market, &run.matching), blocking_pairs(&self.market, &run.matching));
        if broken.is_empty() && blocking == run.blocking {
            Ok(Solution { pool: self, settings, run })
        } else {
            Err(CheckError { broken, blocking })
        }
    }
}

impl Solution {
    /// Whether no applicant and no program would rather have each other.
    #[must_use]
    pub fn is_stable(&self) -> bool {
        self.run.stable
    }

    /// The pairs that block the result; none exactly when it is stable. A market with couples may have no stable matching.
    /// The result then has the fewest blocking pairs of all attempts.
    #[must_use]
    pub fn blocking_pairs(&self) -> Vec<NamedBlockingPair> {
        self.run.blocking.iter().map(|&pair| NamedBlockingPair::of(&self.pool, pair)).collect()
    }

    /// Explains the result of an applicant or a program. The explanations are two when an applicant and a program share the
    /// id. This runs the match again and watches it.
    ///
    /// # Errors
    /// When the pool has no such id.
    pub fn explain(&self, id: &str) -> Result<Vec<Explanation>, UnknownId> {
        Ok(self.explain_all(&self.pool.subjects(id)?))
    }

    /// Explains the results of several applicants and programs, in their order, with one more run of the match.
    ///
    /// # Panics
    /// When a subject is not one of this pool.
    #[must_use]
    pub fn explain_all(&self, subjects: &[Subject]) -> Vec<Explanation> {
        if subjects.is_empty() {
            return Vec::new();
        }
        let Pool { market, roster, .. } = &self.pool;
        let mut recorder = Recorder::of(market, subjects);
        let run = run(&self.pool, &self.settings, &mut recorder);
        subjects.iter().map(|&subject| explain(market, roster, &run, &recorder, subject)).collect()
    }

    /// The pool that was matched.
    #[must_use]
    pub fn pool(&self) -> &Pool {
        &self.pool
    }

    /// The result by the numbers of the pool's market.
    #[must_use]
    pub fn run(&self) -> &Run {
        &self.run
    }

    /// Gives the pool back, to match it with other settings.
    #[must_use]
    pub fn into_pool(self) -> Pool {
        self.pool
    }
}

fn run(pool: &Pool, settings: &SolveSettings, witness: &mut impl Witness) -> Run {
    let mut reshuffle = ChaCha12Rng::seed_from_u64(settings.seed);
    Matcher::default().run(&pool.market, &settings.matching, &mut reshuffle, witness)
}
