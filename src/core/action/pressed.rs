//! From a press of a key to what it means here.

use super::{Action, Available, Context, Focus, Held, KeyPress, Reach};
use crate::core::session::View;

/// What a press means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Meant {
    /// This is to be done.
    Action(Action),
    /// One of the map's keys that has nothing to do now; the browser must not use it for something else.
    Nothing,
    /// None of ours.
    Foreign,
}

/// What a press means here. An action that only the lock keeps from being done is meant all the same: somebody should
/// hear why it is not.
pub fn pressed(press: &KeyPress, now: &Context) -> Meant {
    // In the middle of a drag with Alt or Shift, Escape is Escape.
    let plain = KeyPress { ctrl: false, meta: false, shift: false, alt: false, ..*press };
    let press = if press.key == "Escape" { &plain } else { press };
    let mut ours = false;
    for action in Action::ALL.iter().copied().filter(|action| reaches(action.reach(), now.focus)) {
        if let Some(shortcut) = action.shortcuts().iter().find(|shortcut| shortcut.matches(press)) {
            if action.available(now) != Available::No {
                return Meant::Action(action);
            }
            ours |= matches!(shortcut.0, Held::Mod | Held::ModShift) && now.view == View::Map;
        }
    }
    if ours { Meant::Nothing } else { Meant::Foreign }
}

fn reaches(reach: Reach, focus: Focus) -> bool {
    match reach {
        Reach::Always => focus != Focus::Question,
        Reach::Page => matches!(focus, Focus::Canvas | Focus::Page),
        Reach::Canvas => focus == Focus::Canvas,
        Reach::Browser => false,
    }
}
