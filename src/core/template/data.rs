//! The templates' data files as statics; `build/templates.rs` writes them.

use crate::core::language::Language;

/// Values by name, in the order of the file.
pub(super) struct Keyed<T: 'static>(pub(super) &'static [(&'static str, T)]);

impl<T> Keyed<T> {
    #[cfg(test)]
    pub fn keys(&self) -> impl Iterator<Item = &'static str> {
        self.0.iter().map(|(key, _)| *key)
    }

    pub fn get(&self, name: &str) -> Option<&'static T> {
        self.0.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }
}

/// What all languages share: which nodes stand where, and the ways between them.
pub(super) struct Structure {
    pub phases: &'static [&'static str],
    pub departments: &'static [&'static str],
    pub templates: Keyed<Graph>,
}

pub(super) struct Graph {
    pub measures: &'static [MeasureData],
    pub nodes: &'static [NodeData],
    pub transitions: &'static [WayData],
}

pub(super) struct NodeData {
    pub key: &'static str,
    pub kind: &'static str,
    pub x: f64,
    pub y: f64,
    pub parent: Option<&'static str>,
    pub owner: Option<&'static str>,
    pub phase: Option<&'static str>,
    pub expected: Option<[u32; 3]>,
    pub probability: Option<u8>,
    pub relief: bool,
}

pub(super) struct MeasureData {
    pub key: &'static str,
    pub builtin: &'static str,
    pub unit: &'static str,
    pub node: &'static str,
    pub value: Option<f64>,
    pub target: Option<f64>,
    pub amber: Option<f64>,
    pub red: Option<f64>,
    pub low: bool,
}

pub(super) struct WayData {
    pub from: &'static str,
    pub to: &'static str,
    pub kind: &'static str,
    pub label: Option<&'static str>,
    /// By when something is handed over.
    pub days: Option<u32>,
    /// When to ask again.
    pub revisit: Option<i64>,
}

/// The words of one language.
pub(super) struct Words {
    pub phases: Keyed<&'static str>,
    pub departments: Keyed<&'static str>,
    pub templates: Keyed<About>,
    pub nodes: Keyed<CardWords>,
    pub labels: Keyed<&'static str>,
    pub measures: Keyed<MeasureWords>,
    pub demo: DemoWords,
}

pub(super) struct About {
    pub name: &'static str,
    pub about: &'static str,
}

pub(super) struct CardWords {
    pub name: &'static str,
    pub entry: &'static str,
    pub details: &'static str,
    pub exit: &'static [ItemWords],
    /// What goes to the next department.
    pub handover: &'static str,
    pub actor: &'static str,
    pub tool: &'static str,
}

pub(super) struct ItemWords {
    pub text: &'static str,
    pub required: bool,
    pub evidence: &'static str,
    pub who: &'static str,
}

pub(super) struct MeasureWords {
    pub name: &'static str,
    pub source: &'static str,
}

pub(super) struct DemoWords {
    pub name: &'static str,
    /// A sentence that everybody reads differently.
    pub vague: &'static str,
    pub goal: &'static str,
    pub companies: &'static [&'static str],
    pub subjects: &'static [&'static str],
    pub owners: &'static [&'static str],
    pub sources: &'static [&'static str],
    pub segments: &'static [&'static str],
    pub next_steps: &'static [&'static str],
    pub loss_reasons: &'static [&'static str],
    pub notes: &'static [&'static str],
    pub override_reasons: &'static [&'static str],
    pub activities: &'static [&'static str],
    pub scenarios: &'static [&'static str],
    pub earlier_entry: &'static str,
    pub versions: &'static [VersionWords],
    pub remarks: &'static [RemarkWords],
}

pub(super) struct VersionWords {
    pub name: &'static str,
    pub author: &'static str,
    pub reason: &'static str,
    pub days: i64,
}

pub(super) struct RemarkWords {
    /// The node that it is pinned to; empty for an answer to the one before.
    pub at: &'static str,
    pub author: &'static str,
    pub text: &'static str,
    pub days: i64,
    pub resolved: bool,
}

include!(concat!(env!("OUT_DIR"), "/templates.rs"));

/// The words of a language.
pub(super) fn words(language: Language) -> &'static Words {
    match language {
        Language::English => &EN,
        Language::Polish => &PL,
    }
}
