//! The outcomes of a partner, and of both together.

use super::ending::{Measure, Partner};
use super::estimate::Estimated;

/// The partner's odds, and those of both together.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Together {
    /// The partner matches in the focus, in the alternative, elsewhere, nowhere.
    pub partner: [Estimated; 4],
    /// The partner obtains an advanced position and no PGY-1 year.
    pub without_pgy1: Estimated,
    /// The partner's interviews in the first and in the second specialty.
    pub interviews: [Estimated; 2],
    /// Both match, the applicant alone, the partner alone, neither.
    pub who: [Estimated; 4],
    /// Both match at the same institution.
    pub same_institution: Estimated,
    /// Both match in the same region, possibly at the same institution.
    pub same_region: Estimated,
}

/// The effect of a case on the partner and on both.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct TogetherEffect {
    /// The partner matches nowhere.
    pub partner_nothing: Estimated,
    /// Both match.
    pub both: Estimated,
    /// Both match in the same region.
    pub same_region: Estimated,
}

impl Together {
    /// Computes it from the estimates of measures; `None` without replicates.
    pub(super) fn of(estimate: impl Fn(Measure) -> Option<Estimated>) -> Option<Together> {
        let estimate = |which: Partner| estimate(Measure::Partner(which));
        let four = |all: [Partner; 4]| {
            let mut found = [Estimated::default(); 4];
            for (one, which) in found.iter_mut().zip(all) {
                *one = estimate(which)?;
            }
            Some(found)
        };
        Some(Together {
            partner: four(Partner::ENDINGS)?,
            without_pgy1: estimate(Partner::WithoutPgy1)?,
            interviews: [estimate(Partner::Interviews)?, estimate(Partner::OtherInterviews)?],
            who: four(Partner::TOGETHER)?,
            same_institution: estimate(Partner::SameInstitution)?,
            same_region: estimate(Partner::SameRegion)?,
        })
    }
}

impl TogetherEffect {
    /// Computes it from the differences of measures; `None` without replicates.
    pub(super) fn of(difference: impl Fn(Measure) -> Option<Estimated>) -> Option<TogetherEffect> {
        let difference = |which: Partner| difference(Measure::Partner(which));
        Some(TogetherEffect {
            partner_nothing: difference(Partner::Nothing)?,
            both: difference(Partner::Both)?,
            same_region: difference(Partner::SameRegion)?,
        })
    }
}
