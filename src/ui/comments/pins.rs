//! The pins on the map: how many open remarks there are on a node or a transition.

use crate::ui::prelude::*;

use crate::core::comments::{self, Pin};
use crate::core::drawing::translated;
use crate::core::geometry::Point;
use crate::core::sorted::Map;
use crate::ui::language::{Plural, plural};
use crate::ui::workspace::Workspace;

/// The numbers of open remarks, counted once for all of the map.
#[derive(Clone, Copy)]
pub struct Pins(Memo<Map<Pin, usize>>);

impl Pins {
    /// Counts after every change. Nothing is pinned while two states are compared.
    pub fn new(workspace: Workspace) -> Pins {
        Pins(Memo::new(move |_| {
            let compared = workspace.compared.with(Option::is_some);
            if compared { Map::new() } else { workspace.follow(comments::open) }
        }))
    }

    /// How many are open at a place. Follows.
    pub fn at(self, place: Pin) -> Memo<usize> {
        Memo::new(move |_| self.0.with(|counts| counts.get(&place).copied().unwrap_or(0)))
    }
}

/// The pin at a place of the map, with its tip at this point; nothing where nothing is open.
pub fn pin(count: Memo<usize>, at: impl Fn() -> Option<Point> + Clone + Send + Sync + 'static) -> Fragment {
    live(move || {
        let count = count.get();
        let (at, shown) = (at.clone(), at.clone());
        (count > 0).then(|| {
            view! {
                <g class="remarks" transform=move || at().map(translated) display=move || shown().is_none().then_some("none")>
                    <path d="M-1 0l-3-6h-4a3 3 0 01-3-3v-8a3 3 0 013-3h16a3 3 0 013 3v8a3 3 0 01-3 3H4z"/>
                    <text y=-9 text-anchor="middle">{count.to_string()}</text>
                    <title>{plural(Plural::CommentOpen, count)}</title>
                </g>
            }
        })
    })
}
