//! Warnings about applicants, programs and reversions.

use rustc_hash::FxHashMap;

use crate::pool::CheckedPool;
use crate::pool::{applicants, pairs, programs};

use super::{Collector, WarningKind};

pub(super) fn collect(checked: &CheckedPool, collector: &mut Collector) {
    without_list(checked, collector);
    program_names(checked, collector);
    applicant_names(checked, collector);
    limits(checked, collector);
}

fn without_list(checked: &CheckedPool, collector: &mut Collector) {
    let (market, roster, trace) = (&checked.pool.market, &checked.pool.roster, &checked.trace);
    for applicant in market.applicant_ids().filter(|&applicant| market.primary(applicant).is_empty()) {
        collector.add(WarningKind::ApplicantWithoutList, || {
            let message = format!("{} has no primary list", roster.applicant_id(applicant));
            (trace.applicants.spot(applicant.index(), applicants::ID), message)
        });
    }
    for program in market.program_ids() {
        let quota = market.terms(program).quota;
        if quota == 0 || !market.ranking(program).is_empty() {
            continue;
        }
        collector.add(WarningKind::ProgramWithoutList, || {
            let message = format!("{} has quota {quota} and no list", roster.program_id(program));
            (trace.programs.spot(program.index(), programs::ID), message)
        });
    }
}

fn program_names(checked: &CheckedPool, collector: &mut Collector) {
    let programs = &checked.pool.roster.programs;
    let mut first_of = FxHashMap::default();
    for (number, program) in programs.iter().enumerate().filter(|(_, program)| !program.name.is_empty()) {
        let first = *first_of.entry(program.name.as_str()).or_insert(number);
        if first != number {
            collector.add(WarningKind::ProgramNameTwice, || {
                let message = format!("{} has the same name as {}: {}", program.id, programs[first].id, program.name);
                (checked.trace.programs.spot(number, programs::NAME), message)
            });
        }
    }
}

fn applicant_names(checked: &CheckedPool, collector: &mut Collector) {
    let applicants = &checked.pool.roster.applicants;
    let mut first_of = FxHashMap::default();
    for applicant in checked.pool.market.applicant_ids() {
        let Some(name) = applicants.name(applicant).filter(|name| !name.is_empty()) else { continue };
        let first = *first_of.entry(name).or_insert(applicant);
        if first != applicant {
            collector.add(WarningKind::ApplicantNameTwice, || {
                let message =
                    format!("{} has the same name as {}: {name}", applicants.id(applicant), applicants.id(first));
                (checked.trace.applicants.spot(applicant.index(), applicants::NAME), message)
            });
        }
    }
}

fn limits(checked: &CheckedPool, collector: &mut Collector) {
    let (market, roster) = (&checked.pool.market, &checked.pool.roster);
    for (number, reversion) in market.reversions().iter().enumerate() {
        let quota = market.terms(reversion.donor).quota;
        if reversion.limit > quota {
            collector.add(WarningKind::LimitAboveQuota, || {
                let (limit, donor) = (reversion.limit, roster.program_id(reversion.donor));
                let message = format!("{limit} positions may revert from {donor}, but its quota is {quota}");
                (checked.trace.reversions.spot(number, pairs::LIMIT), message)
            });
        }
    }
}
