//! A run that is killed leaves the earlier result as it was.
#![cfg(unix)]

use std::fs;
use std::path::PathBuf;
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::{Duration, SystemTime};

use super::{Desk, whole_result};

#[test]
fn a_killed_run_leaves_a_whole_result() {
    let desk = Desk::empty();
    let drawn = desk.run(&["new", "pool", "[POOL]", "--market", "ir", "--quiet"]);
    assert_eq!(drawn.code, Some(0), "{}", drawn.err);
    assert_eq!(desk.run(&["match", "[POOL]", "--quiet", "--out", "[TEMP]/results", "--seed", "0"]).code, Some(0));
    let seed = || whole_result(&desk.path("results"))["seed"].as_u64().expect("a seed");
    assert_eq!(seed(), 0);
    let start = |seed: u64| {
        desk.command(&["match", "[POOL]", "--quiet", "--out", "[TEMP]/results", "--seed", &seed.to_string()])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the binary runs")
    };
    let mut last = 0;
    let mut run = 0;
    let mut kill = |mut child: Child, run: u64| {
        // It may have ended by itself; then there is nothing to kill.
        child.kill().expect("a child");
        child.wait().expect("it ends");
        let found = seed();
        assert!(found == last || found == run, "found the result of run {found} after {last} and {run}");
        last = found;
    };
    for milliseconds in [0, 3, 10, 30, 60, 100, 200, 400] {
        run += 1;
        let child = start(run);
        sleep(Duration::from_millis(milliseconds));
        kill(child, run);
    }
    // And in the middle of writing: as soon as anything changes in the result or beside it, and a little later.
    for microseconds in [0, 0, 100, 300, 1_000, 3_000, 10_000, 30_000, 60_000, 100_000, 150_000] {
        run += 1;
        let before = signs(&desk);
        let mut child = start(run);
        while child.try_wait().expect("a child").is_none() && signs(&desk) == before {
            sleep(Duration::from_micros(20));
        }
        sleep(Duration::from_micros(microseconds));
        kill(child, run);
    }
    // What the killed runs left beside it is in nobody's way.
    assert_eq!(desk.run(&["match", "[POOL]", "--quiet", "--out", "[TEMP]/results", "--seed", "99"]).code, Some(0));
    assert_eq!(seed(), 99);
}

/// What shows that a run has begun to write: other names, lengths or times.
fn signs(desk: &Desk) -> Vec<(PathBuf, Option<(u64, SystemTime)>)> {
    let list = |folder: PathBuf| fs::read_dir(folder).into_iter().flatten().flatten();
    let entries = list(desk.path("")).chain(list(desk.path("results")));
    let sign = |entry: fs::DirEntry| {
        let known = entry.metadata().ok();
        (entry.path(), known.and_then(|known| Some((known.len(), known.modified().ok()?))))
    };
    let mut signs: Vec<_> = entries.map(sign).collect();
    signs.sort();
    signs
}
