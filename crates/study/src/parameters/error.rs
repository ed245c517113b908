//! Why axes do not form a sweep.

use super::axis::MOST_POINTS;

/// How an axis is written.
pub(super) const EXPECTED: &str = "expected path=values, such as signals.gold=0..15, signals.gold=0,6,12, utility.shared_fit=0..0.9:0.1 \
                                   (a step) or utility.shared_fit=0..0.9/4 (four values)";

/// Why a text is not an axis, an axis has no points, or several axes have none together.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum AxisError {
    /// A text is not `path=values`.
    #[error("{EXPECTED}")]
    NoAxis,
    /// A text with `..` is not a range.
    #[error("\"{0}\" is no range; {EXPECTED}")]
    NoRange(String),
    /// A range ends before it begins.
    #[error("\"{text}\" is empty; did you mean {to}..{from}?")]
    Empty {
        /// The range.
        text: String,
        /// Where it begins.
        from: String,
        /// Where it ends.
        to: String,
    },
    /// A value of a list is empty.
    #[error("a value of \"{0}\" is empty; {EXPECTED}")]
    EmptyValue(String),
    /// A value of a list occurs twice.
    #[error("the value {0} occurs twice; give it once")]
    TwiceValue(String),
    /// The number of values in a range is too small or too large.
    #[error("\"{text}\" has {points} values; expected 2 to {MOST_POINTS}")]
    Points {
        /// The range.
        text: String,
        /// The number of values, as typed.
        points: String,
    },
    /// The step of a range is too small.
    #[error("\"{0}\" has more than {MOST_POINTS} values; take a larger step")]
    SmallStep(String),
    /// A range of whole numbers is too long.
    #[error("--over {axis}: there are more than {MOST_POINTS} values; give a step: {axis_range}:10", axis_range = range_of(.axis))]
    TooMany {
        /// The axis.
        axis: String,
    },
    /// A range of real numbers gives neither a step nor a number of values.
    #[error(
        "--over {axis}: a range of real numbers has no steps; give a step, {range}:{step}, or a number of values, {range}/5",
        range = range_of(.axis)
    )]
    NoStep {
        /// The axis.
        axis: String,
        /// A step that would work.
        step: String,
    },
    /// A field has two axes in a grid.
    #[error("--over {0} is given twice; put all its values into one")]
    Twice(String),
    /// A field has two axes in a screening.
    #[error("--over {0} is given twice; give it once")]
    TwiceScreened(String),
    /// Zipped axes have different numbers of values.
    #[error("--zip takes the values in step, but {0}; give as many of each, or leave out --zip for every combination")]
    UnequalZip(String),
    /// Zipped axes have too many values.
    #[error("--zip has {0} points; expected at most {MOST_POINTS}; take larger steps")]
    LongZip(usize),
    /// A grid has too many points.
    #[error(
        "the grid has {0} points; expected at most {MOST_POINTS}; take larger steps, or a number of points with --sample"
    )]
    LargeGrid(String),
    /// A sample has too many points.
    #[error("--sample has {0} points; expected at most {MOST_POINTS}")]
    LargeSample(usize),
    /// The seed cannot be screened.
    #[error("--over {0} is the seed of all draws and no parameter; --seed sets it")]
    Seed(String),
    /// A field of whole numbers is screened over a range with other ends.
    #[error("--over {0}: the field takes whole numbers; give two as the ends, such as 0..15")]
    NotWhole(String),
    /// The values to screen are not a range with two ends.
    #[error("--over {0} is no range; --screen needs one with two ends, such as 0..15")]
    NoEnds(String),
}

/// The range of an axis, after its path.
fn range_of(axis: &str) -> &str {
    axis.rsplit_once('=').map_or(axis, |(_, range)| range)
}

/// Why axes do not form a sweep: all reasons.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
pub struct SweepError(pub Vec<AxisError>);
