//! The score that usually suffices: where each department sets its bar for candidates.

/// A department sets its bar this many standard deviations below the last score that it usually invites. The margin affects only
/// the time a season takes: a department that finds too few candidates looks at all applicants.
const MARGIN: f32 = 3.0;

/// The last score that a department invited, as a mean and variance over earlier seasons, with recent ones weighing more.
#[derive(Clone, Copy, Debug)]
pub(super) struct Usual {
    mean: f32,
    variance: f32,
    /// Whether it has so few applicants that all are candidates.
    has_few: bool,
}

impl Usual {
    /// Before the first season: everyone is a candidate.
    pub(super) const UNKNOWN: Usual = Usual { mean: f32::NEG_INFINITY, variance: 0.25, has_few: false };

    /// Lower scores are no candidates at first.
    pub(super) fn bar(self) -> f32 {
        self.mean - MARGIN * self.variance.sqrt()
    }

    /// Learns from a finished season, where `lowest` is the last score that was invited, infinite for none.
    pub(super) fn learn(&mut self, lowest: f32, has_open: bool, has_few: bool) {
        self.has_few |= has_few;
        if has_open || self.has_few {
            // A department that invited everyone learns no bar.
            *self = Usual { has_few: self.has_few, ..Usual::UNKNOWN };
        } else if lowest.is_finite() {
            if !self.mean.is_finite() {
                self.mean = lowest;
                return;
            }
            let surprise = lowest - self.mean;
            self.mean += surprise / 8.0;
            self.variance += (surprise * surprise - self.variance) / 8.0;
        }
    }
}
