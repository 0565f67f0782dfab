//! A card may open over a node that a finger has just tapped. For a moment the place of the tap stays the node's, above
//! the card: the second of two taps is meant for the node.

use std::time::Duration;

use crate::ui::prelude::*;

use crate::core::decimal::decimal;
use crate::core::geometry::Point;
use crate::core::ids::NodeId;

/// For how long.
const MOMENT: Duration = Duration::from_millis(400);

/// The node tapped last, and where, in CSS pixels from the canvas's corner.
#[derive(Clone, Copy)]
pub struct Taps(RwSignal<Option<(NodeId, Point)>>);

impl Taps {
    /// Nothing was tapped.
    pub fn new() -> Taps {
        Taps(RwSignal::new(None))
    }

    /// Something else is pressed.
    pub fn forget(self) {
        if self.0.with_untracked(Option::is_some) {
            self.0.set(None);
        }
    }

    /// A node was tapped here.
    pub fn tapped(self, node: NodeId, at: Point) {
        self.0.set(Some((node, at)));
        let over = move || {
            if self.0.try_get_untracked() == Some(Some((node, at))) {
                self.0.set(None);
            }
        };
        set_timeout(over, MOMENT);
    }
}

/// What the second tap meets.
#[component(transparent)]
pub fn LastTap(taps: Taps) -> Fragment {
    live(move || {
        taps.0.get().map(|(node, at)| {
            let length = |length: f64| format!("{}px", decimal(length));
            view! {
                <div class="tapped" data-tapped=node.to_string() style:left=length(at.x) style:top=length(at.y)></div>
            }
        })
    })
}
