//! The published size of the match: programs, positions and applicants by specialty.
//!
//! Sources, by the names used below: **Results** is *Results and Data: 2025 Main Residency Match* of the NRMP (2025), read in
//! copies whose sums agree with totals reported elsewhere; **release** is the NRMP's press release of 21 March 2025; **SIR** is
//! the Society of Interventional Radiology. Numbers marked *ours* are round choices of this project without a source.

use matchday_match::market::Track;

/// The programs of one specialty and one track.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    pub track: Track,
    pub programs: u32,
    pub positions: u32,
}

/// A specialty of the match.
#[derive(Clone, Copy, Debug)]
pub(super) struct Specialty {
    pub name: &'static str,
    /// The digits in program codes. Those of IR, DR and the three preliminary kinds are the NRMP's. The others are ours and
    /// only keep codes distinct.
    pub digits: &'static str,
    pub cells: &'static [Cell],
    /// Weight among applicants: how many rank it first.
    pub applicants: u32,
    /// The specialty that its applicants rank second.
    pub backup: &'static str,
}

pub(super) const IR: &str = "IR-Integrated";
pub(super) const DR: &str = "DR";
pub(super) const MEDICINE_PRELIMINARY: &str = "Medicine-Preliminary";
const SURGERY_PRELIMINARY: &str = "Surgery-Preliminary";
const TRANSITIONAL: &str = "Transitional";
const MEDICINE: &str = "Internal Medicine";
const FAMILY: &str = "Family Medicine";

/// Active applicants of the 2025 Main Match (release).
pub(super) const MAIN_APPLICANTS: u32 = 47_208;

/// People who rank IR or DR: 496 distinct IR applicants in 2025 (SIR) and about 1,400 more for DR, of whom 1,914 ranked an
/// advanced track in 2024 and 1,759 in 2025 (Results, including people who also rank IR).
pub(super) const IR_APPLICANTS: u32 = 1_900;

const fn cell(track: Track, programs: u32, positions: u32) -> Cell {
    Cell { track, programs, positions }
}

const fn specialty(
    name: &'static str,
    digits: &'static str,
    cells: &'static [Cell],
    applicants: u32,
    backup: &'static str,
) -> Specialty {
    Specialty { name, digits, cells, applicants, backup }
}

/// IR 2025: 98 tracks, 27 C and 71 A, for 52 and 150 positions, and 11 R positions (Results); 8 R tracks are ours.
const IR_CELLS: &[Cell] =
    &[cell(Track::Categorical, 27, 52), cell(Track::Advanced, 71, 150), cell(Track::Physician, 8, 11)];

/// DR 2025: 204 tracks, 35 C and 169 A, for 151 and 1,057 positions, and 28 R positions (Results); 20 R tracks are ours.
const DR_CELLS: &[Cell] =
    &[cell(Track::Categorical, 35, 151), cell(Track::Advanced, 169, 1_057), cell(Track::Physician, 20, 28)];

/// DR comes first: IR programs are placed at institutions with a DR program.
const DIAGNOSTIC: Specialty = specialty(DR, "420", DR_CELLS, IR_APPLICANTS - 496, TRANSITIONAL);
const INTERVENTIONAL: Specialty = specialty(IR, "416", IR_CELLS, 496, DR);

/// The IR market, with as many preliminary programs as its applicants need.
///
/// 1,207 advanced positions fill as many PGY-1 positions. 19.5% of all preliminary positions stayed unfilled in 2025 (145 + 521 + 243
/// of 4,654; Results); with that share, 1,207 filled positions are about 1,500 positions, divided among medicine, surgery and
/// transitional as all of them are (1,600 : 1,194 : 1,860), in programs of the same mean size.
pub(super) const IR_MARKET: &[Specialty] = &[
    DIAGNOSTIC,
    INTERVENTIONAL,
    specialty(MEDICINE_PRELIMINARY, "140", &[cell(Track::Preliminary, 106, 516)], 0, TRANSITIONAL),
    specialty(SURGERY_PRELIMINARY, "440", &[cell(Track::Preliminary, 84, 385)], 0, TRANSITIONAL),
    specialty(TRANSITIONAL, "999", &[cell(Track::Preliminary, 76, 599)], 0, MEDICINE_PRELIMINARY),
];

use Track::{Advanced as A, Categorical as C, Physician as R, Preliminary as P, PrimaryCare as M};

/// The Main Match of 2025 (Results): tracks, positions and applicants by specialty; the small ones not listed bring the sum to
/// 6,626 tracks and 43,237 positions (release). Within a specialty other than IR and DR, how many are C, A and R is
/// ours, and so are the applicants of the three preliminary kinds (those who rank nothing else). People who rank several
/// specialties are counted in each, so that applicants are weights.
#[rustfmt::skip]
pub(super) const MAIN_MARKET: &[Specialty] = &[
    DIAGNOSTIC,
    INTERVENTIONAL,
    specialty("Anesthesiology", "040", &[cell(C, 176, 1_740), cell(A, 47, 310), cell(R, 18, 66)], 5_108, MEDICINE),
    specialty("Child Neurology", "185", &[cell(C, 75, 188), cell(A, 5, 9), cell(R, 3, 6)], 350, "Pediatrics"),
    specialty("Dermatology", "080", &[cell(C, 12, 26), cell(A, 127, 486), cell(R, 23, 42)], 1_292, MEDICINE),
    specialty("Emergency Medicine", "110", &[cell(C, 292, 3_068)], 3_753, FAMILY),
    specialty(FAMILY, "120", &[cell(C, 817, 5_357)], 7_337, MEDICINE),
    specialty(MEDICINE, "141", &[cell(C, 758, 10_941)], 17_131, FAMILY),
    specialty("Medicine-Emergency", "715", &[cell(C, 13, 34)], 110, "Emergency Medicine"),
    specialty("Medicine-Pediatrics", "700", &[cell(C, 79, 398)], 599, MEDICINE),
    specialty("Medicine-Primary", "142", &[cell(M, 91, 411)], 2_134, MEDICINE),
    specialty("Neurological Surgery", "160", &[cell(C, 121, 268)], 476, SURGERY_PRELIMINARY),
    specialty("Neurology", "180", &[cell(C, 132, 878), cell(A, 50, 248), cell(R, 14, 34)], 2_819, MEDICINE),
    specialty("Obstetrics-Gynecology", "220", &[cell(C, 295, 1_587)], 2_151, FAMILY),
    specialty("Orthopaedic Surgery", "260", &[cell(C, 216, 929)], 1_590, SURGERY_PRELIMINARY),
    specialty("Otolaryngology", "280", &[cell(C, 139, 394)], 552, SURGERY_PRELIMINARY),
    specialty("Pathology", "300", &[cell(C, 175, 622)], 1_018, MEDICINE),
    specialty("Pediatrics", "320", &[cell(C, 250, 3_135)], 3_998, FAMILY),
    specialty("PM&R", "340", &[cell(C, 48, 205), cell(A, 64, 347), cell(R, 12, 22)], 1_606, MEDICINE),
    specialty("Plastic Surgery", "362", &[cell(C, 91, 221)], 396, "Surgery"),
    specialty("Psychiatry", "400", &[cell(C, 391, 2_371), cell(R, 13, 17)], 3_278, FAMILY),
    specialty("Radiation Oncology", "430", &[cell(C, 7, 14), cell(A, 66, 152), cell(R, 8, 13)], 240, MEDICINE),
    specialty("Surgery", "441", &[cell(C, 377, 1_778)], 3_305, SURGERY_PRELIMINARY),
    specialty("Thoracic Surgery", "461", &[cell(C, 40, 54)], 130, "Surgery"),
    specialty("Vascular Surgery", "451", &[cell(C, 77, 102)], 172, "Surgery"),
    specialty(MEDICINE_PRELIMINARY, "140", &[cell(P, 329, 1_600)], 300, MEDICINE),
    specialty(SURGERY_PRELIMINARY, "440", &[cell(P, 261, 1_194)], 500, "Surgery"),
    specialty(TRANSITIONAL, "999", &[cell(P, 236, 1_860)], 100, MEDICINE_PRELIMINARY),
];

/// What an applicant is: the column `type`, the weight in the Main Match of 2025 (Results: applicants for PGY-1 positions;
/// the last is the rest of the active applicants), the weight in radiology (Results: applicants of IR C tracks in 2025; no
/// source gives DR by type), and the mean strength (ours).
#[derive(Clone, Copy, Debug)]
pub(super) struct Kind {
    pub name: &'static str,
    pub main: u32,
    pub radiology: u32,
    pub mean_strength: f64,
    pub is_us_senior: bool,
}

const fn kind(name: &'static str, main: u32, radiology: u32, mean_strength: f64, is_us_senior: bool) -> Kind {
    Kind { name, main, radiology, mean_strength, is_us_senior }
}

pub(super) const KINDS: [Kind; 5] = [
    kind("US MD senior", 20_368, 202, 0.35, true),
    kind("US DO senior", 8_392, 36, 0.1, true),
    kind("US IMG", 4_587, 9, -0.5, false),
    kind("non-US IMG", 11_465, 27, -0.4, false),
    kind("prior graduate", 2_396, 25, -0.4, false),
];

/// Of the people who rank IR, how many prefer it, how many have no preference and how many prefer DR. Ours: 1.1 people who
/// prefer IR for each of 202 positions and 100 who prefer DR, of 496. NRMP *Charting Outcomes* 2024 has 168 consenting
/// applicants who prefer IR.
pub(super) const IR_TASTES: [u32; 3] = [222, 174, 100];

#[cfg(test)]
mod tests {
    use super::{IR_MARKET, KINDS, MAIN_MARKET, Specialty};
    use matchday_match::market::Track;

    fn sums(specialties: &[Specialty]) -> (u32, u32) {
        let cells = || specialties.iter().flat_map(|specialty| specialty.cells);
        (cells().map(|cell| cell.programs).sum(), cells().map(|cell| cell.positions).sum())
    }

    #[test]
    fn sums_stay_as_they_were_read() {
        assert_eq!(sums(MAIN_MARKET), (6_278, 42_576));
        assert_eq!(sums(IR_MARKET), (596, 2_949));
        assert_eq!(KINDS.iter().map(|kind| kind.main).sum::<u32>(), super::MAIN_APPLICANTS);
    }

    #[test]
    fn specialties_and_backups_are_told_apart() {
        for market in [MAIN_MARKET, IR_MARKET] {
            for (i, specialty) in market.iter().enumerate() {
                assert!(market.iter().any(|other| other.name == specialty.backup), "{}", specialty.backup);
                assert!(market[..i].iter().all(|other| other.digits != specialty.digits));
            }
        }
    }

    #[test]
    fn splits_add_up_to_the_published_specialty() {
        let of = |name| MAIN_MARKET.iter().filter(move |s| s.name == name).copied().collect::<Vec<_>>();
        for (name, published) in [
            ("Anesthesiology", (241, 2_116)),
            ("Child Neurology", (83, 203)),
            ("Dermatology", (162, 554)),
            ("Neurology", (196, 1_160)),
            ("PM&R", (124, 574)),
            ("Psychiatry", (404, 2_388)),
            ("Radiation Oncology", (81, 179)),
        ] {
            assert_eq!(sums(&of(name)), published, "{name}");
        }
        let radiology = IR_MARKET[1].cells.iter().filter(|cell| cell.track != Track::Physician);
        assert_eq!(radiology.map(|cell| cell.positions).sum::<u32>(), 202);
    }
}
