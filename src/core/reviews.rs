//! When to look at a map and its stages again.

use crate::core::ids::NodeId;
use crate::core::model::{Date, Document, Flow};
use crate::core::sort;

/// A day on which something is to be looked at again.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Review {
    /// The stage or step; the whole map where there is none.
    pub node: Option<NodeId>,
    /// The day.
    pub on: Date,
}

impl Review {
    /// Whether the day has come.
    pub fn is_due(&self, today: Date) -> bool {
        self.on <= today
    }
}

/// All days, the earliest first; on one day the map before its stages, and those along the flow.
pub fn reviews(document: &Document) -> Vec<Review> {
    let whole = document.map.purpose.review_on.map(|on| Review { node: None, on });
    let flow = Flow::of(document);
    let nodes = flow.order().iter().filter_map(|id| {
        let on = document.nodes.get(id)?.card.more.review_on?;
        Some(Review { node: Some(*id), on })
    });
    let mut all: Vec<Review> = whole.into_iter().chain(nodes).collect();
    sort::by_key(&mut all, |review| review.on);
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::geometry::point;
    use crate::core::ids::Identifier;
    use crate::core::model::{Node, NodeKind};

    #[test]
    fn the_earliest_day_comes_first_and_is_due_when_it_has_come() {
        let day = |number| Date::new(2026, 3, number).unwrap();
        let mut document = Document::new(Identifier::parse("m").unwrap(), "Map", day(1));
        document.map.purpose.review_on = Some(day(9));
        for (index, (name, on, hidden)) in
            [("a", Some(9), false), ("b", Some(4), false), ("c", None, false), ("d", Some(2), true)]
                .into_iter()
                .enumerate()
        {
            let id = NodeId::parse(name).unwrap();
            let mut node = Node::new(id, NodeKind::Stage, name, point(240.0 * index as f64, 0.0));
            (node.card.more.review_on, node.hidden) = (on.map(day), hidden);
            document.nodes.insert(id, node);
        }
        let all = reviews(&document);
        let named: Vec<_> = all.iter().map(|review| review.node.map(|id| id.to_string())).collect();
        assert_eq!(named, [Some("b".to_owned()), None, Some("a".to_owned())]);
        assert!(all[0].is_due(day(4)) && !all[0].is_due(day(3)));
    }
}
