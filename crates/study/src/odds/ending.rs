//! How a season ends for the applicant, and what is counted.

use matchday_match::market::ProgramId;
use matchday_model::population::{SpecialtyId, World};

/// The positions on the list that are counted separately. The last one includes all deeper ones.
pub const POSITIONS: usize = 40;

/// A quantity that is counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Measure {
    /// Matches in the focus.
    Focus,
    /// Matches in the alternative.
    Alternative,
    /// Matches elsewhere.
    Other,
    /// Matches nowhere.
    Nothing,
    /// Obtains the first choice.
    First,
    /// Obtains one of the first three choices.
    TopThree,
    /// Obtains an advanced position without a PGY-1 year.
    WithoutPgy1,
    /// Interviews in the preferred specialty.
    Interviews,
    /// Interviews in the second specialty.
    OtherInterviews,
    /// Ranks on the list.
    Ranks,
    /// An outcome of the partner.
    Partner(Partner),
    /// Matches at a position of the list, from 1.
    MatchedAt(usize),
    /// Has a list of this length and matches nowhere before, from 1.
    Reached(usize),
}

/// The outcomes of a partner, and of both together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Partner {
    /// Matches in the focus.
    Focus,
    /// Matches in the alternative.
    Alternative,
    /// Matches elsewhere.
    Other,
    /// Matches nowhere.
    Nothing,
    /// Obtains an advanced position without a PGY-1 year.
    WithoutPgy1,
    /// Interviews in the specialty that the partner prefers.
    Interviews,
    /// Interviews in the partner's second specialty.
    OtherInterviews,
    /// Both match.
    Both,
    /// Both match, at the same institution.
    SameInstitution,
    /// Both match, in the same region or even at the same institution.
    SameRegion,
    /// The applicant matches, and the partner does not.
    OnlyApplicant,
    /// The partner matches, and the applicant does not.
    OnlyPartner,
    /// Neither matches.
    Neither,
}

impl Partner {
    /// The four disjoint outcomes of the partner.
    pub const ENDINGS: [Partner; 4] = [Partner::Focus, Partner::Alternative, Partner::Other, Partner::Nothing];
    /// The four disjoint outcomes of which of the two match.
    pub const TOGETHER: [Partner; 4] = [Partner::Both, Partner::OnlyApplicant, Partner::OnlyPartner, Partner::Neither];
}

const SINGLE: usize = 10;
const PARTNER: usize = 13;

/// The number of measures.
pub const MEASURES: usize = SINGLE + PARTNER + 2 * POSITIONS;

impl Measure {
    /// The index of its count.
    #[must_use]
    pub fn index(self) -> usize {
        match self {
            Measure::Focus => 0,
            Measure::Alternative => 1,
            Measure::Other => 2,
            Measure::Nothing => 3,
            Measure::First => 4,
            Measure::TopThree => 5,
            Measure::WithoutPgy1 => 6,
            Measure::Interviews => 7,
            Measure::OtherInterviews => 8,
            Measure::Ranks => 9,
            Measure::Partner(which) => SINGLE + which as usize,
            Measure::MatchedAt(position) => SINGLE + PARTNER + position.clamp(1, POSITIONS) - 1,
            Measure::Reached(position) => SINGLE + PARTNER + POSITIONS + position.clamp(1, POSITIONS) - 1,
        }
    }

    /// The four disjoint outcomes of the applicant.
    pub const ENDINGS: [Measure; 4] = [Measure::Focus, Measure::Alternative, Measure::Other, Measure::Nothing];
}

/// How a season ends for one person.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct Ending {
    /// The program, and its position on the list, from 1.
    pub(super) matched: Option<(ProgramId, u32)>,
    pub(super) lacks_pgy1: bool,
    pub(super) ranks: u32,
    pub(super) interviews: [u32; 2],
}

impl Ending {
    /// The index of the outcome in [`Measure::ENDINGS`].
    fn specialty(&self, world: &World, [focus, alternative]: [Option<SpecialtyId>; 2]) -> usize {
        match self.matched.map(|(program, _)| world.specialty_of(program)) {
            None => 3,
            specialty if specialty == focus => 0,
            specialty if specialty == alternative => 1,
            Some(_) => 2,
        }
    }
}

/// How a season ends for the applicant, and for the partner if there is one.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct Endings {
    pub(super) own: Ending,
    pub(super) partner: Option<Ending>,
}

impl Endings {
    /// Adds `sign` times each count.
    pub(super) fn count(&self, world: &World, specialties: [Option<SpecialtyId>; 2], sign: i32, counts: &mut [i32]) {
        let mut add = |measure: Measure, amount: u32| {
            counts[measure.index()] += sign * i32::try_from(amount).expect("small");
        };
        let own = &self.own;
        add(Measure::ENDINGS[own.specialty(world, specialties)], 1);
        add(Measure::WithoutPgy1, u32::from(own.lacks_pgy1));
        add(Measure::Interviews, own.interviews[0]);
        add(Measure::OtherInterviews, own.interviews[1]);
        add(Measure::Ranks, own.ranks);
        let position = own.matched.map(|(_, position)| position);
        if let Some(position) = position {
            add(Measure::First, u32::from(position == 1));
            add(Measure::TopThree, u32::from(position <= 3));
            add(Measure::MatchedAt(position as usize), 1);
        }
        let last = position.unwrap_or(own.ranks).min(u32::try_from(POSITIONS).expect("small"));
        for reached in 1..=last {
            add(Measure::Reached(reached as usize), 1);
        }
        let Some(partner) = &self.partner else { return };
        let mut add = |measure: Partner, amount: u32| add(Measure::Partner(measure), amount);
        add(Partner::ENDINGS[partner.specialty(world, specialties)], 1);
        add(Partner::WithoutPgy1, u32::from(partner.lacks_pgy1));
        add(Partner::Interviews, partner.interviews[0]);
        add(Partner::OtherInterviews, partner.interviews[1]);
        let [here, there] =
            [own, partner].map(|ending| ending.matched.map(|(program, _)| world.department_of(program)));
        match (here, there) {
            (Some(here), Some(there)) => {
                add(Partner::Both, 1);
                add(Partner::SameInstitution, u32::from(here.institution == there.institution));
                add(Partner::SameRegion, u32::from(here.region == there.region));
            }
            (Some(_), None) => add(Partner::OnlyApplicant, 1),
            (None, Some(_)) => add(Partner::OnlyPartner, 1),
            (None, None) => add(Partner::Neither, 1),
        }
    }
}
