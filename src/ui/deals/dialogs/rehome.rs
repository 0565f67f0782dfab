//! Where the deals of what is to be deleted go, or of what a version does not have. Nobody but the user chooses.

use crate::ui::prelude::*;

use crate::core::command::Command;
use crate::core::ids::{DealId, Identifier, NodeId};
use crate::core::model::{Document, Flow, NodeKind};
use crate::core::sorted;
use crate::ui::deals::actions;
use crate::ui::kit::Modal;
use crate::ui::language::{Plural, Text, fill, plural, plural_with, say};
use crate::ui::sentences;
use crate::ui::workspace::workspace;

/// The places that stay: not deleted themselves, nor a step of something that is. Lost and not now ask each deal for
/// its reason, so they take nobody here.
fn staying(document: &Document, doomed: &sorted::Set<NodeId>) -> Vec<(NodeId, String)> {
    let mut places = actions::named_places(document);
    places.retain(|(node, _)| {
        let parent = document.nodes.get(node).and_then(|node| node.parent);
        let refuses = document.node_kind(*node).is_none_or(NodeKind::is_refusal);
        !refuses && !doomed.contains(node) && !parent.is_some_and(|parent| doomed.contains(&parent))
    });
    places
}

/// The question.
#[component(transparent)]
pub fn Rehome(command: Command, deals: usize, nodes: sorted::Set<NodeId>) -> Fragment {
    let workspace = workspace();
    let places = match (&command, command.restores()) {
        (_, Some(version)) => {
            let places = staying(version, &sorted::Set::new());
            Signal::derive(move || places.clone())
        }
        (Command::Delete { nodes, .. }, None) => {
            let doomed = nodes.clone();
            workspace.memo(move |document| staying(document, &doomed)).into()
        }
        _ => Signal::derive(Vec::new),
    };
    let held = nodes.clone();
    let names = workspace.memo(move |document| {
        let flow = Flow::of(document);
        let named = flow.order().iter().filter(|node| nodes.contains(node));
        named.map(|node| sentences::node_name(document, *node)).collect::<Vec<_>>().join(", ")
    });
    let chosen = RwSignal::new(None::<NodeId>);
    let title = Signal::derive(move || plural(Plural::GateRehomeTitle, deals));
    let (about, act) = if command.restores().is_some() {
        (Text::HistoryRehomeAbout, Text::HistoryRehome)
    } else {
        (Text::GateRehomeAbout, Text::GateRehome)
    };
    let command = StoredValue::new(command);
    let close = move || workspace.dialog.set(None);
    let delete = move || {
        if let Some((command, to)) = command.try_get_value().zip(chosen.get_untracked()) {
            close();
            if workspace.commit(command.with_place(to)) {
                let name = workspace.read(|document| sentences::node_name(document, to));
                workspace.say_undoable(plural_with(Plural::GateRehomed, deals, &[("name", &name)]));
            }
        }
    };
    let held = StoredValue::new(held);
    let discard = move || {
        let Some((command, held)) = command.try_get_value().zip(held.try_get_value()) else { return };
        let gone: sorted::Set<DealId> = workspace.read(|document| {
            let here = document.deals.values().filter(|deal| deal.node().is_some_and(|node| held.contains(&node)));
            here.map(|deal| deal.id).collect()
        });
        close();
        if workspace.commit(Command::DeleteDeals(gone)) && workspace.commit(command) {
            workspace.say_undoable_steps(plural(Plural::GateRehomeDiscarded, deals), 2);
        }
    };
    let options = move || {
        let option = |(node, name): (NodeId, String)| view! { <option value=node.to_string()>{name}</option> };
        places.get().into_iter().map(option).collect_view()
    };
    view! {
        <Modal title on_close=close>
            <p class="user-text">{live(move || fill(about, &[("names", &names.get())]))}</p>
            {live(move || {
                if places.with(Vec::is_empty) {
                    return view! { <p>{say(Text::GateRehomeNowhere)}</p> };
                }
                view! {
                    <label class="field">
                        <span>{say(Text::GateRehomeTo)}</span>
                        <select
                            autofocus=true
                            aria-label=say(Text::GateRehomeTo)
                            on:change:target=move |event| chosen.set(NodeId::parse(&event.target().value()))
                        >
                            <option value="">{say(Text::GateChoose)}</option>
                            {live(options)}
                        </select>
                    </label>
                }
            })}
            <footer>
                <button on:click=move |_| close()>{say(Text::ShellCancel)}</button>
                <button class="danger" on:click=move |_| discard()>{say(Text::GateRehomeDiscard)}</button>
                <button class="primary" disabled=move || chosen.get().is_none() on:click=move |_| delete()>
                    {say(act)}
                </button>
            </footer>
        </Modal>
    }
}
