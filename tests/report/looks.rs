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
    let desk = Desk::screened();
    desk.done("sweep [TEMP]/small.toml --over signals.gold=0..2 --over specialty.IR-Integrated.interviews_per_position=4,8 --replicates 5 --out [TEMP]/sweep --quiet");
    desk.done("report [TEMP]/sweep");
    for folder in ["sweep", "screen"] {
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

/// Contrast of the words in cells of heatmaps with their cells, the lowest.
const CELLS: &str = "(() => {
    const parts = (colour) => colour.match(/[\\d.]+/g).map(Number).slice(0, 3);
    const light = (colour) => {
        const [r, g, b] = colour.map((part) => part / 255).map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const paper = parts(getComputedStyle(document.body).backgroundColor);
    const ink = light(parts(getComputedStyle(document.body).color));
    return Math.min(...['prestige', 'strength', 'strength-ranks'].flatMap((chart) =>
        Array.from(document.querySelectorAll(`[data-chart=${chart}] .mark-rect.role-mark > *`), (cell) => {
            const style = getComputedStyle(cell);
            const shown = parts(style.fill).map((part, at) => part * style.fillOpacity + paper[at] * (1 - style.fillOpacity));
            return (Math.max(ink, light(shown)) + 0.05) / (Math.min(ink, light(shown)) + 0.05);
        })));
})()";

#[test]
fn numbers_in_cells_can_be_read() {
    let desk = Desk::simulated();
    let Some(page) = browser::open(&desk.path("results/report.html")) else { return };
    for (media, scheme) in [("screen", "light"), ("screen", "dark"), ("print", "light")] {
        page.show(media, scheme);
        let contrast: f64 = page.ask(CELLS);
        assert!(contrast > 4.5, "{media} {scheme}: {contrast}");
    }
}

#[test]
fn a_page_can_be_sent_by_mail() {
    let desk = Desk::simulated();
    let bytes = std::fs::metadata(desk.path("results/report.html")).expect("a page").len();
    assert!(bytes < 6_000_000, "{bytes}");
}

/// Names of several lines, where the window is narrow, have their middle at what they name; no two of them overlap.
#[test]
fn names_stand_beside_what_they_name() {
    let desk = Desk::screened();
    let Some(page) = browser::open(&desk.path("screen/report.html")) else { return };
    // Bars are the first rectangles; of the axes the one with as many labels is that of names.
    let boxes = |parts: &str| -> Vec<[f64; 2]> {
        page.ask(&format!(
            "((chart) => {{
                const bars = Array.from(chart.querySelector('.mark-rect.role-mark').children);
                const names = Array.from(chart.querySelectorAll('.role-axis-label'), (labels) => Array.from(labels.children))
                    .find((labels) => labels.length === bars.length);
                return {parts}.map((part) => part.getBoundingClientRect()).map((box) => [box.top, box.bottom])
                    .sort((one, other) => one[0] + one[1] - other[0] - other[1]);
            }})(document.querySelector('[data-chart=headline]'))"
        ))
    };
    for width in [1280, 360] {
        page.widen(width);
        let names = boxes("names");
        let bars = boxes("bars");
        assert_eq!(names.len(), bars.len(), "{width}");
        let middle = |[top, bottom]: [f64; 2]| f64::midpoint(top, bottom);
        for (name, bar) in names.iter().zip(&bars) {
            assert!((middle(*name) - middle(*bar)).abs() < 3.0, "{width}: {name:?} {bar:?}");
        }
        let lines = names.iter().filter(|[top, bottom]| bottom - top > 20.0).count();
        assert_eq!(lines > 0, width == 360, "{width}: {lines} names in two lines");
    }
}

/// The legend of differences names every world, with symbols no larger than the marks.
#[test]
fn worlds_are_named_once() {
    let desk = Desk::new();
    desk.done("compare [TEMP]/small.toml --variant signals.gold=1 --variant signals.gold=2 --replicates 10 --out [TEMP]/two --quiet");
    desk.done("report [TEMP]/two");
    let Some(page) = browser::open(&desk.path("two/report.html")) else { return };
    for chart in ["differences", "differences-counts", "movers"] {
        let symbols: Vec<f64> = page.ask(&format!(
            "Array.from(document.querySelectorAll('[data-chart={chart}] .role-legend-symbol path'), (it) => it.getBoundingClientRect().height)"
        ));
        assert_eq!(symbols.len(), 2, "{chart}");
        assert!(symbols.iter().all(|&height| height < 14.0), "{chart}: {symbols:?}");
    }
}

/// Paths of headings go down one step at a time, and every table has a caption.
#[test]
fn headings_and_captions_are_in_order() {
    let desk = Desk::simulated();
    desk.done("report [TEMP]/results [TEMP]/results --out [TEMP]/both.html");
    for (file, charts) in [("results/report.html", "H2"), ("both.html", "H3")] {
        let Some(page) = browser::open(&desk.path(file)) else { return };
        let headings: Vec<String> =
            page.ask("Array.from(document.querySelectorAll('h1, h2, h3, h4'), (it) => it.tagName)");
        assert_eq!(headings.iter().filter(|level| *level == "H1").count(), 1);
        assert_eq!(headings.first().map(String::as_str), Some("H1"));
        assert!(
            headings.windows(2).all(|pair| pair[1] <= pair[0] || pair[1].as_bytes()[1] == pair[0].as_bytes()[1] + 1),
            "{headings:?}"
        );
        assert!(headings.iter().any(|level| level == charts));
        let bare: u32 = page.ask("document.querySelectorAll('figure table:not(:has(caption))').length");
        assert_eq!(bare, 0);
        let lost: Vec<String> = page.ask("Array.from(document.querySelectorAll('a[href^=\"#\"]'), (link) => link.hash).filter((hash) => !document.querySelector(hash))");
        assert_eq!(lost, Vec::<String>::new());
    }
}
