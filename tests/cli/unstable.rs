//! A market without a stable matching, by the classic example of a couple and a single.

use std::fs;

use super::{Desk, whole_result};

/// The couple wants East and West together; East prefers the couple's half to the single, West the single to the other half;
/// the single prefers East. Whoever is placed, somebody else may move.
fn unstable() -> Desk {
    let desk = Desk::empty();
    fs::create_dir(desk.pool()).expect("a folder");
    for (file, text) in [
        (
            "programs.csv",
            "program_id,name,institution,specialty,track,quota,parity,joint_with\n\
             1000140C0,East,East Hospital,Medicine,C,1,,\n\
             1001140C0,West,West Hospital,Medicine,C,1,,\n",
        ),
        ("applicants.csv", "applicant_id,name,type\n1,Ann,US IMG\n2,Bob,US IMG\n3,Sam,US IMG\n"),
        (
            "applicant_ranks.csv",
            "applicant_id,list,rank,program_id,supplemental\n\
             1,primary,1,1000140C0,\n\
             2,primary,1,1001140C0,\n\
             3,primary,1,1000140C0,\n\
             3,primary,2,1001140C0,\n",
        ),
        (
            "program_ranks.csv",
            "program_id,rank,applicant_id\n\
             1000140C0,1,1\n1000140C0,2,3\n\
             1001140C0,1,3\n1001140C0,2,2\n",
        ),
        ("couples.csv", "applicant_a,applicant_b\n1,2\n"),
    ] {
        fs::write(desk.pool().join(file), text).expect("a file");
    }
    desk
}

#[test]
fn the_summary_names_what_blocks() {
    let ran = unstable().run(&["match", "[POOL]"]);
    insta::assert_snapshot!("unstable", ran.shown());
    assert_eq!(ran.code, Some(0));
}

#[test]
fn a_single_attempt() {
    let ran = unstable().run(&["match", "[POOL]", "--couple-order-attempts", "0"]);
    insta::assert_snapshot!("unstable_single_attempt", ran.shown());
    assert_eq!(ran.code, Some(0));
}

#[test]
fn the_json_says_so() {
    let desk = unstable();
    for attempts in ["16", "0"] {
        let command = ["match", "[POOL]", "--json", "--couple-order-attempts", attempts, "--out", "[TEMP]/results"];
        let ran = desk.run(&command);
        assert_eq!(ran.code, Some(0));
        let json = ran.json();
        assert_eq!(json["stable"], false);
        let blocking = json["blocking"].as_array().expect("a list");
        assert!(!blocking.is_empty());
        for pair in blocking {
            assert!(!pair["applicants"].as_array().expect("a list").is_empty(), "{pair}");
            assert!(!pair["programs"].as_array().expect("a list").is_empty(), "{pair}");
        }
        assert_eq!(json, whole_result(&desk.path("results")));
    }
}

#[test]
fn quiet_warns_all_the_same() {
    for attempts in ["16", "0"] {
        let ran = unstable().run(&["match", "[POOL]", "--quiet", "--couple-order-attempts", attempts]);
        assert_eq!((ran.code, ran.out.as_str()), (Some(0), ""));
        assert!(ran.err.starts_with("warning: no stable matching was found; "), "{}", ran.err);
    }
}

#[test]
fn the_same_seed_prints_the_same() {
    let desk = unstable();
    let command = ["match", "[POOL]", "--json", "--seed", "5"];
    assert_eq!(desk.run(&command).out, desk.run(&command).out);
}
