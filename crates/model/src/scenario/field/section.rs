//! The macros that declare each field once: type, default, allowed values, source and documentation.

/// Declares a table of a scenario file: the struct that holds it, and its rows of the registry.
///
/// ```text
/// section! {
///     /// What the table is about, as the documentation says it.
///     "signals" => Signals {
///         /// What the field means, as the documentation says it.
///         enabled: bool = true => switch(),
///         /// A field that holds nothing when it is left out.
///         region?: u32 => whole(1, 1000),
///         /// A field whose name in the file is a word of Rust.
///         kind as "type": String => text().required(),
///         /// A field that is written in its own way.
///         cap with "or_none": Option<Distribution> = None => distribution_or_none(0.0, 1000.0),
///         /// A table, or a list of tables, with a section of its own.
///         tracks: Vec<TrackPlan>,
///         /// Fields of this same table that are declared elsewhere.
///         ..tiers: PerTier<TierPlan>,
///     }
/// }
/// ```
///
/// Without `= value` a field takes the default of its type. A table without a topic of its own gives its documentation in quotes:
/// `"" "What the scenario is called." => Scenario`.
macro_rules! section {
    ($(#[doc = $doc:literal])+ $path:literal => $table:ident { $($fields:tt)* }) => {
        section! { @next [$($doc)+] $path (concat!($($doc),+)) $table [] $($fields)* }
    };
    ($(#[doc = $doc:literal])+ $path:literal $about:literal => $table:ident { $($fields:tt)* }) => {
        section! { @next [$($doc)+] $path ($about) $table [] $($fields)* }
    };

    // Each field is brought into one form: documentation, serde attributes, name here, name in the file, type, default, row.
    (@next $own:tt $path:literal $about:tt $table:ident [$($done:tt)*]
        $(#[doc = $doc:literal])+ $field:ident?: $type:ty => $row:expr, $($rest:tt)*) => {
        section! { @next $own $path $about $table [$($done)* {
            [$($doc)+] [skip_serializing_if = "Option::is_none"]
            $field (stringify!($field)) (Option<$type>) (None) [row $row]
        }] $($rest)* }
    };
    (@next $own:tt $path:literal $about:tt $table:ident [$($done:tt)*]
        $(#[doc = $doc:literal])+ $field:ident with $with:literal: $type:ty = $default:expr => $row:expr, $($rest:tt)*) => {
        section! { @next $own $path $about $table [$($done)* {
            [$($doc)+] [with = $with] $field (stringify!($field)) ($type) ($default) [row $row]
        }] $($rest)* }
    };
    (@next $own:tt $path:literal $about:tt $table:ident [$($done:tt)*]
        $(#[doc = $doc:literal])+ $field:ident as $name:literal: $type:ty => $row:expr, $($rest:tt)*) => {
        section! { @next $own $path $about $table [$($done)* {
            [$($doc)+] [rename = $name] $field ($name) ($type) (Default::default()) [row $row]
        }] $($rest)* }
    };
    (@next $own:tt $path:literal $about:tt $table:ident [$($done:tt)*]
        $(#[doc = $doc:literal])+ $field:ident as $name:literal: $type:ty, $($rest:tt)*) => {
        section! { @next $own $path $about $table [$($done)* {
            [$($doc)+] [rename = $name] $field ($name) ($type) (Default::default()) [table]
        }] $($rest)* }
    };
    (@next $own:tt $path:literal $about:tt $table:ident [$($done:tt)*]
        $(#[doc = $doc:literal])+ ..$field:ident: $type:ty, $($rest:tt)*) => {
        section! { @next $own $path $about $table [$($done)* {
            [$($doc)+] [flatten] $field (stringify!($field)) ($type) (Default::default()) [spread]
        }] $($rest)* }
    };
    (@next $own:tt $path:literal $about:tt $table:ident [$($done:tt)*]
        $(#[doc = $doc:literal])+ $field:ident: $type:ty = $default:expr => $row:expr, $($rest:tt)*) => {
        section! { @next $own $path $about $table [$($done)* {
            [$($doc)+] [] $field (stringify!($field)) ($type) ($default) [row $row]
        }] $($rest)* }
    };
    (@next $own:tt $path:literal $about:tt $table:ident [$($done:tt)*]
        $(#[doc = $doc:literal])+ $field:ident: $type:ty => $row:expr, $($rest:tt)*) => {
        section! { @next $own $path $about $table [$($done)* {
            [$($doc)+] [] $field (stringify!($field)) ($type) (Default::default()) [row $row]
        }] $($rest)* }
    };
    (@next $own:tt $path:literal $about:tt $table:ident [$($done:tt)*]
        $(#[doc = $doc:literal])+ $field:ident: $type:ty, $($rest:tt)*) => {
        section! { @next $own $path $about $table [$($done)* {
            [$($doc)+] [] $field (stringify!($field)) ($type) (Default::default()) [table]
        }] $($rest)* }
    };

    // All fields at once.
    (@next [$($own:literal)+] $path:literal ($about:expr) $table:ident [$({
        [$($doc:literal)+] [$($serde:tt)*] $field:ident ($name:expr) ($type:ty) ($default:expr) $row:tt
    })*]) => {
        $(#[doc = $own])+
        #[derive(Clone, PartialEq, Debug, serde::Serialize, serde::Deserialize)]
        #[serde(deny_unknown_fields, default)]
        pub struct $table {
            $($(#[doc = $doc])+ #[serde($($serde)*)] pub $field: $type,)*
        }

        impl Default for $table {
            fn default() -> Self {
                $table { $($field: $default,)* }
            }
        }

        impl $crate::scenario::field::Table for $table {
            fn declare(registry: &mut $crate::scenario::field::Registry) {
                let default = $table::default();
                registry.open($path, $about);
                $(section! { @here registry $path ($name) (concat!($($doc),+)) (&default.$field) ($type) $row })*
                $(section! { @below registry ($type) $row })*
                let _ = default;
            }
        }
    };

    // Rows of this table come first, then the tables inside it.
    (@here $registry:ident $path:literal ($name:expr) ($doc:expr) ($default:expr) ($type:ty) [row $row:expr]) => {
        $registry.add($path, $name, $doc, $default, $row);
    };
    (@here $registry:ident $path:literal ($name:expr) ($doc:expr) ($default:expr) ($type:ty) [spread]) => {
        <$type as $crate::scenario::field::Spread>::declare($registry, $path);
    };
    (@here $registry:ident $path:literal ($name:expr) ($doc:expr) ($default:expr) ($type:ty) [table]) => {};
    (@below $registry:ident ($type:ty) [table]) => {
        <$type as $crate::scenario::field::Table>::declare($registry);
    };
    (@below $registry:ident ($type:ty) $row:tt) => {};
}

/// Declares a closed vocabulary: each word once, with its meaning. The first is the default.
macro_rules! words {
    ($(#[doc = $doc:literal])+ $vocabulary:ident {
        $(#[doc = $first_doc:literal])+ $first:ident = $first_word:literal,
        $($(#[doc = $other_doc:literal])+ $other:ident = $other_word:literal,)*
    }) => {
        $(#[doc = $doc])+
        #[derive(Clone, Copy, PartialEq, Eq, Default, Debug, serde::Serialize, serde::Deserialize)]
        pub enum $vocabulary {
            $(#[doc = $first_doc])+ #[default] #[serde(rename = $first_word)] $first,
            $($(#[doc = $other_doc])+ #[serde(rename = $other_word)] $other,)*
        }

        impl $vocabulary {
            /// The words, in the order of the documentation.
            pub const WORDS: &'static [&'static str] = &[$first_word, $($other_word),*];
        }
    };
}

pub(in crate::scenario) use {section, words};
