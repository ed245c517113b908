//! Who may be invited: by department, all who score as much as sufficed before, and the best of them.

use crate::season::state::Applications;
use matchday_lanes::{Lanes, Search, WIDEST};

/// Candidates of all departments. Who is invited is no candidate any more.
#[derive(Default, Debug)]
pub(super) struct Candidates {
    lanes: Lanes,
    /// Scores, falling ones rising, those of a department side by side; infinite behind its last, up to a multiple of [`WIDEST`].
    numbers: Vec<f32>,
    /// Whose they are; those of a department rise.
    applications: Vec<u32>,
    /// By department.
    pools: Vec<Pool>,
    /// How many applications were considered, and how many of them score as much as the bar: these; behind them nothing.
    considered: usize,
    count: usize,
    found: Vec<u32>,
    /// The bars of some applications.
    own_bars: Vec<f32>,
    /// Applications that were just taken; behind them nothing.
    taken: Vec<u32>,
    sorted: Vec<f32>,
}

/// The candidates of a department.
#[derive(Clone, Copy, Default, Debug)]
struct Pool {
    first: usize,
    count: usize,
}

impl Candidates {
    /// Begins with a season of so many departments.
    pub(super) fn begin(&mut self, departments: usize) {
        self.pools.clear();
        self.pools.resize(departments, Pool::default());
        self.considered = 0;
        self.count = 0;
    }

    /// Finds all who score as much as the bars of their departments among the applications that have come since the last time.
    pub(super) fn consider(&mut self, applications: &Applications, bars: &[f32]) {
        let Candidates { lanes, pools, considered, own_bars, found, count, .. } = self;
        let (departments, scores) = (&applications.departments()[*considered..], &applications.scores()[*considered..]);
        own_bars.clear();
        own_bars.extend(departments.iter().map(|&department| bars[department as usize]));
        if found.len() < *count + scores.len() + WIDEST {
            found.resize(2 * *count + scores.len() + WIDEST, 0);
        }
        let first = *considered;
        let more = lanes.not_below(scores, own_bars, &mut found[*count..]);
        for which in &mut found[*count..*count + more] {
            pools[departments[*which as usize] as usize].count += 1;
            *which += u32::try_from(first).expect("applications are u32");
        }
        *count += more;
        *considered += scores.len();
    }

    /// Puts the candidates of each department side by side.
    pub(super) fn gather(&mut self, applications: &Applications) {
        let Candidates { numbers, applications: owners, pools, found, count, taken, .. } = self;
        let (departments, scores) = (applications.departments(), applications.scores());
        let (found, pools) = (&found[..*count], pools.as_mut_slice());
        let (mut room, mut most) = (0, 0);
        for pool in &mut *pools {
            pool.first = room;
            room += pool.room();
            most = most.max(pool.count);
            pool.count = 0;
        }
        numbers.resize(room, 0.0);
        owners.resize(room, 0);
        let (numbers, owners) = (numbers.as_mut_slice(), owners.as_mut_slice());
        if taken.len() <= most {
            taken.resize(most + 1, 0);
        }
        for &which in found {
            let pool = &mut pools[departments[which as usize] as usize];
            let place = pool.first + pool.count;
            (numbers[place], owners[place]) = (-scores[which as usize], which);
            pool.count += 1;
        }
        for pool in pools {
            numbers[pool.first..][pool.count..pool.room()].fill(f32::INFINITY);
        }
    }

    /// How many candidates of a department are left.
    pub(super) fn left(&self, department: u32) -> usize {
        self.pools[department as usize].count
    }

    /// An application that is no candidate any more, if it ever was.
    pub(super) fn withdraw(&mut self, department: u32, which: u32) {
        let pool = &mut self.pools[department as usize];
        let (numbers, applications) =
            (&mut self.numbers[pool.first..][..pool.count], &mut self.applications[pool.first..][..pool.count]);
        if let Ok(place) = applications.binary_search(&which) {
            numbers.copy_within(place + 1.., place);
            applications.copy_within(place + 1.., place);
            pool.count -= 1;
            numbers[pool.count] = f32::INFINITY;
        }
    }

    /// Makes everybody who applies to a department a candidate, but for those who are invited; how many apply.
    pub(super) fn look_below(&mut self, department: u32, applications: &Applications) -> usize {
        let Candidates { numbers, applications: owners, pools, taken, .. } = self;
        let first = numbers.len();
        let mut all = 0;
        let (departments, scores) = (applications.departments(), applications.scores());
        for (some, start) in departments.chunks(32).zip((0..).step_by(32)) {
            if !some.contains(&department) {
                continue;
            }
            for (which, _) in (start..).zip(some).filter(|&(_, &one)| one == department) {
                all += 1;
                if !applications.is_invited(which as usize) {
                    numbers.push(-scores[which as usize]);
                    owners.push(which);
                }
            }
        }
        let pool = Pool { first, count: numbers.len() - first };
        numbers.resize(first + pool.room(), f32::INFINITY);
        owners.resize(first + pool.room(), 0);
        if taken.len() <= pool.count {
            taken.resize(pool.count + 1, 0);
        }
        pools[department as usize] = pool;
        all
    }

    /// Takes the best candidates of a department, or all; their applications, and the lowest score among them.
    pub(super) fn take(&mut self, department: u32, search: Search) -> (&[u32], f32) {
        let Candidates { lanes, numbers, applications, pools, taken, sorted, .. } = self;
        let pool = &mut pools[department as usize];
        let numbers = &mut numbers[pool.first..][..pool.room()];
        let applications = &mut applications[pool.first..][..pool.count];
        let is_all = pool.count <= search.wanted as usize;
        let bar = if is_all { f32::INFINITY } else { lanes.bar(numbers, search) };
        let look = lanes.look(numbers, bar);
        let (count, last) = if is_all || look.count == search.wanted {
            (divide(numbers, applications, taken, |number| number < bar), look.below)
        } else {
            // Some are equal, and the first of them are taken.
            sorted.clear();
            sorted.extend_from_slice(numbers);
            let (_, &mut bar, _) = sorted.select_nth_unstable_by(search.wanted as usize - 1, f32::total_cmp);
            let mut ties = search.wanted - lanes.look(numbers, bar).count;
            #[allow(clippy::float_cmp, reason = "equal to the bit")]
            let mut is_tie = |number| {
                let is_tie = number == bar && ties > 0;
                ties -= u32::from(is_tie);
                is_tie
            };
            (divide(numbers, applications, taken, |number| number < bar || is_tie(number)), bar)
        };
        pool.count -= count;
        (&taken[..count], -last)
    }
}

impl Pool {
    /// How many numbers belong to it, the infinite ones included.
    fn room(self) -> usize {
        self.count.next_multiple_of(WIDEST)
    }
}

/// Divides candidates into those who are taken, of whom the applications are written, and the rest, who move up. How many are taken.
///
/// No branch depends on the numbers: everybody is written to both sides, and kept in one.
#[inline]
fn divide(
    numbers: &mut [f32],
    applications: &mut [u32],
    taken: &mut [u32],
    mut is_taken: impl FnMut(f32) -> bool,
) -> usize {
    let all = applications.len();
    let numbers = &mut numbers[..all];
    let (mut count, mut rest) = (0, 0);
    for place in 0..all {
        let (number, which) = (numbers[place], applications[place]);
        taken[count] = which;
        (numbers[rest], applications[rest]) = (number, which);
        let is_taken = usize::from(is_taken(number));
        count += is_taken;
        rest += 1 - is_taken;
    }
    numbers[rest..].fill(f32::INFINITY);
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// One applicant for each department and score.
    fn applications(told: &[(u32, f32)]) -> Applications {
        let mut applications = Applications::default();
        applications.clear();
        for &(department, score) in told {
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
        /// Wave by wave the same as a stable sort, wherever the search begins; those below the bar come when they are looked for.
        #[test]
        fn the_best_are_taken(
            told in prop::collection::vec((0_u32..2, scores()), 1..200),
            bar in scores(),
            given in 0_usize..200,
            wanted in prop::collection::vec(1_u32..30, 1..6),
            guess in -20.0_f32..20.0,
        ) {
            let mut applications = applications(&told);
            let mut candidates = Candidates::default();
            candidates.begin(2);
            candidates.consider(&applications, &[bar, f32::NEG_INFINITY]);
            candidates.gather(&applications);
            if given < told.len() {
                applications.interview(given);
                candidates.withdraw(told[given].0, u32::try_from(given).expect("few"));
            }
            for department in 0..2 {
                let mut all: Vec<usize> =
                    (0..told.len()).filter(|&which| told[which].0 == department && which != given).collect();
                all.sort_by(|&a, &b| told[b].1.total_cmp(&told[a].1));
                let mut rest = all.iter().copied();
                let mut has_all = department == 1;
                for &wanted in &wanted {
                    if candidates.left(department) < wanted as usize && !has_all {
                        let there_are = candidates.look_below(department, &applications);
                        prop_assert_eq!(there_are, told.iter().filter(|one| one.0 == department).count());
                        has_all = true;
                    }
                    let (taken, lowest) = candidates.take(department, Search { wanted, guess, step: 0.1 });
                    for &which in taken {
                        applications.invite(which as usize);
                    }
                    let expected: Vec<usize> = rest.by_ref().take(wanted as usize).collect();
                    let mut taken: Vec<usize> = taken.iter().map(|&which| which as usize).collect();
                    if let Some(&last) = expected.last() {
                        prop_assert_eq!(lowest.to_bits(), told[last].1.to_bits());
                    }
                    taken.sort_by(|&a, &b| told[b].1.total_cmp(&told[a].1).then(a.cmp(&b)));
                    prop_assert_eq!(taken, expected);
                }
            }
        }
    }
}
