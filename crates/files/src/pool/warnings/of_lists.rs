//! Warnings about rank order lists.

use crate::pool::CheckedPool;
use crate::pool::applicant_ranks::{LIST, PROGRAM};
use matchday_match::market::{ApplicantId, Names, ProgramId, Track};

use super::{Collector, WarningKind};

pub(super) fn collect(checked: &CheckedPool, collector: &mut Collector) {
    ranks_of_applicants(checked, collector);
    ranks_of_programs(checked, collector);
    preliminary_only(checked, collector);
    never_attached(checked, collector);
    pairs(checked, collector);
}

/// Ranks of programs that do not rank back, on primary and supplemental lists.
fn ranks_of_applicants(checked: &CheckedPool, collector: &mut Collector) {
    let (market, roster, trace) = (&checked.pool.market, &checked.pool.roster, &checked.trace);
    let message = |applicant: ApplicantId, program: ProgramId| {
        format!("{} ranks {}, which does not rank back", roster.applicant_id(applicant), roster.program(program))
    };
    let mut entries = market.supplementals().items().len();
    for applicant in market.applicant_ids() {
        for entry in market.primaries().range(applicant.index()) {
            let listed = market.primaries().items()[entry];
            if listed.program.is_no_match() {
                continue;
            }
            entries += 1;
            if listed.rank().is_none() {
                collector.add(WarningKind::OneSidedByApplicant, || {
                    (trace.primary.spot(entry, PROGRAM), message(applicant, listed.program))
                });
            }
        }
    }
    for (list, &owner) in roster.owner_of.iter().enumerate() {
        for entry in market.supplementals().range(list) {
            let listed = market.supplementals().items()[entry];
            if listed.rank().is_none() {
                collector.add(WarningKind::OneSidedByApplicant, || {
                    (trace.supplemental.spot(entry, PROGRAM), message(owner, listed.program))
                });
            }
        }
    }
    collector.set_out_of(WarningKind::OneSidedByApplicant, entries);
}

/// Ranks of applicants who do not rank back on any list.
fn ranks_of_programs(checked: &CheckedPool, collector: &mut Collector) {
    let (market, roster) = (&checked.pool.market, &checked.pool.roster);
    let mut is_on_supplemental = vec![false; market.rankings().items().len()];
    for listed in market.supplementals().items() {
        if let Some(rank) = listed.rank() {
            is_on_supplemental[market.rankings().range(listed.program.index()).start + rank.position()] = true;
        }
    }
    for program in market.program_ids() {
        for entry in market.rankings().range(program.index()) {
            let ranked = market.rankings().items()[entry];
            if ranked.rank().is_none() && !is_on_supplemental[entry] {
                collector.add(WarningKind::OneSidedByProgram, || {
                    let (whose, whom) = (roster.program(program), roster.applicant_id(ranked.applicant));
                    let message = format!("{whose} ranks {whom}, who does not rank back");
                    (checked.trace.rankings.spot(program.index(), entry), message)
                });
            }
        }
    }
    collector.set_out_of(WarningKind::OneSidedByProgram, is_on_supplemental.len());
}

fn preliminary_only(checked: &CheckedPool, collector: &mut Collector) {
    let market = &checked.pool.market;
    for applicant in market.applicant_ids() {
        let mut programs =
            market.primary(applicant).iter().map(|listed| listed.program).filter(|p| !p.is_no_match()).peekable();
        if programs.peek().is_some() && programs.all(|program| market.terms(program).track == Track::Preliminary) {
            collector.add(WarningKind::PreliminaryOnly, || {
                let first = market.primaries().range(applicant.index()).start;
                let id = checked.pool.roster.applicant_id(applicant);
                let message = format!("the primary list of {id} has preliminary programs only");
                (checked.trace.primary.spot(first, PROGRAM), message)
            });
        }
    }
}

fn never_attached(checked: &CheckedPool, collector: &mut Collector) {
    let (market, roster) = (&checked.pool.market, &checked.pool.roster);
    let mut is_attached = vec![false; market.supplementals().len()];
    for list in (0..market.primaries().items().len()).filter_map(|entry| market.attached_at(entry)) {
        is_attached[list.index()] = true;
    }
    for (list, _) in is_attached.iter().enumerate().filter(|(_, is_attached)| !**is_attached) {
        collector.add(WarningKind::NeverAttached, || {
            let (label, id) =
                (&roster.labels[roster.label_of[list] as usize], roster.applicant_id(roster.owner_of[list]));
            let message = format!("supplemental list {label} of {id} is not attached to any entry of the primary list");
            (checked.trace.supplemental.spot(market.supplementals().range(list).start, LIST), message)
        });
    }
}

fn pairs(checked: &CheckedPool, collector: &mut Collector) {
    let (market, roster) = (&checked.pool.market, &checked.pool.roster);
    for &[a, b] in market.couples() {
        let range = market.primaries().range(a.index());
        for (entry, (one, other)) in range.zip(market.primary(a).iter().zip(market.primary(b))) {
            let program = one.program;
            if program != other.program || program.is_no_match() || market.terms(program).quota >= 2 {
                continue;
            }
            collector.add(WarningKind::PairWithoutRoom, || {
                let (program, quota) = (roster.program(program), market.terms(program).quota);
                let [a, b] = [a, b].map(|partner| roster.applicant_id(partner));
                let message = format!("{a} and {b} both rank {program} here, and its quota is {quota}");
                (checked.trace.primary.spot(entry, PROGRAM), message)
            });
        }
    }
}
