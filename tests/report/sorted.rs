//! Tables open, sort and can be used from the keyboard.

use crate::browser::{self, Page};
use crate::{Desk, number};

const HEADING: &str = "[data-chart=fill] th:nth-child(2) button";

fn column(page: &Page) -> Vec<f64> {
    page.ask("Array.from(document.querySelectorAll('[data-chart=fill] tbody td:nth-child(2)'), (cell) => +cell.dataset.sort)")
}

fn sorted(page: &Page) -> Option<String> {
    page.ask("document.querySelector('[data-chart=fill] th:nth-child(2)').getAttribute('aria-sort')")
}

#[test]
fn from_the_keyboard() {
    let desk = Desk::simulated();
    let Some(page) = browser::open(&desk.path("results/report.html")) else { return };
    let visible = "document.querySelector('[data-chart=fill] table').checkVisibility({ contentVisibilityAuto: true })";
    assert!(!page.ask::<bool>(visible));
    page.focus("[data-chart=fill] summary");
    page.press("Enter");
    assert!(page.ask::<bool>(visible));
    let mut values: Vec<f64> = page.csv("fill").iter().map(|row| number(row, "estimate")).collect();
    assert_eq!(column(&page), values, "in the order of the chart at first");
    assert_eq!(sorted(&page), None);
    page.focus(HEADING);
    page.press("Enter");
    values.sort_by(f64::total_cmp);
    assert_eq!((column(&page), sorted(&page).as_deref()), (values.clone(), Some("ascending")));
    page.focus(HEADING);
    page.press(" ");
    values.reverse();
    assert_eq!((column(&page), sorted(&page).as_deref()), (values, Some("descending")));
    page.assert_quiet();
}

#[test]
fn cells_say_what_they_head() {
    let desk = Desk::simulated();
    let Some(page) = browser::open(&desk.path("results/report.html")) else { return };
    let without: u32 = page.ask("document.querySelectorAll('figure th:not([scope])').length");
    assert_eq!(without, 0);
    let rows: u32 = page.ask("document.querySelectorAll('figure tbody tr').length");
    let headed: u32 = page.ask("document.querySelectorAll('figure tbody tr > th[scope=row]:first-child').length");
    assert_eq!(rows, headed);
    assert!(rows > 100);
    let silent: Vec<String> = page.ask(
        "Array.from(document.querySelectorAll('.drawing'), (svg) => svg.getAttribute('aria-label') || '').filter((text) => text.length < 40)",
    );
    assert_eq!(silent, Vec::<String>::new(), "every drawing says in words what it shows");
    let untold: u32 = page.ask("Array.from(document.querySelectorAll('figcaption')).filter((it) => it.querySelectorAll('p').length < 2 || Array.from(it.children).some((part) => part.textContent.length < 10)).length");
    assert_eq!(untold, 0, "every chart says what it shows and how sure it is");
}
