//! The command line, tried on the real binary: what is printed, what is written, and with which exit code it ends.

mod explaining;
mod faults;
mod interrupted;
mod new_pool;
mod output;
mod scenarios;
mod summaries;
mod unstable;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use sha2::{Digest, Sha256};
use tempfile::TempDir;

/// What a command printed, and its exit code; the pool's folder reads `[POOL]`, the temporary folder around it `[TEMP]`.
struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Ran {
    /// All of it, for a snapshot.
    fn shown(&self) -> String {
        let code = self.code.map_or("none".to_owned(), |code| code.to_string());
        format!("exit code {code}\n-- standard output --\n{}-- standard error --\n{}", self.out, self.err)
    }

    fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).expect("JSON on standard output")
    }
}

/// A temporary folder with the example pool in it.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn empty() -> Desk {
        Desk { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    fn with_example() -> Desk {
        let desk = Desk::empty();
        let written = desk.run(&["new", "pool", "[POOL]"]);
        assert_eq!(written.code, Some(0), "{}", written.err);
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn pool(&self) -> PathBuf {
        self.path("pool")
    }

    /// Runs the binary; `[POOL]` and `[TEMP]` in the arguments stand for the folders.
    fn run(&self, arguments: &[&str]) -> Ran {
        let output = assert_cmd::Command::from_std(self.command(arguments)).output().expect("the binary runs");
        self.ran(&output)
    }

    fn command(&self, arguments: &[&str]) -> std::process::Command {
        let mut command = std::process::Command::new(assert_cmd::cargo::cargo_bin!("matchday"));
        command.env("COLUMNS", "100");
        for argument in arguments {
            command.arg(argument.replace("[POOL]", &self.pool_text()).replace("[TEMP]", &self.temp_text()));
        }
        command
    }

    fn ran(&self, output: &Output) -> Ran {
        let text = |bytes: &[u8]| {
            let text = std::str::from_utf8(bytes).expect("UTF-8");
            text.replace(&self.pool_text(), "[POOL]").replace(&self.temp_text(), "[TEMP]")
        };
        let ran = Ran { code: output.status.code(), out: text(&output.stdout), err: text(&output.stderr) };
        assert!(!ran.err.contains("panicked"), "{}", ran.err);
        ran
    }

    fn pool_text(&self) -> String {
        self.pool().to_str().expect("UTF-8").to_owned()
    }

    fn temp_text(&self) -> String {
        self.folder.path().to_str().expect("UTF-8").to_owned()
    }

    /// Adds rows to a file of the pool.
    fn append(&self, file: &str, rows: &str) {
        let path = self.pool().join(file);
        let before = fs::read_to_string(&path).expect("a file of the pool");
        fs::write(path, before + rows).expect("a file of the pool");
    }

    /// The names in the temporary folder.
    fn names(&self) -> Vec<String> {
        content(self.folder.path()).into_keys().collect()
    }
}

/// What a folder holds: names, and the bytes of those that are files.
fn content(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| {
            let entry = entry.expect("an entry");
            let bytes = if entry.path().is_file() { fs::read(entry.path()).expect("a file") } else { Vec::new() };
            (entry.file_name().to_string_lossy().into_owned(), bytes)
        })
        .collect()
}

fn sha256(bytes: &[u8]) -> String {
    use std::fmt::Write;
    Sha256::digest(bytes).iter().fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02x}").expect("a string");
        hex
    })
}

/// Reads a result's summary, having compared the checksums in it with the tables beside it.
fn whole_result(folder: &Path) -> serde_json::Value {
    let files = content(folder);
    assert_eq!(files.keys().collect::<Vec<_>>(), ["matches.csv", "programs.csv", "summary.json"]);
    let summary: serde_json::Value = serde_json::from_slice(&files["summary.json"]).expect("summary.json parses");
    let output = summary["output"].as_array().expect("a list of outputs");
    assert_eq!(output.len(), 2);
    for (record, file) in output.iter().zip(["matches.csv", "programs.csv"]) {
        assert_eq!(record["file"], file);
        assert_eq!(record["sha256"], sha256(&files[file]), "{file}");
    }
    summary
}
