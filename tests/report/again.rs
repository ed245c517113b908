//! The command on a page, run once more, gives the same tables.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::Desk;

/// The command that the page of a result shows.
fn shown(desk: &Desk, folder: &str) -> String {
    desk.done(&format!("report [TEMP]/{folder} --quiet"));
    let page = fs::read_to_string(desk.path(&format!("{folder}/report.html"))).expect("a page");
    let (_, rest) = page.split_once("aria-label=\"Command\"><code>").expect("a command");
    let (command, _) = rest.split_once("</code>").expect("its end");
    let escaped = [("&#39;", "'"), ("&#34;", "\""), ("&#60;", "<"), ("&#62;", ">"), ("&#38;", "&")];
    escaped.iter().fold(command.to_owned(), |text, (name, letter)| text.replace(name, letter))
}

/// All files but the manifest, which tells when and how, and the page.
fn tables(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let named = files.map(|path| (path.file_name().expect("a name").to_string_lossy().into_owned(), path));
    named
        .filter(|(name, _)| !["manifest.json", "report.html"].contains(&name.as_str()))
        .map(|(name, path)| (name, fs::read(path).expect("a file")))
        .collect()
}

/// Runs the command of a page as it stands there, from another folder.
fn assert_again(desk: &Desk, folder: &str) {
    let command = shown(desk, folder);
    let elsewhere = tempfile::tempdir().expect("a folder");
    let program = assert_cmd::cargo::cargo_bin!("matchday");
    let path = std::env::join_paths(
        std::iter::once(program.parent().expect("a folder").to_owned())
            .chain(std::env::split_paths(&std::env::var_os("PATH").expect("a path"))),
    );
    let ran = Command::new("sh")
        .arg("-c")
        .arg(&command)
        .env("PATH", path.expect("a path"))
        .current_dir(elsewhere.path())
        .output();
    let ran = ran.expect("a shell");
    assert!(ran.status.success(), "{command}\n{}", String::from_utf8_lossy(&ran.stderr));
    let (one, two) = (tables(&desk.path(folder)), tables(&elsewhere.path().join("again")));
    assert!(one.len() > 2, "{:?}", one.keys());
    assert_eq!(one.keys().collect::<Vec<_>>(), two.keys().collect::<Vec<_>>(), "{command}");
    for (name, bytes) in &one {
        assert!(bytes == &two[name], "{name} differs: {command}");
    }
}

#[test]
fn a_simulation() {
    let desk = Desk::new();
    // What a shell must not read as it stands.
    let scenario = fs::read_to_string(desk.path("small.toml")).expect("a scenario");
    fs::create_dir(desk.path("it's & more")).expect("a folder");
    fs::write(desk.path("it's & more/small.toml"), scenario).expect("a file");
    desk.done("simulate [TEMP]/it's~&~more/small.toml --replicates 20 --seed 5 --set group.IR~first.count=9 --set signals.gold=1 --threads 1 --out [TEMP]/one --quiet");
    assert_again(&desk, "one");
    desk.done("simulate [TEMP]/small.toml --until ci=0.05 --out [TEMP]/two --quiet");
    assert_again(&desk, "two");
    for shard in 1..=2 {
        desk.done(&format!(
            "simulate [TEMP]/small.toml --replicates 120 --shard {shard}/2 --out [TEMP]/part-{shard} --quiet"
        ));
    }
    desk.done("merge [TEMP]/part-1 [TEMP]/part-2 --out [TEMP]/joined --quiet");
    assert_again(&desk, "joined");
}

#[test]
fn sweeps_and_screenings() {
    let desk = Desk::new();
    let over = "--over signals.gold=0..3 --over utility.shared_fit=0..0.6/4";
    for (folder, options) in [
        ("grid", format!("{over} --set away.share=0.2")),
        ("zip", format!("{over} --zip --all")),
        ("sample", format!("{over} --sample 5 --figure interview_offer_rate:signal:gold --seed 4")),
        ("seeds", "--over run.seed=1,2".to_owned()),
        ("screen", "--screen --trajectories 2".to_owned()),
        ("screen-two", format!("--screen --trajectories 3 {over}")),
    ] {
        desk.done(&format!("sweep [TEMP]/small.toml {options} --replicates 4 --out [TEMP]/{folder} --quiet"));
        assert_again(&desk, folder);
    }
}

#[test]
fn comparisons() {
    let desk = Desk::new();
    let program = desk.program_of_two();
    for (folder, options) in [
        ("fields", "--variant it's~--no~signals:~signals.enabled=false,~away.share=0.1 --variant signals.gold=1 --set interviews.fit=1".to_owned()),
        ("program", format!("--program {program} --quota 1..3 --close --mode lists-fixed --seed 1")),
    ] {
        desk.done(&format!("compare [TEMP]/small.toml {options} --replicates 10 --out [TEMP]/{folder} --quiet"));
        assert_again(&desk, folder);
    }
}

#[test]
fn odds() {
    let desk = Desk::new();
    fs::write(desk.path("me.toml"), "type = \"senior\"\ninterviews = 3\n").expect("a file");
    let what_if = "--what-if one~more:~interviews=4 --set signals.gold=1";
    desk.done(&format!("odds [TEMP]/small.toml --applicant [TEMP]/me.toml {what_if} --replicates 20 --precision 3 --out [TEMP]/odds --quiet"));
    assert_again(&desk, "odds");
}
