//! Who has had no voice: people whom nobody has heard, and stages for which none of their people was.

use super::matrix::Matrix;
use crate::core::ids::{EntryId, NodeId};
use crate::core::model::{Document, Interview, Person};

/// Whether anybody who works for a stage was heard.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Voice {
    /// Nobody works for it.
    Nobody,
    /// So many work for it, and none of them was heard.
    None(usize),
    /// So many of so many were heard.
    Some(usize, usize),
}

/// Whether somebody has been met, or has confirmed already what was written down.
pub fn heard(person: &Person) -> bool {
    matches!(person.interview, Interview::Met | Interview::Confirmed)
}

/// The people whom nobody has heard, in the order of the columns.
pub fn unheard(document: &Document, matrix: &Matrix) -> Vec<EntryId> {
    matrix.people().filter(|id| document.entry::<Person>(*id).is_some_and(|person| !heard(person))).collect()
}

/// Whether a stage has a voice.
pub fn voice(document: &Document, matrix: &Matrix, stage: NodeId) -> Voice {
    let working = matrix.working(stage);
    let asked = working.iter().filter(|(id, _)| document.entry::<Person>(*id).is_some_and(heard)).count();
    match (asked, working.len()) {
        (_, 0) => Voice::Nobody,
        (0, all) => Voice::None(all),
        (heard, all) => Voice::Some(heard, all),
    }
}
