//! The progress of a run on standard error, and the request to stop it: the same for every command that plays seasons.

use std::fmt::{self, Write};
use std::time::Duration;

use indicatif::{HumanCount, HumanDuration, ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};
use matchday::run::{Reached, Stop};
use matchday::study::Study;

use super::failure::Failure;

/// The progress bar of one run. It vanishes with this value.
pub(super) struct Bar(ProgressBar);

impl Bar {
    /// Lets a study show its progress, and be stopped from the keyboard. With `is_quiet`, nothing is shown.
    pub(super) fn watch(study: Study, is_quiet: bool) -> Result<(Study, Bar), Failure> {
        let stop = stop_on_request()?;
        if is_quiet {
            return Ok((study.stopped_by(stop), Bar(ProgressBar::hidden())));
        }
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        bar.set_style(style("{msg}"));
        bar.enable_steady_tick(Duration::from_millis(500));
        let shown = bar.clone();
        let study = study.stopped_by(stop).observe(move |reached| show(&shown, reached));
        Ok((study, Bar(bar)))
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

fn style(template: &str) -> ProgressStyle {
    let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    style.with_key("pace", write_pace)
}

fn show(bar: &ProgressBar, reached: Reached) {
    let Reached { replicates, of, mcse, point } = reached;
    if let Some(mcse) = mcse {
        // Precision decides when such a run ends, so a bar of replicates would mislead.
        let (done, points) = (HumanCount(replicates), 100.0 * mcse);
        return bar.set_message(format!("{done} replicates, known to ± {points:.2} points"));
    }
    if bar.length() != Some(of) && replicates < of {
        bar.set_length(of);
        bar.set_style(style("{bar:30} {msg}{pace}"));
        bar.set_position(replicates);
        bar.reset_eta();
    }
    bar.set_position(replicates);
    let mut text = String::new();
    if let Some([number, points]) = point {
        let _ = write!(text, "point {number} of {points}, ");
    }
    let _ = write!(text, "{} of {} replicates", HumanCount(replicates), HumanCount(of));
    bar.set_message(text);
}

/// The speed, and the time left. Neither is known before the first batch has ended.
fn write_pace(state: &ProgressState, to: &mut dyn fmt::Write) {
    if state.per_sec() > 0.0 {
        let _ = write!(to, ", {:.1} a second, {} left", state.per_sec(), HumanDuration(state.eta()));
    }
}

/// Ctrl-C (or a termination signal) stops the run after the replicates under way. A second one exits at once.
fn stop_on_request() -> Result<Stop, Failure> {
    let stop = Stop::default();
    let requested = stop.clone();
    ctrlc::set_handler(move || {
        if requested.is_requested() {
            std::process::exit(130);
        }
        requested.request();
    })
    .map_err(|error| Failure::running(format!("cannot listen for Ctrl-C: {error}")))?;
    Ok(stop)
}
