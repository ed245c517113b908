//! Simulations: estimates that agree with their replicates, and the same bytes whatever the threads, shards and interruptions.

#[path = "../desk_support/mod.rs"]
mod desk_support;

mod changes;
mod comparing;
mod comparing_faults;
mod couples;
mod dictionary;
mod faults;
mod fellowship;
mod figures;
mod killed;
mod laws;
mod odds;
mod odds_summary;
mod prestige;
mod same_bytes;
mod screening;
mod sweeps;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use desk_support::Desk;

/// A market that is small and yet has everything: two specialties, three tracks, PGY-1 years, couples, given people.
const SCENARIO: &str = r#"
title = "A small market"
question = "Who matches?"

[run]
seed = 7
replicates = 60

[institutions]
count = 12

[[specialty]]
name = "IR"
applications = { distribution = "fixed", value = 6 }
interviews_per_position = { distribution = "fixed", value = 5 }
tracks = [
  { track = "C", programs = 3, positions = 4 },
  { track = "A", programs = 5, positions = 7 },
]

[[specialty]]
name = "DR"
applications = { distribution = "fixed", value = 6 }
interviews_per_position = { distribution = "fixed", value = 5 }
tracks = [{ track = "A", programs = 6, positions = 12 }]

[[specialty]]
name = "Transitional"
kind = "pgy1"
tracks = [{ track = "P", programs = 8, positions = 24 }]

[[type]]
name = "senior"
weight = 3
home = 0.5
is_us_senior = true

[[type]]
name = "graduate"
strength = -0.5

[[group]]
name = "IR first"
count = 14
first = "IR"
second = "DR"
second_share = 0.8

[[group]]
name = "either"
count = 6
first = "IR"
second = "DR"
taste = 0.0

[[group]]
name = "DR only"
count = 12
first = "DR"

[[group]]
name = "others"
count = 6
role = "pgy1"

[couples]
share = 0.2

[report]
focus = "IR"
alternative = "DR"
"#;

impl Desk {
    fn new() -> Desk {
        Desk::with(SCENARIO)
    }

    /// What a result holds, without the manifest, whose checksums are compared with the files.
    fn result(&self, name: &str) -> BTreeMap<String, Vec<u8>> {
        let mut files = content(&self.path(name));
        let manifest = files.remove("manifest.json").expect("a manifest");
        let manifest: serde_json::Value = serde_json::from_slice(&manifest).expect("JSON");
        let records = manifest["files"].as_array().expect("a list");
        let named: Vec<&str> = records.iter().filter_map(|record| record["file"].as_str()).collect();
        assert_eq!(named.len(), files.len());
        for record in records {
            let bytes = &files[record["file"].as_str().expect("a name")];
            assert_eq!(record["sha256"], sha256(bytes), "{}", record["file"]);
            assert_eq!(record["bytes"], bytes.len());
        }
        files
    }
}

fn sha256(bytes: &[u8]) -> String {
    use sha2::Digest;
    use std::fmt::Write;
    sha2::Sha256::digest(bytes).iter().fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02x}").expect("a string");
        hex
    })
}

fn content(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries
        .map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            (name, fs::read(path).expect("a file"))
        })
        .collect()
}

fn is_csv(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending == "csv")
}

/// The rows of a CSV table, by column name.
fn table(bytes: &[u8]) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(bytes);
    reader.deserialize().map(|row| row.expect("a row")).collect()
}

/// Compares results file by file.
fn assert_same(one: &BTreeMap<String, Vec<u8>>, two: &BTreeMap<String, Vec<u8>>) {
    assert_eq!(one.keys().collect::<Vec<_>>(), two.keys().collect::<Vec<_>>());
    for (name, bytes) in one {
        assert!(bytes == &two[name], "{name} differs");
    }
}
