//! Programs and positions by specialty and track, scaled to the size of the pool.

use super::apportion::apportion;
use super::published::{Cell, IR, IR_MARKET, Specialty};
use matchday_match::market::Track;

/// The programs of one specialty and one track, scaled.
#[derive(Clone, Copy, Debug)]
pub(super) struct PlannedCell {
    /// Index into the specialties of the plan.
    pub specialty: usize,
    pub track: Track,
    pub programs: u32,
    pub positions: u32,
}

/// Scales the programs and positions of a market. `positions` is at least `programs`.
pub(super) fn scale(specialties: &[Specialty], programs: u32, positions: u32) -> Vec<PlannedCell> {
    let mut cells = plan_programs(specialties, programs);
    plan_positions(specialties, &mut cells, positions);
    cells
}

/// Programs by cell, in the published proportions.
fn plan_programs(specialties: &[Specialty], programs: u32) -> Vec<PlannedCell> {
    let mut cells: Vec<PlannedCell> = (0..specialties.len())
        .flat_map(|specialty| {
            let planned = move |cell: &Cell| PlannedCell {
                specialty,
                track: cell.track,
                programs: cell.programs,
                positions: cell.positions,
            };
            specialties[specialty].cells.iter().map(planned)
        })
        .collect();
    let weights: Vec<u64> = cells.iter().map(|cell| u64::from(cell.programs)).collect();
    for (cell, programs) in cells.iter_mut().zip(apportion(programs, &weights)) {
        cell.programs = programs;
    }
    keep_essentials(specialties, &mut cells);
    cells
}

/// Makes sure that rounding leaves an advanced program, a preliminary program, and in the IR market an IR program, if there
/// are enough programs at all. A missing one replaces a program of the largest group that can spare it.
fn keep_essentials(specialties: &[Specialty], cells: &mut [PlannedCell]) {
    let is_ir = |cell: &PlannedCell| specialties[cell.specialty].name == IR;
    let essentials: [&dyn Fn(&PlannedCell) -> bool; 3] =
        [&|cell| cell.track == Track::Advanced && !is_ir(cell), &|cell| cell.track == Track::Preliminary, &|cell| {
            cell.track == Track::Advanced && is_ir(cell)
        }];
    let wanted = if specialties.len() == IR_MARKET.len() { 3 } else { 2 };
    let has = |cells: &[PlannedCell], essential: usize| {
        cells.iter().any(|cell| cell.programs > 0 && essentials[essential](cell))
    };
    for (missing, is_essential) in essentials.iter().enumerate().take(wanted) {
        if has(cells, missing) {
            continue;
        }
        let kept: Vec<usize> = (0..wanted).filter(|&e| has(cells, e)).collect();
        let mut by_size: Vec<usize> = (0..cells.len()).filter(|&i| cells[i].programs > 0).collect();
        by_size.sort_by_key(|&i| (std::cmp::Reverse(cells[i].programs), i));
        for donor in by_size {
            cells[donor].programs -= 1;
            if kept.iter().all(|&e| has(cells, e)) {
                let receiver = cells.iter().position(is_essential).expect("both markets have all of them");
                cells[receiver].programs += 1;
                break;
            }
            cells[donor].programs += 1;
        }
    }
}

/// Positions by cell: one for each program, the rest in the published proportions.
fn plan_positions(specialties: &[Specialty], cells: &mut [PlannedCell], positions: u32) {
    let published = specialties.iter().flat_map(|specialty| specialty.cells);
    let weights: Vec<u64> = cells
        .iter()
        .zip(published)
        .map(|(cell, published)| {
            let programs = 1000 * u64::from(cell.programs);
            programs * u64::from(published.positions) / u64::from(published.programs) - programs
        })
        .collect();
    let programs = cells.iter().map(|cell| cell.programs).sum::<u32>();
    for (cell, more) in cells.iter_mut().zip(apportion(positions - programs, &weights)) {
        cell.positions = cell.programs + more;
    }
}
