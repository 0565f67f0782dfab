//! Turns src/core/template/*.json into statics, so that the page neither carries nor runs a reader for them.

use std::fs;

use serde_json::Value;

const FOLDER: &str = "src/core/template";

/// A value with the way to it, for what is said when something is missing.
pub struct At<'a> {
    value: &'a Value,
    path: String,
}

impl<'a> At<'a> {
    /// A whole file.
    pub fn root(value: &'a Value, name: &str) -> At<'a> {
        At { value, path: name.to_owned() }
    }

    fn maybe(&self, name: &str) -> Option<At<'a>> {
        let path = format!("{}.{name}", self.path);
        self.value.get(name).map(|value| At { value, path })
    }

    /// A field that has to be there.
    pub fn field(&self, name: &str) -> At<'a> {
        self.maybe(name).unwrap_or_else(|| panic!("{}: no {name}", self.path))
    }

    /// The literal of a field's text; of an empty one where there is no such field.
    pub fn text(&self, name: &str) -> String {
        self.maybe(name).map_or("\"\"".to_owned(), |field| field.literal())
    }

    /// The literal of a text.
    pub fn literal(&self) -> String {
        format!("{:?}", self.value.as_str().unwrap_or_else(|| panic!("{}: a text expected", self.path)))
    }

    /// The literal of a text, a number or a truth that may be left out.
    pub fn optional(&self, name: &str) -> String {
        self.maybe(name).map_or("None".to_owned(), |field| format!("Some({})", field.value))
    }

    /// The literal of a list.
    pub fn list(&self, literal: impl Fn(At<'a>) -> String) -> String {
        let items = self.value.as_array().unwrap_or_else(|| panic!("{}: a list expected", self.path));
        let items = items.iter().enumerate().map(|(index, value)| {
            let path = format!("{}[{index}]", self.path);
            literal(At { value, path }) + ","
        });
        format!("&[{}]", items.collect::<String>())
    }

    /// The literal of an object, in the order of the file.
    pub fn keyed(&self, literal: impl Fn(At<'a>) -> String) -> String {
        let entries = self.value.as_object().unwrap_or_else(|| panic!("{}: an object expected", self.path));
        let entries = entries.keys().map(|key| format!("({key:?}, {}),", literal(self.field(key))));
        format!("Keyed(&[{}])", entries.collect::<String>())
    }
}

/// A file of the folder.
pub fn load(name: &str) -> Value {
    let file = format!("{FOLDER}/{name}.json");
    println!("cargo:rerun-if-changed={file}");
    let source = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{file}: {error}"));
    serde_json::from_str(&source).unwrap_or_else(|error| panic!("{file}: {error}"))
}

fn node(node: At) -> String {
    format!(
        "NodeData {{ key: {}, kind: {}, x: {:?}, y: {:?}, parent: {}, owner: {}, phase: {}, expected: {}, probability: {}, relief: {} }}",
        node.field("key").literal(),
        node.field("kind").literal(),
        node.field("x").value.as_f64().unwrap_or_default(),
        node.field("y").value.as_f64().unwrap_or_default(),
        node.optional("parent"),
        node.optional("owner"),
        node.optional("phase"),
        node.optional("expected"),
        node.optional("probability"),
        node.maybe("relief").is_some(),
    )
}

fn measure(measure: At) -> String {
    let number = |name: &str| {
        let value = measure.maybe(name).and_then(|field| field.value.as_f64());
        value.map_or("None".to_owned(), |value| format!("Some({value:?})"))
    };
    format!(
        "MeasureData {{ key: {}, builtin: {}, unit: {}, node: {}, value: {}, target: {}, amber: {}, red: {}, low: {} }}",
        measure.field("key").literal(),
        measure.text("builtin"),
        measure.text("unit"),
        measure.text("node"),
        number("value"),
        number("target"),
        number("amber"),
        number("red"),
        measure.maybe("low").is_some(),
    )
}

fn way(way: At) -> String {
    format!(
        "WayData {{ from: {}, to: {}, kind: {}, label: {}, days: {}, revisit: {} }}",
        way.field("from").literal(),
        way.field("to").literal(),
        way.field("kind").literal(),
        way.optional("label"),
        way.optional("days"),
        way.optional("revisit"),
    )
}

fn item(item: At) -> String {
    format!(
        "ItemWords {{ text: {}, required: {}, evidence: {}, who: {} }}",
        item.field("text").literal(),
        item.field("required").value,
        item.text("evidence"),
        item.text("who"),
    )
}

fn card(card: At) -> String {
    format!(
        "CardWords {{ name: {}, entry: {}, details: {}, exit: {}, handover: {}, actor: {}, tool: {} }}",
        card.field("name").literal(),
        card.text("entry"),
        card.text("details"),
        card.maybe("exit").map_or("&[]".to_owned(), |items| items.list(item)),
        card.text("handover"),
        card.text("actor"),
        card.text("tool"),
    )
}

fn version(version: At) -> String {
    format!(
        "VersionWords {{ name: {}, author: {}, reason: {}, days: {} }}",
        version.field("name").literal(),
        version.field("author").literal(),
        version.field("reason").literal(),
        version.field("days").value,
    )
}

fn remark(remark: At) -> String {
    format!(
        "RemarkWords {{ at: {}, author: {}, text: {}, days: {}, resolved: {} }}",
        remark.text("at"),
        remark.field("author").literal(),
        remark.field("text").literal(),
        remark.field("days").value,
        remark.maybe("resolved").is_some(),
    )
}

fn words(name: &str, root: &At) -> String {
    let plain = |name: &str| root.field(name).keyed(|text| text.literal());
    let demo = root.field("demo");
    let lists = [
        "companies",
        "subjects",
        "owners",
        "sources",
        "segments",
        "next_steps",
        "loss_reasons",
        "notes",
        "override_reasons",
        "activities",
        "scenarios",
    ];
    let lists = lists.map(|list| format!("{list}: {}, ", demo.field(list).list(|text| text.literal())));
    format!(
        "static {name}: Words = Words {{ phases: {}, departments: {}, templates: {}, nodes: {}, labels: {}, measures: {}, \
         demo: DemoWords {{ name: {}, vague: {}, goal: {}, {} earlier_entry: {}, versions: {}, remarks: {} }} }};\n",
        plain("phases"),
        plain("departments"),
        root.field("templates").keyed(|about| {
            format!("About {{ name: {}, about: {} }}", about.field("name").literal(), about.field("about").literal())
        }),
        root.field("nodes").keyed(card),
        plain("labels"),
        root.field("measures").keyed(|measure| {
            format!("MeasureWords {{ name: {}, source: {} }}", measure.field("name").literal(), measure.text("source"))
        }),
        demo.field("name").literal(),
        demo.field("vague").literal(),
        demo.field("goal").literal(),
        lists.concat(),
        demo.field("earlier_entry").literal(),
        demo.field("versions").list(version),
        demo.field("remarks").list(remark),
    )
}

/// The code of the statics.
pub fn code() -> String {
    let structure = load("structure");
    let root = At::root(&structure, "structure");
    let names = |name: &str| root.field(name).list(|text| text.literal());
    let templates = root.field("templates").keyed(|graph| {
        format!(
            "Graph {{ measures: {}, nodes: {}, transitions: {} }}",
            graph.maybe("measures").map_or("&[]".to_owned(), |measures| measures.list(measure)),
            graph.field("nodes").list(node),
            graph.field("transitions").list(way)
        )
    });
    let mut code = format!(
        "pub(super) static STRUCTURE: Structure = Structure {{ phases: {}, departments: {}, templates: {templates} }};\n",
        names("phases"),
        names("departments"),
    );
    for language in ["en", "pl"] {
        let value = load(language);
        code += &words(&language.to_uppercase(), &At::root(&value, language));
    }
    code
}
