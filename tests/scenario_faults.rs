//! Every fault and warning of a scenario file: the sentences that name it, word for word.

mod scenario_support;

use scenario_support::{Desk, SMALL};

/// The faults of some cases, one after the other, for a snapshot.
fn told(cases: impl IntoIterator<Item = (&'static str, Desk)>) -> String {
    let told = cases.into_iter().map(|(case, desk)| {
        let faults = desk.faults(&[]);
        assert!(!faults.is_empty(), "{case} has no fault");
        format!("-- {case}\n{faults}\n")
    });
    told.collect()
}

/// The same for edits of the small scenario.
fn edits(cases: &[(&'static str, &str, &str)]) -> String {
    told(cases.iter().map(|&(case, from, to)| (case, Desk::small().edit(from, to))))
}

/// The same for text at the end of the small scenario.
fn additions(cases: &[(&'static str, &str)]) -> String {
    told(cases.iter().map(|&(case, more)| (case, Desk::small().and(more))))
}

#[test]
fn the_small_scenario_has_no_fault() {
    assert_eq!(Desk::small().faults(&[]), "");
    assert_eq!(Desk::small().warnings(), "");
}

#[test]
fn files() {
    let missing = Desk::small();
    std::fs::remove_file(missing.path()).expect("it was there");
    let folder = Desk::small();
    std::fs::remove_file(folder.path()).expect("it was there");
    std::fs::create_dir(folder.path()).expect("a folder");
    insta::assert_snapshot!(told([
        ("missing", missing),
        ("a folder", folder),
        ("empty", Desk::holding("")),
        ("blank", Desk::holding("\u{feff} \r\n")),
        ("not UTF-8", Desk::holding(b"title = \"x\"\nquestion = \"caf\xe9\"\n")),
        ("UTF-16", Desk::holding(b"\xff\xfet\0i\0")),
        ("nothing but a title", Desk::holding("title = \"x\"\n")),
    ]));
}

#[test]
fn syntax() {
    insta::assert_snapshot!(told([
        ("no value", Desk::small().edit("gold = 6", "gold = ")),
        ("a bare word", Desk::small().edit("first = \"IR-Integrated\"", "first = IR")),
        ("an open quote", Desk::small().edit("name = \"DR\"", "name = \"DR")),
        ("an open bracket", Desk::small().edit("[signals]", "[signals")),
        ("a key twice", Desk::small().edit("gold = 6", "gold = 6\ngold = 7")),
        ("a table twice", Desk::small().and("[signals]\nsilver = 3\n")),
        ("two at once", Desk::small().edit("gold = 6", "gold = ").edit("silver = 6", "silver 6")),
    ]));
}

#[test]
fn unknown_fields() {
    insta::assert_snapshot!(edits(&[
        ("a slip", "gold = 6", "golt = 6"),
        ("another word", "gold = 6", "platinum = 6"),
        ("a table", "[signals]", "[signal]"),
        ("a list of tables, which is required", "[[specialty]]\nname = \"IR", "[[speciality]]\nname = \"IR"),
        ("a required field", "name = \"IMG\"", "nmae = \"IMG\""),
        ("in an inline table", "programs = 5", "program = 5"),
        ("of a distribution", "log_sd = 0.35", "sd = 0.35"),
        ("of a distribution, none of its", "log_sd = 0.35", "log_sd = 0.35, skew = 1"),
    ]));
}

#[test]
fn types_and_ranges() {
    insta::assert_snapshot!(edits(&[
        ("too large", "gold = 6", "gold = 3000"),
        ("below zero", "gold = 6", "gold = -1"),
        ("not whole", "gold = 6", "gold = 6.5"),
        ("a number in quotes", "gold = 6", "gold = \"6\""),
        ("far too large", "gold = 6", "gold = 99999999999999999999999999999999999999999999"),
        ("a switch", "gold = 6", "enabled = 1"),
        ("a share", "own = 0.5", "own = 50"),
        ("not a number", "own = 0.5", "own = nan"),
        ("a date", "own = 0.5", "own = 2026-01-01"),
        ("a number for a text", "title = \"Small\"", "title = 3"),
        ("an empty name", "name = \"IMG\"", "name = \" \""),
        ("a word", "own = 0.5", "portfolio = \"quartile\"\nown = 0.5"),
        ("a letter", "track = \"A\"", "track = \"Advanced\""),
        ("a table that is none", "[institutions]\ncount = 20", "institutions = 20"),
        ("a table in double brackets", "[signals]", "[[signals]]"),
        ("a list in single brackets", "[[group]]", "[group]"),
        ("an entry that is no table", "tracks = [{ track = \"A\", programs = 5, positions = 8 }]", "tracks = [\"A\"]"),
        ("a distribution's name", "\"log-normal\"", "\"lognormal\""),
        ("a distribution without a name", "distribution = \"log-normal\", ", ""),
        ("a distribution without a parameter", ", log_sd = 0.35", ""),
        ("a parameter", "log_sd = 0.35", "log_sd = -1"),
        ("a mean", "mean = 37", "mean = 3700"),
        ("a number for a distribution", "applications = 72", "applications = -72"),
        ("a text for a distribution", "applications = 72", "applications = \"none\""),
        ("weights", "count = 20", "count = 20\nregion_weights = [1, -1, \"x\"]"),
        ("no weights", "count = 20", "count = 20\nregion_weights = []"),
        ("weights by name", "second = \"DR\"", "second = \"DR\"\ntypes = { IMG = -1, \"US MD senior\" = true }"),
        ("a list of texts", "[signals]", "[report]\nprograms = [\"dr-a-1\", 7]\n[signals]"),
    ]));
}

#[test]
fn missing_fields() {
    insta::assert_snapshot!(edits(&[
        ("the name of a specialty", "name = \"DR\"\n", ""),
        ("the name of a type", "name = \"IMG\"\n", ""),
        ("the letter of a track", "track = \"A\", ", ""),
        ("the programs of a track", "programs = 10\n", ""),
        ("the positions of a track", "positions = 40\n", ""),
        ("how many people", "count = 30\n", ""),
        ("a group's specialty", "first = \"IR-Integrated\"\n", ""),
    ]));
}

#[test]
fn names() {
    insta::assert_snapshot!(edits(&[
        ("a specialty twice", "name = \"DR\"", "name = \"IR-Integrated\""),
        ("nearly the same specialty", "name = \"DR\"", "name = \"IR Integrated\""),
        ("a specialty without a letter", "name = \"DR\"", "name = \"?\""),
        ("a type twice", "name = \"IMG\"", "name = \"US MD senior\""),
        ("a group twice", "[signals]", "[[group]]\nname = \"IR first\"\ncount = 1\nfirst = \"DR\"\n\n[signals]"),
        ("a group's specialty", "first = \"IR-Integrated\"", "first = \"IR-Intergrated\""),
        ("a group's second specialty", "second = \"DR\"", "second = \"Dermatology\""),
        ("the same specialty twice", "second = \"DR\"", "second = \"IR-Integrated\""),
        ("a group's type", "second = \"DR\"", "types = { img = 1 }"),
        ("a role", "second = \"DR\"", "role = \"pgy1\""),
        ("the focus", "[signals]", "[report]\nfocus = \"IR\"\n[signals]"),
        (
            "a track of PGY-1 years",
            "[signals]",
            "[[specialty]]\nname = \"Medicine\"\nkind = \"pgy1\"\ntracks = [{ track = \"C\", programs = 1, positions = 1 }]\n[signals]",
        ),
        ("the alternative", "[signals]", "[report]\nalternative = \"IR-Integrated\"\n[signals]"),
    ]));
}

#[test]
fn numbers_together() {
    let no_type = SMALL.replace("[[type]]\nname = \"US MD senior\"\nstrength = 0.3\n\n[[type]]\nname = \"IMG\"\n", "");
    insta::assert_snapshot!(
        edits(&[
            ("fewer positions than programs", "positions = 40", "positions = 4"),
            ("positions in no program", "programs = 10", "programs = 0"),
            ("positions and quota", "positions = 40", "positions = 40\nquota = 3"),
            ("a track twice", "positions = 8 }", "positions = 8 }, { track = \"A\", programs = 1, positions = 1 }"),
            ("shares", "above = 0.25", "above = 0.2"),
            ("shares that are left out", "own = 0.5\nabove = 0.25", "above = 0.5"),
            ("no institutions", "count = 20", "count = 0"),
            ("weights of types", "name = \"IMG\"", "name = \"IMG\"\nweight = 0\n[[type]]\nname = \"X\"\nweight = 1e10"),
            ("all types 0", "second = \"DR\"", "types = { IMG = 0 }"),
            ("too many people", "[signals]", "[[group]]\nname = \"x\"\ncount = 2000000\nfirst = \"DR\"\n[signals]"),
        ]) + &told([("no type", Desk::holding(no_type)), ("no specialty", Desk::holding("[run]\nseed = 3\n")),])
    );
}

#[test]
fn all_at_once_and_nothing_that_only_follows() {
    let desk = Desk::small()
        .edit("positions = 40", "positions = \"forty\"")
        .edit("name = \"DR\"", "name = 3")
        .edit("gold = 6", "golt = 6")
        .edit("own = 0.5", "own = 2")
        .edit("second = \"DR\"", "second = \"DR\"\nsecond_share = 1.5");
    insta::assert_snapshot!(desk.faults(&["signals.silver=x", "report.focus=IR", "singals.gold=3"]));
}

#[test]
fn overrides() {
    let sets = [
        "signals.golt=3",
        "signals.gold=3000",
        "signals=3",
        "signals.gold.x=3",
        "specialty=3",
        "specialty.IR.applications=40",
        "specialty.IR-Intergrated.applications=40",
        "specialty.IR-Integrated.tracks.B.positions=3",
        "specialty.IR-Integrated.tracks.A.positions=3",
        "specialty.IR-Integrated.applications.maen=3",
        "specialty.DR.applications.mean=3",
        "group.IR first.count=many",
        "program.x.quota=3",
        "run.replicates=0",
        "report.focus=Dermatology",
        "applications.own=0.6",
    ];
    let told = sets.into_iter().map(|set| {
        let faults = Desk::small().faults(&[set]);
        assert!(!faults.is_empty(), "{set}");
        faults + "\n"
    });
    insta::assert_snapshot!(told.collect::<String>());
}

#[test]
fn programs_and_applicants() {
    const PROGRAM: &str = "[[program]]\nid = \"mine\"\nspecialty = \"DR\"\nquota = 2\ninstitution = \"Here\"\n";
    const APPLICANT: &str = "[[applicant]]\nid = \"me\"\ntype = \"IMG\"\ngroup = \"IR first\"\n";
    insta::assert_snapshot!(additions(&[
        ("missing fields", "[[program]]\nname = \"X\"\n[[applicant]]\nhome = \"X\"\n"),
        ("an id twice", &format!("{PROGRAM}{PROGRAM}")),
        ("the id of a drawn program", &PROGRAM.replace("mine", "dr-a-7")),
        ("a specialty", &PROGRAM.replace("\"DR\"", "\"Dr\"")),
        ("an institution that is not drawn", &PROGRAM.replace("Here", "inst-21")),
        (
            "a track of a PGY-1 year",
            &format!("[[specialty]]\nname = \"Medicine\"\nkind = \"pgy1\"\n{}", PROGRAM.replace("DR", "Medicine")),
        ),
        ("a region", &format!("{PROGRAM}region = 10\n")),
        ("a percentile", &format!("{PROGRAM}prestige_percentile = 101\n")),
        ("a list that is not there", &format!("{PROGRAM}list = \"list.csv\"\n")),
        ("an applicant twice", &format!("{APPLICANT}{APPLICANT}")),
        ("a type", &APPLICANT.replace("IMG", "IMGs")),
        ("a group", &APPLICANT.replace("IR first", "IR last")),
        ("a home", &format!("{APPLICANT}home = \"inst-0\"\n")),
        ("a program ranked twice", &format!("{APPLICANT}ranks = [\"dr-a-1\", \"dr-a-2\", \"dr-a-1\"]\n")),
        ("a rank that is no text", &format!("{APPLICANT}ranks = [1]\n")),
    ]));
}

#[test]
fn warnings() {
    let cases = [
        ("no applicants", Desk::small().edit("count = 30", "count = 0")),
        ("no programs", Desk::holding("[[specialty]]\nname = \"IR\"\n")),
        ("more signals than applications", Desk::small().edit("gold = 6", "gold = 100").edit("second = \"DR\"\n", "")),
        ("more positions than people", Desk::small().edit("positions = 40", "positions = 400")),
        ("fewer partners than couples", Desk::small().and("[couples]\nshare = 0.5\n[[group]]\nname = \"partners\"\ncount = 2\nrole = \"partners\"\nfirst = \"Else\"\n[[specialty]]\nname = \"Else\"\nkind = \"partners\"\n")),
        ("a quota above all people", Desk::small().edit("positions = 40", "quota = 31")),
        (
            "programs that may not be there",
            Desk::small().and(
                "[report]\nprograms = [\"dr-a-20\", \"dr-a-21\", \"minee\", \"dr-a-7-2\", \"dr-c-1\"]\n\
                 [[program]]\nid = \"minne\"\nspecialty = \"DR\"\nquota = 2\ninstitution = \"Here\"\n\
                 [[applicant]]\nid = \"me\"\ntype = \"IMG\"\ngroup = \"IR first\"\nhome = \"There\"\n\
                 ranks = [\"minne\", \"mine\", \"ir-integrated-a-3\", \"ir-integrated-a-0\"]\n",
            ),
        ),
    ];
    let told = cases.into_iter().map(|(case, desk)| format!("-- {case}\n{}\n", desk.warnings()));
    insta::assert_snapshot!(told.collect::<String>());
}
