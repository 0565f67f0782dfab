//! A colleague's file and the map that is here, brought together: a three-way merge.
//!
//! Two states of one map went their ways from a common ancestor. Every field, or record as a whole, in which they differ
//! is a [`Divergence`]; what the ancestor says there tells which of the two changed it (Mens, "A State-of-the-Art Survey
//! on Software Merging", IEEE Transactions on Software Engineering 28 (5), 2002, section 3). What only one side changed
//! can be taken as it is; where both did, somebody has to say. Which state is the ancestor is known from the
//! [`Lineage`](crate::core::io::Lineage) of a file.

mod questions;
mod take;

pub use questions::{About, Point, Question, questions};
pub use take::{Taken, take};

use crate::core::command::Diff;
use crate::core::ids::{DealId, EntryId, Identifier};
use crate::core::io::{FieldChange, Patch, Place, Tree, write_compact};
use crate::core::model::{Document, Version};
use crate::core::versions;

/// Who changed something since the common ancestor.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    /// Only here.
    Mine,
    /// Only in what came.
    Theirs,
    /// Both, each in another way.
    Both,
    /// There is no ancestor that would tell.
    Unknown,
}

/// One field, or one record as a whole, in which the two states differ.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Divergence {
    /// Where.
    pub place: Place,
    /// The JSON that stands here; nothing where nothing does.
    pub mine: Option<String>,
    /// The JSON that came.
    pub theirs: Option<String>,
    /// Who changed it.
    pub side: Side,
}

impl Divergence {
    /// It is about where something stands on the map, not about what it says.
    pub fn is_move(&self) -> bool {
        let Place { table, field, .. } = &self.place;
        match table.as_str() {
            "nodes" => matches!(field.as_str(), "position" | "pinned" | "expanded"),
            "transitions" => field == "bends",
            "phases" => field == "order",
            _ => false,
        }
    }

    /// What came is taken unless somebody says otherwise: where only the other side changed it.
    pub fn is_suggested(&self) -> bool {
        self.side == Side::Theirs
    }
}

/// Everything in which two states of one map differ, in the order of a document. How far the guide is belongs to nobody's
/// process and stays as it is here.
pub fn diverge(ancestor: Option<&Document>, mine: &Document, theirs: &Document) -> Vec<Divergence> {
    let diff = Diff::between(mine, theirs);
    let text = ancestor.map(|ancestor| {
        // Of its deals those that may be asked about, however many there are.
        let deals = diff.deals.iter().filter_map(|change| change.before.as_ref().or(change.after.as_ref()));
        let deals = deals.filter_map(|deal| ancestor.deals.get(&deal.id));
        let deals = deals.map(|deal| (deal.id, deal.clone())).collect();
        write_compact(&Document { deals, retired: ancestor.retired.clone(), ..ancestor.without_deals() })
    });
    // A document that was written is a tree.
    let mut tree = text.as_deref().and_then(|text| Tree::of(text).ok());
    let changes = Patch::of(&diff).changes.into_iter();
    let changes = changes.filter(|change| match (change.place.table.as_str(), change.place.field.as_str()) {
        ("map", "guide") => false,
        ("versions", "content") => !keeps_the_same(mine, theirs, &change.place),
        _ => true,
    });
    let divergence = |change: FieldChange| {
        let whole = Place { field: String::new(), ..change.place.clone() };
        // A record that the ancestor does not have says nothing about its fields.
        let told = change.place.field.is_empty() || tree.as_mut().is_none_or(|tree| tree.get(&whole).is_some());
        let mut was =
            |value: &Option<String>| tree.as_mut().map(|tree| told && tree.stands(&change.place, value.as_deref()));
        let side = match (was(&change.before), was(&change.after)) {
            (Some(true), _) => Side::Theirs,
            (_, Some(true)) => Side::Mine,
            (Some(_), _) => Side::Both,
            (None, _) => Side::Unknown,
        };
        Divergence { place: change.place, mine: change.before, theirs: change.after, side }
    };
    changes.map(divergence).collect()
}

/// Whether a version keeps the same map on both sides, though its text may be written in another way.
fn keeps_the_same(mine: &Document, theirs: &Document, place: &Place) -> bool {
    let kept = |document: &Document| {
        let version = EntryId::parse(&place.record).and_then(|id| document.entry::<Version>(id))?;
        versions::open(version).ok()
    };
    kept(mine).is_some_and(|mine| Some(mine) == kept(theirs))
}

/// The newest version that both states have kept: an ancestor of both maps, though not of their deals.
pub fn shared_version<'a>(mine: &'a Document, theirs: &Document) -> Option<&'a Version> {
    let mut newest: Option<&Version> = None;
    for version in mine.all::<Version>() {
        let shared = theirs.entry::<Version>(version.id).is_some_and(|other| other.content == version.content);
        if shared && newest.is_none_or(|known| (version.order, version.on) > (known.order, known.on)) {
            newest = Some(version);
        }
    }
    newest
}

/// The ancestor for a version: its map, and of the deals those that both have, as they are here. So a deal that is on one
/// side only was added there, and one that differs was changed by nobody knows whom.
pub fn with_deals_of(version: Document, mine: &Document, theirs: &Document) -> Document {
    let both = mine.deals.iter().filter(|(id, deal)| theirs.deals.get(id) == Some(deal));
    Document { deals: both.map(|(id, deal)| (*id, deal.clone())).collect(), ..version }
}

/// The deal that a place is of.
pub fn deal_of(place: &Place) -> Option<DealId> {
    if place.table == "deals" { DealId::parse(&place.record) } else { None }
}
