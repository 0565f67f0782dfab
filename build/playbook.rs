//! Turns src/core/template/playbook/*.json into statics: the people and the buyer of the longest template.

use super::templates::{At, load};

fn person(person: At) -> String {
    format!(
        "PersonData {{ key: {}, department: {}, interview: {}, met: {} }}",
        person.field("key").literal(),
        person.field("department").literal(),
        person.field("interview").literal(),
        person.optional("met"),
    )
}

fn marker(marker: At) -> String {
    format!(
        "MarkerData {{ key: {}, kind: {}, node: {}, from: {}, to: {}, persona: {}, loss: {}, owner: {}, plan: {}, \
         progress: {}, tagged: {} }}",
        marker.field("key").literal(),
        marker.field("kind").literal(),
        marker.text("node"),
        marker.text("from"),
        marker.text("to"),
        marker.text("persona"),
        marker.optional("loss"),
        marker.text("owner"),
        marker.text("plan"),
        marker.text("progress"),
        marker.optional("tagged"),
    )
}

fn texts(list: At) -> String {
    list.list(|text| text.literal())
}

/// A struct of texts, empty ones where they are left out.
fn words(kind: &'static str, names: &'static [&'static str]) -> impl Fn(At) -> String {
    move |one| {
        let fields = names.iter().map(|name| format!("{name}: {}, ", one.text(name)));
        format!("{kind} {{ {} }}", fields.collect::<String>())
    }
}

/// The code of the statics.
pub fn code() -> String {
    let structure = load("playbook/structure");
    let root = At::root(&structure, "playbook");
    let mut code = format!(
        "static STRUCTURE: Structure = Structure {{ people: {}, involvements: {}, personas: {}, markers: {}, \
         motivators: {}, objections: {}, methods: {}, captures: {} }};\n",
        root.field("people").list(person),
        root.field("involvements").list(texts),
        texts(root.field("personas")),
        root.field("markers").list(marker),
        root.field("motivators").list(|one| {
            let kind = one.field("kind").literal();
            format!(
                "MotivatorData {{ key: {}, kind: {kind}, nodes: {} }}",
                one.field("key").literal(),
                texts(one.field("nodes"))
            )
        }),
        root.field("objections").list(|one| format!(
            "[{}, {}]",
            one.field("key").literal(),
            one.field("node").literal()
        )),
        root.field("methods").list(texts),
        root.field("captures").list(|one| format!("[{}, {}]", one.field("key").literal(), one.text("person"))),
    );
    for language in ["en", "pl"] {
        let value = load(&format!("playbook/{language}"));
        let root = At::root(&value, language);
        let keyed = |table: &str, kind, names| root.field(table).keyed(words(kind, names));
        code += &format!(
            "static {}: Words = Words {{ people: {}, personas: {}, needs: {}, markers: {}, motivators: {}, \
             objections: {}, value: {}, captures: {} }};\n",
            language.to_uppercase(),
            keyed("people", "PersonWords", &["role", "name", "steps", "remarks"]),
            keyed("personas", "PersonaWords", &["name", "role", "goals", "pains", "budget", "objections"]),
            root.field("needs").keyed(|needs| needs.keyed(|text| text.literal())),
            keyed("markers", "AboutWords", &["name", "about"]),
            keyed("motivators", "AboutWords", &["name", "about"]),
            keyed("objections", "ObjectionWords", &["name", "answer"]),
            root.field("value").keyed(|text| text.literal()),
            keyed("captures", "CaptureWords", &["name", "actor", "tool"]),
        );
    }
    code
}
