//! Lines onto a document.

use super::line::{Line, Stamp};
use crate::core::command::Diff;
use crate::core::ids::{DealId, Identifier};
use crate::core::io::{FieldChange, Opened, Patch, Place, Problem, Tree, read, write_compact};
use crate::core::model::Document;
use crate::core::sort;

/// A change that does not stand, because a later one took its place without knowing of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Conflict {
    /// Where.
    pub place: Place,
    /// The JSON that does not stand; nothing where something had been taken away.
    pub lost: Option<String>,
    /// The JSON that stands.
    pub kept: Option<String>,
}

/// What a folded text and lines make together.
#[derive(Clone, PartialEq, Debug)]
pub struct Replayed {
    /// The document.
    pub document: Document,
    /// The schema of the text, where that was an older one.
    pub migrated_from: Option<u32>,
    /// The changes that do not stand.
    pub conflicts: Vec<Conflict>,
}

/// Puts lines onto the text of a document, in the order of their stamps. Where the text itself cannot be read, what is
/// wrong with it. A line that the document cannot have after those before it, because another tab has deleted what it
/// refers to, changes nothing; each of its changes is a conflict.
pub fn replay(text: &str, lines: &[Line]) -> Result<Replayed, Vec<Problem>> {
    let mut lines: Vec<&Line> = lines.iter().collect();
    sort::by_key(&mut lines, |line| line.stamp);
    let mut conflicts = Vec::new();
    let alone = lines.iter().zip(lines.iter().skip(1)).all(|(one, next)| one.stamp.tab == next.stamp.tab);
    if alone && !lines.is_empty() {
        // Each of its lines fitted when it was written, so all of them do.
        let mut tree = Tree::of(text)?;
        for line in &lines {
            put(&mut tree, &line.patch, &mut conflicts);
        }
        if conflicts.is_empty()
            && let Ok(Opened { document, migrated_from, .. }) = whole(&tree.text())
        {
            return Ok(Replayed { document, migrated_from, conflicts });
        }
        conflicts.clear();
    }
    let Opened { mut document, migrated_from, .. } = whole(text)?;
    for line in lines {
        match merge(&document, line) {
            Some((diff, mut met)) => {
                document.apply(&diff);
                conflicts.append(&mut met);
            }
            None => refuse(&document, line, &mut conflicts),
        }
    }
    Ok(Replayed { document, migrated_from, conflicts })
}

/// Puts one line onto a document that knows all lines before it: what changes by that, and what does not stand any
/// more. Nothing where the document cannot have it. The cost is that of the map and of the deals in the line, however
/// many others there are.
pub fn merge(document: &Document, line: &Line) -> Option<(Diff, Vec<Conflict>)> {
    let near = near(document, line);
    let text = write_compact(&near);
    let mut conflicts = Vec::new();
    let mut tree = Tree::of(&text).ok()?;
    put(&mut tree, &line.patch, &mut conflicts);
    let diff = Diff::between(&near, &whole(&tree.text()).ok()?.document);
    // Where nodes change, deals that the line does not name may be left without a place.
    let mut all = if diff.nodes.is_empty() { return Some((diff, conflicts)) } else { document.clone() };
    all.apply(&diff);
    all.invariants().is_empty().then_some((diff, conflicts))
}

/// All changes of a line that does not fit are conflicts.
pub fn refuse(document: &Document, line: &Line, conflicts: &mut Vec<Conflict>) {
    let text = write_compact(&near(document, line));
    let mut tree = Tree::of(&text).ok();
    for FieldChange { place, after, .. } in &line.patch.changes {
        let kept = tree.as_mut().and_then(|tree| tree.get(place));
        conflicts.push(Conflict { place: place.clone(), lost: after.clone(), kept });
    }
}

/// The document with those of its deals that a line names.
fn near(document: &Document, line: &Line) -> Document {
    let deals = line.patch.changes.iter().filter(|change| change.place.table == "deals");
    let deals = deals.filter_map(|change| document.deals.get(&DealId::parse(&change.place.record)?));
    let deals = deals.map(|deal| (deal.id, deal.clone())).collect();
    Document { deals, retired: document.retired.clone(), ..document.without_deals() }
}

/// A file may be opened without a deal, when its owner agrees; what is stored is whole or cannot be read.
fn whole(text: &str) -> Result<Opened, Vec<Problem>> {
    let opened = read(text.as_bytes())?;
    if opened.left_out.is_empty() { Ok(opened) } else { Err(opened.left_out) }
}

/// Makes the changes of a patch. What takes the place of something that the patch does not know of is a conflict.
fn put(tree: &mut Tree<'_>, patch: &Patch, conflicts: &mut Vec<Conflict>) {
    for change in &patch.changes {
        if tree.stands(&change.place, change.after.as_deref()) {
            continue;
        }
        let known = tree.stands(&change.place, change.before.as_deref());
        let now = if known { None } else { tree.get(&change.place) };
        if !tree.put(change) {
            // Its record was deleted.
            conflicts.push(Conflict { place: change.place.clone(), lost: change.after.clone(), kept: None });
        } else if !known {
            conflicts.push(Conflict { place: change.place.clone(), lost: now, kept: change.after.clone() });
        }
    }
}

/// What puts back the change that does not stand; nothing where the document cannot have it any more.
pub fn put_back(document: &Document, conflict: &Conflict) -> Option<Diff> {
    let Conflict { place, lost, kept } = conflict;
    let change = FieldChange { place: place.clone(), before: kept.clone(), after: lost.clone() };
    let mut line = Line { stamp: Stamp { clock: 0, tab: *document.map.id.id() }, number: 0, patch: Patch::default() };
    line.patch.changes.push(change);
    let (diff, met) = merge(document, &line)?;
    // A field of a record that is gone has no place.
    let placed = met.iter().all(|met| met.lost != *lost || met.kept.is_some());
    (placed && !diff.is_empty()).then_some(diff)
}
