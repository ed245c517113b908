//! Every column and every figure that is written is explained in the data dictionary.

use std::collections::BTreeSet;

use super::{Desk, SCENARIO, is_csv, table};

#[test]
fn the_dictionary_is_complete() {
    let dictionary = include_str!("../../docs/data-dictionary.md");
    let desk = Desk::new();
    let given = "\n[[applicant]]\nid = \"ada\"\ntype = \"senior\"\ngroup = \"IR first\"\n";
    std::fs::write(desk.path("given.toml"), format!("{SCENARIO}{given}")).expect("a file");
    desk.done("simulate [TEMP]/given.toml --replicates 40 --quiet --format csv --out [TEMP]/out");
    let mut missing = BTreeSet::new();
    let mut look = |word: &str| {
        if !dictionary.contains(&format!("`{word}`")) {
            missing.insert(word.to_owned());
        }
    };
    for (name, bytes) in desk.result("out") {
        look(&name);
        if is_csv(&name) && name != "replicates.csv" {
            let rows = table(&bytes);
            rows[0].keys().for_each(|column| look(column));
            rows.iter().filter_map(|row| row.get("figure")).for_each(|figure| look(figure));
        }
    }
    let manifest = std::fs::read(desk.path("out/manifest.json")).expect("a manifest");
    let manifest: serde_json::Value = serde_json::from_slice(&manifest).expect("JSON");
    manifest.as_object().expect("an object").keys().for_each(|key| look(key));
    desk.done("compare [TEMP]/given.toml --replicates 40 --quiet --variant signals.gold=1 --out [TEMP]/compared");
    let mut look = |word: &str| {
        if !dictionary.contains(&format!("`{word}`")) {
            missing.insert(word.to_owned());
        }
    };
    for (name, bytes) in desk.result("compared") {
        look(if name.starts_with("variant") { "variant-01.toml" } else { &name });
        if is_csv(&name) {
            let rows = table(&bytes);
            rows[0].keys().for_each(|column| look(column));
            rows.iter().filter_map(|row| row.get("figure")).for_each(|figure| look(figure));
        }
    }
    let manifest = std::fs::read(desk.path("compared/manifest.json")).expect("a manifest");
    let manifest: serde_json::Value = serde_json::from_slice(&manifest).expect("JSON");
    manifest.as_object().expect("an object").keys().for_each(|key| look(key));
    assert!(missing.is_empty(), "docs/data-dictionary.md does not explain {missing:?}");
}
