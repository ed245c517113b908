//! Elapsed time: the one file that reads the clock.

use std::time::Duration;
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
use std::time::Instant;

/// A running stopwatch. A module in a browser has no clock of its own, so there it measures nothing.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clock {
    #[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
    start: Instant,
}

impl Clock {
    /// Starts a stopwatch.
    pub(crate) fn start() -> Clock {
        Clock {
            #[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
            start: Instant::now(),
        }
    }

    /// The time since the start; `None` if the system has no clock.
    #[allow(clippy::unused_self, reason = "not used without a clock")]
    pub(crate) fn elapsed(self) -> Option<Duration> {
        #[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
        let elapsed = Some(self.start.elapsed());
        #[cfg(all(target_family = "wasm", target_os = "unknown"))]
        let elapsed = None;
        elapsed
    }

    /// The seconds since the start; 0 if the system has no clock.
    pub(crate) fn seconds(self) -> f64 {
        self.elapsed().map_or(0.0, |elapsed| elapsed.as_secs_f64())
    }
}
