//! Candidates for invitations: for each department, the applicants who score at least its bar, unsorted; the best are selected on demand.

use std::ops::BitOr;

use crate::population::DepartmentId;
use crate::season::state::Applications;
use matchday_lanes::order::falling;

/// Candidates of all departments. An invited applicant is no longer a candidate.
#[derive(Default, Debug)]
pub(super) struct Candidates {
    /// Grouped by department.
    all: Vec<Candidate>,
    /// By department.
    pools: Vec<Pool>,
    /// Applications that reach the bar; later entries are stale.
    found: Vec<u32>,
}

/// A candidate. A higher score sorts first; equal scores sort by application.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Debug)]
struct Candidate(u64);

impl Candidate {
    fn of(score: f32, application: u32) -> Candidate {
        Candidate(u64::from(falling(score)) << 32 | u64::from(application))
    }

    #[allow(clippy::cast_possible_truncation, reason = "the low half is the application")]
    fn application(self) -> u32 {
        self.0 as u32
    }
}

/// The candidates of a department.
#[derive(Clone, Copy, Default, Debug)]
struct Pool {
    first: usize,
    count: usize,
}

impl Candidates {
    /// Collects all applications that reach the bars of their departments.
    pub(super) fn gather(&mut self, applications: &Applications, bars: &[f32]) {
        let Candidates { all, pools, found } = self;
        let (departments, scores) = (applications.departments(), applications.scores());
        pools.clear();
        pools.resize(bars.len(), Pool::default());
        found.resize(scores.len(), 0);
        let mut count = 0;
        // Branch-free: every application is written, and overwritten by the next if it is below the bar.
        for ((which, &department), &score) in (0..).zip(departments).zip(scores) {
            found[count] = which;
            count += usize::from(score >= bars[department.index()]);
        }
        let found = &found[..count];
        for &which in found {
            pools[departments[which as usize].index()].count += 1;
        }
        let mut first = 0;
        for pool in pools.iter_mut() {
            pool.first = first;
            first += std::mem::take(&mut pool.count);
        }
        all.resize(count, Candidate::default());
        for &which in found {
            let pool = &mut pools[departments[which as usize].index()];
            all[pool.first + pool.count] = Candidate::of(scores[which as usize], which);
            pool.count += 1;
        }
    }

    /// How many candidates of a department are left.
    pub(super) fn left(&self, department: DepartmentId) -> usize {
        self.pools[department.index()].count
    }

    /// Removes an application from the candidates, if it is one.
    pub(super) fn withdraw(&mut self, department: DepartmentId, which: u32) {
        let pool = &mut self.pools[department.index()];
        let candidates = &mut self.all[pool.first..][..pool.count];
        if let Some(place) = candidates.iter().position(|candidate| candidate.application() == which) {
            candidates.swap(0, place);
            pool.first += 1;
            pool.count -= 1;
        }
    }

    /// Makes all applicants of a department candidates, except those already invited, and returns how many applied.
    pub(super) fn look_below(&mut self, department: DepartmentId, applications: &Applications) -> usize {
        let first = self.all.len();
        let mut count = 0;
        // Most chunks contain none. Without an early exit the check is vectorised.
        for (stretch, start) in applications.departments().chunks(32).zip((0..).step_by(32)) {
            if !stretch.iter().map(|&one| one == department).fold(false, BitOr::bitor) {
                continue;
            }
            for (which, _) in (start..).zip(stretch).filter(|&(_, &one)| one == department) {
                count += 1;
                if !applications.is_invited(which as usize) {
                    self.all.push(Candidate::of(applications.scores()[which as usize], which));
                }
            }
        }
        self.pools[department.index()] = Pool { first, count: self.all.len() - first };
        count
    }

    /// Takes the best candidates of a department, or all of them. The last one taken is the worst.
    pub(super) fn take(&mut self, department: DepartmentId, wanted: usize) -> impl ExactSizeIterator<Item = u32> {
        let pool = &mut self.pools[department.index()];
        let candidates = &mut self.all[pool.first..][..pool.count];
        let count = wanted.min(candidates.len());
        if let Some(last) = count.checked_sub(1) {
            candidates.select_nth_unstable(last);
        }
        pool.first += count;
        pool.count -= count;
        candidates[..count].iter().map(|candidate| candidate.application())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::season::number;
    use proptest::prelude::*;

    /// One applicant for each department and score.
    fn applications(applied: &[(DepartmentId, f32)]) -> Applications {
        let mut applications = Applications::default();
        applications.clear();
        for &(department, score) in applied {
            let blank = applications.add(1);
            (blank.departments[0], blank.scores[0]) = (department, score);
            applications.end_first();
            applications.end_person();
        }
        applications
    }

    fn scores() -> impl Strategy<Value = f32> {
        prop_oneof![-3.0_f32..3.0, Just(0.0), Just(0.5), Just(0.75)]
    }

    proptest! {
        /// Wave by wave the same as a stable sort; those below the bar become candidates when needed.
        #[test]
        fn the_best_are_taken(
            applied in prop::collection::vec(((0_u32..2).prop_map(DepartmentId), scores()), 1..200),
            bar in scores(),
            given in 0_usize..200,
            wanted in prop::collection::vec(1_usize..30, 1..6),
        ) {
            let mut applications = applications(&applied);
            let mut candidates = Candidates::default();
            candidates.gather(&applications, &[bar, f32::NEG_INFINITY]);
            if given < applied.len() {
                applications.interview(given);
                candidates.withdraw(applied[given].0, number(given));
            }
            for department in [0, 1].map(DepartmentId) {
                let mut all: Vec<usize> =
                    (0..applied.len()).filter(|&which| applied[which].0 == department && which != given).collect();
                all.sort_by(|&a, &b| applied[b].1.total_cmp(&applied[a].1));
                let mut rest = all.iter().copied();
                let mut has_all = department == DepartmentId(1);
                for &wanted in &wanted {
                    if candidates.left(department) < wanted && !has_all {
                        let there_are = candidates.look_below(department, &applications);
                        prop_assert_eq!(there_are, applied.iter().filter(|one| one.0 == department).count());
                        has_all = true;
                    }
                    let taken: Vec<usize> = candidates.take(department, wanted).map(|which| which as usize).collect();
                    for &which in &taken {
                        applications.invite(which);
                    }
                    let expected: Vec<usize> = rest.by_ref().take(wanted).collect();
                    prop_assert_eq!(taken.last(), expected.last());
                    let mut taken = taken;
                    taken.sort_by(|&a, &b| applied[b].1.total_cmp(&applied[a].1).then(a.cmp(&b)));
                    prop_assert_eq!(taken, expected);
                }
            }
        }
    }
}
