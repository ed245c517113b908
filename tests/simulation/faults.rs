//! What is wrong is said in words, with what to do, and nothing is lost.

use std::fs;

use super::Desk;

/// Runs what has to fail with this exit code, saying this.
fn fails(desk: &Desk, arguments: &str, code: i32, words: &[&str]) {
    let ran = desk.run(arguments);
    assert_eq!(ran.code, Some(code), "{arguments}: {}{}", ran.out, ran.err);
    for word in words {
        assert!(ran.err.contains(word), "{arguments} does not say {word}: {}", ran.err);
    }
}

#[test]
fn options_that_make_no_sense_are_refused() {
    let desk = Desk::new();
    for (options, words) in [
        ("--shard 0/3 --out [TEMP]/a", "1/4"),
        ("--shard 4/3 --out [TEMP]/a", "1/4"),
        ("--shard 1-3 --out [TEMP]/a", "1/4"),
        ("--shard 1/3", "--out"),
        ("--until 0.01", "ci=0.005"),
        ("--until ci=-1", "ci=0.005"),
        ("--until ci=0.01 --shard 1/2 --out [TEMP]/a", "cannot be used with"),
        ("--resume", "--out"),
        ("--force", "--out"),
        ("--resume --force --out [TEMP]/a", "cannot be used with"),
        ("--format csv", "--out"),
        ("--format excel --out [TEMP]/a", "parquet"),
        ("--threads 0", "--threads"),
        ("--replicates 0", "--replicates"),
        ("--replicates -1", "-1 is not in 1..=1000000"),
        ("--replicates 1000001", "1000001 is not in 1..=1000000"),
        ("--replicates many", "--replicates"),
        ("--seed one", "--seed"),
    ] {
        fails(&desk, &format!("simulate [TEMP]/small.toml {options}"), 2, &[words]);
    }
    assert!(!desk.path("a").exists());
}

#[test]
fn a_scenario_that_is_not_there_or_no_scenario_is_named() {
    let desk = Desk::new();
    fails(&desk, "simulate [TEMP]/nowhere.toml", 2, &["nowhere.toml"]);
    fs::write(desk.path("bad.toml"), "[run]\nseed = \"one\"\n").expect("a file");
    fails(&desk, "simulate [TEMP]/bad.toml", 2, &["bad.toml", "seed"]);
}

/// Markets without people or positions end in words, not in tables of nothing.
#[test]
fn empty_markets_are_described_in_words() {
    let desk = Desk::new();
    let market = |tracks: &str, count: u32| {
        format!(
            "[[specialty]]\nname = \"IR\"\n{tracks}\n[[type]]\nname = \"one\"\n[[type]]\nname = \"other\"\n\
             [[group]]\nname = \"all\"\nfirst = \"IR\"\ncount = {count}\n"
        )
    };
    fs::write(desk.path("nobody.toml"), market("tracks = [{ track = \"C\", programs = 2, positions = 4 }]", 0))
        .expect("a file");
    fs::write(desk.path("nothing.toml"), market("", 5)).expect("a file");
    let nobody = desk.done("simulate [TEMP]/nobody.toml --replicates 2");
    assert!(nobody.err.contains("there are no applicants"), "{}", nobody.err);
    for words in ["No applicant in this scenario prefers IR.", "This scenario has no applicants.", "IR C"] {
        assert!(nobody.out.contains(words), "{}", nobody.out);
    }
    let nothing = desk.done("simulate [TEMP]/nothing.toml --replicates 2");
    assert!(nothing.err.contains("there are no programs"), "{}", nothing.err);
    for words in ["There are no positions in this scenario.", "No applicant matches in any season.", "one", "100.0%"] {
        assert!(nothing.out.contains(words), "{}", nothing.out);
    }
    assert!(!nobody.out.contains("Match rates by type") && !nobody.out.contains("obtain"), "{}", nobody.out);
    assert!(!nothing.out.contains("Positions ") && !nothing.out.contains("obtain"), "{}", nothing.out);
    let compared = desk.done("compare [TEMP]/nobody.toml --variant none:~signals.enabled=false --replicates 2");
    assert!(compared.out.contains("no applicant is in both the base and a variant"), "{}", compared.out);
    let screened = desk.done("sweep [TEMP]/nobody.toml --screen --trajectories 2 --replicates 2");
    assert!(screened.out.contains("No parameter changes any figure."), "{}", screened.out);
}

/// SOAP is in the summary if, and only if, it is enabled.
#[test]
fn soap_is_in_the_summary_if_it_is_enabled() {
    let desk = Desk::new();
    assert!(!desk.done("simulate [TEMP]/small.toml --replicates 4").out.contains("SOAP"));
    let ran = desk.done("simulate [TEMP]/small.toml --replicates 5 --set soap.enabled=true --out [TEMP]/out");
    let rows = super::table(&desk.result("out")["summary.csv"]);
    let of = |figure: &str, group: &str| -> f64 {
        let here = rows.iter().filter(|row| row["figure"] == figure && row["group"] == group);
        here.map(|row| row["estimate"].parse::<f64>().expect("a number")).sum()
    };
    let nothing = 100.0 * of("ends_in_nothing_after_soap", "all");
    let words = format!(
        "SOAP fills {:.1} positions per season; after it, {nothing:.1}% of all",
        of("soap_filled", "specialty")
    );
    assert!(ran.out.replace('\n', " ").contains(&words.replace(".0 positions", " positions")), "{words}: {}", ran.out);
}

/// The files named on the terminal are those in the folder.
#[test]
fn the_files_that_are_named_are_those_written() {
    let desk = Desk::new();
    let runs = [
        ("simulate [TEMP]/small.toml --replicates 2", "replicates"),
        ("sweep [TEMP]/small.toml --over signals.gold=0,6 --replicates 2", "sweep"),
        ("sweep [TEMP]/small.toml --screen --over signals.gold=0..6 --trajectories 2 --replicates 2", "screen"),
    ];
    for (run, name) in runs {
        for (format, ending) in [("", "csv"), (" --format csv", "csv"), (" --format parquet", "parquet")] {
            let ran = desk.done(&format!("{run}{format} --out [TEMP]/{name}"));
            let named = ran.out.rsplit("Written to ").next().expect("the last lines").replace('\n', " ");
            let files = desk.result(name);
            for file in files.keys().filter(|file| *file != "scenario.toml") {
                assert!(named.contains(file.as_str()), "{file} is not named: {named}");
            }
            let ending = if name == "replicates" && format.is_empty() { "parquet" } else { ending };
            assert!(files.contains_key(&format!("{name}.{ending}")), "{name}.{ending}");
        }
    }
}

#[test]
fn folders_of_others_are_left_alone() {
    let desk = Desk::new();
    fs::create_dir(desk.path("mine")).expect("a folder");
    fs::write(desk.path("mine/thesis.docx"), "").expect("a file");
    fails(&desk, "simulate [TEMP]/small.toml --out [TEMP]/mine", 2, &["thesis.docx", "is not part of the output"]);
    fails(&desk, "simulate [TEMP]/small.toml --out [TEMP]/small.toml", 2, &["is a file"]);
    fails(&desk, "merge [TEMP]/mine --out [TEMP]/out", 2, &["is not a shard"]);
    assert!(desk.path("mine/thesis.docx").exists());
}

#[test]
fn shards_have_to_be_of_one_run_and_all_of_it() {
    let desk = Desk::new();
    let shard = |options: &str, out: &str| {
        desk.done(&format!("simulate [TEMP]/small.toml --quiet {options} --out [TEMP]/{out}"));
    };
    shard("--replicates 120 --shard 1/3", "one");
    shard("--replicates 120 --shard 2/3", "two");
    shard("--replicates 120 --shard 3/3 --seed 8", "seed");
    shard("--replicates 150 --shard 3/3", "more");
    shard("--replicates 120 --shard 2/2", "half");
    shard("--replicates 120", "whole");
    fails(&desk, "merge [TEMP]/one [TEMP]/two --out [TEMP]/out", 2, &["shard 3/3 is missing"]);
    fails(&desk, "merge [TEMP]/one --out [TEMP]/out", 2, &["shards 2/3, 3/3 are missing"]);
    fails(&desk, "merge [TEMP]/one [TEMP]/one [TEMP]/two --out [TEMP]/out", 2, &["both shard 1/3", "3/3"]);
    fails(&desk, "merge [TEMP]/one [TEMP]/two [TEMP]/seed --out [TEMP]/out", 2, &["not of the same run", "seed = 8"]);
    fails(&desk, "merge [TEMP]/one [TEMP]/two [TEMP]/more --out [TEMP]/out", 2, &["replicates 120 and 150"]);
    fails(&desk, "merge [TEMP]/one [TEMP]/half --out [TEMP]/out", 2, &["number of shards, 3 and 2"]);
    fails(&desk, "merge [TEMP]/one [TEMP]/whole --out [TEMP]/out", 2, &["[TEMP]/whole", "is not a shard"]);
    fails(&desk, "merge [TEMP]/one [TEMP]/two --out [TEMP]/two", 2, &["[TEMP]/two", "one of the shards"]);
    assert!(!desk.path("out").exists() && desk.path("two/shard.rows").exists());
    let damaged = fs::read(desk.path("two/shard.progress")).expect("a file");
    fs::write(desk.path("two/shard.progress"), &damaged[..damaged.len() - 1]).expect("a file");
    fails(&desk, "merge [TEMP]/one [TEMP]/two --out [TEMP]/out", 2, &["shard.progress", "damaged"]);
    fs::write(desk.path("two/shard.progress"), &damaged).expect("a file");
    fs::write(desk.path("two/shard.rows"), "short").expect("a file");
    fails(&desk, "merge [TEMP]/one [TEMP]/two --out [TEMP]/out", 2, &["shard.rows", "damaged"]);
}

/// An unfinished run as a killed one leaves it: a shard's files are laid out like it.
fn leave_unfinished(desk: &Desk) {
    let shard = "simulate [TEMP]/small.toml --replicates 120 --shard 1/3 --quiet --out [TEMP]/out";
    desk.done(shard);
    fs::create_dir(desk.path(".out.unfinished")).expect("a folder");
    for (from, to) in [("shard.progress", "progress"), ("shard.rows", "rows")] {
        fs::rename(desk.path("out").join(from), desk.path(".out.unfinished").join(to)).expect("a file");
    }
}

#[test]
fn only_the_same_run_is_gone_on_with() {
    let desk = Desk::new();
    leave_unfinished(&desk);
    let run = "simulate [TEMP]/small.toml --quiet --out [TEMP]/out";
    fails(&desk, &format!("{run} --replicates 120 --shard 1/3"), 2, &["did not end", "--resume", "--force"]);
    fails(&desk, &format!("{run} --replicates 120 --shard 1/3 --seed 9 --resume"), 2, &["another one", "seed = 9"]);
    fails(&desk, &format!("{run} --replicates 150 --shard 1/3 --resume"), 2, &["replicates 120 and 150"]);
    fails(&desk, &format!("{run} --replicates 120 --resume"), 2, &["--shard 1/3 and none"]);
    fails(&desk, &format!("{run} --until ci=0.1 --replicates 120 --resume"), 2, &["--until none and ci=0.1"]);
    desk.done(&format!("{run} --replicates 120 --shard 1/3 --resume"));
    assert!(!desk.path(".out.unfinished").exists());
}

#[test]
fn a_damaged_checkpoint_is_noticed_and_can_be_discarded() {
    let desk = Desk::new();
    let run = "simulate [TEMP]/small.toml --quiet --replicates 120 --shard 1/3 --out [TEMP]/out";
    for file in ["progress", "rows"] {
        leave_unfinished(&desk);
        let path = desk.path(".out.unfinished").join(file);
        let mut bytes = fs::read(&path).expect("a file");
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        fs::write(&path, bytes).expect("a file");
        fails(&desk, &format!("{run} --resume"), 2, &[file, "damaged", "--force"]);
        desk.done(&format!("{run} --force"));
        assert!(!desk.path(".out.unfinished").exists());
    }
    leave_unfinished(&desk);
    fs::write(desk.path(".out.unfinished/progress"), "something else").expect("a file");
    fails(&desk, &format!("{run} --resume"), 2, &["is not a progress file"]);
}
