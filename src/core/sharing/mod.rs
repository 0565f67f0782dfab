//! A copy of a map for others, with no more in it than they are to see.
//!
//! What is disguised cannot be told from the copy: a name becomes a number in the order of the copy's own identifiers,
//! the same name everywhere the same number; a factor that amounts are multiplied with is kept nowhere.

mod amounts;
mod disguise;
pub mod link;
#[cfg(test)]
mod tests;

use crate::core::ids::IdSource;
use crate::core::model::Document;
use crate::core::versions::is_aside;

/// What becomes of the deals.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Deals {
    /// They stay as they are.
    #[default]
    Kept,
    /// Names, companies, people, sources, reasons and every free text are replaced; comments and versions, which may
    /// tell anything, are left out.
    Disguised,
    /// There are none.
    Left,
}

/// What becomes of amounts of money.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Amounts {
    /// They stay as they are.
    #[default]
    Kept,
    /// All of them times one secret factor, so that shares and comparisons stay true.
    Scaled,
    /// Deals are worth nothing, and nothing says what is wanted or expected in money.
    Hidden,
}

/// What a copy shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Sharing {
    /// The deals.
    pub deals: Deals,
    /// The money.
    pub amounts: Amounts,
}

/// What a name is put for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Alias {
    /// A deal.
    Deal,
    /// A buyer's company.
    Company,
    /// Somebody who works on deals, or takes part in the process.
    Person,
    /// Where deals come from.
    Source,
    /// What kind of buyer it is.
    Segment,
    /// Why a buyer said no, or a gate was overridden.
    Reason,
    /// An item that was open when a gate was overridden.
    Item,
}

/// How the copy calls the first, second, … of them.
pub type Words<'a> = &'a dyn Fn(Alias, usize) -> String;

/// A copy for others.
#[derive(Clone, PartialEq, Debug)]
pub struct Shared {
    /// The copy. A map of its own wherever something in it is not what it was, so that it never meets the original as
    /// another state of the same map.
    pub document: Document,
    /// Names of deals, companies and people that the map's own texts still hold.
    pub named: Vec<String>,
}

impl Sharing {
    /// The copy leaves out nothing and changes nothing.
    pub fn is_all(self) -> bool {
        self == Sharing::default()
    }
}

/// Makes the copy.
pub fn share(document: &Document, sharing: Sharing, ids: &mut IdSource, words: Words) -> Shared {
    let mut copy = match sharing.deals {
        Deals::Left => document.without_deals(),
        _ => document.clone(),
    };
    let mut named = Vec::new();
    amounts::change(&mut copy, sharing.amounts, ids);
    if sharing.deals == Deals::Disguised {
        copy.entries.retain(|_, entry| !is_aside(entry.kind()));
        let known = disguise::put(&mut copy, ids, words);
        named = disguise::still_named(&copy, &known);
    }
    if sharing.deals == Deals::Disguised || sharing.amounts != Amounts::Kept {
        copy.map.id = ids.make();
    }
    Shared { document: copy, named }
}
