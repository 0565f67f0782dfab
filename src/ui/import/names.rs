//! What the file calls its stages, and where that is on the map.

use crate::ui::prelude::*;

use super::session::Session;
use super::wording;
use crate::core::ids::{Identifier, NodeId};
use crate::core::import::{Choice, Likeness};
use crate::core::model::NodeKind;
use crate::ui::deals::named_places;
use crate::ui::format;
use crate::ui::kit::Memo;
use crate::ui::language::{Text, fill, say, text};
use crate::ui::workspace::workspace;

/// As many names as this are shown; a column with more is not one of stages.
const SHOWN: usize = 200;

/// One name.
#[derive(Clone, PartialEq)]
struct Row {
    at: usize,
    text: String,
    count: usize,
    choice: Choice,
    likeness: Option<Likeness>,
}

/// The names.
#[component(transparent)]
pub fn Names(session: Session) -> Fragment {
    let workspace = workspace();
    let places = workspace.memo(named_places);
    let rows = Memo::new(move |_| {
        let Some(gathered) = session.gathered.get() else { return Vec::new() };
        let choices = session.choices.get();
        let row =
            |(at, (name, (choice, likeness))): (usize, (&crate::core::import::Name, &(Choice, Option<Likeness>)))| {
                Row { at, text: name.text.clone(), count: name.count, choice: *choice, likeness: *likeness }
            };
        gathered.names.iter().zip(&choices).enumerate().take(SHOWN).map(row).collect()
    });
    // On an empty map every name is a new one, and nothing is to be looked at.
    let empty = workspace.read(|document| document.nodes.is_empty());
    // Stages of the map that nothing in the file means: the other half of comparing names with a CRM.
    let missing = Memo::new(move |_| {
        let meant: Vec<NodeId> = rows.with(|rows| {
            rows.iter().filter_map(|row| if let Choice::Node(node) = row.choice { Some(node) } else { None }).collect()
        });
        let stage = |node: NodeId| {
            workspace.read(|document| {
                document.nodes.get(&node).is_some_and(|node| node.kind == NodeKind::Stage && node.parent.is_none())
            })
        };
        let lacks = |(node, name): (NodeId, String)| (stage(node) && !meant.contains(&node)).then_some(name);
        let names: Vec<String> = places.get().into_iter().filter_map(lacks).collect();
        names.join(", ")
    });
    let open =
        Memo::new(move |_| !empty && rows.with(|rows| rows.iter().any(|row| row.likeness != Some(Likeness::Same))));
    let row = move |row: Row| {
        let Row { at, text: name, count, choice, likeness } = row;
        let option = |(node, name): (NodeId, String)| {
            view! { <option value=node.to_string() selected=choice == Choice::Node(node)>{name}</option> }
        };
        let note = match (likeness, choice) {
            (Some(Likeness::Similar), _) => Some(Text::ImportSimilar),
            (None, Choice::New) if !empty => Some(Text::ImportNewOne),
            _ => None,
        };
        view! {
            <tr class:out=choice == Choice::LeaveOut>
                <th scope="row">
                    <span class="user-text">{name.clone()}</span>
                    <small class="muted">{format::number(count as f64)}</small>
                </th>
                <td>
                    <select
                        aria-label=name.clone()
                        on:change:target=move |event| {
                            let choice = match event.target().value().as_str() {
                                "+" => Choice::New,
                                "-" => Choice::LeaveOut,
                                node => NodeId::parse(node).map_or(Choice::New, Choice::Node),
                            };
                            session.set_choice(at, choice);
                        }
                    >
                        <option value="+" selected=choice == Choice::New>{text(wording::new_node(&name))}</option>
                        <option value="-" selected=choice == Choice::LeaveOut>{text(Text::ImportLeftOut)}</option>
                        {places.get().into_iter().map(option).collect_view()}
                    </select>
                    {note.map(|note| view! { <small class="import-note">{say(note)}</small> })}
                </td>
            </tr>
        }
    };
    view! {
        <details class="import-part" prop:open=open>
            <summary>
                {say(Text::ImportNames)}
                <span class="muted">" " {live(move || format::number(rows.with(Vec::len) as f64))}</span>
            </summary>
            <p class="muted">{say(Text::ImportNamesAbout)}</p>
            {live(move || {
                let names = missing.get();
                (!names.is_empty()).then(|| {
                    view! { <p class="user-text">{fill(Text::ImportMissing, &[("names", &names)])}</p> }
                })
            })}
            <table class="import-columns">
                <tbody>{live(move || rows.get().into_iter().map(row).collect_view())}</tbody>
            </table>
        </details>
    }
}
