//! The documentation agrees with the program and with itself: the page of commands is that of `--help`, and every link leads somewhere.

use std::fmt::Write;
use std::fs;
use std::path::{Component, Path, PathBuf};

use assert_cmd::Command;
use matchday::market::Track;
use matchday::scenario::Tier;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What `matchday … --help` prints.
fn help(words: &[String]) -> String {
    let ran = Command::cargo_bin("matchday").expect("the binary").args(words).arg("--help").output().expect("it runs");
    assert!(ran.status.success(), "matchday {} --help", words.join(" "));
    String::from_utf8(ran.stdout).expect("UTF-8")
}

/// The commands that a help page lists, without `help` itself.
fn commands(page: &str) -> Vec<String> {
    let listed = page.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    listed
        .filter_map(|line| line.strip_prefix("  ").filter(|rest| !rest.starts_with(' ')))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .map(str::to_owned)
        .collect()
}

/// One section for a command, then those of its own commands.
fn describe(words: &[String], out: &mut String) {
    let page = help(words);
    let name = ["matchday".to_owned()].iter().chain(words).cloned().collect::<Vec<_>>().join(" ");
    let page_lines: Vec<&str> = page.lines().map(str::trim_end).collect();
    write!(out, "\n## `{name}`\n\n```text\n{}\n```\n", page_lines.join("\n").trim_end()).expect("text grows");
    for command in commands(&page) {
        describe(&[words, &[command]].concat(), out);
    }
}

/// `docs/command-line.md` is what the commands say of themselves; `UPDATE_DOCS=1` writes it.
#[test]
fn the_page_of_commands_is_that_of_help() {
    let mut expected = String::from(
        "<!-- Written by `UPDATE_DOCS=1 cargo test --test documentation` from `--help`; do not edit. -->\n\n# Command line\n\n\
         What `--help` prints after every command. Exit codes: 0 done, 1 failed while running, 2 bad arguments or input, 130 interrupted.\n",
    );
    describe(&[], &mut expected);
    assert!(expected.matches("\n## ").count() > 5, "commands are found: {expected}");
    let path = repository().join("docs/command-line.md");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        write(&path, &expected);
    }
    let found = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(
        found == expected,
        "docs/command-line.md is out of date: run UPDATE_DOCS=1 cargo test --test documentation"
    );
}

/// The table of targets in `docs/calibration.md` is the one that notebook 07 came to; `UPDATE_DOCS=1` copies it.
#[test]
fn the_page_on_calibration_has_the_table_of_the_notebook() {
    let content = fs::read_to_string(repository().join("notebooks/07_calibration.ipynb")).expect("the notebook");
    let notebook: serde_json::Value = serde_json::from_str(&content).expect("a notebook is JSON");
    let cells = notebook["cells"].as_array().expect("cells").iter();
    let outputs = cells.filter_map(|cell| cell["outputs"].as_array()).flatten();
    let table =
        outputs.map(|output| joined(&output["data"]["text/markdown"])).find(|text| text.starts_with("| Target"));
    let table = table.expect("a table of targets in the outputs");
    let path = repository().join("docs/calibration.md");
    let page = fs::read_to_string(&path).expect("the page").replace("\r\n", "\n");
    let (before, rest) = page.split_once("--test documentation -->\n").expect("a mark before the table");
    let (_, after) = rest.split_once("<!-- end of the table -->").expect("a mark after the table");
    let expected = format!("{before}--test documentation -->\n\n{table}\n\n<!-- end of the table -->{after}");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        write(&path, &expected);
    }
    let found = fs::read_to_string(&path).expect("the page").replace("\r\n", "\n");
    assert!(found == expected, "docs/calibration.md is out of date: run UPDATE_DOCS=1 cargo test --test documentation");
}

/// A text of a notebook, which holds it as one string or as a list of lines.
fn joined(source: &serde_json::Value) -> String {
    match source {
        serde_json::Value::Array(lines) => lines.iter().filter_map(serde_json::Value::as_str).collect(),
        other => other.as_str().unwrap_or_default().to_owned(),
    }
}

/// All files with this ending in the repository, without what is built or hidden.
fn files(folder: &Path, ending: &str, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if path.is_dir() && name != "target" && !name.starts_with('.') {
            files(&path, ending, out);
        } else if path.extension().is_some_and(|extension| extension == ending) {
            out.push(path);
        }
    }
}

/// The text of a page: a Markdown file, or the Markdown cells of a notebook.
fn text(path: &Path) -> String {
    let content = fs::read_to_string(path).expect("a text file");
    if path.extension().is_some_and(|extension| extension == "md") {
        return content;
    }
    let notebook: serde_json::Value = serde_json::from_str(&content).expect("a notebook is JSON");
    let cells = notebook["cells"].as_array().expect("cells");
    let markdown = cells.iter().filter(|cell| cell["cell_type"] == "markdown");
    markdown.map(|cell| joined(&cell["source"])).collect::<Vec<_>>().join("\n\n")
}

/// Links of a page, images too.
fn links(page: &str) -> Vec<String> {
    let targets = Parser::new(page).filter_map(|event| match event {
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => Some(dest_url.into_string()),
        _ => None,
    });
    targets.collect()
}

/// The anchors of a page's headings, as GitHub makes them: lower case, blanks to hyphens, all else but letters, digits, `-` and `_` dropped.
fn anchors(page: &str) -> Vec<String> {
    let (mut found, mut heading) = (Vec::new(), None);
    for event in Parser::new(page) {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => found.extend(heading.take()),
            Event::Text(words) | Event::Code(words) => {
                if let Some(heading) = &mut heading {
                    let kept = words.to_lowercase();
                    heading.extend(kept.chars().filter_map(|letter| match letter {
                        ' ' => Some('-'),
                        letter if letter.is_alphanumeric() || letter == '-' || letter == '_' => Some(letter),
                        _ => None,
                    }));
                }
            }
            _ => {}
        }
    }
    found
}

/// What is wrong with one link of a page, if anything.
fn fault(path: &Path, link: &str) -> Option<String> {
    if link.contains("://") || link.starts_with("mailto:") {
        return None;
    }
    let (file, anchor) = link.split_once('#').map_or((link, None), |(file, anchor)| (file, Some(anchor)));
    let target = if file.is_empty() { path.to_owned() } else { path.parent().expect("a folder").join(file) };
    let place = path.strip_prefix(repository()).expect("inside").display();
    if Path::new(file).components().any(|part| matches!(part, Component::RootDir)) || !target.exists() {
        return Some(format!("{place}: link {link:?} leads nowhere"));
    }
    let is_missing = anchor.is_some_and(|anchor| !anchors(&text(&target)).iter().any(|known| known == anchor));
    is_missing.then(|| format!("{place}: no heading of {} has the anchor of {link:?}", target.display()))
}

/// The tables of figures in `docs/data-dictionary.md` are the table of figures; `UPDATE_DOCS=1` writes them.
#[test]
fn the_dictionary_has_the_table_of_figures() {
    let path = repository().join("docs/data-dictionary.md");
    let found = text(&path).replace("\r\n", "\n");
    let expected = matchday::figures::with_figures(&found).expect("a mark for each section of figures");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        write(&path, &expected);
        return;
    }
    assert!(
        found == expected,
        "docs/data-dictionary.md is out of date: run UPDATE_DOCS=1 cargo test --test documentation"
    );
}

/// Every relative link of every Markdown page and notebook leads to a file, and to a heading where it names one.
#[test]
fn every_link_leads_somewhere() {
    let mut pages = Vec::new();
    files(repository(), "md", &mut pages);
    files(repository(), "ipynb", &mut pages);
    assert!(pages.len() > 20, "pages are found");
    let mut faults: Vec<String> = Vec::new();
    for page in &pages {
        faults.extend(links(&text(page)).iter().filter_map(|link| fault(page, link)));
    }
    faults.sort();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The two tests above can fail: a link to nothing, an anchor that is not there and a path from the root are faults.
#[test]
fn broken_links_are_found() {
    let page = repository().join("docs/README.md");
    assert!(fault(&page, "nowhere.md").is_some());
    assert!(fault(&page, "model.md#no-such-heading").is_some());
    assert!(fault(&page, "/etc/hosts").is_some());
    assert!(fault(&page, "model.md#three-uncertainties").is_none());
    assert_eq!(links("[a](b.md) `[c](d.md)` ![e](f.png)\n\n```\n[g](h.md)\n```\n"), ["b.md", "f.png"]);
}

/// What is written by hand names every track letter and every tier of signals.
#[test]
fn letters_and_tiers_are_described() {
    let line_of = |page: &str, start: &str| {
        let text = fs::read_to_string(repository().join(page)).expect("a page");
        let line = text.lines().find(|line| line.starts_with(start)).map(str::to_owned);
        line.unwrap_or_else(|| panic!("{page} has no line that starts with {start}"))
    };
    let format = line_of("docs/pool-format.md", "| `track` |");
    for letter in Track::LETTERS {
        assert!(format.contains(&format!("`{letter}`")), "{letter}: {format}");
    }
    let dictionary = line_of("docs/data-dictionary.md", "| `signal` |");
    for tier in Tier::ALL {
        assert!(dictionary.contains(&format!("`{}`", tier.name())), "{}: {dictionary}", tier.name());
    }
}

/// Writes a page if it is another one, in one step: other tests read it at the same time.
fn write(path: &Path, text: &str) {
    if fs::read_to_string(path).is_ok_and(|written| written == text) {
        return;
    }
    let new = path.with_extension("new");
    fs::write(&new, text).expect("the page is written");
    fs::rename(&new, path).expect("the page is replaced");
}
