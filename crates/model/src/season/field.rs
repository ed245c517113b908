//! What the stages read.

use super::Setting;
use super::directory::Directory;
use super::fixed::Fixed;
use super::utility::Utilities;
use crate::population::World;
use crate::scenario::{Inputs, Scenario};

/// What the stages read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// The contents of its files.
    pub inputs: &'a Inputs,
    /// The world.
    pub world: &'a World,
    /// Its programs as applicants see them.
    pub directory: &'a Directory,
    /// Utilities.
    pub utilities: &'a Utilities,
    /// What files give instead of a draw.
    pub fixed: &'a Fixed,
}

/// What follows from a scenario and its world, for all seasons in that world.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) directory: Directory,
    pub(super) fixed: Fixed,
    pub(super) utilities: Utilities,
}

impl Known {
    pub(super) fn of(setting: &Setting, world: &World) -> Known {
        let utilities = Utilities::of(&setting.scenario);
        Known {
            directory: Directory::of(world, &setting.scenario, &utilities),
            fixed: Fixed::of(&setting.inputs, world),
            utilities,
        }
    }

    /// The field of a setting in this world.
    pub(super) fn field<'a>(&'a self, setting: &'a Setting, world: &'a World) -> Field<'a> {
        let Known { directory, fixed, utilities } = self;
        Field { scenario: &setting.scenario, inputs: &setting.inputs, world, directory, utilities, fixed }
    }
}
