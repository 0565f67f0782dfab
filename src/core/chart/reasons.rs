//! Why buyers said no, the most frequent reason first.

use crate::core::ids::NodeId;
use crate::core::letters::lowercase;
use crate::core::model::{Deal, Visit};
use crate::core::sort;

/// A reason, and how often it was given.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reason {
    /// As it is written most often; empty where none was given.
    pub text: String,
    /// How often.
    pub count: usize,
    /// How often this one and the more frequent ones were given together.
    pub running: usize,
}

/// The reasons of every no (lost or not now) that deals left one of these nodes with, or any node for `None`.
///
/// Reasons that differ in capitals or in spaces only are one reason. A deal that was refused, came back and was
/// refused again has two.
pub fn reasons<'a>(deals: impl Iterator<Item = &'a Deal>, nodes: Option<&[NodeId]>) -> Vec<Reason> {
    let mut all: Vec<&str> = Vec::new();
    for deal in deals {
        let here = |visit: &Visit| nodes.is_none_or(|nodes| nodes.contains(&visit.node));
        all.extend(deal.refusals().filter(|(visit, _)| here(visit)).map(|(_, refusal)| refusal.reason.as_str()));
    }
    sort::by(&mut all, Ord::cmp);
    // Each spelling is made comparable once.
    let spelling = |same: &[&str]| {
        let text = same.first()?.split_whitespace().collect::<Vec<_>>().join(" ");
        Some((lowercase(&text), text, same.len()))
    };
    let mut said: Vec<(String, String, usize)> = all.chunk_by(|one, other| one == other).filter_map(spelling).collect();
    sort::by(&mut said, Ord::cmp);
    let mut reasons: Vec<Reason> = said
        .chunk_by(|(one, ..), (other, ..)| one == other)
        .map(|group| {
            let count =
                |spellings: &[(String, String, usize)]| spellings.iter().map(|(.., count)| count).sum::<usize>();
            let spellings = group.chunk_by(|(_, one, _), (_, other, _)| one == other);
            // The first of the most frequent ones.
            let most = spellings.reduce(|most, next| if count(next) > count(most) { next } else { most });
            let text = most.and_then(|most| most.first()).map(|(_, text, _)| text.clone()).unwrap_or_default();
            Reason { text, count: count(group), running: 0 }
        })
        .collect();
    sort::by(&mut reasons, |one, other| other.count.cmp(&one.count).then_with(|| one.text.cmp(&other.text)));
    let mut running = 0;
    for reason in &mut reasons {
        running += reason.count;
        reason.running = running;
    }
    reasons
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::ids::{DealId, Identifier, NodeId};
    use crate::core::model::{Date, Departure, Document, Refusal};

    fn id<T: Identifier>(text: &str) -> T {
        T::parse(text).unwrap()
    }

    /// A deal that was refused in these places with these reasons, one after the other.
    fn refused(name: &str, noes: &[(&str, &str)]) -> Deal {
        let day = Date::parse("2026-01-05").unwrap();
        let mut deal = Deal::new(id(name), name, id("lost"), day);
        let visit = |(node, reason): &(&str, &str)| {
            let refusal = Some(Refusal { reason: (*reason).to_owned(), revisit: None, undecided: false });
            let left = Departure { on: day, by: Vec::new(), gate_override: None, refusal };
            Visit { node: id(node), entered: day, left: Some(left) }
        };
        deal.visits.splice(0..0, noes.iter().map(visit));
        deal
    }

    #[test]
    fn groups_by_words_and_sorts_by_frequency() {
        let mut document = Document::new(id("map"), "", Date::parse("2026-01-05").unwrap());
        for deal in [
            refused("d1", &[("demo", "Price"), ("offer", "No decision")]),
            refused("d2", &[("demo", " price ")]),
            refused("d3", &[("demo", "PRICE"), ("demo", "Price")]),
            refused("d4", &[("offer", "no  decision")]),
            refused("d5", &[("offer", "")]),
            refused("d6", &[("offer", "ŻADEN budżet")]),
            refused("d7", &[("offer", "żaden Budżet")]),
        ] {
            document.deals.insert(deal.id, deal);
        }
        let check = |nodes: Option<&[NodeId]>, expected: &[(&str, usize, usize)]| {
            let found = reasons(document.deals.values(), nodes);
            let found: Vec<_> =
                found.iter().map(|reason| (reason.text.as_str(), reason.count, reason.running)).collect();
            assert_eq!(found, expected);
        };
        check(None, &[("Price", 4, 4), ("No decision", 2, 6), ("ŻADEN budżet", 2, 8), ("", 1, 9)]);
        check(Some(&[id("demo")]), &[("Price", 4, 4)]);
        check(Some(&[]), &[]);
        assert_eq!(reasons(document.deals.get(&id::<DealId>("d5")).into_iter(), None).len(), 1);
    }
}
