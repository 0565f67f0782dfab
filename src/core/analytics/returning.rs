//! Deals that were put off, and the day on which they come back.

use crate::core::ids::{DealId, NodeId};
use crate::core::model::{Date, Deal, Document, Node, NodeKind, TransitionKind};
use crate::core::sort;
use crate::core::sorted::Set;

/// A deal that the buyer put off until a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Returning {
    /// Which deal.
    pub deal: DealId,
    /// The outcome that it is in.
    pub from: NodeId,
    /// The day.
    pub on: Date,
    /// Where it goes on: where the outcome leads back to, or else where it came from.
    pub to: Option<NodeId>,
}

/// The day on which a deal comes back, where it was put off or lost until one.
pub fn comes_back(document: &Document, deal: &Deal) -> Option<Date> {
    let node = deal.node()?;
    let before = deal.visits.iter().rev().nth(1)?;
    let refusal = before.left.as_ref()?.refusal.as_ref()?;
    refusal.revisit.filter(|_| document.node_kind(node).is_some_and(NodeKind::is_refusal))
}

/// Whether it has come.
pub fn is_due(document: &Document, deal: &Deal, today: Date) -> bool {
    comes_back(document, deal).is_some_and(|on| on <= today)
}

/// Every deal that comes back, the earliest first.
pub fn returning(document: &Document) -> Vec<Returning> {
    let of = |deal: &Deal| {
        let (on, from) = (comes_back(document, deal)?, deal.node()?);
        let left = deal.visits.iter().rev().nth(1).map(|visit| visit.node);
        let left = left.filter(|node| document.holds_deals(*node));
        Some(Returning { deal: deal.id, from, on, to: way_back(document, from).or(left) })
    };
    let mut all: Vec<Returning> = document.deals.values().filter_map(of).collect();
    sort::by_key(&mut all, |one| (one.on, one.deal));
    all
}

/// The stage that an outcome leads back to, along the drawn ways and past nothing but decisions; what is drawn as a
/// recycle first.
pub fn way_back(document: &Document, outcome: NodeId) -> Option<NodeId> {
    let mut open = vec![outcome];
    let mut seen = Set::from([outcome]);
    while !open.is_empty() {
        let mut ways: Vec<_> = document.transitions.values().filter(|way| open.contains(&way.from)).collect();
        sort::by_key(&mut ways, |way| (way.kind != TransitionKind::Recycle, way.id));
        let fits = |node: &Node| node.kind.has_card() && !document.is_hidden(node);
        let works = |node: NodeId| document.nodes.get(&node).is_some_and(fits);
        if let Some(way) = ways.iter().find(|way| works(way.to)) {
            return Some(way.to);
        }
        let decisions = ways.iter().map(|way| way.to).filter(|to| document.node_kind(*to) == Some(NodeKind::Decision));
        open = decisions.filter(|to| seen.insert(*to)).collect();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::command::{Command, DealMove, plan};
    use crate::core::geometry::point;
    use crate::core::ids::Identifier;
    use crate::core::model::{Node, Transition};

    fn id<T: Identifier>(text: &str) -> T {
        T::parse(text).unwrap()
    }

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn document() -> Document {
        let mut document = Document::new(id("m"), "", day("2026-01-05"));
        for (name, kind) in [
            ("a", NodeKind::Stage),
            ("b", NodeKind::Stage),
            ("d", NodeKind::Decision),
            ("later", NodeKind::NotNow),
            ("lost", NodeKind::Lost),
        ] {
            document.nodes.insert(id(name), Node::new(id(name), kind, name, point(0.0, 0.0)));
        }
        document
    }

    fn lead(document: &mut Document, name: &str, kind: TransitionKind, from: &str, to: &str) {
        document.transitions.insert(id(name), Transition::new(id(name), kind, id(from), id(to)));
    }

    fn put_off(document: &mut Document, name: &str, to: &str, until: Option<&str>) {
        let deal = Deal::new(id(name), name, id("b"), day("2026-01-05"));
        let mut moved = DealMove::new(id(name), id(to), day("2026-01-06"));
        moved.refusal_reason = Some("Budget".to_owned());
        moved.revisit = until.map(day);
        let both = [Command::AddDeals(vec![deal]), Command::MoveDeal(moved)];
        let diff = plan(document, &Command::Together(both.into())).unwrap();
        document.apply(&diff);
    }

    #[test]
    fn deals_come_back_in_the_order_of_their_days() {
        let mut document = document();
        put_off(&mut document, "d1", "later", Some("2026-03-01"));
        put_off(&mut document, "d2", "later", Some("2026-02-01"));
        put_off(&mut document, "d3", "lost", Some("2026-04-01"));
        put_off(&mut document, "d4", "lost", None);
        let all = returning(&document);
        let days: Vec<_> = all.iter().map(|one| (one.deal.to_string(), one.on.to_string(), one.to)).collect();
        let b = Some(id("b"));
        let expected = [("d2", "2026-02-01", b), ("d1", "2026-03-01", b), ("d3", "2026-04-01", b)];
        assert_eq!(days, expected.map(|(deal, on, to)| (deal.to_owned(), on.to_owned(), to)));
        let due = |on: &str| document.deals.values().filter(|deal| is_due(&document, deal, day(on))).count();
        assert_eq!(["2026-01-31", "2026-02-01", "2026-09-01"].map(due), [0, 1, 3]);
        // Once it is back it is not waited for any more.
        let back = Command::MoveDeal(DealMove::new(id("d2"), id("a"), day("2026-02-02")));
        let diff = plan(&document, &back).unwrap();
        document.apply(&diff);
        assert_eq!(returning(&document).len(), 2);
    }

    /// Deals cannot be moved there: a button that offered it would only be refused.
    #[test]
    fn nothing_comes_back_to_what_is_hidden() {
        let mut document = document();
        put_off(&mut document, "d1", "later", Some("2026-03-01"));
        document.nodes.get_mut(&id::<NodeId>("b")).unwrap().hidden = true;
        assert_eq!(returning(&document)[0].to, None);
        let mut step = Node::new(id("s"), NodeKind::Step, "s", point(0.0, 0.0));
        step.parent = Some(id("b"));
        document.nodes.insert(step.id, step);
        lead(&mut document, "t1", TransitionKind::Recycle, "later", "s");
        assert_eq!(way_back(&document, id("later")), None, "a step of a hidden stage");
    }

    #[test]
    fn the_way_back_is_the_drawn_one() {
        let mut document = document();
        assert_eq!(way_back(&document, id("later")), None);
        lead(&mut document, "t1", TransitionKind::Advance, "later", "a");
        lead(&mut document, "t2", TransitionKind::Recycle, "later", "b");
        assert_eq!(way_back(&document, id("later")), Some(id("b")), "a recycle before another way");
        lead(&mut document, "t3", TransitionKind::Recycle, "lost", "d");
        lead(&mut document, "t4", TransitionKind::Branch, "d", "a");
        lead(&mut document, "t5", TransitionKind::Branch, "d", "lost");
        assert_eq!(way_back(&document, id("lost")), Some(id("a")), "past a decision");
    }
}
