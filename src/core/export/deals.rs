//! A table of all deals: one row each, as they are now.

use super::{Column, Words, outcome, reason};
use crate::core::ids::Identifier;
use crate::core::io::{Separators, Writer};
use crate::core::model::{Date, Deal, Document};

const COLUMNS: [Column; 16] = [
    Column::Deal,
    Column::Name,
    Column::Company,
    Column::Value,
    Column::Currency,
    Column::Owner,
    Column::Source,
    Column::Segment,
    Column::Created,
    Column::Stage,
    Column::Entered,
    Column::Outcome,
    Column::Reason,
    Column::NextStep,
    Column::NextStepOn,
    Column::Notes,
];

/// All deals as CSV, in the order of their identifiers. Days are written as ISO 8601.
pub fn deals(document: &Document, separators: Separators, words: &dyn Words) -> String {
    let mut to = Writer::new(separators);
    for column in COLUMNS {
        to.words(&words.column(column));
    }
    to.end();
    for deal in document.deals.values() {
        row(&mut to, document, deal, words);
    }
    to.finish()
}

fn row(to: &mut Writer, document: &Document, deal: &Deal, words: &dyn Words) {
    let currency = document.map.currency;
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    for column in COLUMNS {
        match column {
            Column::Value => to.number(Some(deal.value.0 as f64 / currency.minor_units() as f64)),
            Column::Deal => to.words(deal.id.as_str()),
            Column::Name => to.words(&deal.name),
            Column::Company => to.words(&deal.company),
            Column::Currency => to.words(currency.code()),
            Column::Owner => to.words(&deal.owner),
            Column::Source => to.words(&deal.source),
            Column::Segment => to.words(&deal.segment),
            Column::Created => to.words(&day(Some(deal.created))),
            Column::Stage => to.words(deal.node().map_or("", |node| document.node_name(node))),
            Column::Entered => to.words(&day(deal.current().map(|visit| visit.entered))),
            Column::Outcome => to.words(&words.outcome(outcome(document, deal))),
            Column::Reason => to.words(reason(deal)),
            Column::NextStep => to.words(&deal.next_step),
            Column::NextStepOn => to.words(&day(deal.next_step_on)),
            Column::Notes => to.words(&deal.notes),
            // A column of the event log.
            Column::Left => to.words(""),
        }
    }
    to.end();
}
