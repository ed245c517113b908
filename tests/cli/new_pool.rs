//! `matchday new pool`.

use std::fs;

use super::{Desk, content};

/// A drawn pool of 200 applicants.
fn draw(desk: &Desk, folder: &str, market: &str, seed: &str) {
    let folder = format!("[TEMP]/{folder}");
    let ran = desk.run(&[
        "new",
        "pool",
        &folder,
        "--market",
        market,
        "--applicants",
        "200",
        "--programs",
        "40",
        "--positions",
        "180",
        "--seed",
        seed,
    ]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
}

#[test]
fn a_folder_with_something_in_it_is_refused() {
    let desk = Desk::empty();
    fs::create_dir(desk.pool()).expect("a folder");
    fs::write(desk.pool().join("notes.txt"), "mine").expect("a file");
    for options in [&[][..], &["--market", "ir"]] {
        let ran = desk.run(&[&["new", "pool", "[POOL]"][..], options].concat());
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
        assert!(ran.err.contains("holds \"notes.txt\""), "{}", ran.err);
        assert_eq!(content(&desk.pool()).into_iter().collect::<Vec<_>>(), [("notes.txt".to_owned(), b"mine".to_vec())]);
        assert_eq!(desk.names(), ["pool"]);
    }
}

#[test]
fn an_earlier_pool_is_refused_too() {
    let desk = Desk::with_example();
    let before = content(&desk.pool());
    assert_eq!(desk.run(&["new", "pool", "[POOL]"]).code, Some(2));
    assert_eq!(content(&desk.pool()), before);
}

#[test]
fn an_empty_folder_is_filled() {
    let desk = Desk::empty();
    fs::create_dir(desk.pool()).expect("a folder");
    assert_eq!(desk.run(&["new", "pool", "[POOL]"]).code, Some(0));
    assert!(desk.pool().join("README.md").is_file());
}

#[test]
fn drawn_pools_can_be_run() {
    let desk = Desk::empty();
    for market in ["ir", "main"] {
        draw(&desk, market, market, "7");
        let folder = format!("[TEMP]/{market}");
        let checked = desk.run(&["check", &folder]);
        assert_eq!(checked.code, Some(0), "{}", checked.out);
        assert!(checked.out.contains("no fault"), "{}", checked.out);
        assert_eq!(desk.run(&["match", &folder]).code, Some(0));
    }
}

#[test]
fn the_same_seed_writes_the_same_bytes() {
    let desk = Desk::empty();
    for (folder, seed) in [("a", "7"), ("b", "7"), ("c", "8")] {
        draw(&desk, folder, "ir", seed);
    }
    let [a, b, c] = ["a", "b", "c"].map(|folder| content(&desk.path(folder)));
    assert_eq!(a, b);
    assert_ne!(a["applicant_ranks.csv"], c["applicant_ranks.csv"]);
}

#[test]
fn bad_options_are_all_named() {
    let desk = Desk::empty();
    let ran = desk.run(&["new", "pool", "[POOL]", "--couples", "1.5", "--ranks", "0"]);
    insta::assert_snapshot!("new_pool_bad_options", ran.shown());
    assert_eq!(ran.code, Some(2));
    for option in ["couples", "ranks"] {
        assert!(ran.err.contains(option), "{}", ran.err);
    }
    assert!(desk.names().is_empty());
}
