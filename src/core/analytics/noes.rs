//! How often buyers said no, and what became of their deals all the same.

use super::ratio;
use crate::core::model::{Deal, Document, NodeKind, TransitionKind};

/// How many noes are told apart; more are as many.
const MOST: usize = 3;

/// How often the buyer of a deal said no: every move with a refusal, and every move along a way that means no. A move
/// that is both is one.
pub fn noes(document: &Document, deal: &Deal) -> usize {
    let no = |id| document.transitions.get(id).is_some_and(|way| way.kind == TransitionKind::No);
    let left = deal.visits.iter().filter_map(|visit| visit.left.as_ref());
    left.filter(|left| left.refusal.is_some() || left.by.iter().any(no)).count()
}

/// What became of the deals that heard at least so many noes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct AfterNoes {
    /// How many noes at least.
    pub noes: usize,
    /// Of these deals, how many are won now.
    pub won: usize,
    /// How many are lost now.
    pub lost: usize,
    /// How many are still open, or put off.
    pub open: usize,
}

impl AfterNoes {
    /// How many deals the rate is made of.
    pub fn resolved(self) -> usize {
        self.won + self.lost
    }

    /// `won / (won + lost)`; `None` before the first of them.
    pub fn win_rate(self) -> Option<f64> {
        ratio(self.won, self.resolved())
    }
}

/// The win rate after any number of noes, after one or more, two or more, three or more. A lost deal has at least the one
/// that it was lost by, so that "exactly so many" would say nothing of deals without any.
pub fn after_noes(document: &Document, admits: impl Fn(&Deal) -> bool) -> Vec<AfterNoes> {
    let mut rows: Vec<AfterNoes> = (0..=MOST).map(|noes| AfterNoes { noes, ..AfterNoes::default() }).collect();
    for deal in document.deals.values().filter(|deal| admits(deal)) {
        let heard = noes(document, deal);
        let kind = deal.node().and_then(|node| document.node_kind(node));
        for row in rows.iter_mut().take(heard.saturating_add(1)) {
            match kind {
                Some(NodeKind::Won) => row.won += 1,
                Some(NodeKind::Lost) => row.lost += 1,
                _ => row.open += 1,
            }
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::command::{Command, DealMove, plan};
    use crate::core::geometry::point;
    use crate::core::ids::{DealId, Identifier};
    use crate::core::model::{Date, Node, Transition};

    fn id<T: Identifier>(text: &str) -> T {
        T::parse(text).unwrap()
    }

    /// A stage, a decision that a no leads to, and one outcome of each kind.
    fn document() -> Document {
        let day = Date::parse("2026-01-05").unwrap();
        let mut document = Document::new(id("m"), "", day);
        for (name, kind) in [
            ("a", NodeKind::Stage),
            ("b", NodeKind::Stage),
            ("won", NodeKind::Won),
            ("lost", NodeKind::Lost),
            ("later", NodeKind::NotNow),
        ] {
            document.nodes.insert(id(name), Node::new(id(name), kind, name, point(0.0, 0.0)));
        }
        for (name, kind, from, to) in [
            ("al", TransitionKind::No, "a", "lost"),
            ("ab", TransitionKind::Advance, "a", "b"),
            ("ba", TransitionKind::No, "b", "a"),
        ] {
            document.transitions.insert(id(name), Transition::new(id(name), kind, id(from), id(to)));
        }
        document
    }

    fn deal(document: &mut Document, name: &str, stays: &[&str]) {
        let day = document.map.created;
        let deal = Deal::new(id(name), name, id(stays[0]), day);
        let mut commands = vec![Command::AddDeals(vec![deal])];
        commands.extend(stays.iter().skip(1).map(|to| {
            let mut moved = DealMove::new(id::<DealId>(name), id(to), day);
            moved.refusal_reason = Some("Price".to_owned());
            moved.revisit = Some(day.plus_days(9));
            Command::MoveDeal(moved)
        }));
        let diff = plan(document, &Command::Together(commands)).unwrap();
        document.apply(&diff);
    }

    #[test]
    fn every_refusal_and_every_way_that_means_no_is_one() {
        let mut document = document();
        for (name, stays, expected) in [
            ("d1", &["a", "b", "won"][..], 0),
            ("d2", &["a", "lost"], 1),
            ("d3", &["a", "b", "a", "b", "won"], 1),
            ("d4", &["a", "later", "a", "b", "a", "lost"], 3),
        ] {
            deal(&mut document, name, stays);
            assert_eq!(noes(&document, &document.deals[&id::<DealId>(name)]), expected, "{name}");
        }
    }

    #[test]
    fn rates_are_of_those_that_heard_at_least_so_many() {
        let mut document = document();
        assert!(after_noes(&document, |_| true).iter().all(|row| row.win_rate().is_none()));
        deal(&mut document, "d1", &["a", "b", "won"]);
        deal(&mut document, "d2", &["a", "later", "a", "won"]);
        deal(&mut document, "d3", &["a", "later", "a", "lost"]);
        deal(&mut document, "d4", &["a", "later"]);
        let rows: Vec<_> =
            after_noes(&document, |_| true).iter().map(|row| (row.noes, row.won, row.lost, row.open)).collect();
        assert_eq!(rows, [(0, 2, 1, 1), (1, 1, 1, 1), (2, 0, 1, 0), (3, 0, 0, 0)]);
        assert_eq!(after_noes(&document, |deal| deal.id == id("d1"))[0].win_rate(), Some(1.0));
    }
}
