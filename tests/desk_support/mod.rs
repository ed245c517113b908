//! A temporary folder in which the command is run as a user would.

#![allow(dead_code, reason = "each test file uses a part of it")]

use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;

/// A temporary folder with a scenario in it, `small.toml`.
pub(crate) struct Desk {
    folder: TempDir,
}

/// What a command printed, and its exit code; the temporary folder reads `[TEMP]`.
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Desk {
    pub(crate) fn with(scenario: &str) -> Desk {
        let desk = Desk { folder: tempfile::tempdir().expect("a temporary folder") };
        fs::write(desk.path("small.toml"), scenario).expect("a file");
        desk
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The folder, as it stands in commands.
    pub(crate) fn text(&self) -> String {
        self.folder.path().to_str().expect("UTF-8").to_owned()
    }

    /// The command; `[TEMP]` in the arguments stands for the folder, `~` for a blank within one.
    pub(crate) fn command(&self, arguments: &str) -> std::process::Command {
        let mut command = std::process::Command::new(assert_cmd::cargo::cargo_bin!("matchday"));
        command.env("COLUMNS", "100");
        command.args(arguments.split(' ').map(|argument| argument.replace("[TEMP]", &self.text()).replace('~', " ")));
        command
    }

    pub(crate) fn run(&self, arguments: &str) -> Ran {
        let output = assert_cmd::Command::from_std(self.command(arguments)).output().expect("the binary runs");
        let text = |bytes: &[u8]| std::str::from_utf8(bytes).expect("UTF-8").replace(&self.text(), "[TEMP]");
        let ran = Ran { code: output.status.code(), out: text(&output.stdout), err: text(&output.stderr) };
        assert!(!ran.err.contains("panicked"), "{}", ran.err);
        ran
    }

    /// Runs what has to succeed.
    pub(crate) fn done(&self, arguments: &str) -> Ran {
        let ran = self.run(arguments);
        assert_eq!(ran.code, Some(0), "{arguments}: {}", ran.err);
        ran
    }
}
