//! The file format as a JSON Schema. The kinds of the playbook describe themselves; the rest is written here, and
//! `tests/schema.rs` holds all of it against what is written and read.

use std::ops::RangeInclusive;
use std::sync::Arc;

use serde_json::{Map, Value, json};
use stagecraft::core::geometry::Point;
use stagecraft::core::ids::Id;
use stagecraft::core::io::{FORMAT, SCHEMA};
use stagecraft::core::model::*;

use super::id;

/// Fields of an object, as a description goes through them.
#[derive(Default)]
struct Described {
    properties: Map<String, Value>,
    required: Vec<String>,
}

impl Described {
    fn put(&mut self, name: &str, needed: bool, schema: Value) {
        self.properties.insert(name.to_owned(), schema);
        if needed {
            self.required.push(name.to_owned());
        }
    }

    fn of(describe: impl FnOnce(&mut dyn Fields)) -> Described {
        let mut described = Described::default();
        describe(&mut described);
        described
    }

    fn with(mut self, fields: &[(&str, bool, Value)]) -> Described {
        for (name, needed, schema) in fields {
            self.put(name, *needed, schema.clone());
        }
        self
    }

    fn object(self, about: &str) -> Value {
        json!({
            "type": "object",
            "description": about,
            "properties": self.properties,
            "required": self.required,
            "additionalProperties": false,
        })
    }
}

impl Fields for Described {
    fn line(&mut self, name: &'static str, needed: bool, _: &mut String) {
        self.put(name, needed, defined(if needed { "name" } else { "line" }));
    }

    fn text(&mut self, name: &'static str, _: &mut String) {
        self.put(name, false, defined("text"));
    }

    fn day(&mut self, name: &'static str, needed: bool, _: &mut Option<Date>) {
        self.put(name, needed, defined("day"));
    }

    fn whole(&mut self, name: &'static str, range: RangeInclusive<i64>, _: &mut Option<i64>) {
        self.put(name, false, whole(*range.start(), *range.end()));
    }

    fn number(&mut self, name: &'static str, _: &mut Option<f64>) {
        self.put(name, false, json!({ "type": "number", "minimum": -LARGEST_NUMBER, "maximum": LARGEST_NUMBER }));
    }

    fn truth(&mut self, name: &'static str, _: &mut bool) {
        self.put(name, false, json!({ "type": "boolean" }));
    }

    fn word(&mut self, name: &'static str, words: &'static [&'static str], _: &mut usize) {
        self.put(name, false, json!({ "enum": words }));
    }

    fn reference(&mut self, name: &'static str, _: Target, tie: Tie, _: &mut Option<Id>) {
        self.put(name, tie == Tie::Needed, defined("id"));
    }

    fn references(&mut self, name: &'static str, _: Target, _: &mut Vec<Id>) {
        self.put(name, false, list(defined("id"), limits::REFERENCES));
    }

    fn content(&mut self, name: &'static str, _: &mut Arc<str>) {
        self.put(
            name,
            true,
            json!({ "type": "object", "description": "The map as it was written then, a document of its own." }),
        );
    }
}

fn defined(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

fn whole(min: i64, max: i64) -> Value {
    json!({ "type": "integer", "minimum": min, "maximum": max })
}

fn list(of: Value, most: usize) -> Value {
    json!({ "type": "array", "items": of, "maxItems": most })
}

fn truth() -> Value {
    json!({ "type": "boolean" })
}

fn object(about: &str, fields: &[(&str, bool, Value)]) -> Value {
    Described::default().with(fields).object(about)
}

fn table(of: Value, most: usize) -> Value {
    json!({ "type": "object", "propertyNames": defined("id"), "additionalProperties": of, "maxProperties": most })
}

fn words<K>(all: &[(K, &'static str)]) -> Value {
    json!({ "enum": all.iter().map(|(_, word)| *word).collect::<Vec<_>>() })
}

/// The schema of the files that this version writes.
pub fn schema() -> Value {
    let (name, line, text, day, of) =
        (defined("name"), defined("line"), defined("text"), defined("day"), defined("id"));
    let days = whole(0, i64::from(ExpectedTime::LONGEST));
    let most = usize::MAX >> 32;
    let mut goal = Described::of(|to| Goal::default().describe(to));
    goal.put("target", false, json!({ "type": "number", "exclusiveMinimum": 0, "maximum": LARGEST_NUMBER }));
    let map = Described::of(|to| Purpose::default().describe(to)).with(&[
        ("id", true, of.clone()),
        ("name", true, name.clone()),
        ("currency", true, json!({ "type": "string", "pattern": "^[A-Z]{3}$", "description": "ISO 4217" })),
        ("created", true, day.clone()),
        ("locked", true, truth()),
        ("goal", false, goal.object("What the process is for.")),
        (
            "plan",
            false,
            Described::of(|to| Plan::default().describe(to)).object("How the way back from the goal is counted."),
        ),
    ]);
    let item = object(
        "An item of an exit checklist.",
        &[
            ("id", true, of.clone()),
            ("text", true, text.clone()),
            ("required", true, truth()),
            ("evidence", false, text.clone()),
            ("who", false, text.clone()),
        ],
    );
    let expected = object(
        "Days that a deal stays, in this order.",
        &[("min", true, days.clone()), ("typical", true, days.clone()), ("max", true, days.clone())],
    );
    let node = Described::of(|to| Particulars::default().describe(to)).with(&[
        ("kind", true, words(&NodeKind::ALL)),
        ("name", true, text.clone()),
        ("position", true, defined("position")),
        ("parent", false, of.clone()),
        ("pinned", false, truth()),
        ("expanded", false, truth()),
        ("hidden", false, truth()),
        ("entry", false, text.clone()),
        ("details", false, text.clone()),
        ("exit", false, list(item, limits::ITEMS)),
        ("owner", false, of.clone()),
        ("expected", false, expected),
        ("phase", false, of.clone()),
        ("probability", false, whole(0, 100)),
    ]);
    let way = Described::of(|to| Onward::default().describe(to)).with(&[
        ("kind", true, words(&TransitionKind::ALL)),
        ("from", true, of.clone()),
        ("to", true, of.clone()),
        ("label", false, line.clone()),
        ("bends", false, list(defined("position"), limits::BENDS)),
        ("handover", false, line.clone()),
        ("handover_days", false, days),
    ]);
    let passed = object(
        "Why a gate was passed, and what was open.",
        &[("reason", true, text.clone()), ("missing", true, list(text.clone(), most))],
    );
    let refusal = object(
        "A no.",
        &[("reason", true, text.clone()), ("revisit", false, day.clone()), ("undecided", false, truth())],
    );
    let left = object(
        "How a stay ended.",
        &[
            ("on", true, day.clone()),
            ("by", false, list(of.clone(), most)),
            ("gate_override", false, passed),
            ("refusal", false, refusal),
        ],
    );
    let visit = object(
        "A stay; only the last is open.",
        &[("node", true, of.clone()), ("entered", true, day.clone()), ("left", false, left)],
    );
    let deal = object(
        "A deal with its history.",
        &[
            ("name", true, name.clone()),
            ("company", false, line.clone()),
            ("value", true, whole(0, LARGEST_AMOUNT)),
            ("owner", false, line.clone()),
            ("source", false, line.clone()),
            ("segment", false, line.clone()),
            ("created", true, day.clone()),
            ("next_step", false, text.clone()),
            ("next_step_on", false, day.clone()),
            ("notes", false, text.clone()),
            ("ticked", false, list(of.clone(), most)),
            ("markers", false, list(of.clone(), most)),
            ("visits", true, json!({ "type": "array", "items": visit, "minItems": 1 })),
        ],
    );
    let retired = object(
        "A node that is gone and that a deal went through.",
        &[("kind", true, words(&NodeKind::ALL)), ("name", true, text)],
    );
    let department = object("A department.", &[("name", true, name.clone())]);
    let phase = object(
        "A phase of the buyer's journey.",
        &[("name", true, name), ("order", true, whole(0, i64::from(u32::MAX)))],
    );
    let mut top = Described::default().with(&[
        ("format", true, json!({ "const": FORMAT })),
        ("schema", true, json!({ "const": SCHEMA })),
        ("lineage", false, list(of, most)),
        ("map", true, map.object("The map itself.")),
        ("departments", true, table(department, limits::NAMES)),
        ("phases", true, table(phase, limits::NAMES)),
        ("nodes", true, table(node.object("A stage, step, decision, outcome or note."), limits::NODES)),
        ("transitions", true, table(way.object("A way from one node to another."), limits::TRANSITIONS)),
        ("retired", true, table(retired, most)),
        ("deals", true, table(deal, limits::DEALS)),
    ]);
    for (kind, name) in Kind::ALL {
        let entry = Described::of(|to| Entry::blank(*kind, id("a")).describe(to));
        top.put(name, false, table(entry.object(&format!("An entry of the playbook: {kind:?}.")), limits::ENTRIES));
    }
    let mut schema = top.object("A sales process as a map, with its deals.");
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!("Stagecraft map");
    let far = Point::FARTHEST;
    let coordinate = json!({ "type": "number", "minimum": -far, "maximum": far });
    schema["$defs"] = json!({
        "id": { "type": "string", "pattern": "^[A-Za-z0-9_-]{1,16}$" },
        "name": { "type": "string", "minLength": 1, "maxLength": limits::NAME, "description": "One line, not blank." },
        "line": { "type": "string", "maxLength": limits::NAME, "description": "One line." },
        "text": { "type": "string", "maxLength": limits::TEXT, "description": "Several lines." },
        "day": { "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "description": "A calendar day, YYYY-MM-DD." },
        "position": { "type": "array", "prefixItems": [coordinate, coordinate], "items": false, "minItems": 2, "description": "The upper left corner in world units: x to the right, y down." },
    });
    schema
}
