//! Variants from the options about one program, as changes of the base.

use matchday::market::Track;
use matchday::population::{Program, World};
use matchday::scenario::{Change, ParityWish};
use matchday::study::Study;

use super::args::{CompareArguments, ParityWord};
use super::options::{Conversion, Quotas};
use super::scenarios::read;
use crate::cli::failure::Failure;

/// The program in question, in the base.
fn find<'w>(world: &'w World, id: &str) -> Option<&'w Program> {
    world.program(id).map(|program| &world[program])
}

/// A variant that an option describes.
pub(super) struct Shortcut {
    /// The name of the variant.
    pub(super) name: String,
    /// Its changes, each with the option it was typed as.
    pub(super) changes: Vec<(Change, String)>,
}

impl Shortcut {
    fn of(name: String, changes: impl IntoIterator<Item = Change>, typed: &str) -> Shortcut {
        Shortcut { name, changes: changes.into_iter().map(|change| (change, typed.to_owned())).collect() }
    }
}

/// The variants that the options about one program describe.
pub(super) fn shortcuts(arguments: &CompareArguments, base: &Study) -> Result<Vec<Shortcut>, Failure> {
    let mut all = Vec::new();
    if let Some(wish) = &arguments.reversion {
        let change = Change {
            program: wish.donor.clone(),
            reverts_to: Some(wish.receiver.clone()),
            positions: Some(wish.positions),
            ..Change::default()
        };
        let typed = format!("--reversion {}:{}:{}", wish.donor, wish.receiver, wish.positions);
        all.push(Shortcut::of("with reversion".to_owned(), [change], &typed));
    }
    let Some(id) = &arguments.program else { return Ok(all) };
    let world = World::draw(base.scenario(), base.inputs(), None);
    let Some(program) = find(&world, id) else {
        // Reading a change of an unknown program fails with a message that suggests similar ids.
        let change = Change { program: id.clone(), close: true, ..Change::default() };
        read(base.file().name(), &arguments.run.overrides, &[(change, format!("--program {id}"))])?;
        return Ok(all);
    };
    let of = |change: Change| Change { program: id.clone(), ..change };
    let add = |all: &mut Vec<Shortcut>, name: String, change: Change, option: &str| {
        all.push(Shortcut::of(name, [of(change)], &format!("--program {id} {option}")));
    };
    if let Some(Quotas { least, most }) = arguments.quota {
        let now = program.terms.quota;
        if (least, most) == (now, now) {
            return Err(Failure::input(format!(
                "--quota {now}: {id} already has {}; name another number",
                positions(now)
            )));
        }
        for quota in (least..=most).filter(|&quota| quota != now) {
            let change = Change { quota: Some(quota), ..Change::default() };
            add(&mut all, positions(quota), change, &format!("--quota {quota}"));
        }
    }
    if let Some(count) = arguments.from_dr {
        let donor = donor(base, &world, program)?;
        let change = Change { add: Some(count), from: Some(donor.id.clone()), ..Change::default() };
        add(&mut all, format!("{count} from {}", donor.id), change, &format!("--from-dr {count}"));
    }
    if let Some(count) = arguments.new {
        let change = Change { add: Some(count), ..Change::default() };
        add(&mut all, format!("{count} new"), change, &format!("--new {count}"));
    }
    if let Some(Conversion { from, to }) = arguments.convert {
        if program.terms.track != from {
            return Err(Failure::input(format!(
                "--convert {}:{}: {id} has track {}; expected {}",
                from.letter(),
                to.letter(),
                program.terms.track.letter(),
                from.letter()
            )));
        }
        let typed = format!("--convert {}:{}", from.letter(), to.letter());
        let name = format!("{} to {}", from.letter(), to.letter());
        match twin(&world, program, to) {
            None => add(&mut all, name, Change { track: Some(to), ..Change::default() }, &typed),
            Some(twin) => {
                // A department has one program per track: the positions move to the existing one.
                let give = Change {
                    program: twin.id.clone(),
                    add: Some(program.terms.quota),
                    from: Some(id.clone()),
                    ..Change::default()
                };
                let close = of(Change { close: true, ..Change::default() });
                let typed = format!("--program {id} {typed}");
                all.push(Shortcut::of(format!("{name}, into {}", twin.id), [give, close], &typed));
            }
        }
    }
    if let Some(word) = arguments.parity {
        let (name, wish) = match word {
            ParityWord::Even => ("even", ParityWish::Even),
            ParityWord::Odd => ("odd", ParityWish::Odd),
        };
        add(&mut all, name.to_owned(), Change { parity: Some(wish), ..Change::default() }, &format!("--parity {name}"));
    }
    if arguments.close {
        add(&mut all, "closed".to_owned(), Change { close: true, ..Change::default() }, "--close");
    }
    Ok(all)
}

/// The program of this track in the same department.
fn twin<'w>(world: &'w World, program: &Program, track: Track) -> Option<&'w Program> {
    let beside = world.programs_of(program.department).iter().map(|&id| &world[id]);
    let mut beside = beside.filter(|other| other.id != program.id && other.esir == program.esir);
    beside.find(|other| other.terms.track == track)
}

/// The largest program of the alternative specialty at the program's institution.
fn donor<'w>(base: &Study, world: &'w World, program: &Program) -> Result<&'w Program, Failure> {
    let alternative = base.scenario().alternative();
    let name = alternative.map_or("the alternative", |id| base.scenario().specialty[id.index()].name.as_str());
    let is_donor = |other: &&Program| {
        Some(other.specialty) == alternative
            && other.terms.institution == program.terms.institution
            && other.id != program.id
    };
    let found = world.programs.iter().filter(is_donor).max_by_key(|other| other.terms.quota);
    found.ok_or_else(|| {
        let has_donor = |other: &&Program| {
            other.specialty == program.specialty
                && world.programs.iter().any(|donor| {
                    Some(donor.specialty) == alternative && donor.terms.institution == other.terms.institution
                })
        };
        let with: Vec<&str> = world.programs.iter().filter(has_donor).take(4).map(|other| other.id.as_str()).collect();
        let remedy = if with.is_empty() {
            "use --new".to_owned()
        } else {
            format!("use --new, or a program that has one beside it, such as {}", with.join(", "))
        };
        Failure::input(format!("--from-dr: the institution of {} has no program in {name}; {remedy}", program.id))
    })
}

/// A number of positions with its noun: `1 position`, `2 positions`.
pub(super) fn positions(count: u32) -> String {
    if count == 1 { "1 position".to_owned() } else { format!("{count} positions") }
}
