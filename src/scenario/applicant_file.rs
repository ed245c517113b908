//! One applicant as a file of its own: the fields of `[[applicant]]`, for whoever asks for that person's odds.

use std::fmt::Write;
use std::path::Path;

use toml::de::DeTable;

use super::collected::{Collected, Texts};
use super::document::{Entry, Node, Site, Value};
use super::parts::{FixedApplicant, Role};
use super::read::{Reading, load};
use super::registry::fields;
use super::remark::{Remark, ScenarioFault};
use super::rules::Rules;
use super::syntax::explain;
use super::tables::{Tables, Whence};
use super::walk::walk;
use super::{Override, Scenario};
use crate::pool::InputFile;

/// An applicant who was read for a scenario.
#[derive(Debug)]
pub struct ApplicantReading {
    /// The applicant, with the defaults of whoever asks for odds: no couple, and the group that prefers the focus.
    pub applicant: FixedApplicant,
    /// The file.
    pub file: InputFile,
    text: String,
    document: Node,
    set: Vec<Override>,
}

impl ApplicantReading {
    /// A fault of a field, such as `gold[2]`, which shows only once the world is drawn.
    #[must_use]
    pub fn fault(&self, field: &str, message: String, remedy: String) -> ScenarioFault {
        let texts = Texts { file: self.file.name.clone(), text: &self.text, overrides: &self.set };
        let (place, excerpt) = texts.place_of(self.document.site(&format!("applicant[0].{field}")));
        Remark { place, message, remedy, excerpt }
    }
}

/// Reads an applicant's file for a scenario, with some fields set to other values.
///
/// # Errors
/// Every fault of the file and of what is set, each with its place.
pub fn read_applicant(
    path: &Path,
    set: &[Override],
    id: &str,
    reading: &Reading,
) -> Result<ApplicantReading, Vec<ScenarioFault>> {
    let (text, file) = load(path, "an applicant").map_err(|fault| vec![fault])?;
    let texts = Texts { file: file.name.clone(), text: &text, overrides: set };
    let mut collected = Collected::default();
    let (table, errors) = DeTable::parse_recoverable(&text);
    if !errors.is_empty() {
        for error in &errors {
            let (site, message, remedy) = explain(error, &text);
            collected.fault(site, message, remedy);
        }
        return Err(texts.place(collected.faults));
    }
    let mut own = Node::of_table(&table, 0);
    for (key, value) in [
        ("id", Value::Text(id.to_owned())),
        ("group", Value::Text(usual_group(&reading.scenario))),
        ("is_single", Value::Switch(true)),
    ] {
        if own.get(key).is_none()
            && let Some(entries) = own.table_mut()
        {
            entries.push(Entry {
                key: key.to_owned(),
                site: Site::default(),
                node: Node { site: Site::default(), value },
            });
        }
    }
    let name = own.get("id").and_then(Node::text).unwrap_or(id).to_owned();
    let mut document = within("applicant", own);
    for (origin, set) in (1..).zip(set) {
        let path = ["applicant".to_owned(), name.clone()].into_iter().chain(set.path().iter().cloned());
        let inside = Override::at(&path.collect::<Vec<_>>()).with(set.value());
        if let Err((message, remedy)) = inside.apply(&mut document, origin) {
            let remedy = remedy.replace(&format!("applicant.{name}."), "");
            collected.fault(Site::of(origin, 0..1), message, remedy);
        }
    }
    walk(&mut document, &mut collected);
    // As one of the scenario's own applicants, in place of those.
    let alone = match Scenario::deserialize_from(document.clone().plain()) {
        Ok(scenario) => scenario.applicant,
        Err(message) => {
            collected.fault(Site::default(), format!("the file cannot be read: {message}"), "correct it");
            return Err(texts.place(collected.faults));
        }
    };
    let scenario = Scenario { applicant: alone.clone(), ..reading.scenario.clone() };
    let mut tables = Tables::default();
    let given: Vec<(Whence, FixedApplicant)> =
        alone.into_iter().map(|applicant| (Whence::Document("applicant[0]".to_owned()), applicant)).collect();
    let mut rules = Rules {
        scenario: &scenario,
        document: &document,
        collected: &mut collected,
        tables: &mut tables,
        suggestions: 20,
        knows_applicants: true,
    };
    rules.check_applicant_beside(&given, &reading.inputs);
    let faults = texts.place(collected.faults);
    match given.into_iter().next() {
        Some((_, applicant)) if faults.is_empty() => {
            Ok(ApplicantReading { applicant, file, text, document, set: set.to_vec() })
        }
        _ => Err(faults),
    }
}

/// A document with one table in a list.
fn within(list: &str, table: Node) -> Node {
    let site = Site::default();
    let items = Node { site, value: Value::List(vec![table]) };
    Node { site, value: Value::Table(vec![Entry { key: list.to_owned(), site, node: items }]) }
}

/// The first group of applicants that prefers the focus.
fn usual_group(scenario: &Scenario) -> String {
    let focus = scenario.focus().map_or("", |focus| &scenario.specialty[focus].name);
    let mut groups = scenario.group.iter().filter(|group| group.role == Role::Applicants);
    let prefers = groups.clone().find(|group| group.first == focus);
    prefers.or_else(|| groups.next()).map_or(String::new(), |group| group.name.clone())
}

/// A file to start from, each field with what is known about it.
///
/// # Examples
/// ```
/// let text = matchday::scenario::applicant_example();
/// assert!(text.contains("\nstrength_percentile = 55\n") && text.contains("\n#interviews = 9\n"));
/// ```
#[must_use]
pub fn applicant_example() -> String {
    let mut text = HEAD.to_owned();
    for field in fields().filter(|field| field.section() == "applicant[]") {
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
        super::example::tell(field, &mut text);
        let _ = writeln!(text, "{mark}{} = {value}", field.name());
    }
    text
}

const HEAD: &str = "\
# An applicant, for: matchday odds SCENARIO --applicant THIS_FILE
#
# What is left out follows the model's rules, as for everybody of the group. Fields that are switched off start with # and no
# blank. Ids of drawn programs read as in \"ir-integrated-a-31\": specialty, track, and the number of the institution.
";
