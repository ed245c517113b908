//! `[applications]`

use crate::scenario::field::{number, section, share, word, words};

words! {
    /// How an applicant's applications are spread.
    Portfolio {
        /// Over the own quartile of prestige, those above and those below.
        Quartiles = "quartiles",
        /// Uniformly.
        Uniform = "uniform",
        /// To every program.
        All = "all",
    }
}

section! {
    /// Where applicants apply.
    "applications" => Applications {
        /// How they are spread: over the own `quartiles` of prestige, those above and those below; `uniform`ly; or to `all` programs.
        portfolio: Portfolio => word(Portfolio::WORDS),
        /// Share of applications that go to programs of the own quartile.
        own: f64 = 0.5 => share(),
        /// Share that goes above it; what the quartiles above cannot take goes to the own. The three shares sum to 1.
        above: f64 = 0.25 => share(),
        /// Share that goes below it.
        below: f64 = 0.25 => share(),
        /// How well applicants know their own strength: the noise of self-assessment.
        self_assessment: f64 = 0.5 => number(0.0, 100.0).unit("standard deviations").plausible(0.0, 2.0),
        /// How many times as likely a program of the own region is chosen as another.
        region_preference: f64 = 2.0 => number(0.0, 1000.0).unit("times").plausible(1.0, 10.0),
        /// Share of those with a home program who apply there.
        home: f64 = 1.0 => share(),
    }
}
