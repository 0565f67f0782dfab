//! Step 1: where the process begins.

use crate::ui::prelude::*;

use super::hidden::HiddenList;
use crate::core::guide::beginning::{begin_with, in_the_way, stages, suggested};
use crate::core::ids::{DealId, Identifier, NodeId};
use crate::core::model::StartingPoint;
use crate::ui::canvas;
use crate::ui::deals::full_title;
use crate::ui::language::{Plural, Text, plural, say, text};
use crate::ui::panels::Choice;
use crate::ui::sentences;
use crate::ui::workspace::{Workspace, workspace};

const POINTS: [(StartingPoint, Text, Text); 5] = [
    (StartingPoint::Whole, Text::GuideWhole, Text::GuideWholeAbout),
    (StartingPoint::Awareness, Text::GuideAwareness, Text::GuideAwarenessAbout),
    (StartingPoint::Interaction, Text::GuideInteraction, Text::GuideInteractionAbout),
    (StartingPoint::Outbound, Text::GuideOutbound, Text::GuideOutboundAbout),
    (StartingPoint::Inbound, Text::GuideInbound, Text::GuideInboundAbout),
];

/// How many deals that are in the way are named.
const NAMED: usize = 5;

/// Lets the process begin somewhere, unless deals are in what would be hidden.
fn begin(
    workspace: Workspace,
    blocked: RwSignal<Option<NodeId>>,
    start: StartingPoint,
    first: impl FnOnce() -> Option<NodeId>,
) {
    let first = first();
    let held = first.filter(|first| workspace.read(|document| !in_the_way(document, *first).is_empty()));
    blocked.set(held);
    if held.is_none() {
        workspace.commit(workspace.read(|document| begin_with(document, start, first)));
        let first = workspace.read(|document| workspace.flow().stages(document).first().copied());
        let bounds = first.and_then(|first| workspace.models.scene(|scene| scene.bounds(first)));
        if let Some((shown, bounds)) = canvas::shown().zip(bounds) {
            shown.window.reveal(workspace, bounds);
        }
    }
}

/// The starting points, the stage that this means, and what is hidden by it.
#[component(transparent)]
pub fn Beginning() -> Fragment {
    let workspace = workspace();
    let blocked = RwSignal::new(None::<NodeId>);
    let start = workspace.memo(|document| document.map.purpose.start);
    let point = move |(point, name, about): (StartingPoint, Text, Text)| {
        let choose = move |_| {
            begin(workspace, blocked, point, || workspace.read(|document| suggested(document, point)));
        };
        view! {
            <label>
                <input type="radio" name="beginning" prop:checked=move || start.get() == point on:change=choose/>
                <span>{say(name)}<small>{say(about)}</small></span>
            </label>
        }
    };
    let options = workspace.memo(|document| {
        let named = |stage: NodeId| (stage.to_string(), sentences::node_name(document, stage));
        stages(document).into_iter().map(named).collect::<Vec<_>>()
    });
    let first = workspace.memo(move |document| {
        let first = workspace.flow().stages(document).first().copied();
        first.map(|first| first.to_string()).unwrap_or_default()
    });
    let choose = move |word: String| {
        let first = NodeId::parse(&word);
        begin(workspace, blocked, start.get_untracked(), || first);
    };
    view! {
        <p class="teach">{say(Text::GuideBeginningAbout)}</p>
        <div class="points" role="radiogroup" aria-label=say(Text::GuideBeginning)>{POINTS.map(point)}</div>
        <Show when=move || options.with(|options| options.len() > 1)>
            <label class="field">
                <span>{say(Text::GuideFirst)}</span>
                <Choice label=Signal::derive(|| text(Text::GuideFirst).to_owned()) options=options value=first commit=choose/>
            </label>
        </Show>
        {held(workspace, blocked)}
        <HiddenList/>
    }
}

/// The deals that are in what would be hidden, by name: each leads to where it can be moved on.
fn held(workspace: Workspace, blocked: RwSignal<Option<NodeId>>) -> Fragment {
    let deals = Memo::new(move |_| {
        let first = blocked.get();
        let deals = first.map(|first| workspace.follow(|document| in_the_way(document, first))).unwrap_or_default();
        let count = deals.len();
        let named = |id: DealId| workspace.read(|document| document.deals.get(&id).map(|deal| (id, full_title(deal))));
        (count, deals.into_iter().take(NAMED).filter_map(named).collect::<Vec<_>>())
    });
    live(move || {
        let (count, named) = deals.get();
        let deal = |(id, name): (DealId, String)| {
            view! {
                <li><button class="quiet user-text" on:click=move |_| workspace.deal.set(Some(id))>{name}</button></li>
            }
        };
        (count > 0).then(|| {
            view! {
                <div class="held" role="status">
                    <p>{plural(Plural::GuideHeld, count)}</p>
                    <ul>{named.into_iter().map(deal).collect_view()}</ul>
                </div>
            }
        })
    })
}
