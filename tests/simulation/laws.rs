//! Sums do not depend on order.

use matchday::figures::FigureId;
use matchday::simulation::{Cell, Count, Figure, Histogram, Method, Moments, RatioSums};
use proptest::prelude::*;

fn figure(method: Method, id: FigureId) -> Figure {
    Figure { id, keys: Vec::new(), method, is_main: false }
}

fn kinds() -> [Figure; 5] {
    [
        figure(Method::Mean, FigureId::People),
        figure(Method::Mean, FigureId::FillRate),
        figure(Method::Mean, FigureId::RanksEach),
        figure(Method::Ratio, FigureId::FillRate),
        figure(Method::Wilson, FigureId::FillRate),
    ]
}

fn counts() -> impl Strategy<Value = Vec<Count>> {
    let count = (0u64..60_000, 0u64..60_000).prop_map(|(one, two)| Count { part: one.min(two), whole: one.max(two) });
    proptest::collection::vec(count, 0..60)
}

fn sum<'a>(figure: &Figure, counts: impl IntoIterator<Item = &'a Count>) -> Cell {
    let mut cell = Cell::of(figure);
    counts.into_iter().for_each(|&count| cell.add(figure, count));
    cell
}

proptest! {
    #[test]
    fn any_split_in_any_order_gives_the_same_sums(counts in counts(), at in any::<prop::sample::Index>()) {
        let at = at.index(counts.len() + 1);
        for figure in kinds() {
            let whole = sum(&figure, &counts);
            let mut joined = sum(&figure, counts[at..].iter().rev());
            joined.merge(&sum(&figure, &counts[..at]));
            prop_assert_eq!(&whole, &joined);
            prop_assert_eq!(whole.estimate(&figure), joined.estimate(&figure));
        }
    }

    #[test]
    fn means_agree_with_the_textbook(values in proptest::collection::vec(0u32..1_000_000, 2..50)) {
        let mut moments = Moments::default();
        for &value in &values {
            moments.add(value.into());
        }
        let n = f64::from(u32::try_from(values.len()).unwrap());
        let mean = values.iter().map(|&value| f64::from(value)).sum::<f64>() / n;
        let variance = values.iter().map(|&value| (f64::from(value) - mean).powi(2)).sum::<f64>() / (n - 1.0);
        prop_assert!((moments.mean().unwrap() - mean).abs() <= 1e-9 * mean.max(1.0));
        prop_assert!((moments.standard_error().unwrap() - (variance / n).sqrt()).abs() <= 1e-6 * mean.max(1.0));
    }

    #[test]
    fn ratios_agree_with_the_textbook(data in proptest::collection::vec((0u32..500, 1u32..500), 2..50)) {
        let mut sums = RatioSums::default();
        for &(part, whole) in &data {
            sums.add(part.into(), whole.into());
        }
        let (x, n): (f64, f64) = data.iter().fold((0.0, 0.0), |(x, n), &(a, b)| (x + f64::from(a), n + f64::from(b)));
        let count = f64::from(u32::try_from(data.len()).unwrap());
        let residuals: f64 = data.iter().map(|&(a, b)| (f64::from(a) - x / n * f64::from(b)).powi(2)).sum();
        let expected = (count / (count - 1.0) * residuals).sqrt() / n;
        prop_assert!((sums.ratio().unwrap() - x / n).abs() < 1e-12);
        prop_assert!((sums.standard_error().unwrap() - expected).abs() <= 1e-9 * expected.max(1.0));
    }

    #[test]
    fn percentiles_agree_with_sorting(mut values in proptest::collection::vec(0u64..16_384, 1..80), percent in 1u64..=100) {
        let mut histogram = Histogram::default();
        for &value in &values {
            histogram.add(value);
        }
        values.sort_unstable();
        let place = (values.len() * usize::try_from(percent).unwrap()).div_ceil(100);
        prop_assert_eq!(histogram.percentile(percent), Some(values[place - 1]));
    }
}

/// The intervals of means hold their word: of many simulations of a known mean, about 95% cover it.
#[test]
fn intervals_cover_what_they_should() {
    use rand::{RngExt, SeedableRng};
    let mut luck = rand_chacha::ChaCha12Rng::seed_from_u64(1);
    let figure = figure(Method::Mean, FigureId::FillRate);
    let covered = (0..2000).filter(|_| {
        let mut cell = Cell::of(&figure);
        for _ in 0..40 {
            let part = (0..50).filter(|_| luck.random_bool(0.3)).count() as u64;
            cell.add(&figure, Count { part, whole: 50 });
        }
        let estimate = cell.estimate(&figure).expect("forty values");
        estimate.ci_low.is_some_and(|low| low <= 0.3) && estimate.ci_high.is_some_and(|high| high >= 0.3)
    });
    let covered = covered.count();
    assert!((1860..=1940).contains(&covered), "{covered} of 2000");
}
