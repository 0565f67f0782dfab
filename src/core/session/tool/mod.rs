//! The pointer's tools as a state machine: an input and a state give the next state and what is to happen.

mod bending;
mod effect;
mod input;
mod moving;
mod press;
mod selecting;
mod wiring;

pub use effect::{Band, Effect, Ghosts, Wire};
pub use input::{End, Input, Press, Seek, Sight, Target, ToolKind};

use self::bending::Bending;
use self::moving::Moving;
use self::press::Pressed;
use self::selecting::Selecting;
use self::wiring::Wiring;
use super::Selection;
use crate::core::geometry::Point;
use crate::core::ids::TransitionId;

/// The state of the pointer.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum Tool {
    /// Nothing is pressed.
    #[default]
    Idle,
    /// Pressed, not yet a drag.
    Pressed(Box<Pressed>),
    /// Nodes, or copies of them, follow the pointer.
    Moving(Box<Moving>),
    /// The view follows the pointer; where it was last, in screen pixels.
    Panning(Point),
    /// A selection box.
    Selecting(Box<Selecting>),
    /// A transition with a loose end.
    Wiring(Wiring),
    /// A part of a transition's line follows the pointer.
    Bending(Box<Bending>),
}

impl Tool {
    /// The next state and what is to happen.
    pub fn step(self, input: &Input, sight: &Sight) -> (Tool, Vec<Effect>) {
        let mut effects = Vec::new();
        let next = match input {
            Input::Down(press) => self.down(press, sight, &mut effects),
            Input::Move(press) => self.moved(press, sight, &mut effects),
            Input::Up(press) => {
                self.up(press, sight, &mut effects);
                Tool::Idle
            }
            Input::Held => match self {
                Tool::Pressed(pressed) => pressed.held(sight, &mut effects),
                tool => tool,
            },
            Input::Cancel => {
                self.cancelled(sight, &mut effects);
                Tool::Idle
            }
        };
        (next, effects)
    }

    fn down(self, press: &Press, sight: &Sight, effects: &mut Vec<Effect>) -> Tool {
        // A second button while one is down changes nothing.
        if self.is_busy() { self } else { press::down(press, sight, effects) }
    }

    fn moved(mut self, press: &Press, sight: &Sight, effects: &mut Vec<Effect>) -> Tool {
        match &mut self {
            Tool::Idle => {}
            Tool::Pressed(pressed) => return pressed.moved(press, sight, effects).unwrap_or(self),
            Tool::Moving(moving) => moving.moved(press, sight, effects),
            Tool::Panning(last) => {
                effects.push(Effect::Pan(press.screen.minus(*last)));
                *last = press.screen;
            }
            Tool::Selecting(band) => band.moved(press, sight, effects),
            Tool::Wiring(wiring) => wiring.moved(press, sight, effects),
            Tool::Bending(bending) => bending.moved(press, sight, effects),
        }
        self
    }

    fn up(self, press: &Press, sight: &Sight, effects: &mut Vec<Effect>) {
        match self {
            Tool::Idle | Tool::Panning(_) => {}
            Tool::Pressed(pressed) => {
                let clicked = pressed.clicked(sight, effects);
                effects.push(clicked);
            }
            Tool::Moving(moving) => moving.dropped(press, sight, effects),
            Tool::Selecting(_) => effects.push(Effect::Band(None)),
            Tool::Wiring(wiring) => wiring.dropped(press, sight, effects),
            Tool::Bending(bending) => bending.dropped(effects),
        }
    }

    fn cancelled(self, sight: &Sight, effects: &mut Vec<Effect>) {
        let before = match self {
            Tool::Idle | Tool::Panning(_) => return,
            Tool::Wiring(_) => return effects.push(Effect::Wire(None)),
            Tool::Bending(_) => return effects.push(Effect::Bent(None)),
            Tool::Pressed(pressed) => pressed.before,
            Tool::Moving(moving) => moving.cancelled(effects),
            Tool::Selecting(band) => {
                effects.push(Effect::Band(None));
                band.before
            }
        };
        if before != *sight.selection {
            effects.push(Effect::Select(before));
        }
    }

    /// Something is in progress that Escape would take back.
    pub fn is_busy(&self) -> bool {
        !matches!(self, Tool::Idle)
    }

    /// Something is dragged across the map: it stays under the pointer when the view moves, and the view moves when it
    /// comes near the border.
    pub fn drags(&self) -> bool {
        matches!(self, Tool::Moving(_) | Tool::Selecting(_) | Tool::Wiring(_) | Tool::Bending(_))
    }

    /// What has to be looked for below the pointer.
    pub fn seeks(&self) -> Seek {
        match self {
            Tool::Moving(moving) => moving.seeks(),
            Tool::Wiring(_) => Seek::Target,
            _ => Seek::Nothing,
        }
    }

    /// The transition whose line it has to see.
    pub fn sees(&self) -> Option<TransitionId> {
        match self {
            Tool::Pressed(pressed) => pressed.sees(),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;
