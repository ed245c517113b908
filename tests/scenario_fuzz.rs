//! Whatever bytes the files hold, and whatever is set: a scenario or at least one fault, and never a panic.

mod scenario_support;

use matchday::scenario::{self, Override};
use proptest::prelude::*;
use scenario_support::Desk;

/// Text that may mean something in a scenario.
fn telling() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "\"",
        "'",
        "\n",
        "\r",
        "\0",
        "#",
        "[",
        "]",
        "[[",
        "{",
        "}",
        "=",
        ".",
        ",",
        "-",
        "\u{feff}",
        "é",
        "nan",
        "inf",
        "1e400",
        "99999999999999999999",
        "0x",
        "2026-01-01",
        "true",
        "[[specialty]]\n",
        "[[program]]\n",
        "name = 3\n",
        "[pool]\nprograms = \"x.toml\"\n",
        "[[specialty.tracks]]\n",
        "specialty = []\n",
        "list = \"x.toml\"\n",
        "tracks = 3",
    ])
    .prop_map(str::to_owned)
}

/// A change: at a share of the length, remove some bytes and insert others.
fn change() -> impl Strategy<Value = (usize, usize, Vec<u8>)> {
    let bytes = prop_oneof![telling().prop_map(String::into_bytes), prop::collection::vec(any::<u8>(), 0..5)];
    (any::<usize>(), 0..6usize, bytes)
}

fn changed(text: &str, changes: &[(usize, usize, Vec<u8>)]) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for (at, remove, insert) in changes {
        let at = at % (bytes.len() + 1);
        let end = (at + remove).min(bytes.len());
        bytes.splice(at..end, insert.iter().copied());
    }
    bytes
}

/// Reads, and says something sensible.
fn check(desk: &Desk, overrides: &[Override]) -> Result<(), TestCaseError> {
    match scenario::read(desk.path(), overrides) {
        Ok(reading) => {
            let text = scenario::resolved_toml(&reading.scenario);
            prop_assert_eq!(&toml::from_str::<scenario::Scenario>(&text).expect("TOML"), &reading.scenario);
            for warning in &reading.warnings {
                prop_assert!(!warning.to_string().is_empty());
            }
        }
        Err(faults) => {
            prop_assert!(!faults.is_empty());
            for fault in &faults {
                let text = fault.to_string();
                prop_assert!(text.lines().count() <= 3, "{}", text);
                prop_assert!(!text.contains("cannot be read:"), "serde found what the walk did not: {}", text);
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        check(&Desk::holding(bytes), &[])?;
    }

    #[test]
    fn changed_scenarios(changes in prop::collection::vec(change(), 1..5)) {
        check(&Desk::holding(changed(scenario_support::SMALL, &changes)), &[])?;
    }

    #[test]
    fn changed_examples(changes in prop::collection::vec(change(), 1..3)) {
        let example = scenario::example();
        let lines = example.lines().filter(|line| !line.starts_with("# ")).map(|line| line.trim_start_matches('#'));
        let text = lines.collect::<Vec<_>>().join("\n");
        check(&Desk::holding(changed(&text, &changes)), &[])?;
    }

    #[test]
    fn any_override(path in "[a-z.'\" ]{0,12}", field in 0..200usize, value in "\\PC{0,12}") {
        let fields: Vec<_> = scenario::fields().collect();
        let known = fields[field % fields.len()].path.replace("[]", ".DR");
        for path in [path, known] {
            if let Ok(set) = Override::parse(&format!("{path}={value}")) {
                check(&Desk::small(), &[set])?;
            }
        }
    }

    #[test]
    fn any_table(changes in prop::collection::vec(change(), 0..4), which in 0..3usize) {
        let desk = Desk::small().and(
            "[pool]\nprograms = \"a.csv\"\napplicants = \"b.csv\"\n[[program]]\nid = \"mine\"\nspecialty = \"DR\"\nquota = 2\n\
             institution = \"Here\"\nlist = \"c.csv\"\n",
        );
        let files = [
            ("a.csv", "program_id,name,institution,specialty,track,quota,region,prestige_percentile\nx,X,I,DR,A,2,1,50\n"),
            ("b.csv", "applicant_id,type,group,home,region\nada,IMG,IR first,I,2\nben,IMG,IR first,,\n"),
            ("c.csv", "rank,applicant_id,type,group,strength_percentile\n1,ada,,,\n2,zoe,IMG,IR first,5\n"),
        ];
        let mut desk = desk;
        for (number, (name, text)) in files.into_iter().enumerate() {
            let bytes = if number == which { changed(text, &changes) } else { text.as_bytes().to_vec() };
            desk = desk.with(name, bytes);
        }
        check(&desk, &[])?;
    }
}
