//! What stands in the way of a plan, and what its numbers lack, each with its place.

use crate::ui::prelude::*;

use super::state::State;
use crate::core::chain::{Gap, Stuck};
use crate::core::ids::NodeId;
use crate::core::model::Document;
use crate::core::plan::{Impossible, broken};
use crate::core::search::Found;
use crate::ui::format;
use crate::ui::kit::{Icon, Memo, Shape};
use crate::ui::language::{Text, fill, say, text};
use crate::ui::sentences::node_name;
use crate::ui::shell::show_found;
use crate::ui::workspace::Workspace;

/// A sentence and the nodes that it is about.
#[derive(Clone, PartialEq, Debug, Default)]
struct Note {
    says: String,
    nodes: Vec<(NodeId, String)>,
    /// There is no plan because of it.
    grave: bool,
}

impl Note {
    fn of(document: &Document, says: String, nodes: impl IntoIterator<Item = NodeId>) -> Note {
        let nodes = nodes.into_iter().map(|node| (node, node_name(document, node))).collect();
        Note { says, nodes, grave: false }
    }
}

/// The notes.
#[component(transparent)]
pub fn Notes() -> Fragment {
    let state = State::here();
    let notes: Memo<Vec<Note>> = state.workspace.memo(move |document| {
        let mut notes: Vec<Note> =
            impossible(state, document).into_iter().map(|note| Note { grave: true, ..note }).collect();
        notes.extend(lacking(state, document));
        notes
    });
    live(move || {
        let notes = notes.get();
        (!notes.is_empty()).then(|| {
            let rows = notes.into_iter().map(|note| row(state, note)).collect_view();
            view! { <ul class="plan-notes" aria-label=say(Text::PlanNotes)>{rows}</ul> }
        })
    })
}

fn row(state: State, note: Note) -> Fragment {
    let place = |(node, name): (NodeId, String)| {
        let label = fill(Text::PlanGoTo, &[("name", &name)]);
        view! {
            <button class="quiet" aria-label=label on:click=move |_| show_found(state.workspace, Found::Node(node))>
                {name}
            </button>
        }
    };
    view! {
        <li class:grave=note.grave>
            <Icon shape=if note.grave { Shape::Warning } else { Shape::Help }/>
            <p>{note.says}</p>
            <span>{note.nodes.into_iter().map(place).collect_view()}</span>
        </li>
    }
}

/// Why there is no plan, where somebody wants one.
fn impossible(state: State, document: &Document) -> Option<Note> {
    let name = |node: NodeId| node_name(document, node);
    state.answer.with(|answer| {
        let note = match answer.required.as_ref().err()? {
            // The head teaches what to do.
            Impossible::NoDriver => return None,
            Impossible::NoDealSize => Note::of(document, text(Text::PlanNeedsDealSize).to_owned(), []),
            Impossible::Stuck(Stuck::NoStart) => return None,
            Impossible::Stuck(Stuck::Trap(nodes)) => {
                Note::of(document, text(Text::PlanTrap).to_owned(), nodes.iter().copied())
            }
            Impossible::Unknown(nodes) => {
                let nodes = in_order(state.workspace, nodes.clone());
                Note::of(document, text(Text::PlanFirstGuess).to_owned(), nodes)
            }
            Impossible::Hopeless(nodes) => {
                let place = answer.process.as_ref().ok().and_then(|process| broken(document, process));
                match place {
                    Some((from, to)) => {
                        let places = [("from", name(from)), ("to", name(to))];
                        let [from_name, to_name] = places.each_ref().map(|(key, name)| (*key, name.as_str()));
                        Note::of(document, fill(Text::PlanBroken, &[from_name, to_name]), [from])
                    }
                    None => Note::of(document, text(Text::PlanHopeless).to_owned(), nodes.iter().copied().take(1)),
                }
            }
            Impossible::NeverReached(node) => {
                Note::of(document, fill(Text::PlanNeverReached, &[("name", &name(*node))]), [*node])
            }
        };
        Some(note)
    })
}

/// Nodes in the order of the flow.
fn in_order(workspace: Workspace, nodes: Vec<NodeId>) -> Vec<NodeId> {
    workspace.flow().order().iter().copied().filter(|node| nodes.contains(node)).collect()
}

/// What is missing or wrong in the chances and days that the plan is calculated with.
fn lacking(state: State, document: &Document) -> Vec<Note> {
    state.answer.with(|answer| {
        let Ok(process) = &answer.process else { return Vec::new() };
        let mut notes = Vec::new();
        for gap in process.gaps() {
            if let Gap::SharesOff { node, sum } = gap {
                let places = [("name", node_name(document, *node)), ("sum", format::percent(*sum as f64 / 100.0))];
                let [name, sum] = places.each_ref().map(|(key, text)| (*key, text.as_str()));
                notes.push(Note::of(document, fill(Text::PlanSharesOff, &[name, sum]), [*node]));
            }
        }
        let unknown = in_order(state.workspace, process.unknown().collect());
        // Where that is why there is no plan, it is said already.
        if !unknown.is_empty() && !matches!(answer.required, Err(Impossible::Unknown(_))) {
            notes.push(Note::of(document, text(Text::PlanUnknown).to_owned(), unknown));
        }
        if !process.untimed.is_empty() {
            notes.push(Note::of(document, text(Text::PlanUntimed).to_owned(), process.untimed.iter().copied()));
        }
        notes
    })
}
