//! Documents to text. Equal documents are equal bytes.

use std::ops::RangeInclusive;
use std::sync::Arc;

use super::json::Json;
use super::{FORMAT, Lineage, Print, SCHEMA};
use crate::core::decimal::decimal;
use crate::core::geometry::Point;
use crate::core::ids::{Id, Identifier};
use crate::core::model::{
    Card, ChecklistItem, Date, Deal, Department, Departure, Document, Entry, Fields, Kind, MapInfo, Node, Phase,
    Record, RetiredNode, Table, Target, Tie, Transition, Visit,
};

/// The document as a file for people and for version control: indented, one value a line.
pub fn write(document: &Document) -> String {
    write_file(document, &Lineage::default())
}

/// The same with the states that the map went through, so that whoever gets the file can bring it together with theirs.
pub fn write_file(document: &Document, lineage: &Lineage) -> String {
    let mut text = written(document, lineage, true);
    text.push('\n');
    text
}

/// The same content without indentation, for storage where room is scarce.
pub fn write_compact(document: &Document) -> String {
    written(document, &Lineage::default(), false)
}

fn written(document: &Document, lineage: &Lineage, indented: bool) -> String {
    let mut json = Json::new(indented);
    let to = &mut json;
    begin(to, FORMAT);
    list(to, "lineage", lineage.prints().iter().map(Print::as_str));
    to.key_open("map", '{');
    map_info(to, &document.map);
    to.close('}');
    table(to, "departments", &document.departments, &mut department);
    table(to, "phases", &document.phases, &mut phase);
    table(to, "nodes", &document.nodes, &mut node);
    table(to, "transitions", &document.transitions, &mut transition);
    entries(to, document);
    table(to, "retired", &document.retired, &mut retired);
    table(to, "deals", &document.deals, &mut deal);
    to.close('}');
    json.finish()
}

/// The top of every file: what it is.
pub(super) fn begin(to: &mut Json, format: &str) {
    to.open('{');
    to.field("format", format);
    to.number("schema", SCHEMA.into());
}

/// Records by their identifiers.
fn table<R: Record>(to: &mut Json, name: &str, records: &Table<R>, fields: &mut dyn FnMut(&mut Json, &R)) {
    self::records(to, name, records.values(), fields);
}

/// Records by their identifiers, in this order.
pub(super) fn records<'a, R: Record + 'a>(
    to: &mut Json,
    name: &str,
    records: impl IntoIterator<Item = &'a R>,
    fields: &mut dyn FnMut(&mut Json, &R),
) {
    to.key_open(name, '{');
    for record in records {
        to.key_open(record.id().as_str(), '{');
        fields(to, record);
        to.close('}');
    }
    to.close('}');
}

/// One record by itself, without indentation.
pub(super) fn record<R>(record: &R, fields: &mut dyn FnMut(&mut Json, &R)) -> String {
    let mut json = Json::new(false);
    json.open('{');
    fields(&mut json, record);
    json.close('}');
    json.finish()
}

/// A list of texts, left out when it is empty.
fn list<'a>(to: &mut Json, name: &str, texts: impl Iterator<Item = &'a str>) {
    let mut texts = texts.peekable();
    if texts.peek().is_none() {
        return;
    }
    to.key_open(name, '[');
    for text in texts {
        to.next();
        to.string(text);
    }
    to.close(']');
}

/// Writes the fields of what describes itself; what is as usual is left out.
struct Written<'a>(&'a mut Json);

impl Fields for Written<'_> {
    fn line(&mut self, name: &'static str, needed: bool, value: &mut String) {
        if needed {
            self.0.field(name, value);
        } else {
            self.0.optional(name, value);
        }
    }

    fn text(&mut self, name: &'static str, value: &mut String) {
        self.0.optional(name, value);
    }

    fn day(&mut self, name: &'static str, _: bool, value: &mut Option<Date>) {
        if let Some(day) = value {
            date(self.0, name, *day);
        }
    }

    fn whole(&mut self, name: &'static str, _: RangeInclusive<i64>, value: &mut Option<i64>) {
        if let Some(number) = value {
            self.0.number(name, *number);
        }
    }

    fn number(&mut self, name: &'static str, value: &mut Option<f64>) {
        if let Some(number) = value {
            self.0.plain(name, &decimal(*number).to_string());
        }
    }

    fn truth(&mut self, name: &'static str, value: &mut bool) {
        if *value {
            truth(self.0, name, true);
        }
    }

    fn word(&mut self, name: &'static str, words: &'static [&'static str], index: &mut usize) {
        if let Some(word) = words.get(*index).filter(|_| *index > 0) {
            self.0.field(name, word);
        }
    }

    fn reference(&mut self, name: &'static str, _: Target, _: Tie, value: &mut Option<Id>) {
        if let Some(id) = value {
            self.0.field(name, id.as_str());
        }
    }

    fn references(&mut self, name: &'static str, _: Target, value: &mut Vec<Id>) {
        list(self.0, name, value.iter().map(Id::as_str));
    }

    fn content(&mut self, name: &'static str, value: &mut Arc<str>) {
        self.0.plain(name, value);
    }
}

fn date(to: &mut Json, name: &str, date: Date) {
    to.field(name, &date.to_string());
}

fn truth(to: &mut Json, name: &str, truth: bool) {
    to.plain(name, if truth { "true" } else { "false" });
}

pub(super) fn map_info(to: &mut Json, map: &MapInfo) {
    to.field("id", map.id.as_str());
    to.field("name", &map.name);
    to.field("currency", map.currency.code());
    date(to, "created", map.created);
    truth(to, "locked", map.locked);
    let mut purpose = map.purpose.clone();
    purpose.describe(&mut Written(to));
    if let Some(goal) = &mut purpose.goal {
        to.key_open("goal", '{');
        goal.describe(&mut Written(to));
        to.close('}');
    }
    if let Some(plan) = &mut purpose.plan {
        to.key_open("plan", '{');
        plan.describe(&mut Written(to));
        to.close('}');
    }
}

/// Entries in a table for each kind that there is any of.
fn entries(to: &mut Json, document: &Document) {
    for (kind, name) in Kind::ALL {
        let all: Vec<&Entry> = document.entries.values().filter(|entry| entry.kind() == *kind).collect();
        if !all.is_empty() {
            records(to, name, all, &mut entry);
        }
    }
}

pub(super) fn entry(to: &mut Json, entry: &Entry) {
    entry.clone().describe(&mut Written(to));
}

pub(super) fn retired(to: &mut Json, retired: &RetiredNode) {
    to.field("kind", retired.kind.word());
    to.field("name", &retired.name);
}

pub(super) fn department(to: &mut Json, department: &Department) {
    to.field("name", &department.name);
}

pub(super) fn phase(to: &mut Json, phase: &Phase) {
    to.field("name", &phase.name);
    to.number("order", phase.order.into());
}

pub(super) fn node(to: &mut Json, node: &Node) {
    to.field("kind", node.kind.word());
    to.field("name", &node.name);
    to.key_open("position", '[');
    coordinates(to, node.position);
    to.reference("parent", node.parent);
    let truths = [("pinned", node.pinned), ("expanded", node.expanded), ("hidden", node.hidden)];
    for (name, _) in truths.iter().filter(|(_, truth)| *truth) {
        truth(to, name, true);
    }
    card(to, &node.card);
}

/// The two numbers of a list that is open.
fn coordinates(to: &mut Json, at: Point) {
    to.coordinate(at.x);
    to.coordinate(at.y);
    to.close(']');
}

fn card(to: &mut Json, card: &Card) {
    to.optional("entry", &card.entry);
    to.optional("details", &card.details);
    if !card.exit.is_empty() {
        to.key_open("exit", '[');
        card.exit.iter().for_each(|found| item(to, found));
        to.close(']');
    }
    to.reference("owner", card.owner);
    if let Some(time) = card.expected {
        to.key_open("expected", '{');
        for (name, days) in [("min", time.min), ("typical", time.typical), ("max", time.max)] {
            to.number(name, days.into());
        }
        to.close('}');
    }
    to.reference("phase", card.phase);
    if let Some(percent) = card.probability {
        to.number("probability", percent.into());
    }
    card.more.clone().describe(&mut Written(to));
}

fn item(to: &mut Json, item: &ChecklistItem) {
    to.next();
    to.open('{');
    to.field("id", item.id.as_str());
    to.field("text", &item.text);
    truth(to, "required", item.required);
    to.optional("evidence", &item.evidence);
    to.optional("who", &item.who);
    to.close('}');
}

pub(super) fn transition(to: &mut Json, way: &Transition) {
    to.field("kind", way.kind.word());
    to.field("from", way.from.as_str());
    to.field("to", way.to.as_str());
    to.optional("label", &way.label);
    if !way.bends.is_empty() {
        to.key_open("bends", '[');
        for bend in &way.bends {
            to.next();
            to.open('[');
            coordinates(to, *bend);
        }
        to.close(']');
    }
    to.optional("handover", &way.handover);
    if let Some(days) = way.handover_days {
        to.number("handover_days", days.into());
    }
    way.onward.clone().describe(&mut Written(to));
}

pub(super) fn deal(to: &mut Json, deal: &Deal) {
    to.field("name", &deal.name);
    to.optional("company", &deal.company);
    to.number("value", deal.value.0);
    to.optional("owner", &deal.owner);
    to.optional("source", &deal.source);
    to.optional("segment", &deal.segment);
    date(to, "created", deal.created);
    to.optional("next_step", &deal.next_step);
    if let Some(on) = deal.next_step_on {
        date(to, "next_step_on", on);
    }
    to.optional("notes", &deal.notes);
    list(to, "ticked", deal.ticked.iter().map(Identifier::as_str));
    list(to, "markers", deal.markers.iter().map(Identifier::as_str));
    to.key_open("visits", '[');
    deal.visits.iter().for_each(|stay| visit(to, stay));
    to.close(']');
}

fn visit(to: &mut Json, visit: &Visit) {
    to.next();
    to.open('{');
    to.field("node", visit.node.as_str());
    date(to, "entered", visit.entered);
    if let Some(left) = &visit.left {
        departure(to, left);
    }
    to.close('}');
}

fn departure(to: &mut Json, left: &Departure) {
    to.key_open("left", '{');
    date(to, "on", left.on);
    list(to, "by", left.by.iter().map(Identifier::as_str));
    if let Some(passed) = &left.gate_override {
        to.key_open("gate_override", '{');
        to.field("reason", &passed.reason);
        to.key_open("missing", '[');
        for item in &passed.missing {
            to.next();
            to.string(item);
        }
        to.close(']');
        to.close('}');
    }
    if let Some(no) = &left.refusal {
        to.key_open("refusal", '{');
        to.field("reason", &no.reason);
        if let Some(revisit) = no.revisit {
            date(to, "revisit", revisit);
        }
        if no.undecided {
            truth(to, "undecided", true);
        }
        to.close('}');
    }
    to.close('}');
}
