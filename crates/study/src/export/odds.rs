//! The files of an odds run: tables, and the scenario with the applicant in it.

use std::fs;
use std::io;
use std::path::Path;

use super::simulation::{Format, Frame, Values, file_record, write_json, write_table};
use crate::manifest::OddsManifest;
use crate::odds::{Answer, Estimated, Sensitivity, Together};
use matchday_model::scenario::{Scenario, resolved_toml};

/// All files that odds may write.
pub const ODDS_FILES: [&str; 7] =
    ["odds.csv", "positions.csv", "what_if.csv", "sensitivity.csv", "scenario.toml", "manifest.json", "report.html"];

/// The outcomes of an answer with their names in files: those of the applicant, of the partner, of both.
#[must_use]
pub fn outcomes(answer: &Answer) -> Vec<(&'static str, Estimated)> {
    let [focus, alternative, other, nothing] = answer.endings;
    let own = [
        ("focus", focus),
        ("alternative", alternative),
        ("other", other),
        ("nothing", nothing),
        ("first_choice", answer.first),
        ("top_three", answer.top_three),
        ("without_pgy1", answer.without_pgy1),
        ("interviews_preferred", answer.interviews[0]),
        ("interviews_second", answer.interviews[1]),
        ("ranks", answer.ranks),
    ];
    own.into_iter().chain(answer.together.iter().flat_map(of_both)).collect()
}

fn of_both(together: &Together) -> [(&'static str, Estimated); 13] {
    let [focus, alternative, other, nothing] = together.partner;
    let [both, only_applicant, only_partner, neither] = together.who;
    [
        ("partner_focus", focus),
        ("partner_alternative", alternative),
        ("partner_other", other),
        ("partner_nothing", nothing),
        ("partner_without_pgy1", together.without_pgy1),
        ("partner_interviews_preferred", together.interviews[0]),
        ("partner_interviews_second", together.interviews[1]),
        ("both", both),
        ("same_institution", together.same_institution),
        ("same_region", together.same_region),
        ("only_applicant", only_applicant),
        ("only_partner", only_partner),
        ("neither", neither),
    ]
}

/// Writes all files into an empty folder, the manifest last.
///
/// # Errors
/// If a file cannot be written.
pub fn write_odds(
    answer: &Answer,
    sensitivity: Option<&Sensitivity>,
    scenario: &Scenario,
    manifest: &mut OddsManifest,
    folder: &Path,
) -> io::Result<()> {
    manifest.files.clear();
    let tables = [("odds", odds(answer)), ("positions", positions(answer)), ("what_if", what_if(answer))];
    for (name, frame) in tables.into_iter().chain(sensitivity.map(|found| ("sensitivity", spread(found)))) {
        let name = write_table(name, &frame, Format::Csv, folder)?;
        manifest.files.push(file_record(folder, name)?);
    }
    fs::write(folder.join("scenario.toml"), resolved_toml(scenario))?;
    manifest.files.push(file_record(folder, "scenario.toml".to_owned())?);
    write_json(manifest, &folder.join("manifest.json"))
}

fn text(name: &str, values: Vec<String>) -> (String, Values) {
    (name.to_owned(), Values::Text(values))
}

fn real(name: &str, values: impl Iterator<Item = f64>) -> (String, Values) {
    (name.to_owned(), Values::Real(values.map(Some).collect()))
}

fn whole(name: &str, values: impl Iterator<Item = usize>) -> (String, Values) {
    (name.to_owned(), Values::Integer(values.map(|value| i64::try_from(value).ok()).collect()))
}

fn odds(answer: &Answer) -> Frame {
    let rows = outcomes(answer);
    Frame::new([
        text("outcome", rows.iter().map(|(name, _)| (*name).to_owned()).collect()),
        real("estimate", rows.iter().map(|(_, one)| one.estimate)),
        real("mcse", rows.iter().map(|(_, one)| one.mcse)),
        real("ci_low", rows.iter().map(|(_, one)| one.interval()[0])),
        real("ci_high", rows.iter().map(|(_, one)| one.interval()[1])),
    ])
}

fn positions(answer: &Answer) -> Frame {
    let rows = || answer.positions.iter();
    let once = |value: &dyn Fn(Estimated) -> f64| Values::Real(rows().map(|row| row.once_reached.map(value)).collect());
    Frame::new([
        whole("rank", rows().map(|row| row.first)),
        real("matched", rows().map(|row| row.matched.estimate)),
        real("matched_mcse", rows().map(|row| row.matched.mcse)),
        real("reached", rows().map(|row| row.reached.estimate)),
        real("reached_mcse", rows().map(|row| row.reached.mcse)),
        ("once_reached".to_owned(), once(&|one| one.estimate)),
        ("once_reached_mcse".to_owned(), once(&|one| one.mcse)),
    ])
}

fn what_if(answer: &Answer) -> Frame {
    const ENDINGS: [&str; 4] = ["focus", "alternative", "other", "nothing"];
    let rows: Vec<(&str, &str, Estimated)> = answer
        .effects
        .iter()
        .flat_map(|effect| {
            let endings = ENDINGS.into_iter().zip(effect.endings).map(|(name, one)| (effect.name.as_str(), name, one));
            let together = effect.together.iter().flat_map(|both| {
                [("partner_nothing", both.partner_nothing), ("both", both.both), ("same_region", both.same_region)]
            });
            let rest = [("ranks", effect.ranks)].into_iter().chain(together);
            endings.chain(rest.map(|(name, one)| (effect.name.as_str(), name, one)))
        })
        .collect();
    Frame::new([
        text("what_if", rows.iter().map(|row| row.0.to_owned()).collect()),
        text("outcome", rows.iter().map(|row| row.1.to_owned()).collect()),
        real("difference", rows.iter().map(|row| row.2.estimate)),
        real("mcse", rows.iter().map(|row| row.2.mcse)),
    ])
}

/// Points of parameters, followed by other worlds, which keep the scenario's parameters.
fn spread(found: &Sensitivity) -> Frame {
    let (points, worlds) = (&found.points, &found.worlds);
    let odds = || points.iter().map(|point| point.odds).chain(worlds.iter().copied());
    let kinds = std::iter::repeat_n("parameters", points.len()).chain(std::iter::repeat_n("world", worlds.len()));
    let mut columns = vec![
        text("varied", kinds.map(str::to_owned).collect()),
        whole("point", (1..=points.len()).chain(1..=worlds.len())),
        real("focus", odds().map(|one| one.estimate)),
        real("mcse", odds().map(|one| one.mcse)),
    ];
    for (number, name) in found.parameters.iter().enumerate() {
        let values = points.iter().map(|point| point.set[number].value().to_owned());
        columns.push(text(name, values.chain(worlds.iter().map(|_| String::new())).collect()));
    }
    Frame::new(columns)
}
