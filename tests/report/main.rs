//! Report pages: what they say, what a real browser draws of them, and what is refused.
//!
//! The browser is Chromium, of `$CHROMIUM` or the usual names on the path. Where there is none these tests say so and pass, except
//! where `CI=true`.

#[path = "../desk_support/mod.rs"]
mod desk_support;

mod again;
mod browser;
mod drawn;
mod drawn_others;
mod faults;
mod looks;
mod numbers;
mod scale;
mod sorted;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::sync::LazyLock;

use desk_support::Desk;

type Row = BTreeMap<String, String>;

/// The files of a screening and its page, made once for all tests.
static SCREENING: LazyLock<Vec<(OsString, Vec<u8>)>> = LazyLock::new(|| {
    let desk = Desk::new();
    desk.done("sweep [TEMP]/small.toml --screen --trajectories 2 --replicates 5 --out [TEMP]/screen --quiet");
    desk.done("report [TEMP]/screen");
    let entries = fs::read_dir(desk.path("screen")).expect("a folder").map(|entry| entry.expect("an entry"));
    let files = entries.filter(|entry| entry.path().is_file());
    files.map(|file| (file.file_name(), fs::read(file.path()).expect("a file"))).collect()
});

impl Desk {
    fn new() -> Desk {
        Desk::with(include_str!("small.toml"))
    }

    /// A desk with the result of a simulation and its page.
    fn simulated() -> Desk {
        let desk = Desk::new();
        desk.done("simulate [TEMP]/small.toml --replicates 60 --out [TEMP]/results --report --quiet");
        desk
    }

    /// A desk with the result of a screening and its page.
    fn screened() -> Desk {
        let desk = Desk::new();
        fs::create_dir(desk.path("screen")).expect("a folder");
        for (name, bytes) in &*SCREENING {
            fs::write(desk.path("screen").join(name), bytes).expect("a file");
        }
        desk
    }

    /// A program with two positions, as a simulation names it.
    fn program_of_two(&self) -> String {
        self.done("simulate [TEMP]/small.toml --replicates 5 --out [TEMP]/before --quiet");
        let programs = self.table("before/programs.csv");
        let found = programs.iter().find(|row| row["specialty"] == "IR-Integrated" && row["quota"] == "2");
        found.expect("a program with two positions")["program_id"].clone()
    }

    /// The rows of a CSV table of a result.
    fn table(&self, name: &str) -> Vec<Row> {
        rows(&fs::read(self.path(name)).expect("a table"))
    }
}

/// The rows of a CSV table, by column.
fn rows(bytes: &[u8]) -> Vec<Row> {
    csv::Reader::from_reader(bytes).deserialize().map(|row| row.expect("a row")).collect()
}

/// A cell as a number.
fn number(row: &Row, column: &str) -> f64 {
    row[column].parse().unwrap_or_else(|_| panic!("no number in {column}: {row:?}"))
}

/// The only row that holds these words in these columns.
fn only<'a>(rows: &'a [Row], wanted: &[(&str, &str)]) -> &'a Row {
    let found: Vec<&Row> =
        rows.iter().filter(|row| wanted.iter().all(|(column, word)| row[*column] == *word)).collect();
    assert_eq!(found.len(), 1, "{wanted:?}");
    found[0]
}
