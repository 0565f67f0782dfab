//! What is said about a map: remarks with their answers, where they are pinned, how many are open.

use crate::core::ids::{EntryId, NodeId, TransitionId};
use crate::core::model::{Comment, Date, Document};
use crate::core::sort;
use crate::core::sorted::Map;

/// Where a remark is pinned.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Pin {
    /// To the map as a whole.
    Map,
    /// To a node.
    Node(NodeId),
    /// To a transition.
    Transition(TransitionId),
}

impl Pin {
    /// Where a remark is pinned.
    pub fn of(comment: &Comment) -> Pin {
        let node = comment.node.map(Pin::Node);
        node.or(comment.transition.map(Pin::Transition)).unwrap_or(Pin::Map)
    }

    /// An empty remark that is pinned here.
    pub fn comment(self, blank: Comment) -> Comment {
        match self {
            Pin::Map => blank,
            Pin::Node(id) => Comment { node: Some(id), ..blank },
            Pin::Transition(id) => Comment { transition: Some(id), ..blank },
        }
    }
}

/// A remark and what was answered.
#[derive(Clone, PartialEq, Debug)]
pub struct Thread {
    /// The remark.
    pub id: EntryId,
    /// Where it is pinned.
    pub pin: Pin,
    /// Nothing is left to do about it.
    pub resolved: bool,
    /// The answers, the first one first.
    pub answers: Vec<EntryId>,
}

/// How many answers to answers are followed: what goes on for longer goes round.
const DEEPEST: usize = 64;

/// The remark at the beginning of what this one answers; itself where it answers nothing, or goes round.
fn root<'a>(document: &'a Document, comment: &'a Comment) -> &'a Comment {
    let mut known = comment;
    for _ in 0..DEEPEST {
        match known.answers.and_then(|id| document.entry::<Comment>(id)) {
            Some(before) => known = before,
            None => return known,
        }
    }
    comment
}

/// The remarks pinned to one place, or all of a map: open ones first, of those the newest first.
pub fn threads(document: &Document, place: Option<Pin>) -> Vec<Thread> {
    let mut all: Vec<&Comment> = document.all::<Comment>().collect();
    sort::by_key(&mut all, |comment| (comment.on, comment.order, comment.id));
    let mut threads: Vec<Thread> = Vec::new();
    let mut places: Map<EntryId, usize> = Map::new();
    for comment in all.iter().filter(|comment| root(document, comment).id == comment.id) {
        let pin = Pin::of(comment);
        if place.is_none_or(|place| place == pin) {
            places.insert(comment.id, threads.len());
            threads.push(Thread { id: comment.id, pin, resolved: comment.resolved, answers: Vec::new() });
        }
    }
    for comment in &all {
        let first = root(document, comment).id;
        let thread = places.get(&first).filter(|_| first != comment.id).and_then(|at| threads.get_mut(*at));
        if let Some(thread) = thread {
            thread.answers.push(comment.id);
        }
    }
    threads.reverse();
    let (open, done): (Vec<Thread>, Vec<Thread>) = threads.into_iter().partition(|thread| !thread.resolved);
    open.into_iter().chain(done).collect()
}

/// How many open remarks there are at each place that has any.
pub fn open(document: &Document) -> Map<Pin, usize> {
    let mut counts = Map::new();
    for comment in document.all::<Comment>().filter(|comment| !comment.resolved) {
        if root(document, comment).id == comment.id {
            *counts.or_insert_with(Pin::of(comment), || 0) += 1;
        }
    }
    counts
}

/// The place of the next remark among those of its day.
pub fn next_order(document: &Document, on: Date) -> i64 {
    let same = document.all::<Comment>().filter(|comment| comment.on == Some(on));
    same.filter_map(|comment| comment.order).max().map_or(0, |last| last.saturating_add(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::geometry::point;
    use crate::core::ids::Identifier;
    use crate::core::model::{Kept, Node, NodeKind};

    fn id<T: Identifier>(text: &str) -> T {
        T::parse(text).unwrap()
    }

    /// Name, place of the day, node, what it answers, whether it is resolved.
    type Said = (&'static str, i64, Option<&'static str>, Option<&'static str>, bool);

    fn document(comments: &[Said]) -> Document {
        let mut document = Document::new(id("m"), "Map", Date::new(2026, 1, 1).unwrap());
        document.nodes.insert(id("a"), Node::new(id("a"), NodeKind::Stage, "A", point(0.0, 0.0)));
        for (name, order, node, answers, resolved) in comments {
            let comment = Comment {
                node: node.map(id),
                answers: answers.map(id),
                on: Date::new(2026, 1, 2),
                order: Some(*order),
                resolved: *resolved,
                ..Comment::blank(id(name))
            };
            document.entries.insert(comment.id, comment.entry());
        }
        document
    }

    fn said(threads: &[Thread]) -> Vec<String> {
        let one = |thread: &Thread| {
            let answers: Vec<String> = thread.answers.iter().map(ToString::to_string).collect();
            format!("{}({})", thread.id, answers.join(" "))
        };
        threads.iter().map(one).collect()
    }

    #[test]
    fn open_remarks_come_first_with_their_answers_in_order() {
        let document = document(&[
            ("z", 0, Some("a"), None, false),
            ("y", 1, Some("a"), None, true),
            ("x", 2, Some("a"), None, false),
            ("c", 5, None, Some("z"), false),
            ("b", 4, None, Some("z"), false),
            ("d", 6, None, Some("c"), false),
            ("m", 3, None, None, false),
        ]);
        assert_eq!(said(&threads(&document, Some(Pin::Node(id("a"))))), ["x()", "z(b c d)", "y()"]);
        assert_eq!(said(&threads(&document, None)), ["m()", "x()", "z(b c d)", "y()"]);
        let counts = open(&document);
        assert_eq!((counts.get(&Pin::Node(id("a"))), counts.get(&Pin::Map)), (Some(&2), Some(&1)));
        assert_eq!(next_order(&document, Date::new(2026, 1, 2).unwrap()), 7);
        assert_eq!(next_order(&document, Date::new(2026, 1, 3).unwrap()), 0);
    }

    #[test]
    fn answers_that_go_round_end() {
        let document = document(&[("a1", 0, None, Some("a2"), false), ("a2", 1, None, Some("a1"), false)]);
        assert_eq!(threads(&document, None).len(), 2, "both are seen");
    }
}
