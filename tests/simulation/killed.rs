//! A run that is killed or interrupted leaves the earlier result as it was, and goes on where it stopped.
#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs;
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;
use std::thread::sleep;
use std::time::{Duration, Instant};

use matchday::run::Checkpoint;
use matchday::simulation::Simulation;

use super::{Desk, assert_same};

type Files = BTreeMap<String, Vec<u8>>;

/// The results of runs that nothing stopped: each is played once for all tests.
static WHOLE_RUN: LazyLock<Files> = LazyLock::new(|| played(&RUN.replace("--threads 1", "--threads 2"), "out"));
static WHOLE_SWEEP: LazyLock<Files> = LazyLock::new(|| played(&SWEEP.replace("--threads 1", "--threads 3"), "swept"));
static WHOLE_COMPARISON: LazyLock<Files> =
    LazyLock::new(|| played(&COMPARISON.replace("--threads 1", "--threads 3"), "compared"));

fn played(command: &str, folder: &str) -> Files {
    let desk = Desk::new();
    desk.done(command);
    desk.result(folder)
}

const RUN: &str = "simulate [TEMP]/small.toml --replicates 1500 --quiet --threads 1 --out [TEMP]/out";

/// Starts a run and waits until some of its progress is on disk, or it has ended.
fn started(desk: &Desk) -> Child {
    let mut child = desk.command(RUN).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("the binary runs");
    let progress = desk.path(".out.unfinished/progress");
    let start = Instant::now();
    while child.try_wait().expect("a child").is_none() && start.elapsed() < Duration::from_secs(60) {
        let kept = fs::read(&progress).ok().and_then(|bytes| Checkpoint::<Simulation>::from_bytes(&bytes).ok());
        if kept.is_some_and(|kept| kept.tally.replicates > 0) {
            break;
        }
        sleep(Duration::from_millis(5));
    }
    child
}

#[test]
fn a_killed_run_goes_on_and_the_earlier_result_stays() {
    let desk = Desk::new();
    desk.done("simulate [TEMP]/small.toml --replicates 3 --quiet --out [TEMP]/out");
    let earlier = desk.result("out");
    let mut child = started(&desk);
    child.kill().expect("a child");
    child.wait().expect("it ends");
    if desk.path(".out.unfinished").exists() {
        assert_same(&earlier, &desk.result("out"));
    }
    desk.done(&format!("{RUN} --resume"));
    assert_same(&WHOLE_RUN, &desk.result("out"));
}

#[test]
fn an_interrupted_run_says_how_to_go_on() {
    let desk = Desk::new();
    let child = started(&desk);
    let asked = Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("kill");
    let output = child.wait_with_output().expect("it ends");
    // It may have ended by itself before it was asked.
    if asked.success() && output.status.code() != Some(0) {
        assert_eq!(output.status.code(), Some(130));
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(told.starts_with("stopped: ") && told.contains("--resume"), "{told}");
        desk.done(&format!("{RUN} --resume"));
        assert_same(&WHOLE_RUN, &desk.result("out"));
    }
}

const SWEEP: &str =
    "sweep [TEMP]/small.toml --over signals.gold=0..5 --replicates 100 --quiet --threads 1 --out [TEMP]/swept";

/// Starts a sweep and waits until it is at its third point, or has ended.
fn sweeping(desk: &Desk) -> Child {
    let mut child = desk.command(SWEEP).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("the binary runs");
    let (folder, start) = (desk.path(".swept.unfinished-sweep"), Instant::now());
    while child.try_wait().expect("a child").is_none() && start.elapsed() < Duration::from_secs(60) {
        // The lock, and one folder for each point.
        if fs::read_dir(&folder).is_ok_and(|entries| entries.count() >= 4) {
            break;
        }
        sleep(Duration::from_millis(2));
    }
    child
}

#[test]
fn a_killed_sweep_goes_on_to_the_same_bytes() {
    let desk = Desk::new();
    let mut child = sweeping(&desk);
    child.kill().expect("a child");
    child.wait().expect("it ends");
    if desk.path(".swept.unfinished-sweep").exists() {
        let refused = desk.run(SWEEP);
        assert_eq!(refused.code, Some(2));
        assert!(refused.err.contains("of its points are done or begun"), "{}", refused.err);
        let other = desk.run(&format!("{SWEEP} --resume --seed 99"));
        assert!(other.code == Some(2) && other.err.contains("another one"), "{}", other.err);
    }
    desk.done(&format!("{SWEEP} --resume"));
    assert_same(&WHOLE_SWEEP, &desk.result("swept"));
    assert!(!desk.path(".swept.unfinished-sweep").exists(), "nothing is left beside it");
}

#[test]
fn an_interrupted_sweep_says_how_to_go_on() {
    let desk = Desk::new();
    let child = sweeping(&desk);
    let asked = Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("kill");
    let output = child.wait_with_output().expect("it ends");
    // It may have ended by itself before it was asked.
    if asked.success() && output.status.code() != Some(0) {
        assert_eq!(output.status.code(), Some(130));
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(told.starts_with("stopped: ") && told.contains("of 6 points are done and kept"), "{told}");
        desk.done(&format!("{SWEEP} --force"));
        assert_same(&WHOLE_SWEEP, &desk.result("swept"));
    }
}

const COMPARISON: &str = "compare [TEMP]/small.toml --variant gold:signals.gold=2 --variant none:signals.enabled=false --replicates 900 \
                          --quiet --threads 1 --out [TEMP]/compared";

/// Starts a comparison and waits until some of its progress is on disk, or it has ended.
fn comparing(desk: &Desk) -> Child {
    let mut child =
        desk.command(COMPARISON).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("the binary runs");
    let (progress, start) = (desk.path(".compared.unfinished-comparison/progress"), Instant::now());
    let mut first = None;
    while child.try_wait().expect("a child").is_none() && start.elapsed() < Duration::from_secs(60) {
        // The first is written before anything is played.
        let now = fs::read(&progress).ok();
        if first.is_some() && now.is_some() && now != first {
            break;
        }
        first = first.or(now);
        sleep(Duration::from_millis(2));
    }
    child
}

#[test]
fn a_killed_comparison_goes_on_to_the_same_bytes() {
    let desk = Desk::new();
    let mut child = comparing(&desk);
    child.kill().expect("a child");
    child.wait().expect("it ends");
    if desk.path(".compared.unfinished-comparison").exists() {
        let refused = desk.run(COMPARISON);
        assert_eq!(refused.code, Some(2));
        assert!(refused.err.contains("replicates are done; resume it with --resume"), "{}", refused.err);
        for (option, difference) in [
            ("--seed 99", "base: scenario \"seed = 7\" and \"seed = 99\""),
            ("--variant more:signals.gold=9", "the scenarios \"base\", \"gold\", \"none\""),
        ] {
            let other = desk.run(&format!("{COMPARISON} --resume {option}"));
            assert!(other.code == Some(2) && other.err.contains(difference), "{}", other.err);
        }
    }
    desk.done(&format!("{COMPARISON} --resume"));
    assert_same(&WHOLE_COMPARISON, &desk.result("compared"));
    assert!(!desk.path(".compared.unfinished-comparison").exists(), "nothing is left beside it");
}

#[test]
fn an_interrupted_comparison_says_how_to_go_on() {
    let desk = Desk::new();
    let child = comparing(&desk);
    let asked = Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("kill");
    let output = child.wait_with_output().expect("it ends");
    // It may have ended by itself before it was asked.
    if asked.success() && output.status.code() != Some(0) {
        assert_eq!(output.status.code(), Some(130));
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(told.starts_with("stopped: ") && told.contains("of 900 replicates are done and kept"), "{told}");
        fs::write(desk.path(".compared.unfinished-comparison/progress"), "nonsense").expect("a file");
        let damaged = desk.run(&format!("{COMPARISON} --resume"));
        assert!(damaged.code == Some(2) && damaged.err.contains("start over with --force"), "{}", damaged.err);
        desk.done(&format!("{COMPARISON} --force"));
        assert_same(&WHOLE_COMPARISON, &desk.result("compared"));
    }
}
