//! Converts a Step 2 CK score into an applicant's strength.
//!
//! Published are the mean scores and counts of those who matched and did not match in their preferred specialty (NRMP Charting
//! Outcomes in the Match 2024, as a transcription), and the quartiles of matched US MD seniors (a sample of 2026). They determine
//! mean and spread of all who prefer the specialty. The mean is weighted by counts. The variance adds the variance of the matched,
//! from the interquartile range of a normal distribution, and that between the two means. US DO seniors use the spread of US MD
//! seniors.

/// Published counts and mean scores of those who prefer a specialty, by whether they matched.
struct Published {
    matched: (f64, f64),
    unmatched: (f64, f64),
    /// The quartiles of the matched.
    quartiles: [f64; 2],
}

const IR: [f64; 2] = [246.0, 264.0];
const DR: [f64; 2] = [249.0, 265.0];
const IR_MD: Published = Published { matched: (117.0, 253.0), unmatched: (24.0, 245.0), quartiles: IR };
const IR_DO: Published = Published { matched: (13.0, 253.0), unmatched: (14.0, 243.0), quartiles: IR };
const DR_MD: Published = Published { matched: (625.0, 256.0), unmatched: (86.0, 241.0), quartiles: DR };
const DR_DO: Published = Published { matched: (128.0, 252.0), unmatched: (59.0, 237.0), quartiles: DR };

/// The interquartile range of a standard normal distribution.
const INTERQUARTILE: f64 = 1.348_979_500_392_163;

impl Published {
    /// The mean and standard deviation of both together.
    fn all(&self) -> (f64, f64) {
        let ((matched, high), (unmatched, low)) = (self.matched, self.unmatched);
        let share = matched / (matched + unmatched);
        let within = (self.quartiles[1] - self.quartiles[0]) / INTERQUARTILE;
        let between = share * (1.0 - share) * (high - low) * (high - low);
        (share * high + (1.0 - share) * low, (within * within + between).sqrt())
    }
}

/// How many standard deviations a score lies above the mean of all of the type who prefer the specialty. `None` for types without
/// published scores: all except US MD and US DO seniors. A specialty whose name starts with IR or Interventional is compared with
/// those who prefer IR, any other with those who prefer DR.
///
/// # Examples
/// ```
/// use matchday_model::scenario::step2_standing;
/// let standing = step2_standing(255.0, "US MD senior", "IR-Integrated").unwrap();
/// assert!((standing - 0.246).abs() < 0.001);
/// assert_eq!(step2_standing(255.0, "non-US IMG", "IR-Integrated"), None);
/// ```
#[must_use]
pub fn step2_standing(score: f64, kind: &str, specialty: &str) -> Option<f64> {
    let kind = kind.to_lowercase();
    let words: Vec<&str> = kind.split(|c: char| !c.is_alphanumeric()).collect();
    let is_us = words.contains(&"us") && !words.contains(&"non");
    let specialty = specialty.to_lowercase();
    let prefers_ir = specialty.starts_with("ir") || specialty.starts_with("interventional");
    let published = match (words.contains(&"md"), words.contains(&"do"), prefers_ir) {
        (true, false, true) => IR_MD,
        (false, true, true) => IR_DO,
        (true, false, false) => DR_MD,
        (false, true, false) => DR_DO,
        _ => return None,
    };
    let (mean, sd) = published.all();
    is_us.then_some((score - mean) / sd)
}
