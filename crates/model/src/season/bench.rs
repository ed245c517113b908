//! A door for benches: a season stage by stage. Not part of the public interface.

use super::stages::Stage;
use super::{Season, Setting};

/// Plays a season as [`Season::play`] does, but hands each stage with its name to `watch`, which runs it and may time it.
pub fn play_in_stages(
    season: &mut Season,
    setting: &Setting,
    replicate: u32,
    mut watch: impl FnMut(&'static str, &mut dyn FnMut()),
) {
    watch("people", &mut || season.begin(setting, replicate));
    let (field, people, stages, mut everyone) = season.field(setting);
    for stage in Stage::ORDER {
        watch(stage.name(), &mut || stages.step(stage, &field, people, &mut everyone));
    }
}

/// The names of all stages, in order.
pub fn stages() -> impl Iterator<Item = &'static str> {
    std::iter::once("people").chain(Stage::ORDER.map(Stage::name))
}
