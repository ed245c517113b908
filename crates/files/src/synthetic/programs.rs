//! The programs: their institutions, positions, prestige and terms.

use super::apportion::apportion;
use super::cells::PlannedCell;
use super::draws::{Draws, Purpose};
use super::names;
use super::plan::Plan;
use super::published::{DR, IR};
use matchday_match::market::{Parity, ProgramId, Reversion, Terms, Track};

/// One program, without its terms.
#[derive(Clone, Debug)]
pub(super) struct Program {
    pub code: String,
    pub name: String,
    pub institution: String,
    /// Index into [`Plan::specialties`].
    pub specialty: usize,
    /// Its prestige, standard normal.
    pub prestige: f64,
}

/// All programs, in the order of their codes.
#[derive(Clone, Default, Debug)]
pub(super) struct Programs {
    pub rows: Vec<Program>,
    pub terms: Vec<Terms>,
    pub reversions: Vec<Reversion>,
}

/// Institutions for each program of the largest group: above 1, so that no institution needs two programs of one group.
const INSTITUTIONS_PER_PROGRAM: f64 = 1.05;
/// The share of the variance of prestige that the programs of an institution have in common. Ours.
const SHARED_PRESTIGE: f64 = 0.7;
/// One program in this many asks for an even number of matches. Ours: "very few".
const PROGRAMS_PER_PARITY: usize = 200;
/// The probability that a program with a possible receiver at its institution has a reversion. Ours: "a few".
const REVERSION: f64 = 0.12;

/// An institution, before its programs are known.
struct Institution {
    code: usize,
    weight: f64,
    prestige: f64,
}

/// A program, before it has a name.
struct Placed {
    institution: usize,
    cell: usize,
    positions: u32,
}

/// Draws all programs of a plan.
pub(super) fn draw(plan: &Plan) -> Programs {
    let institutions = institutions(plan);
    let mut placed = place(plan, &institutions);
    let order = |p: &Placed| {
        let cell = &plan.cells[p.cell];
        (institutions[p.institution].code, cell.specialty, cell.track)
    };
    placed.sort_by_key(order);
    let mut programs = Programs::default();
    for (number, placed) in placed.iter().enumerate() {
        let PlannedCell { specialty, track, .. } = plan.cells[placed.cell];
        let Institution { code, prestige, .. } = institutions[placed.institution];
        let institution = names::institution(code);
        let own = Draws::of(plan.seed, Purpose::Places, plan.cells.len() + number).normal();
        let kind = &plan.specialties[specialty];
        programs.rows.push(Program {
            code: format!("{}{}{}0", 1000 + code, kind.digits, track.letter()),
            name: format!("{institution} {} {}", kind.name, track.letter()),
            institution,
            specialty,
            prestige: SHARED_PRESTIGE.sqrt() * prestige + (1.0 - SHARED_PRESTIGE).sqrt() * own,
        });
        let institution = u32::try_from(code).expect("four digits");
        programs.terms.push(Terms { institution, ..Terms::new(track, placed.positions) });
    }
    programs.ask_for_parity(plan);
    programs.join(plan);
    programs.revert(plan);
    programs
}

/// Draws the institutions, from the largest to the smallest. Large ones tend to have high prestige.
fn institutions(plan: &Plan) -> Vec<Institution> {
    let most = plan.cells.iter().map(|cell| cell.programs).max().unwrap_or(0);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few thousand")]
    let count = (f64::from(most) * INSTITUTIONS_PER_PROGRAM).ceil() as usize;
    let mut codes: Vec<usize> = (0..count).collect();
    let mut draws = Draws::of(plan.seed, Purpose::Institutions, 0);
    draws.shuffle(&mut codes);
    codes
        .into_iter()
        .enumerate()
        .map(|(position, code)| {
            let size = 1.0 - fraction(position, count);
            // The size score has mean 0 and variance 1: a uniform has standard deviation 0.2887.
            let prestige = 0.6 * (size - 0.5) / 0.2887 + 0.8 * draws.normal();
            Institution { code, weight: size * size + 0.05, prestige }
        })
        .collect()
}

#[allow(clippy::cast_precision_loss, reason = "counts below 2^53")]
fn fraction(part: usize, of: usize) -> f64 {
    part as f64 / of as f64
}

/// Gives every program of the plan an institution and positions.
fn place(plan: &Plan, institutions: &[Institution]) -> Vec<Placed> {
    let mut placed: Vec<Placed> = Vec::new();
    for (number, cell) in plan.cells.iter().enumerate() {
        let specialty = &plan.specialties[cell.specialty];
        // IR programs are at institutions with DR; R programs are at institutions with a program of another track.
        let needs = match cell.track {
            Track::Physician => Some(specialty.name),
            _ if specialty.name == IR => Some(DR),
            _ => None,
        };
        let mut may = vec![needs.is_none(); institutions.len()];
        for there in placed.iter().filter(|p| Some(plan.specialties[plan.cells[p.cell].specialty].name) == needs) {
            may[there.institution] = true;
        }
        if may.iter().filter(|&&may| may).count() < cell.programs as usize {
            may.fill(true);
        }
        let mut draws = Draws::of(plan.seed, Purpose::Places, number);
        let open = (0..institutions.len()).filter(|&i| may[i]);
        let mut keyed: Vec<(f64, usize)> = open.map(|i| (draws.unit() / institutions[i].weight, i)).collect();
        keyed.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let mut draws = Draws::of(plan.seed, Purpose::Positions, number);
        let chosen: Vec<usize> = keyed.into_iter().take(cell.programs as usize).map(|(_, i)| i).collect();
        let weights: Vec<u64> = chosen
            .iter()
            .map(|&i| {
                #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 2,000")]
                let weight = (1000.0 * institutions[i].weight.sqrt() * (0.3 + draws.unit())) as u64;
                weight
            })
            .collect();
        let more = apportion(cell.positions - cell.programs, &weights);
        placed.extend(chosen.iter().zip(more).map(|(&institution, more)| Placed {
            institution,
            cell: number,
            positions: 1 + more,
        }));
    }
    placed
}

impl Programs {
    /// Whether this is an advanced program, and not the No Match code.
    pub(super) fn is_advanced(&self, id: ProgramId) -> bool {
        !id.is_no_match() && self.terms[id.index()].track == Track::Advanced
    }

    /// All programs with their ids.
    fn ids(&self) -> impl Iterator<Item = (ProgramId, &Program, &Terms)> {
        (0..).map(ProgramId).zip(&self.rows).zip(&self.terms).map(|((id, row), terms)| (id, row, terms))
    }

    /// The programs of one institution, which are next to each other.
    fn at_institution(&self, institution: u32) -> impl Iterator<Item = ProgramId> {
        let start = self.terms.partition_point(|terms| terms.institution < institution);
        let length = self.terms[start..].partition_point(|terms| terms.institution == institution);
        (0..).map(ProgramId).skip(start).take(length)
    }

    fn ask_for_parity(&mut self, plan: &Plan) {
        let mut draws = Draws::of(plan.seed, Purpose::Terms, 0);
        let mut large: Vec<usize> = (0..self.terms.len()).filter(|&p| self.terms[p].quota >= 4).collect();
        draws.shuffle(&mut large);
        for &program in large.iter().take(self.terms.len() / PROGRAMS_PER_PARITY) {
            self.terms[program].parity = Some(Parity::Even);
        }
    }

    /// Makes joint programs: a preliminary one reserved for an advanced one of the same institution.
    fn join(&mut self, plan: &Plan) {
        let mut pairs: Vec<(ProgramId, ProgramId)> = Vec::new();
        for (advanced, _, terms) in self.ids().filter(|(_, _, terms)| terms.track == Track::Advanced) {
            let mut beside = self.at_institution(terms.institution);
            if let Some(preliminary) = beside.find(|id| self.terms[id.index()].track == Track::Preliminary) {
                pairs.push((advanced, preliminary));
            }
        }
        Draws::of(plan.seed, Purpose::Terms, 1).shuffle(&mut pairs);
        let mut left = plan.joint;
        for (advanced, preliminary) in pairs {
            let joint_with = &mut self.terms[preliminary.index()].joint_with;
            if left > 0 && joint_with.is_none() {
                *joint_with = Some(advanced);
                left -= 1;
            }
        }
    }

    /// Draws reversions. IR advanced programs give unfilled positions to advanced DR, and other advanced programs to the
    /// categorical program of their specialty. No program both gives and receives in a cycle.
    fn revert(&mut self, plan: &Plan) {
        let name = |row: &Program| plan.specialties[row.specialty].name;
        let mut reversions = Vec::new();
        for (donor, row, terms) in self.ids().filter(|(_, _, terms)| terms.track == Track::Advanced) {
            let wanted = if name(row) == IR { (DR, Track::Advanced) } else { (name(row), Track::Categorical) };
            let receiver = self
                .at_institution(terms.institution)
                .find(|id| (name(&self.rows[id.index()]), self.terms[id.index()].track) == wanted);
            let happens = Draws::of(plan.seed, Purpose::Reversions, donor.index()).chance(REVERSION);
            if let (Some(receiver), true) = (receiver, happens) {
                reversions.push(Reversion { donor, receiver, limit: terms.quota });
            }
        }
        self.reversions = reversions;
    }
}
