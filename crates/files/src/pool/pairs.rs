//! `couples.csv` and `reversions.csv`: pairs of applicants, and pairs of programs.

use crate::faults::{Findings, Source};
use crate::table::{Index, Layout, Lookup, Sites, Table, whole};
use matchday_match::market::{ApplicantId, ProgramId, Reversion};

const COUPLES: Layout = Layout { required: &["applicant_a", "applicant_b"], optional: &[], keeps_others: false };

const REVERSIONS: Layout =
    Layout { required: &["donor", "receiver", "limit", "order"], optional: &[], keeps_others: false };
pub(super) const DONOR: usize = 0;
pub(super) const RECEIVER: usize = 1;
pub(super) const LIMIT: usize = 2;
const ORDER: usize = 3;

/// The content of a file of pairs: the rows that could be read.
pub(super) struct Pairs<T> {
    pub entries: Vec<T>,
    pub sites: Sites,
    /// Whether every row could be read.
    pub is_complete: bool,
}

impl<T> Default for Pairs<T> {
    fn default() -> Self {
        Pairs { entries: Vec::new(), sites: Sites::default(), is_complete: false }
    }
}

/// Reads the couples, in the order of the file.
pub(super) fn read_couples(
    source: &Source,
    applicants: &Index<'_>,
    findings: &mut Findings,
) -> Pairs<[ApplicantId; 2]> {
    let Some(mut table) = Table::open(source, &COUPLES, findings) else { return Pairs::default() };
    let sites = Sites::new(source.number, table.columns.clone());
    let mut couples = Pairs { entries: Vec::new(), sites, is_complete: table.columns.is_complete };
    let mut lookup = Lookup::in_index(applicants);
    while let Some(row) = table.next_row(findings) {
        let partners = [0, 1].map(|partner| {
            let id = row.filled(partner, findings).filter(|_| row.is_whole)?;
            lookup.number(id, || row.spot(partner), findings).map(ApplicantId)
        });
        if let [Some(a), Some(b)] = partners {
            couples.entries.push([a, b]);
            couples.sites.rows.push(row.at);
        } else {
            couples.is_complete = false;
        }
    }
    couples.is_complete &= !table.has_lost_rows;
    couples
}

/// Reads the reversions, sorted by donor and by the donor's order.
pub(super) fn read_reversions(source: &Source, programs: &Index<'_>, findings: &mut Findings) -> Pairs<Reversion> {
    let table = Table::open(source, &REVERSIONS, findings).filter(|table| table.columns.is_complete);
    let Some(mut table) = table else { return Pairs::default() };
    let mut sites = Sites::new(source.number, table.columns.clone());
    let mut rows = Vec::new();
    let mut lookup = Lookup::in_index(programs);
    while let Some(row) = table.next_row(findings).map(|row| row.is_whole.then_some(row)) {
        let Some(row) = row else { continue };
        let [donor, receiver] = [DONOR, RECEIVER].map(|column| {
            let id = row.filled(column, findings)?;
            lookup.number(id, || row.spot(column), findings).map(ProgramId)
        });
        let [limit, order] = [(LIMIT, 0, "limit"), (ORDER, 1, "order")].map(|(column, least, name)| {
            row.value(column).and_then(|value| whole(value, least, name, || row.spot(column), findings))
        });
        if let (Some(donor), Some(receiver), Some(limit), Some(order)) = (donor, receiver, limit, order) {
            rows.push((Reversion { donor, receiver, limit }, order, row.at));
        }
    }
    rows.sort_by_key(|&(reversion, order, _)| (reversion.donor, order));
    for pair in rows.windows(2) {
        let [(first, order, _), (second, other, at)] = [pair[0], pair[1]];
        if (first.donor, order) == (second.donor, other) {
            let donor = programs.id(first.donor.0);
            let message = format!("order {order} occurs twice for donor {donor}; expected each order once for a donor");
            findings.fault(sites.spot_at(at, ORDER), message, "number the donor's receivers 1, 2, 3, …");
        }
    }
    sites.rows = rows.iter().map(|&(.., at)| at).collect();
    Pairs { entries: rows.into_iter().map(|(reversion, ..)| reversion).collect(), sites, is_complete: true }
}
