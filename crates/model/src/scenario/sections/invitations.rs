//! `[invitations]`

use crate::draws::Distribution;
use crate::scenario::field::{Grade, distribution_or_none, section, whole};

section! {
    /// Whom programs invite.
    "invitations" => Invitations {
        /// Interviews that an applicant accepts at most, over both specialties; `"none"` for no cap.
        cap with "crate::draws::or_none": Option<Distribution> = Some(Distribution::Fixed { value: 18.0 }) =>
            distribution_or_none(0.0, 1000.0).unit("interviews").plausible(5.0, 40.0).from(
                Grade::Ours,
                "about half a standard deviation above the 14.4 ± 8.0 IR interviews of matched respondents",
            ),
        /// Waves of offers; places declined in one are offered in the next.
        waves: u32 = 8 => whole(1, 1000).unit("waves").plausible(1.0, 20.0),
    }
}
