//! Wide and narrow, light and dark, on paper; small enough to send.

use crate::Desk;
use crate::browser::{self, Page};

/// Whatever ends beyond the window, or begins before it.
fn beyond(page: &Page) -> Vec<String> {
    page.ask(
        "Array.from(document.querySelectorAll('figure svg, figure svg text, h1, h2, p, dl, nav, select'))
            .filter((part) => part.checkVisibility() && !part.closest('.unseen, .skip, details, #vg-tooltip-element'))
            .map((part) => [part, part.getBoundingClientRect()])
            .filter(([, box]) => box.width > 0 && (box.right > document.documentElement.clientWidth + 0.5 || box.left < -0.5))
            .map(([part, box]) => part.tagName + ': ' + part.textContent.slice(0, 60) + ' ' + box.left + ' to ' + box.right)",
    )
}

fn assert_fits(page: &Page) {
    for width in [1400, 820, 360] {
        page.widen(width);
        let [content, window]: [f64; 2] =
            page.ask("[document.documentElement.scrollWidth, document.documentElement.clientWidth]");
        assert!(content <= window, "{width}: the page is {content} wide");
        assert_eq!(beyond(page), Vec::<String>::new(), "{width}");
        let widths: Vec<f64> =
            page.ask("Array.from(document.querySelectorAll('figure svg'), (svg) => svg.getBoundingClientRect().width)");
        // Charts use the place they have, on a phone as on a desk.
        assert!(widths.iter().all(|&chart| chart > 0.5 * f64::from(width.min(1000))), "{width}: {widths:?}");
    }
    page.assert_quiet();
}

#[test]
fn a_simulation_fits_wide_and_narrow_windows() {
    let desk = Desk::simulated();
    if let Some(page) = browser::open(&desk.path("results/report.html")) {
        assert_fits(&page);
    }
}

#[test]
fn sweeps_and_screenings_fit_wide_and_narrow_windows() {
    let desk = Desk::new();
    desk.done("sweep [TEMP]/small.toml --over signals.gold=0..2 --over specialty.IR-Integrated.interviews_per_position=4,8 --replicates 5 --out [TEMP]/sweep --quiet");
    desk.done("sweep [TEMP]/small.toml --screen --trajectories 2 --replicates 5 --out [TEMP]/screen --quiet");
    for folder in ["sweep", "screen"] {
        desk.done(&format!("report [TEMP]/{folder}"));
        if let Some(page) = browser::open(&desk.path(&format!("{folder}/report.html"))) {
            assert_fits(&page);
        }
    }
}

/// Contrast of words and charts with the paper, as WCAG defines it; the lowest of each kind.
const CONTRAST: &str = "(() => {
    const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
    const light = (colour) => {
        const [r, g, b] = parts(colour).slice(0, 3).map((part) => part / 255)
            .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const paper = light(getComputedStyle(document.body).backgroundColor);
    const contrast = (colour) => (Math.max(paper, light(colour)) + 0.05) / (Math.min(paper, light(colour)) + 0.05);
    const least = (selector, property) => Math.min(...Array.from(document.querySelectorAll(selector), (part) => getComputedStyle(part)[property])
        .filter((colour) => colour.startsWith('rgb') && parts(colour)[3] !== 0).map(contrast));
    return [least('p, h1, h2, dt, dd, td, summary, a', 'color'), least('figure svg text', 'fill'),
        least('.mark-symbol.role-mark > *, .mark-rect.role-mark > *', 'fill'), paper];
})()";

#[test]
fn words_and_marks_stand_out_in_light_and_dark_and_on_paper() {
    let desk = Desk::simulated();
    let Some(page) = browser::open(&desk.path("results/report.html")) else { return };
    for (media, scheme, is_dark) in [("screen", "light", false), ("screen", "dark", true), ("print", "dark", false)] {
        page.show(media, scheme);
        let [words, labels, marks, paper]: [f64; 4] = page.ask(CONTRAST);
        assert_eq!(paper < 0.2, is_dark, "{media} {scheme}: paper {paper}");
        assert!(words > 4.5 && labels > 4.5, "{media} {scheme}: words {words}, labels {labels}");
        assert!(marks > 3.0, "{media} {scheme}: marks {marks}");
    }
    page.assert_quiet();
}

#[test]
fn a_page_can_be_sent_by_mail() {
    let desk = Desk::simulated();
    let bytes = std::fs::metadata(desk.path("results/report.html")).expect("a page").len();
    assert!(bytes < 6_000_000, "{bytes}");
}
