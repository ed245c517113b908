//! The fields of each tier of signals, in `[signals]` and in `[[applicant]]`.

use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};
use serde::{Deserialize, Serialize};

use super::{PerTier, Tier, TierPlan};
use crate::scenario::field::{Grade, Registry, Spread, number, texts, whole};

/// The tiers as `[signals]` writes them: `gold`, `silver`, then `gold_boost`, `silver_boost`.
pub type TierPlans = PerTier<TierPlan>;

impl Default for TierPlans {
    fn default() -> TierPlans {
        PerTier::of(|tier| tier.usual().0)
    }
}

impl Spread for TierPlans {
    fn declare(registry: &mut Registry, path: &'static str) {
        for tier in Tier::ALL {
            let (usual, rules, _) = tier.usual();
            let doc = format!("{} signals of an applicant.", capital(tier.name()));
            let row = whole(0, 100).unit("signals").plausible(0.0, 15.0).from(Grade::Source, rules);
            registry.add(path, tier.name(), &doc, &usual.count, row);
        }
        for tier in Tier::ALL {
            let (usual, _, boosts) = tier.usual();
            let doc = format!("What a {} signal adds to the program's screening score.", tier.name());
            let row = number(0.0, 100.0).unit("standard deviations").plausible(0.0, 3.0).from(Grade::Derived, boosts);
            registry.add(path, tier.boost_name(), &doc, &usual.boost, row);
        }
    }
}

impl Serialize for TierPlans {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(Tier::FIELDS.len()))?;
        for (tier, plan) in self.iter() {
            map.serialize_entry(tier.name(), &plan.count)?;
        }
        for (tier, plan) in self.iter() {
            map.serialize_entry(tier.boost_name(), &plan.boost)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for TierPlans {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<TierPlans, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = TierPlans;

            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str("signals of each tier")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<TierPlans, A::Error> {
                let mut plans = TierPlans::default();
                while let Some(key) = map.next_key::<String>()? {
                    if let Some(tier) = Tier::ALL.into_iter().find(|tier| tier.name() == key) {
                        plans[tier].count = map.next_value()?;
                    } else if let Some(tier) = Tier::ALL.into_iter().find(|tier| tier.boost_name() == key) {
                        plans[tier].boost = map.next_value()?;
                    } else {
                        map.next_value::<IgnoredAny>()?;
                    }
                }
                Ok(plans)
            }
        }
        from.deserialize_struct("TierPlans", Tier::FIELDS, Reader)
    }
}

/// The program ids to which a named applicant sends signals, by tier; `None` for tiers not given.
pub type TierLists = PerTier<Option<Vec<String>>>;

impl Spread for TierLists {
    fn declare(registry: &mut Registry, path: &'static str) {
        for tier in Tier::ALL {
            let name = tier.name();
            let doc = format!(
                "Programs to which the applicant sends {name} signals, by id. With none of any tier, the model's rule decides."
            );
            registry.add(path, name, &doc, &None::<()>, texts());
        }
    }
}

impl Serialize for TierLists {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        for (tier, programs) in self.iter() {
            if let Some(programs) = programs {
                map.serialize_entry(tier.name(), programs)?;
            }
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for TierLists {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<TierLists, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = TierLists;

            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str("programs of each tier")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<TierLists, A::Error> {
                let mut lists = TierLists::default();
                while let Some(key) = map.next_key::<String>()? {
                    match Tier::ALL.into_iter().find(|tier| tier.name() == key) {
                        Some(tier) => lists[tier] = Some(map.next_value()?),
                        None => map.next_value::<IgnoredAny>().map(|_| ())?,
                    }
                }
                Ok(lists)
            }
        }
        from.deserialize_struct("TierLists", Tier::NAMES, Reader)
    }
}

/// A word with a capital letter.
fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use crate::scenario::{FixedApplicant, Signals, Tier};

    #[test]
    fn fields_of_tiers_stand_among_others() {
        let signals: Signals = toml::from_str("gold = 2\nsilver_boost = 1\nstrictly_first = true\n").unwrap();
        assert_eq!((signals.tiers[Tier::Gold].count, signals.tiers[Tier::Silver].count), (2, 6));
        assert_eq!((signals.tiers[Tier::Silver].boost, signals.strictly_first), (1.0, true));
        let applicant: FixedApplicant = toml::from_str("silver = []\nranks = [\"p\"]\n").unwrap();
        assert_eq!((&applicant.signals[Tier::Gold], &applicant.signals[Tier::Silver]), (&None, &Some(Vec::new())));
    }

    #[test]
    fn unknown_fields_are_refused() {
        assert!(toml::from_str::<Signals>("golt = 2\n").is_err());
        assert!(toml::from_str::<FixedApplicant>("golt = []\n").is_err());
        assert!(toml::from_str::<FixedApplicant>("gold_boost = 1.0\n").is_err());
    }
}
