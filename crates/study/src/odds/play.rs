//! One replicate: the others' season, many entries of the applicant, and sometimes the season with the applicant.

use super::case::{Case, Staged, specialties};
use super::ending::{Ending, Endings, MEASURES};
use super::party::{Bounds, Party, people};
use super::run::Limits;
use matchday_match::market::{ApplicantId, Market, Outcome, Track};
use matchday_match::matching::{Matcher, Run, Settings};
use matchday_model::draws::{Keys, Purpose};
use matchday_model::population::{Person, SpecialtyId};
use matchday_model::scenario::{Role, Scenario};
use matchday_model::season::Fixed;
use matchday_model::season::entrant::{Door, Standings};
use matchday_model::season::{Season, Setting};

/// An applicant, the others, and the cases to play.
#[derive(Debug)]
pub struct Odds {
    /// The others.
    pub others: Setting,
    /// The cases, first the applicant as described.
    pub(super) cases: Vec<Staged>,
    /// How often the applicant enters a season, each time with different luck.
    pub lucks: u32,
    /// When to stop.
    pub limits: Limits,
}

impl Odds {
    /// Sets up an applicant who enters each season `lucks` times, in several cases. The first case is the applicant as described.
    ///
    /// # Panics
    /// Without a case.
    #[must_use]
    pub fn new(others: Setting, cases: impl IntoIterator<Item = Case>, lucks: u32, limits: Limits) -> Odds {
        let cases: Vec<Staged> = cases.into_iter().map(|case| Staged::of(case, &others)).collect();
        assert!(!cases.is_empty(), "odds are those of at least one case");
        Odds { others, cases, lucks, limits }
    }
}

/// The result of a replicate: sums over the applicant's lucks, one for each [`super::Measure`].
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct OddsRow {
    /// The replicate.
    pub replicate: u32,
    /// The case as described.
    pub base: Vec<i32>,
    /// The season with the applicant minus the price taker of the same luck; `None` if it was not played.
    pub correction: Option<Vec<i32>>,
    /// The other cases minus the one as described.
    pub differences: Vec<Vec<i32>>,
    /// The length of the list for each luck; for a couple, of its list of pairs.
    pub lengths: Vec<u16>,
    /// Of the focus's applicants: how many are weaker than this applicant, and how many there are.
    pub weaker: [u32; 2],
}

/// Memory for one replicate after another.
#[derive(Debug)]
pub struct Worker {
    others: Season,
    with: Season,
    matcher: Matcher,
    standings: Standings,
    party: Party,
    bounds: Bounds,
    pub(super) rows: Vec<OddsRow>,
}

impl Default for Worker {
    fn default() -> Worker {
        Worker {
            others: Season::watched(),
            with: Season::default(),
            matcher: Matcher::default(),
            standings: Standings::default(),
            party: Party::default(),
            bounds: Bounds::default(),
            rows: Vec::new(),
        }
    }
}

impl Worker {
    /// Plays a replicate; if it is to be exact, also with the applicant in the season.
    pub(super) fn replicate(&mut self, odds: &Odds, replicate: u32, is_exact: bool) {
        let setting = &odds.others;
        self.others.play(setting, replicate);
        let run = matched(&mut self.matcher, &setting.scenario, self.others.market(), replicate);
        self.bounds.gather(self.others.market(), &run);
        let world = self.others.world(setting);
        let base = &odds.cases[0];
        let focus = specialties(&setting.scenario);
        let key = |id: &str| Person::given_key(setting.scenario.run.seed, replicate, id);
        let preferred: Vec<SpecialtyId> =
            odds.cases.iter().flat_map(|staged| people(staged, world, key)).filter_map(|person| person.first).collect();
        self.standings.gather(&self.others, setting, &preferred);
        let door = Door { season: &self.others, setting, standings: &self.standings };

        let mut row = OddsRow { replicate, base: vec![0; MEASURES], ..OddsRow::default() };
        let mut own = vec![0; MEASURES];
        for (number, staged) in odds.cases.iter().enumerate() {
            let redrawn = setting.scenario.institutions.redrawn.then(|| Fixed::of(&staged.case.inputs, world));
            let fixed = redrawn.as_ref().unwrap_or(&staged.fixed);
            let mut counts = vec![0; MEASURES];
            for luck in 0..odds.lucks {
                let of_luck = |id: &str| if luck == 0 { key(id) } else { key(id).part(&format!("luck {luck}")) };
                let people: Vec<Person> = people(staged, world, of_luck).collect();
                let endings = self.party.enter(&door, (staged, fixed), &people, &self.bounds);
                endings.count(world, focus, 1, &mut counts);
                if number == 0 {
                    row.lengths.push(u16::try_from(endings.own.ranks).unwrap_or(u16::MAX));
                    if luck == 0 {
                        endings.count(world, focus, -1, &mut own);
                        row.weaker = weaker(&self.others, focus[0], &people[0]);
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
            let with = &base.setting;
            self.with.play(with, replicate);
            let run = matched(&mut self.matcher, &with.scenario, self.with.market(), replicate);
            let count = self.with.people.all.len();
            let endings = Endings {
                own: ended(&self.with, &run, count - 1),
                partner: base.case.has_partner.then(|| ended(&self.with, &run, count - 2)),
            };
            endings.count(self.with.world(with), focus, 1, &mut own);
            row.correction = Some(own);
        }
        self.rows.push(row);
    }
}

fn matched(matcher: &mut Matcher, scenario: &Scenario, market: &Market, replicate: u32) -> Run {
    let settings = Settings { couple_order_attempts: scenario.matching.couple_order_attempts };
    let mut keys = Keys::of(scenario.run.seed, Some(replicate), "reshuffle");
    matcher.run(market, &settings, &mut keys.next_key().draws(Purpose::Reshuffle), &mut ())
}

/// How a season ended for one of its applicants.
fn ended(season: &Season, run: &Run, index: usize) -> Ending {
    let market = season.market();
    let applicant = ApplicantId(u32::try_from(index).expect("people are u32"));
    let program = run.matching.primary_program(market, applicant);
    let position = run.matching.primary[index].map_or(0, matchday_match::market::Rank::number);
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

/// Of a specialty's applicants: how many are weaker than this one, and how many there are.
fn weaker(season: &Season, specialty: Option<SpecialtyId>, person: &Person) -> [u32; 2] {
    let rivals = season
        .people
        .all
        .iter()
        .filter(|other| other.role == Role::Applicants && [other.first, other.second].contains(&specialty));
    rivals.fold([0, 0], |[weaker, all], other| [weaker + u32::from(other.strength < person.strength), all + 1])
}
