//! A page in Chromium.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use headless_chrome::browser::tab::point::Point;
use headless_chrome::protocol::cdp::types::Event;
use headless_chrome::protocol::cdp::{Emulation, Network};
use headless_chrome::{Browser, LaunchOptions, Tab};
use tempfile::TempDir;

use crate::{Row, rows};

/// A page that was opened, with what it said and asked for.
pub(crate) struct Page {
    tab: Arc<Tab>,
    said: Arc<Mutex<Vec<String>>>,
    asked: Arc<Mutex<Vec<String>>>,
    // The browser ends before its folder is removed.
    _browser: Browser,
    _profile: TempDir,
}

/// A mark of a chart on the screen.
#[derive(Debug, serde::Deserialize)]
pub(crate) struct Mark {
    /// What a screen reader reads.
    pub(crate) label: String,
    /// Text within it.
    pub(crate) text: String,
    /// Middle, from the left.
    pub(crate) x: f64,
    /// Middle, from the top.
    pub(crate) y: f64,
    pub(crate) height: f64,
}

const ARGUMENTS: [&str; 6] = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// Opens a page and waits until its charts are drawn; none where there is no browser and none is required.
pub(crate) fn open(path: &Path) -> Option<Page> {
    let Some(program) = chromium() else {
        assert!(std::env::var("CI").as_deref() != Ok("true"), "there is no Chromium: bash .ci/run installs it");
        eprintln!("skipped: there is no Chromium; install it, or name it in $CHROMIUM");
        return None;
    };
    let profile = tempfile::tempdir().expect("a folder");
    let options = LaunchOptions {
        path: Some(program),
        sandbox: false,
        user_data_dir: Some(profile.path().to_owned()),
        args: ARGUMENTS.iter().map(OsStr::new).collect(),
        window_size: Some((1280, 900)),
        idle_browser_timeout: Duration::from_secs(120),
        ..LaunchOptions::default()
    };
    let browser = Browser::new(options).expect("Chromium starts");
    let tab = browser.new_tab().expect("a tab");
    let (said, asked) = (Arc::new(Mutex::new(Vec::new())), Arc::new(Mutex::new(Vec::new())));
    let (says, asks) = (Arc::clone(&said), Arc::clone(&asked));
    tab.enable_log().expect("a log");
    tab.enable_runtime().expect("a console");
    tab.call_method(Network::Enable {
        max_total_buffer_size: None,
        max_resource_buffer_size: None,
        max_post_data_size: None,
        report_direct_socket_traffic: None,
        enable_durable_messages: None,
    })
    .expect("requests can be watched");
    tab.add_event_listener(Arc::new(move |event: &Event| match event {
        Event::LogEntryAdded(entry) => says.lock().expect("a list").push(format!("{:?}", entry.params.entry)),
        Event::RuntimeConsoleAPICalled(call) => says.lock().expect("a list").push(format!("{:?}", call.params.args)),
        Event::RuntimeExceptionThrown(thrown) => says.lock().expect("a list").push(format!("{:?}", thrown.params)),
        Event::NetworkRequestWillBeSent(request) => {
            asks.lock().expect("a list").push(request.params.request.url.clone());
        }
        _ => {}
    }))
    .expect("a listener");
    tab.navigate_to(&format!("file://{}", path.display())).and_then(|tab| tab.wait_until_navigated()).expect("a page");
    let page = Page { tab, said, asked, _browser: browser, _profile: profile };
    page.wait_for("document.documentElement.hasAttribute('data-drawn')");
    Some(page)
}

fn chromium() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("CHROMIUM") {
        return Some(PathBuf::from(named));
    }
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).flat_map(|folder| names.map(|name| folder.join(name))).find(|file| file.is_file())
}

impl Page {
    /// What an expression gives, as JSON.
    pub(crate) fn ask<T: serde::de::DeserializeOwned>(&self, expression: &str) -> T {
        let result = self.tab.evaluate(&format!("JSON.stringify({expression})"), true).expect("the page answers");
        let text = result.value.as_ref().and_then(|value| value.as_str());
        let text = text.unwrap_or_else(|| panic!("{expression}: {result:?}"));
        serde_json::from_str(text).unwrap_or_else(|error| panic!("{expression}: {error}: {text}"))
    }

    /// Waits until something is so.
    pub(crate) fn wait_for(&self, expression: &str) {
        let start = Instant::now();
        while !self.ask::<bool>(expression) {
            assert!(start.elapsed() < Duration::from_secs(60), "never came: {expression}; {:?}", self.said());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Waits until the page has been laid out and drawn again.
    fn settle(&self) {
        let frame = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(true), 150))))";
        self.tab.evaluate(frame, true).expect("a frame");
    }

    /// Presses a key where the focus is.
    pub(crate) fn press(&self, key: &str) {
        self.tab.press_key(key).expect("a key");
        self.settle();
    }

    /// Puts the focus on something.
    pub(crate) fn focus(&self, selector: &str) {
        assert!(
            self.ask::<bool>(&format!(
                "(document.querySelector({selector:?}).focus(), document.activeElement === document.querySelector({selector:?}))"
            )),
            "{selector} takes no focus"
        );
    }

    /// Moves the mouse to a mark of a chart, once it is on the screen; what is shown there.
    pub(crate) fn point_at(&self, chart: &str, kind: &str, number: usize) -> String {
        let selector = format!("[data-chart=\"{chart}\"] .mark-{kind}.role-mark > *");
        let place = format!(
            "(() => {{ const mark = document.querySelectorAll({selector:?})[{number}];
                mark.scrollIntoView({{ block: 'center', behavior: 'instant' }});
                const box = mark.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]; }})()"
        );
        let [x, y]: [f64; 2] = self.ask(&place);
        self.settle();
        self.tab.move_mouse_to_point(Point { x, y }).expect("a mouse");
        self.wait_for("document.querySelector('#vg-tooltip-element.visible') !== null");
        self.ask("document.querySelector('#vg-tooltip-element').innerText")
    }

    /// Makes the window so wide.
    pub(crate) fn widen(&self, width: u32) {
        self.tab
            .call_method(Emulation::SetDeviceMetricsOverride {
                width,
                height: 900,
                device_scale_factor: 1.0,
                mobile: false,
                scale: None,
                screen_width: None,
                screen_height: None,
                position_x: None,
                position_y: None,
                dont_set_visible_size: None,
                screen_orientation: None,
                viewport: None,
                display_feature: None,
                device_posture: None,
            })
            .expect("a window");
        self.settle();
    }

    /// Shows the page as on this medium (`screen`, `print`), in this colour scheme.
    pub(crate) fn show(&self, media: &str, scheme: &str) {
        let feature = Emulation::MediaFeature { name: "prefers-color-scheme".to_owned(), value: scheme.to_owned() };
        self.tab
            .call_method(Emulation::SetEmulatedMedia { media: Some(media.to_owned()), features: Some(vec![feature]) })
            .expect("a medium");
        self.settle();
    }

    /// The charts, by name.
    pub(crate) fn charts(&self) -> Vec<String> {
        self.ask("Array.from(document.querySelectorAll('[data-chart]'), (chart) => chart.dataset.chart)")
    }

    /// The rows behind a chart, as its link to a CSV file gives them.
    pub(crate) fn csv(&self, chart: &str) -> Vec<Row> {
        let bytes: Vec<u8> = self.ask(&format!(
            "Array.from(atob(document.querySelector('[data-chart=\"{chart}\"] a[download]').href.split(',')[1]), (c) => c.charCodeAt(0))"
        ));
        rows(&bytes)
    }

    /// The marks of a chart of this kind, in the order of its rows: `symbol`, `rect`, `text`.
    pub(crate) fn marks(&self, chart: &str, kind: &str) -> Vec<Mark> {
        self.ask(&format!(
            "Array.from(document.querySelectorAll('[data-chart=\"{chart}\"] .mark-{kind}.role-mark > *'), (mark) => {{
                const box = mark.getBoundingClientRect();
                return {{ label: mark.getAttribute('aria-label') || '', text: mark.textContent,
                    x: box.x + box.width / 2, y: box.y + box.height / 2, height: box.height }};
            }})"
        ))
    }

    /// What the page said on its console.
    pub(crate) fn said(&self) -> Vec<String> {
        self.said.lock().expect("a list").clone()
    }

    /// Says that there was no word on the console and no request beyond the page itself.
    pub(crate) fn assert_quiet(&self) {
        assert_eq!(self.said(), Vec::<String>::new());
        let asked = self.asked.lock().expect("a list").clone();
        assert_eq!(asked.iter().filter(|url| url.starts_with("file:")).count(), 1, "only the page itself: {asked:?}");
        assert!(asked.iter().all(|url| url.starts_with("file:") || url.starts_with("data:")), "{asked:?}");
    }
}
