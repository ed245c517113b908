//! A file of one applicant, for that person's odds: the fields of `[[applicant]]`, and those of the partner, if any.

use std::fmt::Write;

use super::collected::{Collected, Texts};
use super::document::{Entry, Node, Site, Value};
use super::field::{Field, fields};
use super::load::{Loaded, load, walked};
use super::read::Reading;
use super::remark::{ScenarioFault, ScenarioWarning};
use super::rules::Rules;
use super::sections::{FixedApplicant, Role};
use super::tables::{Tables, Whence};
use super::values::shown;
use super::{Override, Scenario, TomlFile};
use matchday_files::faults::InputFile;

/// The partner's id if the file gives none.
const PARTNER: &str = "partner";

/// An applicant read for a scenario.
#[derive(Debug)]
pub struct ApplicantReading {
    /// The applicant, with the defaults for odds: no couple except with the partner, and the group that prefers the focus.
    pub applicant: FixedApplicant,
    /// The partner named by the applicant.
    pub partner: Option<FixedApplicant>,
    /// The file.
    pub file: InputFile,
    /// Allowed, but more often a mistake than intended.
    pub warnings: Vec<ScenarioWarning>,
}

/// Reads an applicant's file for a scenario, with some fields overridden. If the world is known, programs must exist in it.
///
/// # Errors
/// Every fault of the file and of the overrides, each with its place.
pub fn read_applicant(
    file: impl Into<TomlFile>,
    set: &[Override],
    id: &str,
    reading: &Reading,
    world: Option<&[&str]>,
) -> Result<ApplicantReading, Vec<ScenarioFault>> {
    let Loaded { text, file, document: mut own } = load(&file.into(), "an applicant")?;
    let texts = Texts { file: file.name.clone(), text: &text, overrides: set };
    let mut collected = Collected::default();
    let partner = take_partner(&mut own, set, &mut collected);
    let scenario = &reading.scenario;
    let name = with_default(&mut own, "id", id.to_owned());
    with_default(&mut own, "group", usual_group(scenario, Role::Applicants));
    let mut people = vec![own];
    let mut names = vec![name];
    if let Some(Entry { site, node: mut partner, .. }) = partner {
        names.push(with_default(&mut partner, "id", PARTNER.to_owned()));
        with_default(&mut partner, "group", usual_group(scenario, Role::Partners));
        add(&mut people[0], "partner", site, Value::Text(names[1].clone()));
        people.push(partner);
    } else if people[0].get("is_single").is_none() {
        add(&mut people[0], "is_single", Site::default(), Value::Switch(true));
    }
    let mut document = within("applicant", people);
    for (origin, set) in (1..).zip(set) {
        let (person, path, typed) = match set.path() {
            [first, inside @ ..] if first == "partner" && !inside.is_empty() => (names.last(), inside, "partner."),
            path => (names.first(), path, ""),
        };
        if set.path() == ["partner"] {
            let message = "\"partner\" is a table; expected a field of it";
            collected.fault(Site::of(origin, 0..1), message, "set partner.strength_percentile=…, or another one");
            continue;
        }
        let path = ["applicant".to_owned()].into_iter().chain(person.cloned()).chain(path.iter().cloned());
        let inside = Override::at(&path.collect::<Vec<_>>()).with(set.value());
        if let Err((message, remedy)) = inside.apply(&mut document, origin) {
            let remedy = names.iter().fold(remedy, |remedy, name| remedy.replace(&format!("applicant.{name}."), typed));
            collected.fault(Site::of(origin, 0..1), message, remedy);
        }
    }
    // Checked as the scenario's own applicants, in their place.
    let Some(Scenario { applicant: people, .. }) = walked(&mut document, &mut collected) else {
        return Err(texts.place(collected.faults));
    };
    let scenario = Scenario { applicant: people.clone(), ..reading.scenario.clone() };
    let mut tables = Tables::default();
    let places = (0..).map(|number| Whence::Document(format!("applicant[{number}]")));
    let given: Vec<(Whence, FixedApplicant)> = places.zip(people).collect();
    let mut rules = Rules {
        scenario: &scenario,
        document: &document,
        collected: &mut collected,
        tables: &mut tables,
        suggestions: 20,
        knows_applicants: true,
        world,
    };
    rules.check_applicant_beside(&given, &reading.inputs);
    let (faults, warnings) = (texts.place(collected.faults), texts.place(collected.warnings));
    let mut people = given.into_iter().map(|(_, applicant)| applicant);
    match people.next() {
        Some(applicant) if faults.is_empty() => {
            Ok(ApplicantReading { applicant, partner: people.next(), file, warnings })
        }
        _ => Err(faults),
    }
}

/// Takes the partner's table out of the file, or creates one if only overrides mention a partner.
fn take_partner(own: &mut Node, set: &[Override], collected: &mut Collected) -> Option<Entry> {
    let entries = own.table_mut()?;
    let Some(place) = entries.iter().position(|entry| entry.key == "partner") else {
        let is_set = |set: &&Override| set.path().len() > 1 && set.path()[0] == "partner";
        let origin = u32::try_from(set.iter().position(|set| is_set(&set))? + 1).ok()?;
        let site = Site::of(origin, 0..1);
        let node = Node { site, value: Value::Table(Vec::new()) };
        return Some(Entry { key: "partner".to_owned(), site, node });
    };
    let partner = entries.remove(place);
    if partner.node.table().is_none() {
        let message =
            format!("\"partner\" is {}; expected a table with the partner's fields", shown(&partner.node.value));
        collected.fault(partner.node.site, message, "write it as [partner], and type = … below");
        return None;
    }
    Some(partner)
}

/// The text of a field; sets a default if it is missing.
fn with_default(own: &mut Node, key: &str, default: String) -> String {
    if own.get(key).is_none() {
        add(own, key, Site::default(), Value::Text(default.clone()));
    }
    own.get(key).and_then(Node::text).map_or(default, str::to_owned)
}

fn add(own: &mut Node, key: &str, site: Site, value: Value) {
    if let Some(entries) = own.table_mut() {
        entries.push(Entry { key: key.to_owned(), site, node: Node { site, value } });
    }
}

/// A document with some tables in a list.
fn within(list: &str, tables: Vec<Node>) -> Node {
    let site = Site::default();
    let items = Node { site, value: Value::List(tables) };
    Node { site, value: Value::Table(vec![Entry { key: list.to_owned(), site, node: items }]) }
}

/// The default group: the first that prefers the focus, or for partners the group of partners, if any.
fn usual_group(scenario: &Scenario, role: Role) -> String {
    let focus = scenario.focus().map_or("", |focus| &scenario.specialty[focus.index()].name);
    let groups = || scenario.group.iter();
    let found = groups().find(|group| role == Role::Partners && group.role == role);
    let found = found.or_else(|| groups().find(|group| group.role == Role::Applicants && group.first == focus));
    let found = found.or_else(|| groups().find(|group| group.role == Role::Applicants));
    found.map_or(String::new(), |group| group.name.clone())
}

/// A template file that explains each field.
///
/// # Examples
/// ```
/// let text = matchday_model::scenario::applicant_example();
/// assert!(text.contains("\nstrength_percentile = 55\n") && text.contains("\n#interviews = 9\n"));
/// ```
#[must_use]
pub fn applicant_example() -> String {
    let mut text = HEAD.to_owned();
    for field in fields().filter(|field| field.section() == "applicant[]" && field.name() != "partner") {
        let (mark, value) = match field.name() {
            "id" => ("#", "\"you\""),
            "type" => ("", "\"US MD senior\""),
            "group" => ("#", "\"IR first\""),
            "strength_percentile" => ("", "55"),
            "step2_ck" => ("#", "255"),
            "home" => ("#", "\"inst-12\""),
            "region" => ("", "3"),
            "is_single" => ("#", "true"),
            "applies_to_alternative" => ("", "true"),
            "away" => ("#", "[\"ir-integrated-a-31\"]"),
            "interviews" => ("#", "9"),
            _ => ("#", "[\"ir-integrated-a-31\", \"dr-a-31\"]"),
        };
        text.push('\n');
        // Fields that a scenario requires have a default here.
        let with_default = |default: &str| Field { is_required: false, default: default.to_owned(), ..field.clone() };
        let sample = match field.name() {
            "id" => with_default("\"you\""),
            "group" => with_default("the first group that prefers the focus"),
            _ => field.clone(),
        };
        super::example::tell(&sample, &mut text);
        let _ = writeln!(text, "{mark}{} = {value}", field.name());
    }
    text.push_str(TAIL);
    text
}

const HEAD: &str = "\
# An applicant, for: matchday odds SCENARIO --applicant THIS_FILE
#
# What is left out follows the model's rules, as for everybody of the group. Fields that are switched off start with # and no
# blank. Ids of drawn programs read as in \"ir-integrated-a-31\": specialty, track, and the number of the institution.
";

const TAIL: &str = "
# A partner with whom the applicant applies as a couple: the same fields, below a line [partner]. Without a group, the partner is of
# the scenario's group of partners, whose specialty is another one. Remove is_single above, if it is there.
#[partner]
#type = \"US MD senior\"
#group = \"DR first\"
#strength_percentile = 45
";
