//! The registry: every measure with its value, and a place to change it.

use crate::ui::prelude::*;

use super::fields::Fields;
use super::words::{brief, name, provenance, standing, tone};
use super::{fresh, listed, shown};
use crate::core::command::Command;
use crate::core::ids::EntryId;
use crate::core::model::{Builtin, Kept, NodeKind};
use crate::ui::kit::{Icon, Menu, Shape};
use crate::ui::language::{Text, say, text};
use crate::ui::workspace::{Workspace, workspace};

/// The measures of the map, then those of its stages in the order of the flow.
#[component(transparent)]
pub fn Measures() -> Fragment {
    let workspace = workspace();
    let all = workspace.memo(move |document| {
        let flow = workspace.flow();
        let places = flow.order().iter().filter(|id| document.node_kind(**id).is_some_and(NodeKind::has_card));
        let hidden = document.nodes.values().filter(|node| document.is_hidden(node)).map(|node| &node.id);
        let stages = places.chain(hidden).flat_map(|id| listed(document, Some(*id)));
        listed(document, None).into_iter().chain(stages).collect::<Vec<EntryId>>()
    });
    let some = move || all.with(|all| !all.is_empty());
    let latest = RwSignal::new(None::<EntryId>);
    view! {
        <p class="teach">{say(Text::MeasureAbout)}</p>
        <Show when=some>
            <ul class="entries kpis">
                <For each=move || all.get() key=|id| *id children=move |id| view! { <Row id latest/> }/>
            </ul>
        </Show>
        <div class="actions">{adding(workspace, latest)}</div>
    }
}

/// The list of what can be measured.
fn adding(workspace: Workspace, latest: RwSignal<Option<EntryId>>) -> Fragment {
    let button = || view! { <Icon shape=Shape::Plus/>{say(Text::MeasureAdd)} };
    let item = move |builtin: &Builtin| {
        let builtin = *builtin;
        let add = move |_| {
            let kpi = fresh(workspace, builtin, None);
            let id = kpi.id;
            if workspace.commit(Command::Put(vec![kpi.entry()])) {
                latest.set(Some(id));
            }
        };
        view! { <button on:click=add>{live(move || name(builtin))}</button> }
    };
    view! {
        <div class="left-menu">
            <Menu label=Signal::derive(|| text(Text::MeasureAdd).to_owned()) button>{Builtin::ALL.iter().map(item).collect_view()}</Menu>
        </div>
    }
}

/// One measure: what it is now; opened, where that comes from and what is wanted of it.
#[component(transparent)]
fn Row(id: EntryId, latest: RwSignal<Option<EntryId>>) -> Fragment {
    let shown = shown(workspace(), id);
    let head = move || {
        let shown = shown.get()?;
        let (word, tone) = (standing(shown.reading.standing), tone(shown.reading.standing));
        let place = shown.place.clone().unwrap_or_else(|| text(Text::MeasureWholeMap).to_owned());
        let from = provenance(&shown.kpi, &shown.reading);
        let brief = brief(&shown.kpi, &shown.reading, shown.currency);
        Some(view! {
            <span class="user-text name">{shown.kpi.name.clone()}<small class="user-text">{place}</small><small>{brief}</small></span>
            <b class="number" title=from>{shown.value().unwrap_or_else(|| "–".to_owned())}</b>
            <span class=["badge ", tone].concat()>{word}</span>
        })
    };
    let from = move || shown.with(|shown| shown.as_ref().map(|shown| provenance(&shown.kpi, &shown.reading)));
    let open = latest.get_untracked() == Some(id);
    view! {
        <li>
            <details class="kpi" open=open>
                <summary>{live(head)}<Icon shape=Shape::Down/></summary>
                <p class="basis">{live(from)}</p>
                <Fields id/>
            </details>
        </li>
    }
}
