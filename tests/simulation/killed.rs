//! A run that is killed or interrupted leaves the earlier result as it was, and goes on where it stopped.
#![cfg(unix)]

use std::fs;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use matchday::export::Checkpoint;

use super::{Desk, assert_same};

const RUN: &str = "simulate [TEMP]/small.toml --replicates 1500 --quiet --threads 1 --out [TEMP]/out";

/// Starts a run and waits until some of its progress is on disk, or it has ended.
fn started(desk: &Desk) -> Child {
    let mut child = desk.command(RUN).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("the binary runs");
    let progress = desk.path(".out.unfinished/progress");
    let start = Instant::now();
    while child.try_wait().expect("a child").is_none() && start.elapsed() < Duration::from_secs(60) {
        let kept = fs::read(&progress).ok().and_then(|bytes| Checkpoint::from_bytes(&bytes).ok());
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
    desk.done("simulate [TEMP]/small.toml --replicates 1500 --quiet --out [TEMP]/whole");
    desk.done("simulate [TEMP]/small.toml --replicates 3 --quiet --out [TEMP]/out");
    let earlier = desk.result("out");
    let mut child = started(&desk);
    child.kill().expect("a child");
    child.wait().expect("it ends");
    if desk.path(".out.unfinished").exists() {
        assert_same(&earlier, &desk.result("out"));
    }
    desk.done(&format!("{RUN} --resume"));
    assert_same(&desk.result("whole"), &desk.result("out"));
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
        desk.done("simulate [TEMP]/small.toml --replicates 1500 --quiet --out [TEMP]/whole");
        assert_same(&desk.result("whole"), &desk.result("out"));
    }
}
