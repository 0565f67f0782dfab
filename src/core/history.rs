//! Undo and redo.

use crate::core::command::{Diff, Label};
use crate::core::model::Document;

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
