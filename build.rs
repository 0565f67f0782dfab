//! Turns locales/*.json into an exhaustive enum, so that a missing text does not compile.
//!
//! A file is sections of names: `{"shell": {"undo": "Undo"}}` becomes `Text::ShellUndo`. A text that depends on a
//! number is an object by plural category and becomes a variant of `Plural`. Places to fill in are `{name}`.

use std::collections::{BTreeMap, BTreeSet};
use std::{env, fs, path::Path};

use serde_json::Value;

#[path = "build/playbook.rs"]
mod playbook;
#[path = "build/templates.rs"]
mod templates;

/// Plural categories each language must have (Unicode CLDR, cardinal numbers).
const LANGUAGES: [(&str, &[&str]); 2] = [("en", &["one", "other"]), ("pl", &["one", "few", "many", "other"])];
const CATEGORIES: [&str; 4] = ["one", "few", "many", "other"];

fn variant(section: &str, name: &str) -> String {
    let words = section.split('_').chain(name.split('_'));
    words.map(|word| word[..1].to_uppercase() + &word[1..]).collect()
}

fn places(text: &str) -> BTreeSet<String> {
    let parts = text.split('{').skip(1);
    parts.filter_map(|part| part.split_once('}')).map(|(name, _)| name.to_owned()).collect()
}

/// The literal of all texts in one, with zeros between them.
fn joined(texts: &[&str]) -> String {
    assert!(texts.iter().all(|text| !text.contains(['\0', '\\'])), "a text holds a zero or a backslash");
    // A zero before a digit reads like an octal number.
    format!("{:?}", texts.join("\0")).replace("\\0", "\\u{0}")
}

fn main() {
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut plurals: BTreeMap<String, Vec<BTreeMap<String, String>>> = BTreeMap::new();
    for (index, (language, categories)) in LANGUAGES.iter().enumerate() {
        let file = format!("locales/{language}.json");
        println!("cargo:rerun-if-changed={file}");
        let source = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{file}: {error}"));
        let json: Value = serde_json::from_str(&source).unwrap_or_else(|error| panic!("{file}: {error}"));
        for (section, entries) in json.as_object().unwrap_or_else(|| panic!("{file}: sections expected")) {
            for (name, value) in entries.as_object().unwrap_or_else(|| panic!("{file}: {section}: names expected")) {
                let key = variant(section, name);
                match value {
                    Value::String(text) if !text.trim().is_empty() => {
                        let entry = texts.entry(key.clone()).or_default();
                        assert!(entry.len() == index, "{file}: {section}.{name}: missing in {}", LANGUAGES[0].0);
                        entry.push(text.clone());
                    }
                    Value::Object(forms) => {
                        let forms: BTreeMap<String, String> =
                            forms.iter().map(|(k, v)| (k.clone(), v.as_str().unwrap_or_default().to_owned())).collect();
                        for category in *categories {
                            assert!(forms.contains_key(*category), "{file}: {section}.{name}: no form {category}");
                        }
                        let entry = plurals.entry(key.clone()).or_default();
                        assert!(entry.len() == index, "{file}: {section}.{name}: missing in {}", LANGUAGES[0].0);
                        entry.push(forms);
                    }
                    _ => panic!("{file}: {section}.{name}: a text or plural forms expected"),
                }
            }
        }
        for (key, entry) in &texts {
            assert!(entry.len() == index + 1, "{file}: nothing for {key}");
            assert!(places(&entry[0]) == places(&entry[index]), "{file}: {key} fills in other places");
        }
        for (key, entry) in &plurals {
            assert!(entry.len() == index + 1, "{file}: nothing for {key}");
        }
    }
    let mut code = String::from(
        "/// A text of the user interface.\n#[allow(missing_docs)]\n#[derive(Clone, Copy, PartialEq, Eq, Debug)]\npub enum Text {\n",
    );
    for key in texts.keys() {
        code += &format!("    {key},\n");
    }
    code += "}\n/// A text that depends on a number.\n#[allow(missing_docs)]\n#[derive(Clone, Copy, PartialEq, Eq, Debug)]\npub enum Plural {\n";
    for key in plurals.keys() {
        code += &format!("    {key},\n");
    }
    code += "}\n";
    for (index, (language, _)) in LANGUAGES.iter().enumerate() {
        let upper = language.to_uppercase();
        // One text each, apart by zeros: a table of pointers into it would cost more than splitting it does.
        let all: Vec<&str> = texts.values().map(|entry| entry[index].as_str()).collect();
        code += &format!("const TEXTS_{upper}: &str = {};\n", joined(&all));
        let forms = plurals.values().flat_map(|entry| {
            let forms = &entry[index];
            CATEGORIES.map(|category| forms.get(category).or(forms.get("other")).map_or("", String::as_str))
        });
        code += &format!("const PLURALS_{upper}: &str = {};\n", joined(&forms.collect::<Vec<_>>()));
    }
    println!("cargo:rerun-if-changed=build");
    let out = env::var("OUT_DIR").unwrap_or_else(|error| panic!("OUT_DIR: {error}"));
    let all = [("texts.rs", code), ("templates.rs", templates::code()), ("playbook.rs", playbook::code())];
    for (file, code) in all {
        fs::write(Path::new(&out).join(file), code).unwrap_or_else(|error| panic!("{file}: {error}"));
    }
}
