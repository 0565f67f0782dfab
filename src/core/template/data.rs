//! The templates' data files, as they are written.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::core::language::Language;

/// What all languages share: which nodes stand where, and the ways between them.
#[derive(Deserialize)]
pub(super) struct Structure {
    pub phases: Vec<String>,
    pub departments: Vec<String>,
    pub templates: BTreeMap<String, Graph>,
}

#[derive(Deserialize)]
pub(super) struct Graph {
    pub nodes: Vec<NodeData>,
    pub transitions: Vec<WayData>,
}

#[derive(Deserialize)]
pub(super) struct NodeData {
    pub key: String,
    pub kind: String,
    pub x: f64,
    pub y: f64,
    pub owner: Option<String>,
    pub phase: Option<String>,
    pub expected: Option<[u32; 3]>,
    pub probability: Option<u8>,
}

#[derive(Deserialize)]
pub(super) struct WayData {
    pub from: String,
    pub to: String,
    pub kind: String,
    pub label: Option<String>,
}

/// The words of one language.
#[derive(Deserialize)]
pub(super) struct Words {
    pub phases: BTreeMap<String, String>,
    pub departments: BTreeMap<String, String>,
    pub templates: BTreeMap<String, About>,
    pub nodes: BTreeMap<String, CardWords>,
    pub labels: BTreeMap<String, String>,
    pub demo: DemoWords,
}

#[derive(Deserialize)]
pub(super) struct About {
    pub name: String,
    pub about: String,
}

#[derive(Deserialize, Default)]
pub(super) struct CardWords {
    pub name: String,
    #[serde(default)]
    pub entry: String,
    #[serde(default)]
    pub details: String,
    #[serde(default)]
    pub exit: Vec<ItemWords>,
}

#[derive(Deserialize)]
pub(super) struct ItemWords {
    pub text: String,
    pub required: bool,
    #[serde(default)]
    pub evidence: String,
    #[serde(default)]
    pub who: String,
}

#[derive(Deserialize)]
pub(super) struct DemoWords {
    pub name: String,
    pub companies: Vec<String>,
    pub subjects: Vec<String>,
    pub owners: Vec<String>,
    pub sources: Vec<String>,
    pub next_steps: Vec<String>,
    pub loss_reasons: Vec<String>,
    pub notes: Vec<String>,
    pub override_reasons: Vec<String>,
}

/// The structure; `None` only if the file that was built in is broken, which a test rules out.
pub(super) fn structure() -> Option<Structure> {
    serde_json::from_str(include_str!("structure.json")).ok()
}

/// The words of a language; `None` as above.
pub(super) fn words(language: Language) -> Option<Words> {
    let text = match language {
        Language::English => include_str!("en.json"),
        Language::Polish => include_str!("pl.json"),
    };
    serde_json::from_str(text).ok()
}
