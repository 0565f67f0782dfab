//! The order of the table's rows.

use super::Filter;
use crate::core::analytics::noes;
use crate::core::ids::{DealId, NodeId};
use crate::core::letters::{plain, small};
use crate::core::model::{Date, Deal, Document};
use crate::core::sort;
use crate::core::sorted::Map;

/// What the rows are ordered by.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum SortBy {
    /// The deal's name.
    Name,
    /// The buyer.
    Company,
    /// The worth.
    Value,
    /// Who works on it.
    Owner,
    /// Where it is, in the order of the places.
    Stage,
    /// Days where it is.
    Days,
    /// How often the buyer said no.
    Noes,
    /// The day it began.
    #[default]
    Created,
}

/// An order of rows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Order {
    /// By what.
    pub by: SortBy,
    /// The largest, latest or last in the alphabet first.
    pub descending: bool,
}

impl Default for Order {
    fn default() -> Self {
        Order { by: SortBy::Created, descending: true }
    }
}

impl Order {
    /// The order after a press on a column's head: the other way round, or by that column, numbers largest first.
    pub fn pressed(self, by: SortBy) -> Order {
        let large = matches!(by, SortBy::Value | SortBy::Days | SortBy::Noes | SortBy::Created);
        Order { by, descending: if self.by == by { !self.descending } else { large } }
    }
}

/// A text as the alphabet orders it, Polish letters behind their plain ones, other accents as if they were not there.
pub fn collation(text: &str) -> String {
    let mut key = String::with_capacity(text.len() + 8);
    for letter in text.chars().map(small) {
        let polish = match letter {
            'ą' => Some('a'),
            'ć' => Some('c'),
            'ę' => Some('e'),
            'ł' => Some('l'),
            'ń' => Some('n'),
            'ó' => Some('o'),
            'ś' => Some('s'),
            'ź' | 'ż' => Some('z'),
            _ => None,
        };
        match polish {
            Some(plain) => key.extend([plain, if letter == 'ź' { '\u{fffe}' } else { '\u{ffff}' }]),
            None => key.push(plain(letter)),
        }
    }
    key
}

/// The deals that the filter lets pass, in order. Equal ones follow their identifiers, so that rows never jump.
pub fn rows(document: &Document, filter: &Filter, order: Order, today: Date) -> Vec<DealId> {
    let deals: Vec<&Deal> = document.deals.values().filter(|deal| filter.admits(deal)).collect();
    match order.by {
        SortBy::Name => by(deals, order, |deal| (false, collation(&deal.name))),
        // What is not known stands last in either order.
        SortBy::Company => {
            by(deals, order, |deal| (deal.company.is_empty() != order.descending, collation(&deal.company)))
        }
        SortBy::Owner => by(deals, order, |deal| (deal.owner.is_empty() != order.descending, collation(&deal.owner))),
        SortBy::Value => by(deals, order, |deal| deal.value),
        SortBy::Created => by(deals, order, |deal| deal.created),
        SortBy::Days => by(deals, order, |deal| deal.current().map(|visit| visit.days(today))),
        SortBy::Noes => by(deals, order, |deal| noes(document, deal)),
        SortBy::Stage => {
            let places: Map<NodeId, usize> =
                super::places(document).into_iter().enumerate().map(|(index, node)| (node, index)).collect();
            by(deals, order, |deal| deal.node().and_then(|node| places.get(&node).copied()))
        }
    }
}

fn by<K: Ord>(deals: Vec<&Deal>, order: Order, key: impl Fn(&Deal) -> K) -> Vec<DealId> {
    let mut keyed: Vec<(K, DealId)> = deals.into_iter().map(|deal| (key(deal), deal.id)).collect();
    sort::by(&mut keyed, |(one, _), (other, _)| one.cmp(other));
    let ids = keyed.into_iter().map(|(_, id)| id);
    if order.descending { ids.rev().collect() } else { ids.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::board::tests::process;

    #[test]
    fn orders_by_every_column_both_ways() {
        let (document, today) = process();
        let names = |by, descending| -> Vec<&str> {
            let ids = rows(&document, &Filter::default(), Order { by, descending }, today);
            ids.iter().map(|id| document.deals[id].name.as_str()).collect()
        };
        for (by, up) in [
            (SortBy::Name, ["Audit", "Łódź B", "Rollout"]),
            (SortBy::Company, ["Łódź B", "Rollout", "Audit"]),
            (SortBy::Value, ["Audit", "Łódź B", "Rollout"]),
            (SortBy::Owner, ["Audit", "Łódź B", "Rollout"]),
            (SortBy::Stage, ["Audit", "Łódź B", "Rollout"]),
            (SortBy::Created, ["Audit", "Łódź B", "Rollout"]),
        ] {
            assert_eq!(names(by, false), up, "{by:?}");
        }
        assert_eq!(names(SortBy::Created, true), ["Rollout", "Łódź B", "Audit"]);
        assert_eq!(names(SortBy::Owner, true)[0], "Audit", "no owner stands last");
    }

    #[test]
    fn the_alphabet_is_polish_too() {
        let mut words = ["żaba", "zamek", "łan", "lwy", "ława", "Źdźbło", "édition", "ęsi", "esy"];
        words.sort_by_key(|word| collation(word));
        assert_eq!(words, ["édition", "esy", "ęsi", "lwy", "łan", "ława", "zamek", "Źdźbło", "żaba"]);
    }

    #[test]
    fn a_second_press_turns_the_order_round() {
        let order = Order::default().pressed(SortBy::Name);
        assert_eq!((order.by, order.descending), (SortBy::Name, false));
        assert!(order.pressed(SortBy::Name).descending);
        assert!(order.pressed(SortBy::Value).descending);
    }
}
