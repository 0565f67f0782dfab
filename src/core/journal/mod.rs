//! What was done, action by action: what storage keeps between two foldings and what tabs tell each other.
//!
//! A document is folded into storage as a whole only now and then. Between, every action is a [`Line`]: the fields that
//! it changed, which tab did it, and its place in the order of all lines (a logical clock: Lamport, "Time, Clocks, and
//! the Ordering of Events in a Distributed System", 1978). [`replay`] brings a folded text and lines together again in
//! that order, so every tab that knows the same lines has the same document: where two changed the same field without
//! knowing of each other, the later line stands and what it took the place of is a [`Conflict`] to be shown.
//!
//! All of it works on the text of documents. So a line outlives the shape of documents that it was written for: it is
//! replayed onto a text of its own time, and what comes out is read, migrated and checked as every file is.

mod line;
mod merge;

pub use line::{Line, Stamp, Tab};
pub use merge::{Conflict, Replayed, merge, put_back, refuse, replay};
