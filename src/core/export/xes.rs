//! What happened, as XES (IEEE 1849-2016, "Standard for eXtensible Event Stream"): what process miners read.

use crate::core::decimal::Decimal;
use crate::core::ids::Identifier;
use crate::core::model::{Date, Document};
use crate::core::picture::xml::escape;

const EXTENSIONS: [(&str, &str, &str); 4] = [
    ("Concept", "concept", "http://www.xes-standard.org/concept.xesext"),
    ("Time", "time", "http://www.xes-standard.org/time.xesext"),
    ("Organizational", "org", "http://www.xes-standard.org/org.xesext"),
    ("Cost", "cost", "http://www.xes-standard.org/cost.xesext"),
];

/// The log: a trace for each deal, an event for each day on which it came into a stage. Days begin at midnight, universal
/// time, since nothing finer is known; events of one day are in the order in which they happened.
pub fn xes(document: &Document) -> String {
    let mut to = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    to.push_str("<log xes.version=\"1849.2016\" xes.features=\"\" xmlns=\"http://www.xes-standard.org/\">\n");
    for (name, prefix, uri) in EXTENSIONS {
        element(&mut to, 1, "extension", &[("name", name), ("prefix", prefix), ("uri", uri)]);
    }
    to.push_str("\t<classifier name=\"Activity\" keys=\"concept:name\"/>\n");
    text(&mut to, 1, "concept:name", &document.map.name);
    for deal in document.deals.values() {
        to.push_str("\t<trace>\n");
        text(&mut to, 2, "concept:name", deal.id.as_str());
        text(&mut to, 2, "deal:name", &deal.name);
        text(&mut to, 2, "deal:company", &deal.company);
        let value = deal.value.0 as f64 / document.map.currency.minor_units() as f64;
        attribute(&mut to, 2, "float", "cost:total", &Decimal(value).to_string());
        text(&mut to, 2, "cost:currency", document.map.currency.code());
        for visit in &deal.visits {
            to.push_str("\t\t<event>\n");
            text(&mut to, 3, "concept:name", document.node_name(visit.node));
            attribute(&mut to, 3, "date", "time:timestamp", &moment(visit.entered));
            text(&mut to, 3, "org:resource", &deal.owner);
            to.push_str("\t\t</event>\n");
        }
        to.push_str("\t</trace>\n");
    }
    to.push_str("</log>\n");
    to
}

fn moment(day: Date) -> String {
    [&day.to_string(), "T00:00:00.000+00:00"].concat()
}

/// An attribute with a text; left out where there is none.
fn text(to: &mut String, depth: usize, key: &str, value: &str) {
    if !value.is_empty() {
        attribute(to, depth, "string", key, value);
    }
}

fn attribute(to: &mut String, depth: usize, kind: &str, key: &str, value: &str) {
    element(to, depth, kind, &[("key", key), ("value", value)]);
}

fn element(to: &mut String, depth: usize, name: &str, attributes: &[(&str, &str)]) {
    for part in [&"\t".repeat(depth), "<", name] {
        to.push_str(part);
    }
    for (key, value) in attributes {
        for part in [" ", key, "=\""] {
            to.push_str(part);
        }
        escape(to, value);
        to.push('"');
    }
    to.push_str("/>\n");
}
