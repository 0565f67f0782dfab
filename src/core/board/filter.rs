//! Which deals are shown.

use crate::core::letters::lowercase;
use crate::core::model::{Deal, Document, Money, NodeKind};
use crate::core::sort;
use crate::core::sorted::Set;

/// What a shown deal must match.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Filter {
    words: Vec<String>,
    owner: Option<String>,
}

impl Filter {
    /// Deals that have every word of `text` somewhere, and this owner where one is given; `Some("")` is nobody.
    pub fn new(text: &str, owner: Option<String>) -> Filter {
        Filter { words: lowercase(text).split_whitespace().map(str::to_owned).collect(), owner }
    }

    /// Whether every deal is shown.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.owner.is_none()
    }

    /// Whether this deal is shown.
    pub fn admits(&self, deal: &Deal) -> bool {
        if self.owner.as_ref().is_some_and(|owner| *owner != deal.owner) {
            return false;
        }
        if self.words.is_empty() {
            return true;
        }
        let texts = [&deal.name, &deal.company, &deal.owner, &deal.source, &deal.segment, &deal.next_step];
        let texts = texts.map(|text| lowercase(text));
        self.words.iter().all(|word| texts.iter().any(|text| text.contains(word.as_str())))
    }
}

/// Everybody who owns a deal, in order; the empty name first where a deal has no owner.
pub fn owners(document: &Document) -> Vec<String> {
    let known: Set<&str> = document.deals.values().map(|deal| deal.owner.as_str()).collect();
    let mut known: Vec<(String, &str)> =
        known.into_iter().map(|owner| (super::rows::collation(owner), owner)).collect();
    sort::by(&mut known, |(one, _), (other, _)| one.cmp(other));
    known.into_iter().map(|(_, owner)| owner.to_owned()).collect()
}

/// The shown deals together.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Shown {
    /// How many.
    pub deals: usize,
    /// What the open ones among them are worth.
    pub open_value: Money,
}

/// Counts the shown deals.
pub fn shown(document: &Document, filter: &Filter) -> Shown {
    let mut shown = Shown::default();
    for deal in document.deals.values().filter(|deal| filter.admits(deal)) {
        shown.deals += 1;
        let kind = deal.node().and_then(|node| document.node_kind(node));
        if kind.is_some_and(|kind| matches!(kind, NodeKind::Stage | NodeKind::Step)) {
            shown.open_value = shown.open_value.plus(deal.value);
        }
    }
    shown
}
