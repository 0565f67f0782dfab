//! Undo and redo.

use crate::core::command::{Change, Diff, Label};
use crate::core::ids::NodeId;
use crate::core::model::{Document, Node};

/// One thing that was done.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// What it did, in a word.
    pub label: Label,
    /// What it changed.
    pub diff: Diff,
}

/// What was done and what was taken back, newest last.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: Vec<Entry>,
    undone: Vec<Entry>,
}

impl History {
    /// How many actions can be taken back; older ones are forgotten.
    pub const LONGEST: usize = 500;

    /// Remembers what was done. What had been taken back can no longer be done again.
    pub fn push(&mut self, label: Label, diff: Diff) {
        self.undone.clear();
        self.done.push(Entry { label, diff });
        if self.done.len() > Self::LONGEST {
            self.done.remove(0);
        }
    }

    /// Remembers what was done to nodes as a part of the action before it, so that both are taken back at once.
    pub fn amend(&mut self, label: Label, diff: Diff) {
        let Diff { map, departments, phases, transitions, retired, deals, .. } = &diff;
        let named = map.is_none() && departments.is_empty() && phases.is_empty();
        let only_nodes = named && transitions.is_empty() && retired.is_empty() && deals.is_empty();
        let whole = self.done.last().filter(|_| only_nodes).map(|last| joined(&last.diff, &diff.nodes));
        match self.done.last_mut().zip(whole) {
            // Two that cancel each other stay apart: an action that changes nothing could not be taken back.
            Some((last, whole)) if !whole.is_empty() => last.diff = whole,
            _ => self.push(label, diff),
        }
    }

    /// Takes the last action back as if it had never been, where it added this node; what was changed in doing so.
    pub fn withdraw(&mut self, document: &mut Document, added: NodeId) -> Option<Entry> {
        let made =
            |node: &Change<Node>| node.before.is_none() && node.after.as_ref().is_some_and(|node| node.id == added);
        if !self.done.last()?.diff.nodes.iter().any(made) {
            return None;
        }
        let back = self.undo(document);
        self.undone.pop();
        back
    }

    /// Takes the last action back; what was changed in doing so, or `None` when there is nothing.
    pub fn undo(&mut self, document: &mut Document) -> Option<Entry> {
        let entry = self.done.pop()?;
        let back = Entry { label: entry.label, diff: entry.diff.reversed() };
        document.apply(&back.diff);
        self.undone.push(entry);
        Some(back)
    }

    /// Does again what was taken back last.
    pub fn redo(&mut self, document: &mut Document) -> Option<Entry> {
        let entry = self.undone.pop()?;
        document.apply(&entry.diff);
        self.done.push(entry.clone());
        Some(entry)
    }

    /// What undo would take back.
    pub fn next_undo(&self) -> Option<Label> {
        self.done.last().map(|entry| entry.label)
    }

    /// What redo would do again.
    pub fn next_redo(&self) -> Option<Label> {
        self.undone.last().map(|entry| entry.label)
    }
}

/// A diff and what followed it as one. The same as `Diff::squash` for all records would be, at a fraction of its code.
fn joined(diff: &Diff, next: &[Change<Node>]) -> Diff {
    let mut whole = diff.clone();
    for (index, change) in next.iter().enumerate() {
        let same = |known: &Change<Node>| {
            known.after.as_ref().map(|node| node.id) == change.before.as_ref().map(|node| node.id)
        };
        // Held arrow keys move the same nodes in the same order.
        let there = whole.nodes.get(index).is_some_and(same).then_some(index);
        match there.or_else(|| whole.nodes.iter().position(same)).and_then(|at| whole.nodes.get_mut(at)) {
            Some(known) => known.after.clone_from(&change.after),
            None => whole.nodes.push(change.clone()),
        }
    }
    whole.nodes.retain(|change| change.before != change.after);
    whole
}
