//! What happened, as an event log: a row for each stay of a deal in a stage, in the order in which it happened.

use super::{Column, Words};
use crate::core::ids::Identifier;
use crate::core::io::{Separators, Writer};
use crate::core::model::Document;

const COLUMNS: [Column; 7] =
    [Column::Deal, Column::Name, Column::Stage, Column::Entered, Column::Left, Column::Owner, Column::Reason];

/// The log as CSV, deal by deal. A case is a deal by its identifier, an activity a stage by its name.
pub fn log(document: &Document, separators: Separators, words: &dyn Words) -> String {
    let mut to = Writer::new(separators);
    for column in COLUMNS {
        to.words(&words.column(column));
    }
    to.end();
    for deal in document.deals.values() {
        for visit in &deal.visits {
            to.words(deal.id.as_str());
            to.words(&deal.name);
            to.words(document.node_name(visit.node));
            to.words(&visit.entered.to_string());
            to.words(&visit.left.as_ref().map(|left| left.on.to_string()).unwrap_or_default());
            to.words(&deal.owner);
            let refusal = visit.left.as_ref().and_then(|left| left.refusal.as_ref());
            to.words(refusal.map_or("", |refusal| refusal.reason.as_str()));
            to.end();
        }
    }
    to.finish()
}
