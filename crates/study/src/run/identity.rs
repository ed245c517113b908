//! The identity of a run: two runs with the same identity are the same run.

use serde::{Deserialize, Serialize};

use super::plan::Plan;
use matchday_files::checksum::sha256;
use matchday_model::scenario::{FixedApplicant, FixedProgram, Inputs, ProgramList, Scenario};

/// Everything that a result depends on.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Identity {
    /// The version of this program.
    pub version: String,
    /// The scenario as TOML, with every default and override.
    pub scenario: String,
    /// The contents of its files, as JSON.
    pub inputs: String,
    /// Replicates, stopping rule and shard.
    pub plan: Plan,
}

/// Why a scenario or its inputs cannot be written or read.
#[derive(Debug, thiserror::Error)]
pub enum IdentityError {
    /// The scenario cannot be written as TOML, for instance because a number is too large.
    #[error("the scenario cannot be written: {0}")]
    Write(#[from] toml::ser::Error),
    /// The scenario is from another version.
    #[error(transparent)]
    Read(#[from] toml::de::Error),
    /// The inputs differ from what was written.
    #[error(transparent)]
    Inputs(#[from] serde_json::Error),
}

/// [`Inputs`] in their written form.
#[derive(Serialize, Deserialize)]
struct Written {
    programs: Vec<FixedProgram>,
    applicants: Vec<FixedApplicant>,
    lists: Vec<(String, Vec<usize>)>,
}

impl Identity {
    /// The identity of a run.
    ///
    /// # Errors
    /// If a scenario cannot be written as TOML. A scenario that was read always can.
    pub fn of(scenario: &Scenario, inputs: &Inputs, plan: &Plan) -> Result<Identity, IdentityError> {
        let written = Written {
            programs: inputs.programs.clone(),
            applicants: inputs.applicants.clone(),
            lists: inputs.lists.iter().map(|list| (list.program.clone(), list.applicants.clone())).collect(),
        };
        Ok(Identity {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            scenario: toml::to_string(scenario)?,
            inputs: serde_json::to_string(&written)?,
            plan: plan.clone(),
        })
    }

    /// The scenario and its inputs.
    ///
    /// # Errors
    /// If this version cannot read them.
    pub fn read(&self) -> Result<(Scenario, Inputs), IdentityError> {
        let scenario = toml::from_str(&self.scenario)?;
        let written: Written = serde_json::from_str(&self.inputs)?;
        let lists = written.lists.into_iter().map(|(program, applicants)| ProgramList { program, applicants });
        let inputs = Inputs { programs: written.programs, applicants: written.applicants, lists: lists.collect() };
        Ok((scenario, inputs))
    }

    /// The checksum of the scenario.
    #[must_use]
    pub fn scenario_sha256(&self) -> String {
        sha256(self.scenario.as_bytes())
    }

    /// The checksum of the inputs.
    #[must_use]
    pub fn inputs_sha256(&self) -> String {
        sha256(self.inputs.as_bytes())
    }

    /// What differs from another run, in words; empty if nothing does. Shards of one run differ only in their shard, which
    /// is not compared.
    #[must_use]
    pub fn differences(&self, other: &Identity) -> Vec<String> {
        let mut found = Vec::new();
        let mut compare = |what: &str, one: &dyn std::fmt::Display, two: &dyn std::fmt::Display| {
            found.push(format!("{what} {one} and {two}"));
        };
        if self.version != other.version {
            compare("matchday", &self.version, &other.version);
        }
        let replicates = [self.plan.replicates, other.plan.replicates];
        if replicates[0] != replicates[1] {
            compare("replicates", &replicates[0], &replicates[1]);
        }
        if self.plan.until != other.plan.until {
            let word = |plan: &Plan| plan.until.map_or("none".to_owned(), |until| until.to_string());
            compare("--until", &word(&self.plan), &word(&other.plan));
        }
        if self.scenario != other.scenario {
            let (ours, theirs) = first_difference(&self.scenario, &other.scenario);
            if replicates[0] == replicates[1] || !ours.starts_with("replicates") {
                compare("scenario", &format!("\"{ours}\""), &format!("\"{theirs}\""));
            }
        }
        if self.inputs != other.inputs {
            found.push("the programs, applicants or lists in the scenario's files".to_owned());
        }
        found
    }
}

/// The first pair of lines that differ.
fn first_difference<'a>(one: &'a str, two: &'a str) -> (&'a str, &'a str) {
    let (mut ours, mut theirs) = (one.lines(), two.lines());
    loop {
        match (ours.next(), theirs.next()) {
            (a, b) if a == b && a.is_some() => {}
            (a, b) => return (a.unwrap_or("end"), b.unwrap_or("end")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(replicates: u32) -> Plan {
        Plan { replicates, until: None, shard: None }
    }

    #[test]
    fn a_scenario_comes_back_as_it_was() {
        let scenario = Scenario { title: "A \"title\"".to_owned(), ..Scenario::default() };
        let inputs = Inputs {
            applicants: vec![FixedApplicant { id: "ada".to_owned(), ..FixedApplicant::default() }],
            lists: vec![ProgramList { program: "p".to_owned(), applicants: vec![0] }],
            ..Inputs::default()
        };
        let identity = Identity::of(&scenario, &inputs, &plan(10)).unwrap();
        assert_eq!(identity.read().unwrap(), (scenario, inputs));
    }

    #[test]
    fn differences_are_named() {
        let of = |seed: u64, replicates: u32| {
            let mut scenario = Scenario::default();
            scenario.run.seed = seed;
            scenario.run.replicates = replicates;
            Identity::of(&scenario, &Inputs::default(), &plan(replicates)).unwrap()
        };
        assert_eq!(of(1, 10).differences(&of(1, 10)), Vec::<String>::new());
        assert_eq!(of(1, 10).differences(&of(1, 20)), ["replicates 10 and 20"]);
        assert_eq!(of(1, 10).differences(&of(2, 10)), ["scenario \"seed = 1\" and \"seed = 2\""]);
    }
}
