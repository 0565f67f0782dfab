//! What the fast deals share that the others do not, with how many and how sure; a finding becomes a checklist item or a
//! comment in one click.

use crate::ui::prelude::*;

use super::part::{Part, name};
use super::{Known, reality};
use crate::core::capture::next_place;
use crate::core::command::{Command, NodeEdit};
use crate::core::comments::{Pin, next_order};
use crate::core::ids::NodeId;
use crate::core::letters::capitalized;
use crate::core::mining::{Factor, Shared};
use crate::core::model::{Capture, ChecklistItem, Comment, Entry, Kept};
use crate::core::sorted::Map;
use crate::ui::author::author;
use crate::ui::format;
use crate::ui::kit::Memo;
use crate::ui::language::{Text, fill, say, text};
use crate::ui::workspace::{Workspace, workspace};

/// As many are listed.
const SHOWN: usize = 12;

fn factor(workspace: Workspace, factor: &Factor) -> String {
    let said = |key: Text, name: &str| fill(key, &[("name", name)]);
    match factor {
        Factor::Passed(node) => said(Text::RealityFactorPassed, &name(workspace, *node)),
        Factor::Owner(name) => said(Text::RealityFactorOwner, name),
        Factor::Source(name) => said(Text::RealityFactorSource, name),
        Factor::Segment(name) => said(Text::RealityFactorSegment, name),
    }
}

fn ratio(value: f64) -> String {
    format::number((value * 10.0).round() / 10.0)
}

fn counts(shared: &Shared) -> String {
    let number = |count: usize| format::number(count as f64);
    fill(
        Text::RealityLiftCounts,
        &[
            ("fast", &number(shared.with.0)),
            ("with", &number(shared.with.1)),
            ("slow", &number(shared.without.0)),
            ("without", &number(shared.without.1)),
        ],
    )
}

/// The stage with a card that deals come from most often before a node.
fn before(workspace: Workspace, known: &Known, node: NodeId) -> Option<NodeId> {
    let mut from: Map<NodeId, usize> = Map::new();
    for variant in &known.variants {
        for pair in variant.nodes.windows(2) {
            if let [one, other] = pair
                && *other == node
            {
                *from.or_insert_with(*one, || 0) += variant.deals.len();
            }
        }
    }
    let has_card =
        |node: &NodeId| workspace.read(|document| document.nodes.get(node).is_some_and(|node| node.kind.has_card()));
    from.iter().filter(|(node, _)| has_card(node)).max_by_key(|(_, count)| **count).map(|(node, _)| *node)
}

fn as_item(workspace: Workspace, stage: NodeId, said: &str) {
    let items = workspace.read(|document| document.nodes.get(&stage).map(|node| node.card.exit.clone()));
    let Some(mut items) = items else { return };
    items.push(ChecklistItem {
        id: workspace.make_id(),
        text: capitalized(said),
        required: false,
        evidence: String::new(),
        who: String::new(),
    });
    if workspace.commit(Command::EditNode(stage, NodeEdit::Exit(items))) {
        workspace.say_undoable(fill(Text::RealityItemed, &[("name", &name(workspace, stage))]));
    }
}

/// Among the steps that are collected, from where it is placed on the map.
fn as_step(workspace: Workspace, said: &str) {
    let capture = Capture {
        name: capitalized(said),
        order: Some(workspace.read(next_place)),
        ..Capture::blank(workspace.make_id())
    };
    if workspace.commit(Command::Put(vec![Entry::Capture(capture)])) {
        workspace.say_undoable(text(Text::RealityStepped).to_owned());
    }
}

fn as_comment(workspace: Workspace, shared: &Shared, said: &str) {
    let pin = match shared.factor {
        Factor::Passed(node) if workspace.read(|document| document.nodes.contains_key(&node)) => Pin::Node(node),
        _ => Pin::Map,
    };
    let today = workspace.today_now();
    let times = shared.lift.and_then(|lift| lift.ratio).map_or_else(|| "∞".to_owned(), ratio);
    let words = fill(Text::RealityComment, &[("factor", said), ("ratio", &times), ("counts", &counts(shared))]);
    let comment = pin.comment(Comment {
        id: workspace.make_id(),
        node: None,
        transition: None,
        answers: None,
        author: author(),
        on: Some(today),
        order: Some(workspace.read(|document| next_order(document, today))),
        text: words,
        resolved: false,
    });
    if workspace.commit(Command::Put(vec![Entry::Comment(comment)])) {
        workspace.say_undoable(text(Text::RealityCommented).to_owned());
    }
}

/// The table.
#[component(transparent)]
pub fn FastDeals() -> Fragment {
    let workspace = workspace();
    let reality = reality();
    let known = Memo::new(move |_| reality.known.get().map(|known| known.fast.clone()).unwrap_or_default());
    let item = move |shared: Shared| {
        let said = factor(workspace, &shared.factor);
        let lift = match shared.lift {
            None => text(Text::RealityLiftFew).to_owned(),
            Some(lift) => {
                let high = lift.high.map_or_else(|| "∞".to_owned(), ratio);
                let times = lift.ratio.map_or_else(|| "∞".to_owned(), ratio);
                fill(Text::RealityLift, &[("ratio", &times), ("low", &ratio(lift.low)), ("high", &high)])
            }
        };
        let unsure = shared.lift.is_some_and(|lift| lift.low <= 1.0 && lift.high.is_none_or(|high| high >= 1.0));
        let stage = match shared.factor {
            Factor::Passed(node) => {
                reality.known.with_untracked(|known| known.as_ref().and_then(|known| before(workspace, known, node)))
            }
            _ => None,
        };
        let (told, step) = (said.clone(), said.clone());
        let gathered = [text(Text::RealityAsStep), ": ", &said].concat();
        let item = stage.map(|stage| {
            let said = said.clone();
            let label = [text(Text::RealityAsItem), ": ", &said].concat();
            view! {
                <button aria-label=label on:click=move |_| as_item(workspace, stage, &said)>{say(Text::RealityAsItem)}</button>
            }
        });
        let label = [text(Text::RealityAsComment), ": ", &said].concat();
        let counted = counts(&shared);
        view! {
            <li class:unsure=unsure>
                <span class="user-text">{"… ".to_owned() + &said}</span>
                <b>{lift}</b>
                <small class="muted">
                    {counted}
                    {unsure.then(|| view! { <i>" · " {say(Text::RealityUnsure)}</i> })}
                </small>
                <span class="actions">
                    {item}
                    <button aria-label=gathered on:click=move |_| as_step(workspace, &step)>
                        {say(Text::RealityAsStep)}
                    </button>
                    <button aria-label=label on:click=move |_| as_comment(workspace, &shared, &told)>
                        {say(Text::RealityAsComment)}
                    </button>
                </span>
            </li>
        }
    };
    let body = move || {
        let fast = known.get();
        let number = |count: usize| format::number(count as f64);
        if fast.won < crate::core::mining::FEWEST_WON {
            let said = fill(Text::RealityFastFew, &[("won", &number(fast.won))]);
            return view! { <p class="muted">{said}</p> };
        }
        if fast.shared.is_empty() {
            return view! { <p class="muted">{say(Text::RealityFastNone)}</p> };
        }
        let days = format::number(fast.days.unwrap_or(0.0).round());
        let about = fill(Text::RealityFastAbout, &[("won", &number(fast.won)), ("days", &days)]);
        view! {
            <p>{about}</p>
            <ul class="reality-list fast">{fast.shared.into_iter().take(SHOWN).map(item).collect_view()}</ul>
        }
    };
    view! {
        <Part title=Text::RealityFast hint=Signal::derive(String::new)>{live(body)}</Part>
    }
}
