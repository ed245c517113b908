//! The worked examples that the NRMP and CaRMS publish: each has exactly one stable matching.

mod support;

use support::enumerate::stable;
use support::sketch::Sketch;
use support::verdict::{checked, match_of};
use support::world::{Places, World, places_of};

/// Asserts that the oracle finds one stable matching, that it is the published one, and that a run finds it too.
fn assert_published(market: &str, result: &str) {
    let sketch = Sketch::parse(market);
    let world = World::new(&sketch.draft);
    let published = published(&sketch, &world, result);
    assert_eq!(stable(&world, &world.quotas), [published.clone()]);
    let run = match_of(&sketch.draft);
    assert_eq!(places_of(&run.matching), published);
    assert!(run.stable);
    assert_eq!(checked(&sketch.market(), &run.matching), []);
}

/// Reads a result, one program a line with those it matches; whoever is not named is unmatched.
fn published(sketch: &Sketch, world: &World, result: &str) -> Places {
    let mut places = vec![support::world::Place::default(); world.applicants()];
    for line in result.lines() {
        let (program, matched) = line.split_once(':').expect("a program and those it matches");
        let program = sketch.program(program.trim()).index();
        for name in matched.split(',') {
            let applicant = sketch.applicant(name.trim()).index();
            let list = &world.lists[applicant];
            places[applicant].entry = list.iter().position(|entry| entry.program == Some(program));
            assert!(places[applicant].entry.is_some(), "{name} is matched to a program on the list");
        }
    }
    places
}

/// The teaching case of the NRMP and CaRMS: "How the matching algorithm works".
#[test]
fn nrmp_and_carms_teaching_case() {
    assert_published(
        "Anderson: City
         Brown: City, Mercy
         Chen: City, Mercy
         Davis: Mercy, City, General, State
         Eastman: City, Mercy, State, General
         Ford: City, General, Mercy, State
         Garcia: City, Mercy, State, General
         Hassan: State, City, Mercy, General
         Mercy 2: Chen, Garcia
         City 2: Garcia, Hassan, Eastman, Anderson, Brown, Chen, Davis, Ford
         General 2: Brown, Eastman, Hassan, Anderson, Chen, Davis, Garcia
         State 2: Brown, Eastman, Anderson, Chen, Hassan, Ford, Davis, Garcia",
        "City: Garcia, Eastman
         State: Hassan, Ford
         Mercy: Chen
         General: Davis",
    );
}

/// The NRMP's "Run a Match".
#[test]
fn nrmp_run_a_match() {
    assert_published(
        "Anderson: City
         Chen: City, Mercy
         Ford: City, General, Mercy
         Davis: Mercy, City, General
         Eastman: City, Mercy, General
         Mercy 2: Chen, Ford
         City 2: Eastman, Anderson, Chen, Davis, Ford
         General 2: Eastman, Anderson, Ford, Davis",
        "City: Anderson, Eastman
         Mercy: Chen
         General: Ford, Davis",
    );
}

/// Four applicants at Pikesville, Memorial and Albany, with different quotas.
#[test]
fn pikesville_memorial_and_albany() {
    assert_published(
        "Dawson: Memorial, Albany, Pikesville
         Chen: Pikesville, Albany, Memorial
         Perez: Pikesville, Albany
         Patel: Albany
         Pikesville 1: Perez, Patel, Chen
         Memorial 2: Perez, Dawson, Patel
         Albany 2: Chen, Dawson, Perez, Patel",
        "Pikesville: Perez
         Memorial: Dawson
         Albany: Chen, Patel",
    );
}
