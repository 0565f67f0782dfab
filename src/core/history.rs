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
    /// Something came from elsewhere.
    met: bool,
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

    /// Remembers what was done as a part of the action before it, so that both are taken back at once.
    pub fn amend(&mut self, label: Label, diff: Diff) {
        let whole = self.done.last().map(|last| last.diff.clone().squash(diff.clone()));
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
        self.fits(document, &back.diff).then(|| {
            self.undone.push(entry);
            back
        })
    }

    /// Does again what was taken back last.
    pub fn redo(&mut self, document: &mut Document) -> Option<Entry> {
        let entry = self.undone.pop()?;
        self.fits(document, &entry.diff).then(|| {
            self.done.push(entry.clone());
            entry
        })
    }

    /// Makes a change, unless something that came from elsewhere stands in its way: a transition to a node that it would
    /// take away. It is forgotten then.
    fn fits(&self, document: &mut Document, diff: &Diff) -> bool {
        document.apply(diff);
        let fits = !self.met || document.invariants().is_empty();
        if !fits {
            document.apply(&diff.reversed());
        }
        fits
    }

    /// Something came from elsewhere. What was done here to the same records can no longer be taken back or done again:
    /// it would bring back their old state, with what came.
    pub fn meet(&mut self, came: &Diff) {
        self.met = true;
        for entries in [&mut self.done, &mut self.undone] {
            entries.retain(|entry| !entry.diff.meets(came));
        }
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
