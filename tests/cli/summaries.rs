//! What commands print, word for word.

use std::process::Stdio;

use super::Desk;

#[test]
fn help() {
    let desk = Desk::empty();
    for (name, arguments) in [
        ("help", &["--help"][..]),
        ("help_match", &["match", "--help"]),
        ("help_check", &["check", "--help"]),
        ("help_compare", &["compare", "--help"]),
        ("help_odds", &["odds", "--help"]),
        ("help_new_pool", &["new", "pool", "--help"]),
    ] {
        insta::assert_snapshot!(name, desk.run(arguments).shown());
    }
}

#[test]
fn without_arguments_the_help_is_printed_and_the_exit_code_is_2() {
    let ran = Desk::empty().run(&[]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("Usage: matchday <COMMAND>"), "{}", ran.err);
}

#[test]
fn version() {
    let ran = Desk::empty().run(&["--version"]);
    assert_eq!(ran.out, format!("matchday {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn the_example_pool() {
    let desk = Desk::empty();
    insta::assert_snapshot!("new_pool", desk.run(&["new", "pool", "[POOL]"]).shown());
    insta::assert_snapshot!("match", desk.run(&["match", "[POOL]"]).shown());
    insta::assert_snapshot!("match_out", desk.run(&["match", "[POOL]", "--out", "[TEMP]/results"]).shown());
    insta::assert_snapshot!("check", desk.run(&["check", "[POOL]"]).shown());
    insta::assert_snapshot!("check_json", desk.run(&["check", "[POOL]", "--json"]).shown());
}

#[test]
fn the_json_of_a_match_is_the_summary() {
    let desk = Desk::with_example();
    let ran = desk.run(&["match", "[POOL]", "--json", "--out", "[TEMP]/results"]);
    assert_eq!(ran.json(), super::whole_result(&desk.path("results")));
    assert_eq!(ran.err, "");
}

#[test]
fn quiet_prints_nothing_when_all_is_well() {
    let desk = Desk::empty();
    for arguments in [
        &["new", "pool", "[POOL]", "--quiet"][..],
        &["check", "[POOL]", "--quiet"],
        &["match", "[POOL]", "--quiet", "--out", "[TEMP]/results"],
    ] {
        let ran = desk.run(arguments);
        assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(0), "", ""), "{arguments:?}");
    }
}

#[test]
fn a_reader_who_leaves_is_no_failure() {
    let desk = Desk::with_example();
    for arguments in [
        &["match", "[POOL]", "--json"][..],
        &["match", "[POOL]", "--explain", "10000003"],
        &["check", "[POOL]"],
        &["check", "[POOL]", "--json"],
        &["new", "pool", "[TEMP]/another"],
    ] {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let child = desk.command(arguments).stdout(writer).stderr(Stdio::piped()).spawn().expect("the binary runs");
        let ran = desk.ran(&child.wait_with_output().expect("it ends"));
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{arguments:?}");
    }
}

#[test]
fn colours_are_left_out_where_somebody_asks_for_that() {
    let desk = Desk::with_example();
    for arguments in [&["--help"][..], &["simulate", "x.toml", "--no-such-option"], &["match", "[POOL]"]] {
        let mut command = desk.command(arguments);
        command.env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1");
        let output = command.output().expect("the binary runs");
        let is_coloured = |bytes: &[u8]| bytes.contains(&0x1b);
        assert!(!is_coloured(&output.stdout) && !is_coloured(&output.stderr), "{arguments:?}");
    }
    let coloured = desk.command(&["--help"]).env("CLICOLOR_FORCE", "1").env_remove("NO_COLOR").output();
    assert!(coloured.expect("the binary runs").stdout.contains(&0x1b), "otherwise this test would say nothing");
}
