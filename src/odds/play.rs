//! One replicate: the season of the others, the applicant entering it again and again, and perhaps the season with both.

use super::case::{Staged, specialties};
use super::ending::{Ending, MEASURES};
use crate::draws::{Keys, Purpose};
use crate::market::{ApplicantId, Market, Outcome, Track};
use crate::matching::{Matcher, Run, Settings};
use crate::population::{Person, World};
use crate::scenario::{Role, Scenario};
use crate::season::entrant::{Behaviour, Door, Entrant, Rank, Standings};
use crate::season::fixed::Fixed;
use crate::season::{Season, Setting};

/// An applicant, the others, and the cases to be played.
#[derive(Debug)]
pub struct Odds<'a> {
    /// The others.
    pub others: Setting<'a>,
    /// The cases, the one as told first.
    pub cases: &'a [Staged<'a>],
    /// How often the applicant enters a season, each time with other luck.
    pub lucks: u32,
}

/// What a replicate gave: sums over the applicant's lucks, one for each [`super::Measure`].
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Row {
    /// The replicate.
    pub replicate: u32,
    /// The case as told.
    pub base: Vec<i32>,
    /// The season with the applicant in it, less the price taker of the same luck; none where it was not played.
    pub correction: Option<Vec<i32>>,
    /// What the other cases have more than the one as told.
    pub differences: Vec<Vec<i32>>,
    /// The length of the list, with each luck.
    pub lengths: Vec<u16>,
    /// Of those who apply to the focus: how many are weaker than the applicant, and how many they are.
    pub weaker: [u32; 2],
}

/// Memory for one replicate after the other.
#[derive(Debug)]
pub(super) struct Worker {
    others: Season,
    with: Season,
    matcher: Matcher,
    standings: Standings,
    entrant: Entrant,
    bounds: Vec<u32>,
    pub(super) rows: Vec<Row>,
}

impl Default for Worker {
    fn default() -> Worker {
        Worker {
            others: Season::watched(),
            with: Season::default(),
            matcher: Matcher::default(),
            standings: Standings::default(),
            entrant: Entrant::default(),
            bounds: Vec::new(),
            rows: Vec::new(),
        }
    }
}

impl Worker {
    /// Plays a replicate, also with the applicant in the season if it is to be exact.
    pub(super) fn replicate(&mut self, odds: &Odds, replicate: u32, is_exact: bool) {
        let setting = &odds.others;
        self.others.play(setting, replicate);
        let run = matched(&mut self.matcher, setting.scenario, self.others.market(), replicate);
        bounds(self.others.market(), &run, &mut self.bounds);
        let world = self.others.world(setting);
        let base = &odds.cases[0];
        let focus = specialties(setting.scenario);
        let key = Person::given_key(setting.scenario.run.seed, replicate, &base.case.applicant().id);
        let preferred = person(base, world, key).first;
        self.standings.gather(&self.others, setting, preferred);
        let door = Door { season: &self.others, setting, standings: &self.standings };

        let mut row = Row { replicate, base: vec![0; MEASURES], ..Row::default() };
        let mut own = vec![0; MEASURES];
        for (number, staged) in odds.cases.iter().enumerate() {
            let redrawn = setting.scenario.institutions.redrawn.then(|| Fixed::of(&staged.case.inputs, world));
            let behaviour = Behaviour {
                scenario: &staged.case.scenario,
                fixed: redrawn.as_ref().unwrap_or(&staged.fixed),
                twist: staged.case.twist,
            };
            let mut counts = vec![0; MEASURES];
            for luck in 0..odds.lucks {
                let key = if luck == 0 { key } else { key.part(&format!("luck {luck}")) };
                let person = person(staged, world, key);
                self.entrant.enter(&door, &behaviour, &person);
                let ending = settled(&self.entrant, world, &self.bounds);
                ending.count(world, focus, 1, &mut counts);
                if number == 0 {
                    row.lengths.push(u16::try_from(ending.ranks).unwrap_or(u16::MAX));
                    if luck == 0 {
                        ending.count(world, focus, -1, &mut own);
                        row.weaker = weaker(&self.others, focus[0], &person);
                    }
                }
            }
            if number == 0 {
                row.base = counts;
            } else {
                row.differences.push(counts.iter().zip(&row.base).map(|(here, there)| here - there).collect());
            }
        }
        if is_exact {
            let with = Setting {
                scenario: &base.case.scenario,
                inputs: &base.case.inputs,
                world: setting.world,
                roster: &base.roster,
            };
            self.with.play(&with, replicate);
            let run = matched(&mut self.matcher, with.scenario, self.with.market(), replicate);
            ended(&self.with, &run).count(self.with.world(&with), focus, 1, &mut own);
            row.correction = Some(own);
        }
        self.rows.push(row);
    }
}

fn person(staged: &Staged, world: &World, key: crate::draws::Key) -> Person {
    let number = u32::try_from(staged.case.inputs.applicants.len() - 1).expect("people are u32");
    Person::given(&staged.case.scenario, &staged.case.inputs, &staged.roster, world, number, key)
}

fn matched(matcher: &mut Matcher, scenario: &Scenario, market: &Market, replicate: u32) -> Run {
    let settings = Settings { couple_order_attempts: scenario.matching.couple_order_attempts };
    let mut keys = Keys::of(scenario.run.seed, Some(replicate), "reshuffle");
    matcher.run(market, &settings, &mut keys.next_key().draws(Purpose::Reshuffle), &mut ())
}

/// By program: how many may be ahead of somebody who would be taken. All, where a position is open.
fn bounds(market: &Market, run: &Run, bounds: &mut Vec<u32>) {
    let holders = run.matching.holders(market);
    let quotas = run.matching.effective_quotas(market);
    bounds.clear();
    bounds.extend(holders.iter().zip(quotas).map(|(holders, quota)| {
        let is_open = u32::try_from(holders.len()).expect("people are u32") < quota;
        if is_open { u32::MAX } else { holders.last().map_or(0, |&worst| worst + 1) }
    }));
}

/// Where a price taker matches: at the first program of the list that prefers them to its last holder, or has room.
fn settled(entrant: &Entrant, world: &World, bounds: &[u32]) -> Ending {
    let takes = |rank: &Rank| rank.ahead.is_some_and(|ahead| ahead < bounds[rank.program.index()]);
    let matched = (1..).zip(&entrant.list).find(|(_, rank)| takes(rank));
    let matched = matched.map(|(position, rank)| (rank.program, position));
    let is_advanced =
        matched.is_some_and(|(program, _)| world.programs[program.index()].terms.track == Track::Advanced);
    Ending {
        matched,
        lacks_pgy1: is_advanced && !entrant.supplemental.iter().any(takes),
        ranks: u32::try_from(entrant.list.len()).expect("lists are short"),
        interviews: entrant.interviews,
    }
}

/// Where the last applicant of a season ended.
fn ended(season: &Season, run: &Run) -> Ending {
    let market = season.market();
    let index = season.people.all.len() - 1;
    let applicant = ApplicantId(u32::try_from(index).expect("people are u32"));
    let program = run.matching.primary_program(market, applicant);
    let position = run.matching.primary[index].map_or(0, crate::market::Rank::number);
    let marks = season.applications().marks_of(index);
    let is_partial = run.matching.outcome(market, applicant) == Outcome::PartiallyMatched;
    Ending {
        matched: program.map(|program| (program, position)),
        lacks_pgy1: is_partial && program.is_some_and(|program| market.terms(program).track == Track::Advanced),
        ranks: u32::try_from(market.primary(applicant).len()).expect("lists are short"),
        interviews: marks.map(|marks| {
            u32::try_from(marks.iter().filter(|mark| mark.is_interviewed()).count()).expect("applications are u32")
        }),
    }
}

/// Of those who apply to a specialty: how many are weaker than somebody, and how many they are.
fn weaker(season: &Season, specialty: u32, person: &Person) -> [u32; 2] {
    let rivals = season
        .people
        .all
        .iter()
        .filter(|other| other.role == Role::Applicants && (other.first == specialty || other.second == specialty));
    rivals.fold([0, 0], |[weaker, all], other| [weaker + u32::from(other.strength < person.strength), all + 1])
}
