//! `docs/stagecraft.schema.json` is made of the types, fits what is written, and refuses nothing that the reader takes nor
//! takes what the form alone makes the reader refuse. `STAGECRAFT_RENEW_SCHEMA=1` writes it and the examples anew.

mod support;

use std::path::{Path, PathBuf};

use jsonschema::Validator;
use proptest::prelude::*;
use serde_json::{Value, json};
use stagecraft::core::ids::IdSource;
use stagecraft::core::io::{Problem, ProblemKind, read, write};
use stagecraft::core::language::Language;
use stagecraft::core::model::{Document, limits};
use stagecraft::core::template::{Template, build, demonstration};
use support::schema::schema;
use support::{day, documents, full};

fn docs(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name)
}

fn validator() -> Validator {
    jsonschema::draft202012::new(&schema()).unwrap()
}

fn parsed(document: &Document) -> Value {
    serde_json::from_str(&write(document)).unwrap()
}

/// A file of the documentation is this text; where it is to be made anew it becomes it.
fn holds(name: &str, text: &str) {
    if std::env::var_os("STAGECRAFT_RENEW_SCHEMA").is_some() {
        std::fs::create_dir_all(docs(name).parent().unwrap()).unwrap();
        std::fs::write(docs(name), text).unwrap();
    }
    let there = std::fs::read_to_string(docs(name)).unwrap_or_default();
    assert!(there == text, "docs/{name} is not what the types say: STAGECRAFT_RENEW_SCHEMA=1 cargo test --test schema");
}

#[test]
fn the_schema_in_the_documentation_is_that_of_the_types() {
    holds("stagecraft.schema.json", &(serde_json::to_string_pretty(&schema()).unwrap() + "\n"));
}

#[test]
fn the_examples_are_what_this_version_writes_and_are_of_the_schema() {
    let today = day("2026-01-05");
    let examples = [
        ("short-cycle", build(Template::Six, Language::English, &mut IdSource::new(1), today)),
        ("demonstration", demonstration(Language::English, &mut IdSource::new(2), today)),
        ("nowi-klienci", build(Template::Fourteen, Language::Polish, &mut IdSource::new(3), today)),
    ];
    for (name, document) in examples {
        let text = write(&document);
        holds(&format!("examples/{name}.stagecraft.json"), &text);
        assert_eq!(read(text.as_bytes()).unwrap().document, document);
        assert!(validator().is_valid(&parsed(&document)), "{name}");
    }
}

fn errors(value: &Value) -> Vec<String> {
    validator().iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn a_document_with_something_in_every_field_is_of_the_schema() {
    assert_eq!(errors(&parsed(&full())), [""; 0]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn whatever_is_written_is_of_the_schema(document in documents()) {
        prop_assert_eq!(errors(&parsed(&document)), [""; 0]);
    }
}

/// Whether the form of the file alone is wrong; the rest is about what hangs together.
fn of_form(problem: &Problem) -> bool {
    match problem.kind {
        // Only the last stay of a deal has no end, and a schema does not count.
        ProblemKind::Missing if problem.path.ends_with("].left") => false,
        ProblemKind::UnknownField { .. }
        | ProblemKind::Missing
        | ProblemKind::WrongType { .. }
        | ProblemKind::WrongWord { .. }
        | ProblemKind::WrongNumber { .. }
        | ProblemKind::WrongId { .. }
        | ProblemKind::TooLong { .. } => true,
        _ => false,
    }
}

/// Calls with every place in a value, as a pointer.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    let mut deeper = |key: &str, value: &Value| {
        let at = format!("{at}/{key}");
        found.push(at.clone());
        // A kept version is a whole map again, which is read with its own rules.
        if key != "content" {
            places(value, &at, found);
        }
    };
    match value {
        Value::Object(fields) => fields.iter().for_each(|(key, value)| deeper(key, value)),
        Value::Array(items) => items.iter().enumerate().for_each(|(index, value)| deeper(&index.to_string(), value)),
        _ => {}
    }
}

#[test]
fn the_schema_and_the_reader_agree_on_what_is_wrong() {
    let (whole, validator) = (parsed(&full()), validator());
    let mut all = Vec::new();
    places(&whole, "", &mut all);
    let long = "x".repeat(limits::TEXT + 1);
    let wrong =
        [json!({}), json!([]), json!("a b"), json!(long), json!(-1.5), json!(2_000_000_000_000_000_i64), json!(true)];
    let (mut refused, mut tried) = (0, 0);
    let mut check = |changed: &Value, what: &dyn Fn() -> String| {
        tried += 1;
        let (valid, read) = (validator.is_valid(changed), read(changed.to_string().as_bytes()));
        match read {
            Ok(_) => assert!(valid, "the reader takes what the schema refuses: {}: {:?}", what(), errors(changed)),
            Err(problems) => {
                refused += 1;
                let formal = problems.iter().find(|problem| of_form(problem));
                assert!(!valid || formal.is_none(), "the schema takes it: {}: {formal:?}", what());
            }
        }
    };
    for place in &all {
        let (parent, key) = place.rsplit_once('/').unwrap();
        let mut changed = whole.clone();
        if let Some(fields) = changed.pointer_mut(parent).unwrap().as_object_mut() {
            fields.remove(key);
            check(&changed, &|| format!("{place} removed"));
        }
        for value in &wrong {
            let mut changed = whole.clone();
            *changed.pointer_mut(place).unwrap() = value.clone();
            check(&changed, &|| format!("{place} = {:.40}", value.to_string()));
        }
        let mut changed = whole.clone();
        if let Some(fields) = changed.pointer_mut(place).unwrap().as_object_mut() {
            fields.insert("unheard-of".to_owned(), json!(1));
            check(&changed, &|| format!("{place} with something unknown"));
        }
    }
    assert!(tried > 2_000 && refused > 1_000, "{tried} tried, {refused} refused");
}
