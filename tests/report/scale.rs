//! Marks of a chart stand where its rows have their values.

use crate::browser::{Mark, Page};
use crate::{Row, number};

/// Where a value shows.
#[derive(Clone, Copy)]
pub(crate) enum Shown {
    /// From left to right.
    Across,
    /// From top to bottom.
    Down,
    /// As the height of a bar.
    Height,
    /// As words, with so many decimals of a percentage.
    Words(i32),
}

/// Marks stand where a straight axis has their values, to half a pixel.
pub(crate) fn assert_to_scale(chart: &str, rows: &[Row], column: &str, marks: &[Mark], shown: Shown) {
    assert_eq!(marks.len(), rows.len(), "{chart}: one mark for each row");
    assert!(!rows.is_empty(), "{chart} has rows");
    let place = |mark: &Mark| match shown {
        Shown::Across => mark.x,
        Shown::Down => mark.y,
        Shown::Height | Shown::Words(_) => mark.height,
    };
    if let Shown::Words(decimals) = shown {
        for (row, mark) in rows.iter().zip(marks) {
            let (shown, share) = (mark.text.trim_end_matches('%').parse::<f64>(), 100.0 * number(row, column));
            let shown = shown.unwrap_or_else(|_| panic!("{chart}: no percentage in {mark:?}"));
            // Either way where it lies in the middle.
            assert!((shown - share).abs() <= 0.5 / 10_f64.powi(decimals) + 1e-9, "{chart}: {share} reads {mark:?}");
            assert_eq!(mark.text, format!("{shown:.0$}%", usize::try_from(decimals).expect("few")), "{chart}");
        }
        return;
    }
    let value = |row: &Row| number(row, column);
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by(|&one, &other| value(&rows[one]).total_cmp(&value(&rows[other])));
    let [low, high] = [order[0], order[order.len() - 1]];
    let span = value(&rows[high]) - value(&rows[low]);
    assert!(span > 0.0, "{chart}: values differ");
    let pixels = place(&marks[high]) - place(&marks[low]);
    assert!(pixels.abs() > 8.0, "{chart}: the values spread over the chart: {pixels}");
    for (row, mark) in rows.iter().zip(marks) {
        let expected = place(&marks[low]) + pixels * (value(row) - value(&rows[low])) / span;
        // A bar of no height still has a box of a stroke.
        assert!((place(mark) - expected).abs() < 1.2, "{chart}: {row:?} is drawn at {}, not {expected}", place(mark));
    }
}

pub(crate) fn assert_drawn(page: &Page, expected: &[(&str, &str, &str, Shown)]) {
    let names: Vec<&str> = expected.iter().map(|(chart, ..)| *chart).collect();
    assert_eq!(page.charts(), names);
    for (chart, kind, column, shown) in expected {
        let mut rows = page.csv(chart);
        // What a chart leaves to its words, or to its list of programs.
        if *chart == "choices" {
            rows.retain(|row| !["unmatched", "no list"].contains(&row["choice"].as_str()));
        }
        if *chart == "list-length" {
            let first = rows[0]["program"].clone();
            rows.retain(|row| row["program"] == first);
        }
        assert_to_scale(chart, &rows, column, &page.marks(chart, kind), *shown);
    }
    page.assert_quiet();
}
