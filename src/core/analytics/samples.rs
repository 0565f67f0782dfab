//! Maps with a history for the tests of numbers.

use crate::core::geometry::point;
use crate::core::ids::{IdSource, Identifier, MapId, NodeId};
use crate::core::model::{Date, Deal, Departure, Document, Node, NodeKind, Visit};

/// A day as it is written in files.
pub fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

fn id(name: &str) -> NodeId {
    NodeId::parse(name).expect("an identifier")
}

/// Stages S1 to S4 and the outcomes Won and Lost, and deals that began on a day and stayed so many days in each of these;
/// in the last they are still.
pub fn line(deals: &[(&str, &[(&str, i64)])]) -> Document {
    let mut document = Document::new(MapId::parse("m").expect("an identifier"), "", day("2026-01-01"));
    let stages = ["S1", "S2", "S3", "S4"].map(|name| (name, NodeKind::Stage));
    for (at, (name, kind)) in stages.into_iter().chain([("Won", NodeKind::Won), ("Lost", NodeKind::Lost)]).enumerate() {
        document.nodes.insert(id(name), Node::new(id(name), kind, name, point(at as f64 * 300.0, 0.0)));
    }
    let mut ids = IdSource::new(1);
    let mut made: Vec<Deal> = Vec::new();
    for (begins, stays) in deals {
        let mut on = day(begins);
        let (first, _) = stays.first().expect("a stay");
        let mut deal = Deal::new(ids.make(), "Deal", id(first), on);
        for (pair, (_, days)) in stays.windows(2).zip(stays.iter()) {
            on = on.plus_days(*days);
            let left = Departure { on, by: Vec::new(), gate_override: None, refusal: None };
            if let Some(visit) = deal.visits.last_mut() {
                visit.left = Some(left);
            }
            deal.visits.push(Visit { node: id(pair[1].0), entered: on, left: None });
        }
        made.push(deal);
    }
    // In the order in which they were named, whatever their identifiers.
    let mut keys: Vec<_> = made.iter().map(|deal| deal.id).collect();
    keys.sort();
    document.deals.extend(made.into_iter().zip(keys).map(|(deal, id)| (id, Deal { id, ..deal })));
    document
}
