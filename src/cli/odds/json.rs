//! The odds as JSON.

use std::collections::BTreeMap;
use std::io::{self, Write};

use matchday::export::outcomes;
use matchday::odds::{Effect, Estimated, Position};
use serde::Serialize;

use super::summary::Summary;

/// Which numbers are corrected by seasons played in full.
const METHOD: &str = "odds: price takers entering seasons of the others, corrected by whole seasons with them in it; what_if and sensitivity: price takers alone";

#[derive(Serialize)]
struct Record<'a> {
    title: &'a str,
    applicant: &'a str,
    partner: Option<&'a str>,
    /// How the odds were estimated, in words.
    method: &'a str,
    seed: u64,
    replicates: usize,
    exact_replicates: usize,
    lucks: u32,
    is_precise: bool,
    plain_seasons: Option<f64>,
    seconds: f64,
    odds: BTreeMap<&'static str, Estimated>,
    correction: Option<Estimated>,
    stronger_than: Option<f64>,
    list_length: [u16; 3],
    positions: Vec<Place>,
    what_if: Vec<WhatIf<'a>>,
    sensitivity: Option<Spread<'a>>,
}

#[derive(Serialize)]
struct Place {
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
    #[serde(skip_serializing_if = "Option::is_none")]
    partner_nothing: Option<Estimated>,
    #[serde(skip_serializing_if = "Option::is_none")]
    both: Option<Estimated>,
    #[serde(skip_serializing_if = "Option::is_none")]
    same_region: Option<Estimated>,
}

impl WhatIf<'_> {
    fn of(effect: &Effect) -> WhatIf<'_> {
        let [focus, alternative, other, nothing] = effect.endings;
        WhatIf {
            name: &effect.name,
            focus,
            alternative,
            other,
            nothing,
            ranks: effect.ranks,
            partner_nothing: effect.together.map(|both| both.partner_nothing),
            both: effect.together.map(|both| both.both),
            same_region: effect.together.map(|both| both.same_region),
        }
    }
}

#[derive(Serialize)]
struct Spread<'a> {
    parameters: &'a [String],
    /// The odds of the focus at each point.
    points: Vec<Estimated>,
    /// The odds of the focus with other institutions.
    worlds: &'a [Estimated],
}

pub(super) fn print(to: &mut impl Write, summary: &Summary) -> io::Result<()> {
    let (scenario, answer) = (&summary.study.others().scenario, summary.answer);
    let rank = |&Position { first, matched, reached, once_reached, .. }: &Position| Place {
        rank: first,
        matched,
        reached,
        once_reached,
    };
    let record = Record {
        title: &scenario.title,
        applicant: &summary.study.applicant().applicant.id,
        partner: summary.study.applicant().partner.as_ref().map(|partner| partner.id.as_str()),
        method: METHOD,
        seed: scenario.run.seed,
        replicates: answer.replicates[0],
        exact_replicates: answer.replicates[1],
        lucks: summary.study.lucks(),
        is_precise: summary.missed.is_none(),
        plain_seasons: answer.plain_seasons,
        seconds: summary.seconds,
        odds: outcomes(answer).into_iter().collect(),
        correction: answer.correction,
        stronger_than: answer.weaker,
        list_length: answer.lengths,
        positions: answer.positions.iter().map(rank).collect(),
        what_if: answer.effects.iter().map(WhatIf::of).collect(),
        sensitivity: summary.sensitivity.map(|found| Spread {
            parameters: &found.parameters,
            points: found.points.iter().map(|point| point.odds).collect(),
            worlds: &found.worlds,
        }),
    };
    serde_json::to_writer_pretty(&mut *to, &record)?;
    writeln!(to)
}
