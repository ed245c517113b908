//! `matchday report`.

mod args;

use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use matchday::publish::publish_file;
use matchday::report::{Run, checklist, page};

use super::failure::Failure;
use super::terminal::print_with;
pub(super) use args::ReportArguments;

/// The default file name of a page.
const PAGE: &str = "report.html";

pub(super) fn run(arguments: &ReportArguments) -> Result<(), Failure> {
    let runs = read(&arguments.runs)?;
    if arguments.checklist {
        return write_checklist(&runs, arguments);
    }
    let out = arguments.out.clone().unwrap_or_else(|| arguments.runs[0].join(PAGE));
    write(&runs, &out, arguments.quiet)
}

/// Writes the page of a run folder into that folder.
pub(super) fn write_beside(folder: &Path, is_quiet: bool) -> Result<(), Failure> {
    write(&read(&[folder.to_owned()])?, &folder.join(PAGE), is_quiet)
}

/// Reads all folders, or returns every fault in any of them.
fn read(folders: &[PathBuf]) -> Result<Vec<Run>, Failure> {
    let (mut runs, mut faults) = (Vec::new(), Vec::new());
    for folder in folders {
        match Run::read(folder) {
            Ok(run) => runs.push(run),
            Err(found) => faults.extend(found.iter().map(ToString::to_string)),
        }
    }
    if faults.is_empty() { Ok(runs) } else { Err(Failure::input(faults.join("\nerror: "))) }
}

fn write(runs: &[Run], out: &Path, is_quiet: bool) -> Result<(), Failure> {
    for warning in runs.iter().flat_map(Run::warnings) {
        eprintln!("warning: {warning}");
    }
    if out.is_dir() {
        return Err(Failure::input(format!(
            "\"{}\" is a folder; name a file, such as \"{}\"",
            out.display(),
            out.join(PAGE).display()
        )));
    }
    if out.is_file() && !is_page(out) {
        return Err(Failure::input(format!(
            "\"{}\" is not a report page and was not replaced; name a new file with --out",
            out.display()
        )));
    }
    publish_file(out, page(runs).as_bytes())?;
    if !is_quiet {
        println!("Wrote {}: a self-contained page to open in a browser or to send.", out.display());
    }
    Ok(())
}

/// Prints or writes the checklists of one run. Never replaces a file, which may hold the author's entries.
fn write_checklist(runs: &[Run], arguments: &ReportArguments) -> Result<(), Failure> {
    let [run] = runs else {
        return Err(Failure::input("a checklist covers one run; name one folder with --checklist"));
    };
    for warning in run.warnings() {
        eprintln!("warning: {warning}");
    }
    let text = checklist(run);
    let Some(out) = &arguments.out else { return print_with(|to| to.write_all(text.as_bytes())) };
    if out.exists() {
        return Err(Failure::input(format!(
            "\"{}\" exists and may contain your entries; name a new file with --out",
            out.display()
        )));
    }
    publish_file(out, text.as_bytes())?;
    if !arguments.quiet {
        println!("Wrote {}: complete the items marked [AUTHOR].", out.display());
    }
    Ok(())
}

/// Whether a file is a report page, which may be replaced.
fn is_page(path: &Path) -> bool {
    let mut head = Vec::new();
    let read = File::open(path).and_then(|file| file.take(4096).read_to_end(&mut head));
    read.is_ok() && String::from_utf8_lossy(&head).contains("name=\"generator\" content=\"matchday ")
}
