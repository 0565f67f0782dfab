//! Owner and phase of all stages that are selected.

use crate::ui::prelude::*;

use super::choice::Choice;
use super::facts::{OwnerField, phases};
use super::frame::Labelled;
use super::summary;
use crate::core::command::{Command, NodeEdit};
use crate::core::ids::{Identifier, NodeId, PhaseId};
use crate::core::model::{Document, Node};
use crate::core::sorted;
use crate::ui::kit::Memo;
use crate::ui::language::{Text, say, text};
use crate::ui::workspace::{Workspace, workspace};

/// The nodes selected.
type Nodes = sorted::Set<NodeId>;

/// What all cards selected have in common; `None` where they differ.
fn common(workspace: Workspace, nodes: &Nodes, read: fn(&Document, &Node) -> String) -> Memo<Option<String>> {
    let nodes = nodes.clone();
    workspace.memo(move |document| {
        let cards = nodes.iter().filter_map(|id| document.nodes.get(id)).filter(|node| node.kind.has_card());
        let mut values = cards.map(|node| read(document, node));
        let first = values.next()?;
        values.all(|value| value == first).then_some(first)
    })
}

/// The fields. They are about these nodes, whatever is selected by the time that a field is left.
#[component(transparent)]
pub fn Bulk(
    /// The nodes; those without a card are passed over.
    nodes: Nodes,
) -> Fragment {
    let workspace = workspace();
    let owner = common(workspace, &nodes, summary::owner);
    let phase = common(workspace, &nodes, |_, node| node.card.phase.map(|phase| phase.to_string()).unwrap_or_default());
    let mixed = Signal::derive(move || phase.get().is_none());
    let nodes = StoredValue::new(nodes);
    let edit = move |edit: NodeEdit| {
        workspace.commit(Command::EditNodes(nodes.get_value(), edit));
    };
    let hint = move || text(if owner.get().is_none() { Text::PanelMixed } else { Text::CardOwnerHint }).to_owned();
    let set_phase = move |word: String| {
        if word != "*" {
            edit(NodeEdit::Phase(PhaseId::parse(&word)));
        }
    };
    view! {
        <section class="facts">
            <Labelled title=Text::CardOwner>
                <OwnerField
                    value=Signal::derive(move || owner.get().unwrap_or_default())
                    commit=move |name| edit(NodeEdit::OwnerNamed(workspace.make_id(), name))
                    placeholder=Signal::derive(hint)
                />
            </Labelled>
            <Labelled title=Text::CardPhase>
                <Choice
                    label=say(Text::CardPhase)
                    options=phases(workspace, Some(mixed))
                    value=Signal::derive(move || phase.get().unwrap_or_else(|| "*".to_owned()))
                    commit=set_phase
                />
            </Labelled>
        </section>
    }
}
