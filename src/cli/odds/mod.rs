//! `matchday odds`.

mod args;
mod cases;
mod couple;
mod json;
mod screen;
mod sensitivity;

use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use matchday::export::{ODDS_FILES, OddsManifest, write_odds};
use matchday::odds::{Answer, Limits, Odds, Played, Staged};
use matchday::publish::{check_replaceable, publish};
use matchday::simulation::Stage;

pub(super) use args::OddsArguments;
use cases::Asked;
use screen::Screen;
use sensitivity::{Spread, Visitor};

use super::failure::Failure;
use super::simulate::{print_with, stop_on_request};

/// How often the applicant enters each season.
const LUCKS: u32 = 32;

pub(super) fn run(arguments: &OddsArguments) -> Result<(), Failure> {
    let start = Instant::now();
    if let Some(out) = &arguments.out {
        check_replaceable(out, &ODDS_FILES)?;
    }
    let asked = Asked::read(arguments)?;
    let stage = Stage::of(&asked.reading.scenario, &asked.reading.inputs);
    let others = stage.setting(&asked.reading.scenario, &asked.reading.inputs);
    let staged: Vec<Staged> = asked.cases.iter().map(|case| Staged::of(case, &stage.world)).collect();
    let odds = Odds { others, cases: &staged, lucks: LUCKS };
    let threads = arguments.run.threads();
    let should_stop = stop_on_request()?;
    let played = play(arguments, &odds, threads, &should_stop)?;
    let answer = Answer::of(&odds, &played.rows).ok_or_else(|| Failure::running("no season was played"))?;
    let applicant = &asked.applicant.applicant;
    let partner = asked.applicant.partner.as_ref();
    let visitor = Visitor { applicant, partner, lucks: LUCKS, threads, should_stop: &should_stop };
    let spread = if arguments.no_sensitivity { None } else { Spread::of(arguments, &asked, &visitor)? };
    let screen = Screen {
        asked: &asked,
        answer: &answer,
        spread: spread.as_ref(),
        lucks: LUCKS,
        missed: (!played.is_precise).then_some(arguments.precision),
        seconds: start.elapsed().as_secs_f64(),
        out: arguments.out.as_deref(),
    };
    if let Some(out) = &arguments.out {
        let mut scenario = asked.reading.scenario.clone();
        scenario.applicant.extend(partner.cloned());
        scenario.applicant.push(applicant.clone());
        let mut manifest = OddsManifest {
            matchday: env!("CARGO_PKG_VERSION").to_owned(),
            title: scenario.title.clone(),
            applicant: applicant.id.clone(),
            partner: partner.map(|partner| partner.id.clone()),
            seed: scenario.run.seed,
            command: arguments.run.typed.clone().with("--seed", scenario.run.seed).command(),
            overrides: arguments.run.typed_overrides(),
            replicates: answer.replicates[0],
            exact_replicates: answer.replicates[1],
            lucks: LUCKS,
            precision: arguments.precision / 100.0,
            is_precise: played.is_precise,
            plain_seasons: answer.plain_seasons,
            threads,
            seconds: screen.seconds,
            files: Vec::new(),
        };
        let found = spread.as_ref().map(|spread| &spread.found);
        publish(out, &ODDS_FILES, |folder| write_odds(&answer, found, &scenario, &mut manifest, folder))?;
    }
    print_with(|to| match (arguments.run.json, arguments.run.quiet) {
        (true, _) => json::print(to, &screen),
        (_, true) => Ok(()),
        _ => screen.print(to),
    })
}

fn play(arguments: &OddsArguments, odds: &Odds, threads: usize, should_stop: &AtomicBool) -> Result<Played, Failure> {
    let bar = if arguments.run.quiet {
        ProgressBar::hidden()
    } else {
        ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr())
    };
    bar.set_style(ProgressStyle::with_template("{msg}").unwrap_or_else(|_| ProgressStyle::default_spinner()));
    bar.enable_steady_tick(Duration::from_millis(500));
    let limits = Limits { replicates: arguments.replicates, precision: arguments.precision / 100.0, exact: None };
    let played = odds.run(limits, threads, should_stop, |seasons, error| {
        if error.is_finite() {
            bar.set_message(format!("{seasons} seasons, known to ± {:.2} points", 100.0 * error));
        }
    });
    bar.finish_and_clear();
    let played = played.map_err(|error| Failure::running(error.to_string()))?;
    if played.is_interrupted {
        return Err(Failure::interrupted(format!("{} seasons were played and are lost", played.rows.len())));
    }
    Ok(played)
}
