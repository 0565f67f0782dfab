//! What a persona needs in every stage.

use crate::core::command::Command;
use crate::core::ids::{EntryId, NodeId};
use crate::core::model::{Document, Kept, Need};
use crate::core::sorted::{Map, Set};

/// What this persona needs, by stage. A need without words is none.
pub fn needs(document: &Document, persona: EntryId) -> Map<NodeId, String> {
    let own = document.all::<Need>().filter(|need| need.persona == Some(persona) && !need.text.trim().is_empty());
    own.filter_map(|need| Some((need.node?, need.text.trim().to_owned()))).collect()
}

/// What writes down the need of a persona in a stage, or takes it out where nothing is written; nothing where that
/// changes nothing. A new one gets this identifier.
pub fn write_need(document: &Document, node: NodeId, persona: EntryId, text: &str, fresh: EntryId) -> Option<Command> {
    let known = document.all::<Need>().find(|need| need.node == Some(node) && need.persona == Some(persona));
    if text.trim().is_empty() {
        return Some(Command::TakeOut { entries: Set::from([known?.id]), successor: None });
    }
    let id = known.map_or(fresh, |need| need.id);
    let need = Need { id, node: Some(node), persona: Some(persona), text: text.to_owned() };
    (known != Some(&need)).then(|| Command::Put(vec![need.entry()]))
}
