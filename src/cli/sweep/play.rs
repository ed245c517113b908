//! The run of a sweep: one point after the other, each by all threads.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use matchday::export::{UnfinishedError, UnfinishedSweep, read_rows};
use matchday::season::Setting;
use matchday::simulation::{Ending, Progress, Row, Simulation, Tally};
use matchday::sweep::MainRows;

use super::points::{Point, Points};
use crate::cli::failure::Failure;
use crate::cli::simulate::{stop_on_request, tell_pace};

/// What a point gave.
struct Played {
    ending: Ending,
    tally: Tally,
    rows: Vec<Row>,
    seconds: f64,
}

/// What all points share.
struct Crew<'a> {
    threads: usize,
    should_stop: &'a AtomicBool,
    bar: &'a ProgressBar,
    /// Replicates of the points that are done.
    done: u64,
}

impl Points<'_> {
    /// Runs all points in an order; `take` sees what each gave. The seconds spent, over all sittings.
    pub(super) fn play(
        &self,
        order: &[usize],
        kept: Option<&UnfinishedSweep>,
        mut take: impl FnMut(usize, &Simulation, &Tally, MainRows),
    ) -> Result<f64, Failure> {
        let (bar, should_stop) = (self.bar(), stop_on_request()?);
        let mut crew = Crew { threads: self.threads, should_stop: &should_stop, bar: &bar, done: 0 };
        let mut seconds = 0.0;
        for (number, &index) in order.iter().enumerate() {
            let point = &self.all[index];
            bar.set_message(format!("point {} of {}", number + 1, order.len()));
            let simulation = Simulation::new(Setting::of(Arc::clone(&point.scenario), Arc::clone(&point.inputs)));
            let played = match kept {
                None => crew.play(point, &simulation),
                Some(kept) => crew.play_on(point, &simulation, kept),
            };
            if !matches!(&played, Ok(Played { ending: Ending::Done, .. })) {
                bar.finish_and_clear();
            }
            let played = played?;
            if played.ending == Ending::Interrupted {
                let of = order.len();
                return Err(Failure::interrupted(if kept.is_some() {
                    format!("{number} of {of} points are done and kept; the same command with --resume goes on")
                } else {
                    format!(
                        "{number} of {of} points were done and are lost; with --out DIR they would be kept for --resume"
                    )
                }));
            }
            crew.done += played.tally.replicates;
            bar.set_position(crew.done);
            seconds += played.seconds;
            take(index, &simulation, &played.tally, MainRows::of(&simulation, played.rows));
        }
        bar.finish_and_clear();
        Ok(seconds)
    }

    fn bar(&self) -> ProgressBar {
        if self.arguments.run.quiet {
            return ProgressBar::hidden();
        }
        let total = self.all.iter().map(|point| u64::from(point.scenario.run.replicates)).sum();
        let bar = ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::stderr());
        let template = "{bar:30} {msg}, {human_pos} of {human_len} seasons{pace}";
        let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
        bar.set_style(style.with_key("pace", tell_pace));
        bar.enable_steady_tick(Duration::from_millis(500));
        bar
    }
}

impl Crew<'_> {
    /// Runs a point of which nothing is kept.
    fn play(&self, point: &Point, simulation: &Simulation) -> Result<Played, Failure> {
        let (mut progress, mut rows, start) = (simulation.start(), Vec::new(), Instant::now());
        let ending = self.run(point, simulation, &mut progress, |_, batch| {
            rows.extend_from_slice(batch);
            Ok(())
        })?;
        Ok(Played { ending, tally: progress.tally, rows, seconds: start.elapsed().as_secs_f64() })
    }

    /// Runs what is left of a point, and keeps it.
    fn play_on(&self, point: &Point, simulation: &Simulation, kept: &UnfinishedSweep) -> Result<Played, Failure> {
        let mut unfinished = kept.point(point.identity()?, simulation)?;
        let (mut progress, start) = (unfinished.progress(), Instant::now());
        let (before, was_done) = (unfinished.checkpoint().seconds, progress.tally.replicates);
        let ending = self.run(point, simulation, &mut progress, |progress, batch| {
            unfinished.keep(progress, batch, before + start.elapsed().as_secs_f64())
        })?;
        if progress.tally.replicates > was_done {
            unfinished.save(&progress)?;
        }
        let path = unfinished.rows();
        let rows =
            read_rows(simulation, &path).map_err(|source| Failure::from(UnfinishedError::Io { path, source }))?;
        Ok(Played { ending, tally: progress.tally, rows, seconds: unfinished.checkpoint().seconds })
    }

    fn run(
        &self,
        point: &Point,
        simulation: &Simulation,
        progress: &mut Progress,
        mut keep: impl FnMut(&Progress, &[Row]) -> Result<(), UnfinishedError>,
    ) -> Result<Ending, Failure> {
        let ending = simulation.run(&point.plan(), self.threads, progress, self.should_stop, |progress, rows| {
            self.bar.set_position(self.done + progress.tally.replicates);
            keep(progress, rows)
        });
        Ok(ending?)
    }
}
