//! The ways of a no on the map: what is done on each, when somebody asks again, and where it leads back to.

use crate::ui::prelude::*;

use crate::core::analytics::way_back;
use crate::core::checks::Place;
use crate::core::ids::TransitionId;
use crate::core::model::{Document, NodeKind, Transition, TransitionKind};
use crate::core::search::Found;
use crate::core::sort;
use crate::ui::findings::place_name;
use crate::ui::kit::{Memo, Show};
use crate::ui::language::{Plural, Text, fill, language, plural, say, text};
use crate::ui::sentences;
use crate::ui::shell;
use crate::ui::workspace::workspace;

/// A way in words.
#[derive(Clone, PartialEq)]
struct Path {
    id: TransitionId,
    name: String,
    label: String,
    next: String,
    after: Vec<String>,
}

/// Whether a way says no at its end: one to a decision is not over yet.
fn ends(document: &Document, way: &Transition) -> bool {
    let kind = document.node_kind(way.to);
    let seen = [way.from, way.to].iter().all(|node| document.nodes.get(node).is_some_and(|node| !node.hidden));
    let no = way.kind == TransitionKind::No || kind.is_some_and(NodeKind::is_refusal);
    seen && no && kind != Some(NodeKind::Decision)
}

fn path(document: &Document, way: &Transition) -> Path {
    let days = way.onward.revisit_days.and_then(|days| usize::try_from(days).ok());
    let back = way_back(document, way.to).filter(|_| document.node_kind(way.to).is_some_and(NodeKind::is_refusal));
    let back = back.map(|to| fill(Text::NoBackTo, &[("name", &sentences::node_name(document, to))]));
    Path {
        id: way.id,
        name: place_name(document, Place::Transition(way.id)),
        label: way.label.clone(),
        next: way.onward.next.clone(),
        after: days.map(|days| plural(Plural::GateInDays, days)).into_iter().chain(back).collect(),
    }
}

/// The list.
#[component(transparent)]
pub fn Paths() -> Fragment {
    let workspace = workspace();
    let paths: Memo<Vec<Path>> = workspace.memo(move |document| {
        language();
        let flow = workspace.flow();
        let mut ways: Vec<&Transition> = document.transitions.values().filter(|way| ends(document, way)).collect();
        sort::by_key(&mut ways, |way| (flow.rank(way.from), flow.rank(way.to), way.id));
        ways.into_iter().map(|way| path(document, way)).collect()
    });
    let row = move |path: Path| {
        let Path { id, name, label, next, after } = path;
        let show = fill(Text::CheckShowAt, &[("name", &name)]);
        let next = if next.trim().is_empty() {
            view! { <p class="muted">{text(Text::NoNextNone)}</p> }
        } else {
            view! { <p class="user-text">{next}</p> }
        };
        view! {
            <li>
                <p><strong class="user-text">{name}</strong> <small class="user-text">{label}</small></p>
                {next}
                <small class="user-text">{after.join(" · ")}</small>
                <button class="quiet" aria-label=show on:click=move |_| shell::show_found(workspace, Found::Transition(id))>
                    {text(Text::CheckShow)}
                </button>
            </li>
        }
    };
    let some = move || paths.with(|paths| !paths.is_empty());
    view! {
        <section class="no-paths">
            <h3>{say(Text::NoPaths)}</h3>
            <Show when=some>
                <p class="teach">{say(Text::NoPathsAbout)}</p>
                <ul>{live(move || paths.get().into_iter().map(row).collect_view())}</ul>
            </Show>
            <Show when=move || !some()><p class="teach">{say(Text::NoPathsNone)}</p></Show>
        </section>
    }
}
