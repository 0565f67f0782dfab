//! One description of a record serves everything that goes through its fields: writing and reading files, checking what
//! a command brings, the invariants, what becomes of references when something is deleted, and comparing two versions.

use std::ops::RangeInclusive;
use std::sync::Arc;

use super::Date;
use crate::core::ids::{Id, Identifier};

use super::Kind;

/// What a reference leads to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Target {
    /// A node of the map.
    Node,
    /// A transition.
    Transition,
    /// A department.
    Department,
    /// An entry of this kind.
    Entry(Kind),
}

/// What becomes of a record when what it refers to goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tie {
    /// The reference is cleared.
    Loose,
    /// The record goes too; the reference may be absent from the start.
    Bound,
    /// The record goes too, and is nothing without it.
    Needed,
}

/// Somebody who goes through the fields of a record, reads or writes them. Names are those of files.
pub trait Fields {
    /// One line, at most [`limits::NAME`](super::limits::NAME) characters. A `needed` one may not be blank.
    fn line(&mut self, name: &'static str, needed: bool, value: &mut String);
    /// Several lines, at most [`limits::TEXT`](super::limits::TEXT) characters.
    fn text(&mut self, name: &'static str, value: &mut String);
    /// A calendar date.
    fn day(&mut self, name: &'static str, needed: bool, value: &mut Option<Date>);
    /// A whole number in a range.
    fn whole(&mut self, name: &'static str, range: RangeInclusive<i64>, value: &mut Option<i64>);
    /// A number, to a thousandth, at most [`LARGEST_NUMBER`] away from 0.
    fn number(&mut self, name: &'static str, value: &mut Option<f64>);
    /// Yes or no; no is left out.
    fn truth(&mut self, name: &'static str, value: &mut bool);
    /// One of these words; the first is left out.
    fn word(&mut self, name: &'static str, words: &'static [&'static str], index: &mut usize);
    /// Something else of the document.
    fn reference(&mut self, name: &'static str, target: Target, tie: Tie, value: &mut Option<Id>);
    /// Several things of the document, each once; those that go are taken out.
    fn references(&mut self, name: &'static str, target: Target, value: &mut Vec<Id>);
    /// A whole map as it is written in files.
    fn content(&mut self, name: &'static str, value: &mut Arc<str>);
}

/// The largest number that somebody can type.
pub const LARGEST_NUMBER: f64 = 1e12;

/// Describes a reference of a type of its own.
pub(super) fn refer<I: Identifier>(
    to: &mut dyn Fields,
    name: &'static str,
    (target, tie): (Target, Tie),
    value: &mut Option<I>,
) {
    let mut id = value.as_ref().map(|id| *id.id());
    to.reference(name, target, tie, &mut id);
    *value = id.map(I::from_id);
}

/// Describes several references of a type of their own.
pub(super) fn refer_all<I: Identifier>(to: &mut dyn Fields, name: &'static str, target: Target, value: &mut Vec<I>) {
    let mut ids = value.iter().map(|id| *id.id()).collect();
    to.references(name, target, &mut ids);
    *value = ids.into_iter().map(I::from_id).collect();
}
