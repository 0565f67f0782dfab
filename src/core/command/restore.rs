//! Going back to a version of the map without losing deals, their histories, comments or other versions.

use super::*;
use crate::core::model::{MapInfo, Record, RetiredNode};
use crate::core::versions::is_aside;

pub(super) fn restore(
    document: &Document,
    version: &Document,
    deals_to: Option<NodeId>,
    on: Date,
) -> Result<Diff, Rejection> {
    let mut after = document.clone();
    let mut moved = Diff::default();
    super::remove::move_deals(document, version, &closed(document, version), deals_to, on, &mut moved)?;
    after.apply(&moved);
    let (before, now) = (document.map.currency.minor_units(), version.map.currency.minor_units());
    let exchanged = Diff { deals: super::map::exchanged(&after, before, now)?, ..Diff::default() };
    after.apply(&exchanged);
    remember(&mut after, version);
    // Which map it is, whether it can be changed, and how far the guide is are no part of what it was.
    let MapInfo { id, created, locked, ref purpose, .. } = document.map;
    after.map = MapInfo { id, created, locked, ..version.map.clone() };
    after.map.purpose.guide = purpose.guide;
    after.departments = version.departments.clone();
    after.phases = version.phases.clone();
    after.nodes = version.nodes.clone();
    after.transitions = version.transitions.clone();
    after.entries.retain(|_, entry| is_aside(entry.kind()));
    for entry in version.entries.values().filter(|entry| !is_aside(entry.kind())) {
        if after.entries.insert(entry.id(), entry.clone()).is_some() {
            return Err(Rejection::Taken);
        }
    }
    if after.entries.len() > limits::ENTRIES {
        return Err(Rejection::TooMany { limit: limits::ENTRIES });
    }
    unpin(&mut after);
    Ok(Diff::between(document, &after))
}

/// The nodes of both that deals cannot be in once this version is restored: those that it does not have, that hold no
/// deals in it, and that nobody sees in it.
fn closed(document: &Document, version: &Document) -> Set<NodeId> {
    document.nodes.keys().chain(version.nodes.keys()).copied().filter(|id| !version.holds_deals(*id)).collect()
}

/// Nodes that histories go through stay by name where the version does not have them; those that come back are no
/// longer retired.
fn remember(after: &mut Document, version: &Document) {
    let visited: Set<NodeId> = after.deals.values().flat_map(|deal| &deal.visits).map(|visit| visit.node).collect();
    for node in after.nodes.values().filter(|node| visited.contains(&node.id)) {
        after.retired.insert(node.id, RetiredNode { id: node.id, kind: node.kind, name: node.name.clone() });
    }
    after.retired.retain(|id, _| !version.nodes.contains_key(id));
}

/// Comments on what is not there any more are comments on the map.
fn unpin(after: &mut Document) {
    let (nodes, transitions) = (&after.nodes, &after.transitions);
    for entry in after.entries.values_mut() {
        if let Entry::Comment(comment) = entry {
            comment.node = comment.node.filter(|id| nodes.contains_key(id));
            comment.transition = comment.transition.filter(|id| transitions.contains_key(id));
        }
    }
}
