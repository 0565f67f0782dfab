//! What came, as far as it is wanted, onto what is here.

use super::Divergence;
use crate::core::command::Diff;
use crate::core::ids::Identifier;
use crate::core::io::{FieldChange, Patch, Place};
use crate::core::journal::{Line, Stamp, merge};
use crate::core::model::Document;
use crate::core::sorted::Map;

/// What taking makes.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Taken {
    /// What changes here.
    pub diff: Diff,
    /// What was wanted and cannot be had, because something that was not wanted is needed for it, or still refers to it.
    pub refused: Vec<Place>,
}

/// Takes what came at those of the divergences that are wanted, by their index; everything else stays as it is here. What is kept of a node for the histories of
/// deals goes with the node.
pub fn take(mine: &Document, divergences: &[Divergence], wanted: impl Fn(usize, &Divergence) -> bool) -> Taken {
    let all = || divergences.iter().enumerate();
    let mut nodes: Map<&str, bool> = Map::new();
    for (index, one) in all().filter(|(_, one)| one.place.table == "nodes" && one.place.field.is_empty()) {
        nodes.insert(one.place.record.as_str(), wanted(index, one));
    }
    let chosen = all().filter(|(index, one)| match nodes.get(one.place.record.as_str()) {
        Some(node) if one.place.table == "retired" => *node,
        _ => wanted(*index, one),
    });
    let chosen: Vec<FieldChange> = chosen
        .map(|(_, one)| FieldChange { place: one.place.clone(), before: one.mine.clone(), after: one.theirs.clone() })
        .collect();
    if chosen.is_empty() {
        return Taken::default();
    }
    match put(mine, chosen.clone()) {
        Some(diff) => Taken { diff, refused: Vec::new() },
        None => one_by_one(mine, chosen),
    }
}

fn put(document: &Document, changes: Vec<FieldChange>) -> Option<Diff> {
    let stamp = Stamp { clock: 0, tab: *document.map.id.id() };
    let (diff, met) = merge(document, &Line { stamp, number: 0, patch: Patch { changes } })?;
    met.is_empty().then_some(diff)
}

type Group = Vec<FieldChange>;

/// Record by record, as long as one of them fits: what depends on another comes after it, in whatever order they stand.
fn one_by_one(mine: &Document, chosen: Vec<FieldChange>) -> Taken {
    let mut records: Map<(String, String), Group> = Map::new();
    for change in chosen {
        let record = (change.place.table.clone(), change.place.record.clone());
        records.or_insert_with(record, Vec::new).push(change);
    }
    let mut left: Vec<Group> = records.into_iter().map(|(_, group)| group).collect();
    let mut document = mine.clone();
    loop {
        let before = left.len();
        left = fit(&mut document, left);
        if left.len() == before || left.is_empty() {
            break;
        }
    }
    let refused = left.iter().flatten().map(|change| change.place.clone()).collect();
    Taken { diff: Diff::between(mine, &document), refused }
}

/// Puts all of them, or halves of them, and gives back what does not fit by itself: few of thousands do not, and each try
/// costs the whole map.
fn fit(document: &mut Document, groups: Vec<Group>) -> Vec<Group> {
    if groups.is_empty() {
        return groups;
    }
    if let Some(diff) = put(document, groups.concat()) {
        document.apply(&diff);
        return Vec::new();
    }
    if groups.len() == 1 {
        return groups;
    }
    let mut first = groups;
    let second = first.split_off(first.len() / 2);
    let mut left = fit(document, first);
    left.append(&mut fit(document, second));
    left
}
