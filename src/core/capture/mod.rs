//! Steps that people name one after the other: read from pasted lines, kept in an order, and put on the map together.

mod lines;
mod place;

pub use lines::{Line, lines};
pub use place::{Placed, place};

use crate::core::ids::EntryId;
use crate::core::model::{Capture, Document};
use crate::core::sort;

/// The captured steps in their order.
pub fn captured(document: &Document) -> Vec<&Capture> {
    let mut all: Vec<&Capture> = document.all::<Capture>().collect();
    sort::by_key(&mut all, |capture| (capture.order, capture.id));
    all
}

/// The place behind the last.
pub fn next_place(document: &Document) -> i64 {
    document.all::<Capture>().filter_map(|capture| capture.order).max().map_or(0, |last| last + 1)
}

/// What puts a step at another place among the others, from 0; only those that stand elsewhere after that. Empty where it
/// stays.
pub fn moved(document: &Document, id: EntryId, to: usize) -> Vec<Capture> {
    let mut all = captured(document);
    let Some(from) = all.iter().position(|capture| capture.id == id) else { return Vec::new() };
    let to = to.min(all.len() - 1);
    if from == to {
        return Vec::new();
    }
    let one = all.remove(from);
    all.insert(to, one);
    let placed = all.into_iter().zip(0..).map(|(capture, place)| Capture { order: Some(place), ..capture.clone() });
    placed.filter(|after| document.entry::<Capture>(after.id) != Some(after)).collect()
}

#[cfg(test)]
mod tests;
