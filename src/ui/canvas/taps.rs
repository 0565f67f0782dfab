//! A card may open over a node that has just been pressed. For a moment the place of the press stays the node's, above
//! the card: the second of two presses is meant for the node.

use std::time::Duration;

use crate::ui::prelude::*;

use crate::core::decimal::decimal;
use crate::core::geometry::Point;
use crate::core::ids::NodeId;
use crate::core::session::Presses;

/// For how long: as long as a second press may come.
const MOMENT: Duration = Duration::from_millis(Presses::PAUSE as u64);

/// The node pressed last, where, in CSS pixels from the canvas's corner, and whether by a finger.
#[derive(Clone, Copy)]
pub struct Taps(RwSignal<Option<(NodeId, Point, bool)>>);

impl Taps {
    /// Nothing was pressed.
    pub fn new() -> Taps {
        Taps(RwSignal::new(None))
    }

    /// Something else is pressed.
    pub fn forget(self) {
        if self.0.with_untracked(Option::is_some) {
            self.0.set(None);
        }
    }

    /// A node was pressed here. What follows it is done when no second press has come.
    pub fn tapped(self, node: NodeId, at: Point, touch: bool, then: impl FnOnce() + 'static) {
        let tap = Some((node, at, touch));
        self.0.set(tap);
        let over = move || {
            if self.0.try_get_untracked() == Some(tap) {
                self.0.set(None);
                then();
            }
        };
        set_timeout(over, MOMENT);
    }
}

/// What the second press meets.
#[component(transparent)]
pub fn LastTap(taps: Taps) -> Fragment {
    live(move || {
        taps.0.get().map(|(node, at, touch)| {
            let length = |length: f64| format!("{}px", decimal(length));
            view! {
                <div class="tapped" class:exact=!touch data-tapped=node.to_string() style:left=length(at.x) style:top=length(at.y)></div>
            }
        })
    })
}
