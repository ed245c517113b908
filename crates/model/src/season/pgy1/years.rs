//! The PGY-1 programs, laid out for choosing some of them.

use super::slots::{Picked, Slots};
use crate::draws::{Counts, Draws};
use crate::population::{Department, InstitutionId, RegionId, SpecialtyId, World};
use crate::scenario::{ProgramsKind, Scenario};
use crate::season::number;
use matchday_match::market::ProgramId;

/// All PGY-1 programs.
#[derive(Clone, Default, Debug)]
pub(in crate::season) struct Years {
    kinds: Vec<Kind>,
    /// By kind.
    pub(super) programs: Vec<Year>,
    /// How many programs an applicant ranks.
    pub(super) ranks: Counts,
}

/// A specialty of PGY-1 years.
#[derive(Clone, Debug)]
struct Kind {
    /// The cumulated share in popularity, up to and including this kind.
    upto: f64,
    /// How many programs it has.
    count: u32,
    slots: Slots,
}

/// A PGY-1 program, with everything that choosing it reads in one place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Year {
    /// The program's half of a pair's key.
    pub(super) half: u32,
    pub(super) program: ProgramId,
    pub(super) institution: InstitutionId,
    pub(super) prestige: f32,
    pub(super) region: RegionId,
}

impl Years {
    /// Collects the PGY-1 programs of a world.
    pub(in crate::season) fn of(world: &World, scenario: &Scenario) -> Years {
        let mut years = Years { ranks: Counts::of(scenario.pgy1.ranks), ..Years::default() };
        let mut sum = 0.0;
        let specialties = (0..).map(SpecialtyId).zip(&scenario.specialty);
        for (specialty, declared) in specialties.filter(|(_, declared)| declared.kind == ProgramsKind::Pgy1) {
            let (first, mut members) = (years.programs.len(), Vec::new());
            for &department in world.ranked(specialty) {
                let Department { key, institution, prestige, region, .. } = world[department];
                let own = world.programs_of(department).iter();
                years.programs.extend(own.clone().map(|&program| Year {
                    half: key.half(),
                    program,
                    institution,
                    prestige,
                    region,
                }));
                members.extend(own.map(|_| (region, key)));
            }
            let slots = Slots::of(number(first), &members, scenario.pgy1.region_preference);
            sum += declared.popularity;
            years.kinds.push(Kind { upto: sum, count: number(members.len()), slots });
        }
        years.kinds.retain(|_| sum > 0.0);
        years.kinds.iter_mut().for_each(|kind| kind.upto /= sum);
        years
    }

    /// Picks `count` programs at random, kinds in proportion to their popularity, writes them to the start of a list and returns how
    /// many.
    #[inline]
    pub(super) fn pick(
        &self,
        draws: &mut Draws,
        count: u32,
        region: RegionId,
        picked: &mut Picked,
        list: &mut [u32],
    ) -> usize {
        // One draw spreads all choices evenly over the kinds.
        let begin = 1.0 - draws.unit();
        let (mut placed, mut found) = (0, 0);
        for Kind { upto, count: programs, slots } in &self.kinds {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most the count and one")]
            let upto = ((upto * f64::from(count) + begin) as u32).min(count);
            let wanted = (upto - placed).min(*programs);
            found += slots.seen_from(region).pick(draws, wanted, picked, &mut list[found..]);
            placed = upto;
        }
        found
    }
}
