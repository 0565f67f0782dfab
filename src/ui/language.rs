//! What the page says, in the language chosen; switching it re-runs what speaks.

use std::sync::LazyLock;

use crate::ui::prelude::*;

use crate::core::language::Language;

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

static LANGUAGE: LazyLock<ArcRwSignal<Language>> = LazyLock::new(|| ArcRwSignal::new(Language::default()));

/// How many forms every plural has in the tables.
const FORMS: usize = 4;

/// All texts and all plural forms of a language, in the order of [`Text`] and [`Plural`].
type Table = (Vec<&'static str>, Vec<&'static str>);

/// The texts of both languages.
struct Tables {
    english: Table,
    polish: Table,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let split = |texts: &'static str| texts.split('\0').collect::<Vec<_>>();
    let table = |texts, plurals| (split(texts), split(plurals));
    Tables { english: table(TEXTS_EN, PLURALS_EN), polish: table(TEXTS_PL, PLURALS_PL) }
});

impl Tables {
    fn tables(&self, language: Language) -> &Table {
        match language {
            Language::English => &self.english,
            Language::Polish => &self.polish,
        }
    }
}

/// The language now; whoever asks inside an effect or a view runs again when it is switched.
pub fn language() -> Language {
    LANGUAGE.get()
}

/// Switches the language, and tells the browser (hyphenation, screen readers).
pub fn set_language(language: Language) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", language.code());
    }
    if LANGUAGE.get_untracked() != language {
        LANGUAGE.set(language);
    }
}

/// The first language of the browser that the product speaks.
pub fn browser_language() -> Language {
    let known = |code: wasm_bindgen::JsValue| code.as_string().and_then(|code| Language::parse(&code));
    window().navigator().languages().iter().find_map(known).unwrap_or_default()
}

/// A text, now.
pub fn text(key: Text) -> &'static str {
    TABLES.tables(language()).0.get(key as usize).copied().unwrap_or_default()
}

/// A text for a view, that follows the language.
pub fn say(key: Text) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
    move || text(key)
}

/// A text with its `{places}` filled in.
pub fn fill(key: Text, places: &[(&str, &str)]) -> String {
    filled(text(key), places)
}

/// A text that depends on a number; `{count}` is the number in the language's digits.
pub fn plural(key: Plural, count: usize) -> String {
    plural_with(key, count, &[])
}

/// A text that depends on a number, with more places filled in.
pub fn plural_with(key: Plural, count: usize, places: &[(&str, &str)]) -> String {
    let language = language();
    let form = TABLES.tables(language).1.get(key as usize * FORMS + language.plural_category(count as u64));
    let text = filled(form.copied().unwrap_or_default(), places);
    text.replace("{count}", &super::format::number(count as f64))
}

fn filled(text: &str, places: &[(&str, &str)]) -> String {
    // One pass, so that what is filled in is never read as a place itself.
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (name, end) = after.split_once('}').unwrap_or((after, ""));
        match places.iter().find(|(place, _)| *place == name) {
            Some((_, value)) => out.push_str(value),
            None => {
                out.push('{');
                out.push_str(name);
                out.push('}');
            }
        }
        rest = end;
    }
    out + rest
}
