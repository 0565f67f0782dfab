//! Deals in columns and rows: what is shown where, which part of it is near the window, and a card under the pointer.

mod columns;
mod drag;
mod filter;
mod refusal;
mod rows;
mod ways;
mod window;

pub use columns::{Column, Step, beside, columns, neighbour, place_of, places};
pub use drag::{Drag, DragInput};
pub use filter::{Filter, Shown, owners, shown};
pub use refusal::{refusal_place, revisit_days};
pub use rows::{Order, SortBy, rows};
pub use ways::{Onward, onward};
pub use window::{reveal, visible};

#[cfg(test)]
mod tests {
    use crate::core::geometry::point;
    use crate::core::ids::{DealId, Identifier, MapId, NodeId, TransitionId};
    use crate::core::model::{Date, Deal, Document, ExpectedTime, Money, Node, NodeKind, Transition, TransitionKind};

    /// First (with the step Call) to Second to a decision to Won or Lost, with three deals.
    pub fn process() -> (Document, Date) {
        let day = |text: &str| Date::parse(text).unwrap();
        let today = day("2026-11-24");
        let mut document = Document::new(MapId::parse("m").unwrap(), "Test", today);
        let id = |text: &str| NodeId::parse(text).unwrap();
        for (index, (key, kind, name)) in [
            ("a", NodeKind::Stage, "First"),
            ("a1", NodeKind::Step, "Call"),
            ("b", NodeKind::Stage, "Second"),
            ("c", NodeKind::Decision, "Really?"),
            ("d", NodeKind::Lost, "Lost"),
            ("e", NodeKind::Won, "Won"),
        ]
        .into_iter()
        .enumerate()
        {
            let mut node = Node::new(id(key), kind, name, point(index as f64 * 300.0, 0.0));
            node.parent = (kind == NodeKind::Step).then(|| id("a"));
            node.card.expected = (key == "a").then(|| ExpectedTime::new(1, 5, 10)).flatten();
            document.nodes.insert(node.id, node);
        }
        for (key, kind, from, to, label) in [
            ("t1", TransitionKind::Advance, "a", "b", ""),
            ("t2", TransitionKind::Advance, "b", "c", ""),
            ("t3", TransitionKind::Branch, "c", "e", "yes"),
            ("t4", TransitionKind::No, "c", "d", "no"),
        ] {
            let way = Transition::new(TransitionId::parse(key).unwrap(), kind, id(from), id(to));
            let way = Transition { label: label.to_owned(), ..way };
            document.transitions.insert(way.id, way);
        }
        for (key, name, company, owner, node, created, value) in [
            ("d1", "Audit", "", "Ada", "a", "2026-11-01", 100),
            ("d2", "Łódź B", "Nordwind", "", "a1", "2026-11-20", 200),
            ("d3", "Rollout", "Ostra", "", "b", "2026-11-22", 300),
        ] {
            let mut deal = Deal::new(DealId::parse(key).unwrap(), name, id(node), day(created));
            (deal.company, deal.owner, deal.value) = (company.to_owned(), owner.to_owned(), Money(value));
            document.deals.insert(deal.id, deal);
        }
        (document, today)
    }
}
