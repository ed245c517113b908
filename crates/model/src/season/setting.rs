//! What stays the same from season to season: the scenario, the contents of its files, the world and the groups.

use std::sync::Arc;

use crate::population::{ChangeFault, Roster, World};
use crate::scenario::{Inputs, Scenario};

/// What stays the same from replicate to replicate. A clone shares everything with the original.
///
/// # Examples
/// ```
/// use matchday_model::scenario::{Inputs, Scenario};
/// use matchday_model::season::{Season, Setting};
///
/// let setting = Setting::of(Scenario::default(), Inputs::default());
/// let mut season = Season::default();
/// season.play(&setting, 1);
/// assert_eq!(season.market().programs(), setting.world.programs.len());
/// ```
#[derive(Clone, Debug)]
pub struct Setting {
    /// The scenario.
    pub scenario: Arc<Scenario>,
    /// The contents of its files.
    pub inputs: Arc<Inputs>,
    /// The world, unless it is redrawn in every replicate.
    pub world: Arc<World>,
    /// The names in the groups, resolved.
    pub roster: Arc<Roster>,
}

impl Setting {
    /// Draws the world of a scenario and resolves its groups. Changes that cannot be made are skipped.
    #[must_use]
    pub fn of(scenario: impl Into<Arc<Scenario>>, inputs: impl Into<Arc<Inputs>>) -> Setting {
        let (scenario, inputs) = (scenario.into(), inputs.into());
        let world = World::draw(&scenario, &inputs, None);
        Setting::in_world(scenario, inputs, world)
    }

    /// As [`Setting::of`], but fails if a change of the scenario cannot be made.
    ///
    /// # Errors
    /// Every such change.
    pub fn checked(
        scenario: impl Into<Arc<Scenario>>,
        inputs: impl Into<Arc<Inputs>>,
    ) -> Result<Setting, Vec<ChangeFault>> {
        let (scenario, inputs) = (scenario.into(), inputs.into());
        let world = World::draw_checked(&scenario, &inputs)?;
        Ok(Setting::in_world(scenario, inputs, world))
    }

    /// A scenario in a world that was already drawn.
    #[must_use]
    pub fn in_world(
        scenario: impl Into<Arc<Scenario>>,
        inputs: impl Into<Arc<Inputs>>,
        world: impl Into<Arc<World>>,
    ) -> Setting {
        let (scenario, inputs, world) = (scenario.into(), inputs.into(), world.into());
        let roster = Arc::new(Roster::of(&scenario, &inputs, &world));
        Setting { scenario, inputs, world, roster }
    }
}
