//! What really happened, beside the map and on it: how far deals go as drawn, the ways they took, where the time goes,
//! which went otherwise, what the fast ones share, and all of it as a film.

mod designed;
mod discover;
mod fast;
mod known;
mod outliers;
mod part;
mod replay;
mod times;
mod variants;

use std::sync::Arc;
use std::time::Duration;

use crate::ui::prelude::*;

pub use known::Known;
pub use part::way;
pub use replay::{Replay, WAY};

use crate::core::ids::NodeId;
use crate::core::mining::Thresholds;
use crate::ui::kit::{Icon, Memo, Shape, Show};
use crate::ui::language::{Text, say};
use crate::ui::workspace::{View, Workspace, workspace};

/// What the panel and the map share while what happened is shown. Handles to signals that live as long as the page.
#[derive(Clone, Copy)]
pub struct Reality {
    /// What the histories say; nothing while it is not shown.
    pub known: RwSignal<Option<Arc<Known>>>,
    /// The way that is lit on the map, as nodes.
    pub lit: RwSignal<Option<Vec<NodeId>>>,
    /// Times are written on the map.
    pub timing: RwSignal<bool>,
    /// From how many deals on something is part of the process that is found.
    pub thresholds: RwSignal<Thresholds>,
    /// The film.
    pub replay: Replay,
}

/// With more deals it is worked out anew when nothing has changed for a while.
const MANY: usize = 2_000;
const REST: Duration = Duration::from_millis(400);

fn renew(workspace: Workspace, known: RwSignal<Option<Arc<Known>>>) {
    let today = workspace.today.get_untracked();
    let now = workspace.ledger(|(document, _), ledger| Known::of(document, ledger, today));
    // A change of something else leaves the lists as they are.
    if known.with_untracked(|before| before.as_ref().is_none_or(|before| **before != now)) {
        known.set(Some(Arc::new(now)));
    }
}

impl Reality {
    /// Nothing is shown yet.
    pub fn new(workspace: Workspace) -> Reality {
        let known = RwSignal::new(None);
        let turn = RwSignal::new(0_u32);
        Effect::new(move |_| {
            turn.update(|turn| *turn = turn.wrapping_add(1));
            if !workspace.real.get() || workspace.view.get() != View::Map {
                // Nobody hears of changes while it is not shown.
                if known.with_untracked(Option::is_some) {
                    known.set(None);
                }
                return;
            }
            workspace.today.track();
            workspace.revision.track();
            // With many deals it is felt: what is typed or dragged comes first.
            let many = workspace.read(|document| document.deals.len() > MANY);
            if !many || known.with_untracked(Option::is_none) {
                return renew(workspace, known);
            }
            let now = turn.get_untracked();
            let later = move || {
                if turn.get_untracked() == now {
                    renew(workspace, known);
                }
            };
            set_timeout(later, REST);
        });
        Reality {
            known,
            lit: RwSignal::new(None),
            timing: RwSignal::new(false),
            thresholds: RwSignal::new(Thresholds::default()),
            replay: Replay::new(),
        }
    }
}

/// What the panel and the map share.
pub fn reality() -> Reality {
    expect_context()
}

/// Shows what happened, or no longer.
pub fn toggle(workspace: &Workspace) {
    workspace.real.update(|real| *real = !*real);
}

/// The panel.
#[component(transparent)]
pub fn Panel() -> Fragment {
    let workspace = workspace();
    let reality = reality();
    let title: NodeRef<web_sys::HtmlElement> = NodeRef::new();
    // A screen reader begins to read here.
    Effect::new(move |_| {
        if let Some(title) = title.get() {
            let _ = title.focus();
        }
    });
    on_cleanup(move || {
        reality.lit.set(None);
        reality.timing.set(false);
        reality.replay.stop();
    });
    let moves =
        Memo::new(move |_| reality.known.with(|known| known.as_ref().is_some_and(|known| known.conformance.moves > 0)));
    view! {
        <aside class="panel about reality" aria-label=say(Text::RealityTitle)>
            <header>
                <h2 tabindex=-1 node_ref=title>{say(Text::RealityTitle)}</h2>
                <button class="quiet close" aria-label=say(Text::ShellClose) on:click=move |_| workspace.real.set(false)>
                    <Icon shape=Shape::Close/>
                </button>
            </header>
            <Show when=move || !moves.get()>
                <p class="teach">{say(Text::RealityNone)}</p>
                <button class="primary" on:click=move |_| crate::ui::shell::open_file()>{say(Text::ImportAction)}</button>
            </Show>
            <Show when=move || moves.get()>
                <designed::Designed/>
                <replay::Controls/>
                <variants::Variants/>
                <discover::Discover/>
                <times::Times/>
                <outliers::Outliers/>
                <fast::FastDeals/>
            </Show>
        </aside>
    }
}
