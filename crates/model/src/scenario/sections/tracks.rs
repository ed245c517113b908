//! `[[specialty.tracks]]`

use crate::draws::Distribution;
use crate::scenario::field::{distribution, section, switch, whole, word};
use matchday_match::market::Track;

section! {
    /// A kind of position that programs of the specialty above offer, with a list of its own.
    "specialty[].tracks[]" => TrackPlan {
        /// Its letter.
        track: Track => word(&Track::LETTERS)
            .required()
            .meaning(Track::ALL.into_iter().map(|track| (track.letter(), track.meaning()))),
        /// How many programs have it.
        programs: u32 => whole(0, 20_000).required().unit("programs"),
        /// How many positions they offer together. Every program has one; the others fall to them at random. Required unless
        /// `quota` is given.
        positions: u32 = 0 => whole(0, 1_000_000).unit("positions"),
        /// Instead of `positions`: what one program offers is drawn from this.
        quota?: Distribution => distribution(0.0, 1000.0).unit("positions a program"),
        /// In the fellowship match: only graduates of an ESIR program may apply (`true`), or only others (`false`); everybody when
        /// left out.
        esir?: bool => switch(),
        /// Years of training; a resident fills as many resident-years of the program's complement. 0 counts as 1. In `F` tracks for
        /// everybody, without `esir`, graduates of an ESIR program train one year less, but at least one.
        years: u32 = 0 => whole(0, 20).unit("years"),
        /// Resident-years that one year's intake of a program may fill. It is only counted how often they are exceeded: the match
        /// knows positions and reversions, and keeps no complement.
        complement?: u32 => whole(1, 100_000).unit("resident-years"),
    }
}
