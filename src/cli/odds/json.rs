//! The odds as JSON.

use std::collections::BTreeMap;
use std::io::{self, Write};

use matchday::export::outcomes;
use matchday::odds::{Effect, Estimated, Position};
use serde::Serialize;

use super::screen::Screen;

#[derive(Serialize)]
struct Record<'a> {
    title: &'a str,
    applicant: &'a str,
    seed: u64,
    replicates: usize,
    exact_replicates: usize,
    lucks: u32,
    is_precise: bool,
    plain_seasons: Option<f64>,
    seconds: f64,
    odds: BTreeMap<&'static str, Estimated>,
    correction: Option<Estimated>,
    stronger_than: f64,
    list_length: [u16; 3],
    positions: Vec<Rank>,
    what_if: Vec<WhatIf<'a>>,
    sensitivity: Option<Spread<'a>>,
}

#[derive(Serialize)]
struct Rank {
    rank: usize,
    matched: Estimated,
    reached: Estimated,
    once_reached: Option<Estimated>,
}

#[derive(Serialize)]
struct WhatIf<'a> {
    name: &'a str,
    focus: Estimated,
    alternative: Estimated,
    other: Estimated,
    nothing: Estimated,
    ranks: Estimated,
}

impl WhatIf<'_> {
    fn of(effect: &Effect) -> WhatIf<'_> {
        let [focus, alternative, other, nothing] = effect.endings;
        WhatIf { name: &effect.name, focus, alternative, other, nothing, ranks: effect.ranks }
    }
}

#[derive(Serialize)]
struct Spread<'a> {
    parameters: &'a [String],
    points: usize,
    lowest: f64,
    quartile_1: f64,
    median: f64,
    quartile_3: f64,
    highest: f64,
}

pub(super) fn print(to: &mut impl Write, screen: &Screen) -> io::Result<()> {
    let (scenario, answer) = (&screen.asked.reading.scenario, screen.answer);
    let rank = |&Position { first, matched, reached, once_reached, .. }: &Position| Rank {
        rank: first,
        matched,
        reached,
        once_reached,
    };
    let record = Record {
        title: &scenario.title,
        applicant: &screen.asked.applicant.applicant.id,
        seed: scenario.run.seed,
        replicates: answer.replicates[0],
        exact_replicates: answer.replicates[1],
        lucks: screen.lucks,
        is_precise: screen.missed.is_none(),
        plain_seasons: answer.plain_seasons,
        seconds: screen.seconds,
        odds: outcomes(answer).into_iter().collect(),
        correction: answer.correction,
        stronger_than: answer.weaker,
        list_length: answer.lengths,
        positions: answer.positions.iter().map(rank).collect(),
        what_if: answer.effects.iter().map(WhatIf::of).collect(),
        sensitivity: screen.spread.and_then(|spread| {
            let [lowest, quartile_1, median, quartile_3, highest] = spread.found.quartiles()?;
            let (parameters, points) = (&spread.found.parameters[..], spread.found.points.len());
            Some(Spread { parameters, points, lowest, quartile_1, median, quartile_3, highest })
        }),
    };
    serde_json::to_writer_pretty(&mut *to, &record)?;
    writeln!(to)
}
