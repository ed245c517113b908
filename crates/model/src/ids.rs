//! Ids: positions in the lists of a scenario and its world, one type for each kind of thing.

/// Declares ids, each with the number that holds it.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident($number:ty), $of:literal;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
        pub struct $name(pub $number);

        impl $name {
            #[doc = concat!("The id of the ", $of, " at a position.")]
            ///
            /// # Panics
            #[doc = concat!("At a position that does not fit into `", stringify!($number), "`.")]
            #[must_use]
            #[inline]
            pub fn at(position: usize) -> $name {
                $name(<$number>::try_from(position).expect(concat!("every ", $of, " has an id")))
            }

            #[doc = concat!("The position in lists that hold one entry for each ", $of, ".")]
            #[must_use]
            #[inline]
            #[allow(clippy::cast_lossless, reason = "one declaration for numbers of all widths")]
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    )+};
}

ids! {
    /// A specialty, by position in [`Scenario::specialty`](crate::scenario::Scenario::specialty).
    SpecialtyId(u16), "specialty";

    /// A region (a census division), by position: 0 for the first. Files and messages count from 1.
    RegionId(u8), "region";

    /// An institution, by position in [`World::institutions`](crate::population::World::institutions).
    InstitutionId(u32), "institution";

    /// A department, by position in [`World::departments`](crate::population::World::departments).
    DepartmentId(u32), "department";
}

impl RegionId {
    /// The region of a 1-based number in a file; 0 also gives the first. `None` if there can be no such region.
    #[must_use]
    pub fn numbered(number: u32) -> Option<RegionId> {
        u8::try_from(number.saturating_sub(1)).ok().map(RegionId)
    }
}
