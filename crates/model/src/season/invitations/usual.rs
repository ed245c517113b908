//! What usually sufficed: down to which score each department looks for candidates at first.

/// A department looks for candidates down to so many standard deviations below the last score that it usually invites. It only
/// matters to the time that a season takes: whoever finds too few looks at all.
const MARGIN: f32 = 3.0;

/// The last score that a department invited, as a mean and a variance over the seasons before, later ones weighing more.
#[derive(Clone, Copy, Debug)]
pub(super) struct Usual {
    mean: f32,
    variance: f32,
    /// Whether it has so few applicants that all are candidates.
    has_few: bool,
}

impl Usual {
    /// Nothing is known: nobody is left out.
    pub(super) const UNKNOWN: Usual = Usual { mean: f32::NEG_INFINITY, variance: 0.25, has_few: false };

    /// Who scores less is no candidate at first.
    pub(super) fn bar(self) -> f32 {
        self.mean - MARGIN * self.variance.sqrt()
    }

    /// A season is over in which `lowest` was the last score that was invited, infinite for none.
    pub(super) fn learn(&mut self, lowest: f32, has_open: bool, has_few: bool) {
        self.has_few |= has_few;
        if has_open || self.has_few {
            // Whoever invited everybody forgets.
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
