//! Every column and every figure that is written is explained in the data dictionary.

use std::collections::BTreeSet;

use super::{Desk, SCENARIO, is_csv, table};

#[test]
fn the_dictionary_is_complete() {
    let dictionary = include_str!("../../docs/data-dictionary.md");
    let desk = Desk::new();
    let given = "\n[[applicant]]\nid = \"ada\"\ntype = \"senior\"\ngroup = \"IR first\"\n";
    std::fs::write(desk.path("given.toml"), format!("{SCENARIO}{given}")).expect("a file");
    std::fs::write(desk.path("fellows.toml"), super::fellowship::SCENARIO).expect("a file");
    std::fs::write(desk.path("me.toml"), "type = \"senior\"\n").expect("a file");
    let mut missing = BTreeSet::new();
    for command in [
        "simulate [TEMP]/given.toml --replicates 40 --format csv --set soap.enabled=true",
        "simulate [TEMP]/fellows.toml --replicates 10 --format csv",
        "sweep [TEMP]/given.toml --over signals.gold=0,6 --replicates 10 --all",
        "sweep [TEMP]/given.toml --over signals.gold=0..6 --screen --trajectories 2 --replicates 3",
        "compare [TEMP]/given.toml --replicates 40 --variant signals.gold=1",
        "odds [TEMP]/given.toml --applicant [TEMP]/me.toml --replicates 32",
    ] {
        desk.done(&format!("{command} --quiet --out [TEMP]/out"));
        look_for(&desk, dictionary, &mut missing);
        std::fs::remove_dir_all(desk.path("out")).expect("a folder");
    }
    assert!(missing.is_empty(), "docs/data-dictionary.md does not explain {missing:?}");
}

/// Adds all names of a result that the dictionary does not have.
fn look_for(desk: &Desk, dictionary: &str, missing: &mut BTreeSet<String>) {
    let mut look = |word: &str| {
        if !dictionary.contains(&format!("`{word}`")) {
            missing.insert(word.to_owned());
        }
    };
    for (name, bytes) in desk.result("out") {
        look(&name);
        if is_csv(&name) && name != "replicates.csv" {
            let rows = table(&bytes);
            // Columns of swept fields are named by who sweeps.
            rows[0].keys().filter(|column| !column.contains('.')).for_each(|column| look(column));
            rows.iter().filter_map(|row| row.get("figure")).for_each(|figure| look(figure));
        }
    }
    let manifest = std::fs::read(desk.path("out/manifest.json")).expect("a manifest");
    let manifest: serde_json::Value = serde_json::from_slice(&manifest).expect("JSON");
    manifest.as_object().expect("an object").keys().for_each(|key| look(key));
}
