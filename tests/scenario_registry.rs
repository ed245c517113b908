//! The registry of fields agrees with the types, with their defaults, with the example and with the documentation.

mod scenario_support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use matchday::draws::Distribution;
use matchday::market::Track;
use matchday::scenario::{
    self, ApplicantType, Change, FixedApplicant, FixedProgram, Group, Interviewed, Kind, ParityWish, PerTier,
    PoolFiles, Report, Scenario, Specialty, TrackPlan, field, fields,
};
use scenario_support::{Desk, repository};

/// A scenario in which every field has a value; a new field does not compile until it is here.
fn full() -> Scenario {
    let track = TrackPlan {
        track: Track::Fellowship,
        programs: 2,
        positions: 3,
        quota: Some(Distribution::Gamma { mean: 2.0, sd: 0.5 }),
        esir: Some(true),
        years: 1,
        complement: Some(3),
    };
    let program = FixedProgram {
        id: "p".to_owned(),
        name: "P".to_owned(),
        specialty: "IR".to_owned(),
        track: Track::Advanced,
        quota: 2,
        institution: "Here".to_owned(),
        region: Some(2),
        prestige_percentile: Some(40.0),
        list: Some("list.csv".into()),
    };
    let applicant = FixedApplicant {
        id: "a".to_owned(),
        kind: "US MD senior".to_owned(),
        group: "all".to_owned(),
        strength_percentile: Some(12.5),
        step2_ck: Some(250.0),
        is_single: true,
        partner: Some("b".to_owned()),
        applies_to_alternative: Some(false),
        away: Some(vec!["p".to_owned()]),
        signals: PerTier::of(|_| Some(vec!["p".to_owned()])),
        interviews: Some(Interviewed::Count(9)),
        home: "Here".to_owned(),
        region: Some(3),
        ranks: vec!["p".to_owned()],
    };
    let change = Change {
        program: "p".to_owned(),
        quota: Some(3),
        add: Some(1),
        from: Some("q".to_owned()),
        track: Some(Track::Categorical),
        close: true,
        parity: Some(ParityWish::Even),
        reverts_to: Some("q".to_owned()),
        positions: Some(2),
        list: Some("list.txt".into()),
    };
    Scenario {
        title: "T \"quoted\"".to_owned(),
        question: "Q\nof two lines".to_owned(),
        specialty: vec![Specialty { name: "IR".to_owned(), tracks: vec![track], ..Specialty::default() }],
        types: vec![ApplicantType { name: "US MD senior".to_owned(), ..ApplicantType::default() }],
        group: vec![Group {
            name: "all".to_owned(),
            types: BTreeMap::from([("US MD senior".to_owned(), 2.0)]),
            ..Group::default()
        }],
        pool: PoolFiles { programs: Some("programs.csv".into()), applicants: Some("applicants.csv".into()) },
        program: vec![program],
        applicant: vec![applicant],
        change: vec![change],
        report: Report { programs: vec!["p".to_owned()], ..Report::default() },
        ..Scenario::default()
    }
}

/// The paths of all values, as patterns.
fn leaves(value: &toml::Value, path: &str, to: &mut BTreeSet<String>) {
    let inside = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    match value {
        toml::Value::Table(table) if !table.contains_key("distribution") && path != "group[].types" => {
            for (key, value) in table {
                leaves(value, &inside(key), to);
            }
        }
        toml::Value::Array(items) if items.iter().any(toml::Value::is_table) => {
            for item in items {
                leaves(item, &format!("{path}[]"), to);
            }
        }
        _ => {
            to.insert(path.to_owned());
        }
    }
}

#[test]
fn every_field_of_the_types_is_in_the_registry_and_no_other() {
    let mut of_types = BTreeSet::new();
    leaves(&toml::Value::try_from(full()).expect("TOML"), "", &mut of_types);
    let of_registry: BTreeSet<String> = fields().map(|field| field.path.clone()).collect();
    assert_eq!(of_types, of_registry);
    assert_eq!(fields().count(), of_registry.len(), "a path occurs twice");
}

/// The value of a scenario without any such table, at a path pattern; entries of lists are those of default tables.
fn default_at(path: &str) -> Option<toml::Value> {
    let of = |value: Result<toml::Value, _>| value.expect("TOML");
    let mut value = of(toml::Value::try_from(Scenario::default()));
    let tables: [(&str, toml::Value); 7] = [
        ("specialty[].tracks[].", of(toml::Value::try_from(TrackPlan::default()))),
        ("specialty[].", of(toml::Value::try_from(Specialty::default()))),
        ("type[].", of(toml::Value::try_from(ApplicantType::default()))),
        ("group[].", of(toml::Value::try_from(Group::default()))),
        ("program[].", of(toml::Value::try_from(FixedProgram::default()))),
        ("applicant[].", of(toml::Value::try_from(FixedApplicant::default()))),
        ("change[].", of(toml::Value::try_from(Change::default()))),
    ];
    let mut rest = path;
    if let Some((prefix, table)) = tables.into_iter().find(|(prefix, _)| path.starts_with(prefix)) {
        (rest, value) = (&path[prefix.len()..], table);
    }
    rest.split('.').try_fold(value, |value, key| value.get(key).cloned())
}

#[test]
fn the_registry_tells_the_true_defaults() {
    for field in fields().filter(|field| !field.is_required) {
        let told = (!field.default.is_empty()).then(|| {
            let table: toml::Table = toml::from_str(&format!("x = {}", field.default)).expect(&field.path);
            table["x"].clone()
        });
        assert_eq!(told, default_at(&field.path), "{}", field.path);
    }
}

#[test]
fn plausible_ranges_lie_within_what_is_allowed() {
    for field in fields() {
        let Some((from, to)) = field.plausible else { continue };
        #[allow(clippy::cast_precision_loss, reason = "small numbers")]
        let (least, most) = match field.kind {
            Kind::Whole { least, most } => (least as f64, most as f64),
            Kind::Number { least, most } | Kind::Distribution { least, most, .. } => (least, most),
            _ => panic!("{} is no number", field.path),
        };
        assert!(least <= from && from < to && to <= most, "{}", field.path);
    }
}

#[test]
fn every_field_says_what_it_means() {
    for field in fields() {
        assert!(field.doc.ends_with('.') && field.doc.len() > 7, "{}", field.path);
        assert!(scenario::sections().iter().any(|section| section.path == field.section()), "{}", field.path);
    }
    assert_eq!(field("signals.golt"), None);
}

#[test]
fn a_resolved_scenario_reads_back_to_itself() {
    for given in [full(), Scenario::default()] {
        let text = scenario::resolved_toml(&given);
        assert_eq!(toml::from_str::<Scenario>(&text).expect(&text), given);
    }
    let without_cap = Desk::small().read(&["invitations.cap=none"]).scenario;
    assert_eq!(without_cap.invitations.cap, None);
    let text = scenario::resolved_toml(&without_cap);
    assert_eq!(Desk::holding(&text).read(&[]).scenario, without_cap);
}

#[test]
fn the_example_is_in_order_and_shows_every_field() {
    let text = scenario::example();
    let reading = Desk::holding(&text).read(&[]);
    assert_eq!(reading.warnings, []);
    let resolved = scenario::resolved_toml(&reading.scenario);
    assert_eq!(Desk::holding(&resolved).read(&[]).scenario, reading.scenario);

    let mut section = String::new();
    let mut seen = BTreeSet::new();
    for line in text.lines().filter(|line| !line.starts_with("# ")) {
        let line = line.trim_start_matches('#');
        if let Some(known) = scenario::sections().iter().find(|section| section.header() == line && !line.is_empty()) {
            section = known.path.to_owned();
        } else if let Some((key, _)) = line.split_once(" = ") {
            seen.insert(if section.is_empty() { key.to_owned() } else { format!("{section}.{key}") });
        }
    }
    assert_eq!(seen, fields().map(|field| field.path.clone()).collect());
}

#[test]
fn the_documentation_is_up_to_date() {
    let path = repository("docs/scenario-format.md");
    let wanted = scenario::reference();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, &wanted).expect("docs can be written");
    }
    let found = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(
        found == wanted,
        "docs/scenario-format.md is out of date: UPDATE_DOCS=1 cargo test --test scenario_registry"
    );
}
