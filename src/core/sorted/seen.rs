//! Which identifiers came before.

use std::cmp::Ordering;

use super::find;
use crate::core::ids::{Id, Identifier};
use crate::core::sort;

/// Identifiers of one kind as they come, in any order and as many as there are: putting one in costs no more than the
/// logarithm of their number, on average.
///
/// Sorted runs, each longer than the next; a new one is merged with those that are no longer than it.
#[derive(Default)]
pub struct Seen {
    runs: Vec<Vec<Id>>,
}

impl Seen {
    /// Puts an identifier in; whether it is new.
    pub fn insert(&mut self, id: impl Identifier) -> bool {
        self.put(*id.id())
    }

    /// Nothing was put in.
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// Whether an identifier was put in.
    pub fn contains(&self, id: impl Identifier) -> bool {
        self.knows(id.id())
    }

    fn knows(&self, id: &Id) -> bool {
        let same = |run: &[Id], at| run.get(at).map_or(Ordering::Greater, |known: &Id| known.cmp(id));
        self.runs.iter().any(|run| find(run.len(), &mut |at| same(run, at)).is_ok())
    }

    /// The same for an identifier of any kind.
    pub fn put(&mut self, id: Id) -> bool {
        if self.knows(&id) {
            return false;
        }
        let mut run = vec![id];
        while let Some(mut last) = self.runs.pop_if(|last| last.len() <= run.len()) {
            last.append(&mut run);
            run = last;
        }
        if run.len() > 1 {
            sort::by(&mut run, Ord::cmp);
        }
        self.runs.push(run);
        true
    }
}
