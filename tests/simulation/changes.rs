//! Changes of programs: what they do, what they leave alone, and what cannot be done.

use matchday::market::{Parity, Track};
use matchday::population::World;
use matchday::scenario::{Change, Inputs, ParityWish, Scenario};
use matchday::season::{Season, Setting};

use super::{Desk, SCENARIO};

fn scenario() -> Scenario {
    toml::from_str(SCENARIO).expect("a scenario")
}

fn world(changes: &[Change]) -> World {
    World::draw_checked(&Scenario { change: changes.to_vec(), ..scenario() }, &Inputs::default()).expect("can be made")
}

/// An advanced IR program without a categorical one beside it, and a DR program of the same institution.
fn neighbours() -> [String; 2] {
    let world = world(&[]);
    let at = |start: &'static str| world.programs.iter().filter(move |program| program.id.starts_with(start));
    let has_twin = |id: &str| world.program(&id.replace("ir-a-", "ir-c-")).is_some();
    let both = at("ir-a-").filter(|ir| !has_twin(&ir.id)).find_map(|ir| {
        let dr = at("dr-a-").find(|dr| dr.terms.institution == ir.terms.institution && dr.terms.quota > 0)?;
        Some([ir.id.clone(), dr.id.clone()])
    });
    both.expect("an institution with both")
}

/// An advanced IR program with a categorical one beside it.
fn twin() -> String {
    let world = world(&[]);
    let mut advanced = world.programs.iter().filter(|program| program.id.starts_with("ir-a-"));
    let has_twin = |id: &str| world.program(&id.replace("ir-a-", "ir-c-")).is_some();
    advanced.find(|program| has_twin(&program.id)).expect("an institution with both").id.clone()
}

fn of(program: &str) -> Change {
    Change { program: program.to_owned(), ..Change::default() }
}

#[test]
fn each_change_does_what_it_says() {
    let [ir, dr] = neighbours();
    let before = world(&[]);
    let after = world(&[
        Change { add: Some(1), from: Some(dr.clone()), ..of(&ir) },
        Change { track: Some(Track::Categorical), parity: Some(ParityWish::Odd), ..of(&ir) },
        Change { reverts_to: Some(dr.clone()), positions: Some(1), ..of(&ir) },
    ]);
    let told = |world: &World, id: &str| world[world.program(id).expect("known")].clone();
    let (old, new) = (told(&before, &ir), told(&after, &ir));
    assert_eq!((new.terms.quota, new.terms.track), (old.terms.quota + 1, Track::Categorical));
    assert_eq!((old.terms.track, new.terms.parity), (Track::Advanced, Some(Parity::Odd)));
    assert_eq!(told(&after, &dr).terms.quota + 1, told(&before, &dr).terms.quota);
    let [donor, receiver] = [&ir, &dr].map(|id| after.program(id).expect("known"));
    let reversion = after.reversions.iter().find(|one| (one.donor, one.receiver) == (donor, receiver));
    assert_eq!(reversion.map(|reversion| reversion.limit), Some(1));
    let department = |world: &World| world[old.department].positions;
    assert_eq!(department(&after), department(&before) + 1);
}

#[test]
fn a_closed_program_takes_no_part() {
    let [ir, _] = neighbours();
    let after = world(&[Change { close: true, ..of(&ir) }]);
    let id = after.program(&ir).expect("still known");
    let told = &after[id];
    assert!(told.is_closed && told.terms.quota == 0);
    assert!(!after.programs_of(told.department).contains(&id));
    assert!(after.reversions.iter().all(|reversion| reversion.donor != id && reversion.receiver != id));
    let base = world(&[]);
    assert_eq!(after.programs.len(), base.programs.len());
    assert_eq!(after.departments.len(), base.departments.len());
}

/// Who there is, who applies where, and what both sides think: all of it is as without the changes.
#[test]
fn a_change_moves_no_draw() {
    let [ir, dr] = neighbours();
    let inputs = Inputs::default();
    let base = scenario();
    let variants = [
        vec![Change { add: Some(1), from: Some(dr.clone()), ..of(&ir) }],
        vec![Change { quota: Some(9), parity: Some(ParityWish::Even), reverts_to: Some(dr.clone()), ..of(&ir) }],
        vec![Change { track: Some(Track::Categorical), ..of(&ir) }],
    ];
    let before = Setting::of(base.clone(), inputs.clone());
    for change in variants {
        let scenario = Scenario { change, ..base.clone() };
        let changed = Setting::checked(scenario, inputs.clone()).expect("can be made");
        assert!(before.world.departments.iter().zip(&changed.world.departments).all(|(a, b)| a.key == b.key));
        assert_eq!(before.world.institutions, changed.world.institutions);
        let [mut one, mut two] = [Season::default(), Season::default()];
        for replicate in 1..=10 {
            one.play(&before, replicate);
            two.play(&changed, replicate);
            assert_eq!(one.people.all, two.people.all);
            let seen = |season: &Season| -> Vec<_> {
                season
                    .applications()
                    .iter()
                    .map(|a| (a.department, a.appeal, a.score, a.mark.signal(), a.mark.ties().bits()))
                    .collect()
            };
            assert_eq!(seen(&one), seen(&two), "replicate {replicate}");
        }
    }
}

#[test]
fn what_cannot_be_changed_is_told_at_its_place() {
    let desk = Desk::new();
    let [ir, dr] = neighbours();
    let check = |changes: &str| {
        std::fs::write(desk.path("x.toml"), format!("{SCENARIO}{changes}")).expect("a file");
        let [checked, simulated] =
            ["check [TEMP]/x.toml", "simulate [TEMP]/x.toml --quiet"].map(|command| desk.run(command));
        assert_eq!((checked.code, simulated.code), (Some(2), Some(2)), "{}{}", checked.out, simulated.err);
        assert!(
            simulated.err.contains(checked.out.lines().next().expect("a fault")),
            "{}\n{}",
            simulated.err,
            checked.out
        );
        checked.out.replace(&ir, "[IR]").replace(&dr, "[DR]")
    };
    let change = |program: &str, fields: &str| format!("\n[[change]]\nprogram = \"{program}\"\n{fields}\n");
    let all = [
        check(&change("ir-x-1", "quota = 3")),
        check(&change(&ir.replace("ir-a", "ir-aa"), "quota = 3")),
        check(&change(&ir, "")),
        check(&change(&ir, "quota = 3\nadd = 1\nfrom = \"nowhere\"")),
        check(&change(&ir, &format!("add = 100\nfrom = \"{dr}\""))),
        check(&change(&ir, "close = true\nquota = 2")),
        check(&[change(&ir, "quota = 3"), change(&ir, "quota = 4"), change(&ir, "close = true")].concat()),
        check(&[change(&ir, "close = true"), change(&ir, "add = 1")].concat()),
        check(&change(&ir, "track = \"A\"")),
        check(&change(&ir, "track = \"P\"")),
        check(&change(&twin(), "track = \"C\"")),
        check(&change(&ir, "positions = 2")),
        check(&change(&ir, &format!("reverts_to = \"{ir}\""))),
        check(
            &[change(&ir, &format!("reverts_to = \"{dr}\"")), change(&dr, &format!("reverts_to = \"{ir}\""))].concat(),
        ),
    ];
    insta::assert_snapshot!("changes_that_cannot_be_made", all.join("\n"));
}

#[test]
fn drawn_programs_of_redrawn_worlds_are_not_changed() {
    let [ir, _] = neighbours();
    let mut scenario = scenario();
    scenario.institutions.redrawn = true;
    scenario.change = vec![Change { quota: Some(2), ..of(&ir) }];
    let faults = World::draw_checked(&scenario, &Inputs::default()).expect_err("a fault");
    assert!(faults[0].message.contains("another one in every replicate"), "{faults:?}");
}

/// A list as R3 imports it gives a drawn program its own people, strongest first.
#[test]
fn a_drawn_program_brings_a_list_as_r3_imports_it() {
    let desk = Desk::new();
    let [ir, _] = neighbours();
    let lines: Vec<String> = (1..=6).map(|rank| format!("{rank},1000000{rank},Somebody\n")).collect();
    std::fs::write(desk.path("list.txt"), format!("rank,AAMC ID\n{}", lines.concat())).expect("a file");
    let text = format!("{SCENARIO}\n[[change]]\nprogram = \"{ir}\"\nlist = \"list.txt\"\n");
    std::fs::write(desk.path("x.toml"), text).expect("a file");
    let reading = matchday::scenario::read(desk.path("x.toml"), &[]).expect("in order");
    let people = &reading.inputs.applicants;
    assert_eq!(people.iter().map(|person| person.id.as_str()).collect::<Vec<_>>()[..2], ["10000001", "10000002"]);
    assert!(people.iter().all(|person| person.group == "IR first" && person.kind.is_empty()));
    assert!((people[0].strength_percentile.expect("one") - 100.0 * 5.5 / 6.0).abs() < 1e-9);
    assert_eq!(reading.inputs.lists[0].applicants, [0, 1, 2, 3, 4, 5]);
    let warnings: Vec<String> = reading.warnings.iter().map(ToString::to_string).collect();
    assert!(warnings.concat().contains("6 people of this list are new"), "{warnings:?}");
    let setting = Setting::checked(reading.scenario, reading.inputs).expect("can be made");
    let mut season = Season::default();
    season.play(&setting, 1);
    let program = setting.world.program(&ir).expect("known");
    let first = season.people.all.len() - 6;
    let ranked: Vec<usize> = season.market().ranking(program).iter().map(|entry| entry.applicant.index()).collect();
    assert_eq!(ranked, (first..first + 6).collect::<Vec<_>>());
    let ran = desk
        .done(&format!("compare [TEMP]/small.toml --program {ir} --list [TEMP]/list.txt --quota 1..3 --replicates 20"));
    assert!(ran.out.contains("all filled"), "{}", ran.out);
    let ran = desk.run(&format!("compare [TEMP]/small.toml --program {ir} --list [TEMP]/nowhere.txt --quota 1..3"));
    assert_eq!(ran.code, Some(2), "{}", ran.err);
}
