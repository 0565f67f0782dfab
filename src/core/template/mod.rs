//! Ready maps to begin with, and the demonstration.

mod data;
mod demo;
mod living;
mod playbook;

pub use demo::demonstration;

use self::data::{CardWords, Keyed, NodeData, STRUCTURE, Words};
use crate::core::command::{Command, plan};
use crate::core::geometry::point;
use crate::core::ids::{DepartmentId, IdSource, NodeId, PhaseId};
use crate::core::language::Language;
use crate::core::letters::lowercase;
use crate::core::model::{
    Builtin, Card, ChecklistItem, Currency, Date, Department, Document, ExpectedTime, Kept, Kpi, Node, NodeKind,
    Particulars, Phase, Transition, TransitionKind, Unit,
};
use crate::core::sorted::Map;

/// A ready map.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Template {
    /// From brand awareness to the existing customer.
    Fourteen,
    /// A sale of medium size.
    Eight,
    /// A short cycle.
    Six,
}

impl Template {
    /// Every template, the longest first.
    pub const ALL: [Template; 3] = [Template::Fourteen, Template::Eight, Template::Six];

    /// The word that files and the data use for it.
    pub fn word(self) -> &'static str {
        match self {
            Template::Fourteen => "fourteen",
            Template::Eight => "eight",
            Template::Six => "six",
        }
    }
}

/// A template's name, and a sentence about it.
pub fn about(template: Template, language: Language) -> (String, String) {
    let about = data::words(language).templates.get(template.word());
    about.map(|about| (about.name.to_owned(), about.about.to_owned())).unwrap_or_default()
}

/// A new map from a template, with identifiers of its own.
pub fn build(template: Template, language: Language, ids: &mut IdSource, today: Date) -> Document {
    let (mut document, phases, departments) = frame(language, ids, today);
    let words = data::words(language);
    if let Some(about) = words.templates.get(template.word()) {
        document.map.name = about.name.to_owned();
    }
    let places = fill(&mut document, template, words, &phases, &departments, ids);
    if template == Template::Fourteen {
        playbook::fill(&mut document, language, &places, &departments, ids, None);
    }
    document
}

/// A new map with the departments and the phases of the buyer's journey, and nothing on it.
pub fn empty(language: Language, ids: &mut IdSource, today: Date) -> Document {
    frame(language, ids, today).0
}

/// Whether a node of a ready map with one of these keys has this name, in any language.
pub fn is_called(name: &str, keys: &[&str]) -> bool {
    let same = |word: &str| lowercase(word) == lowercase(name.trim());
    let languages = || Language::ALL.into_iter().map(data::words);
    keys.iter().any(|key| languages().any(|words| words.nodes.get(key).is_some_and(|card| same(card.name))))
}

/// Whether a department is called as the one for sales is in the ready maps, in any language.
pub fn is_sales(name: &str) -> bool {
    let words = Language::ALL.into_iter().filter_map(|language| data::words(language).departments.get("sales"));
    words.into_iter().any(|word| lowercase(word) == lowercase(name.trim()))
}

/// The nodes of a template by their keys, in the order of the file.
type Places = Vec<(&'static str, NodeId)>;

/// The node that the data call so.
fn place(places: &Places, key: &str) -> Option<NodeId> {
    places.iter().find(|(known, _)| *known == key).map(|(_, id)| *id)
}

/// Does what a person would have done; whether it was possible.
fn carry_out(document: &mut Document, command: &Command) -> bool {
    let planned = plan(document, command);
    debug_assert!(planned.is_ok(), "{planned:?}");
    planned.map(|diff| document.apply(&diff)).is_ok()
}

/// Identifiers by the names of the data.
type Named<I> = Map<&'static str, I>;

fn frame(language: Language, ids: &mut IdSource, today: Date) -> (Document, Named<PhaseId>, Named<DepartmentId>) {
    let (name, currency) = match language {
        Language::English => ("Untitled map", "EUR"),
        Language::Polish => ("Mapa bez nazwy", "PLN"),
    };
    let mut document = Document::new(ids.make(), name, today);
    document.map.currency = Currency::parse(currency).unwrap_or_default();
    let (mut phases, mut departments) = (Map::new(), Map::new());
    let words = data::words(language);
    let name = |names: &Keyed<&str>, key| names.get(key).copied().unwrap_or_default().to_owned();
    for (order, key) in (0..).zip(STRUCTURE.phases.iter().copied()) {
        let phase = Phase { id: ids.make(), name: name(&words.phases, key), order };
        phases.insert(key, phase.id);
        document.phases.insert(phase.id, phase);
    }
    for key in STRUCTURE.departments.iter().copied() {
        let department = Department { id: ids.make(), name: name(&words.departments, key) };
        departments.insert(key, department.id);
        document.departments.insert(department.id, department);
    }
    (document, phases, departments)
}

fn fill(
    document: &mut Document,
    template: Template,
    words: &Words,
    phases: &Named<PhaseId>,
    departments: &Named<DepartmentId>,
    ids: &mut IdSource,
) -> Places {
    let mut places = Places::new();
    let Some(graph) = STRUCTURE.templates.get(template.word()) else { return places };
    for data in graph.nodes {
        let (Some(kind), Some(words)) = (NodeKind::parse(data.kind), words.nodes.get(data.key)) else { continue };
        let mut node = Node::new(ids.make(), kind, words.name, point(data.x, data.y));
        // A stage comes before its steps.
        let stage = places.iter().find(|(known, _)| data.parent == Some(*known));
        node.parent = stage.map(|(_, id)| *id);
        if kind.has_card() {
            node.card = card(data, words, phases, departments, ids);
        }
        places.push((data.key, node.id));
        document.nodes.insert(node.id, node);
    }
    let place = |key: &str| place(&places, key);
    for data in graph.transitions {
        let ends = (place(data.from), place(data.to), TransitionKind::parse(data.kind));
        let (Some(from), Some(to), Some(kind)) = ends else { continue };
        let mut way = Transition::new(ids.make(), kind, from, to);
        way.label = data.label.and_then(|key| words.labels.get(key)).copied().unwrap_or_default().to_owned();
        let said =
            |key: &str, read: fn(&CardWords) -> &str| words.nodes.get(key).map(read).unwrap_or_default().to_owned();
        match kind {
            TransitionKind::HandOff => way.handover = said(data.from, |words| words.handover),
            // What an outcome is about is what is done on the way there.
            TransitionKind::No => way.onward.next = said(data.to, |words| words.details),
            _ => {}
        }
        way.handover_days = data.days;
        way.onward.revisit_days = data.revisit;
        document.transitions.insert(way.id, way);
    }
    for data in graph.measures {
        let Some(about) = words.measures.get(data.key) else { continue };
        let kpi = Kpi {
            name: about.name.to_owned(),
            source: about.source.to_owned(),
            node: place(data.node),
            builtin: Builtin::parse(data.builtin).unwrap_or_default(),
            unit: Unit::parse(data.unit).unwrap_or_default(),
            value: data.value,
            target: data.target,
            amber: data.amber,
            red: data.red,
            low_is_good: data.low,
            ..Kpi::blank(ids.make())
        };
        document.entries.insert(kpi.id, kpi.entry());
    }
    places
}

fn card(
    data: &NodeData,
    words: &CardWords,
    phases: &Named<PhaseId>,
    departments: &Named<DepartmentId>,
    ids: &mut IdSource,
) -> Card {
    let item = |words: &data::ItemWords| ChecklistItem {
        id: ids.make(),
        text: words.text.to_owned(),
        required: words.required,
        evidence: words.evidence.to_owned(),
        who: words.who.to_owned(),
    };
    Card {
        entry: words.entry.to_owned(),
        details: words.details.to_owned(),
        exit: words.exit.iter().map(item).collect(),
        owner: data.owner.and_then(|key| departments.get(key)).copied(),
        expected: data.expected.and_then(|[min, typical, max]| ExpectedTime::new(min, typical, max)),
        phase: data.phase.and_then(|key| phases.get(key)).copied(),
        probability: data.probability,
        more: Particulars {
            actor: words.actor.to_owned(),
            tool: words.tool.to_owned(),
            quota_relief: data.relief,
            ..Particulars::default()
        },
    }
}

#[cfg(test)]
mod tests {
    use std::ops::RangeInclusive;
    use std::sync::Arc;

    use super::*;
    use crate::core::buyer::needs;
    use crate::core::ids::Id;
    use crate::core::model::{Capture, Fields, Flow, Marker, Motivator, Objection, Part, Persona, Target, Tie};
    use crate::core::people::Matrix;

    fn today() -> Date {
        Date::parse("2026-03-02").unwrap()
    }

    #[test]
    fn every_template_is_complete_in_every_language() {
        for (template, stages) in [(Template::Fourteen, 14), (Template::Eight, 8), (Template::Six, 6)] {
            let mut shapes = Vec::new();
            for language in Language::ALL {
                let (name, sentence) = about(template, language);
                assert!(!name.is_empty() && !sentence.is_empty());
                let document = build(template, language, &mut IdSource::new(1), today());
                assert_eq!(document.invariants(), []);
                assert_eq!((document.map.name.as_str(), document.completeness()), (name.as_str(), Some(1.0)));
                assert_eq!((document.phases.len(), document.departments.len(), document.deals.len()), (4, 4, 0));
                assert!(document.phases.values().all(|phase| !phase.name.is_empty()));
                assert!(document.departments.values().all(|department| !department.name.is_empty()));
                for node in document.nodes.values() {
                    assert!(!node.name.is_empty(), "{node:?}");
                    let card = &node.card;
                    let whole = card.owner.is_some()
                        && card.phase.is_some()
                        && card.expected.is_some()
                        && card.probability.is_some()
                        && card.exit.iter().any(|item| item.required);
                    assert_eq!(whole, node.kind == NodeKind::Stage, "{node:?}");
                    assert_eq!(node.parent.is_some(), node.kind == NodeKind::Step, "{node:?}");
                }
                assert_eq!(Flow::of(&document).stages(&document).len(), stages);
                // Every label of the file has its words.
                let graph = STRUCTURE.templates.get(template.word()).unwrap();
                let labelled = graph.transitions.iter().filter(|way| way.label.is_some()).count();
                assert_eq!(document.transitions.len(), graph.transitions.len());
                assert_eq!(document.transitions.values().filter(|way| !way.label.is_empty()).count(), labelled);
                shapes.push(shape(document));
            }
            assert!(shapes.windows(2).all(|pair| pair[0] == pair[1]));
        }
    }

    /// Takes the words out of what describes itself.
    struct Wordless;

    impl Fields for Wordless {
        fn line(&mut self, _: &'static str, _: bool, value: &mut String) {
            value.clear();
        }
        fn text(&mut self, _: &'static str, value: &mut String) {
            value.clear();
        }
        fn day(&mut self, _: &'static str, _: bool, _: &mut Option<Date>) {}
        fn whole(&mut self, _: &'static str, _: RangeInclusive<i64>, _: &mut Option<i64>) {}
        fn number(&mut self, _: &'static str, _: &mut Option<f64>) {}
        fn truth(&mut self, _: &'static str, _: &mut bool) {}
        fn word(&mut self, _: &'static str, _: &'static [&'static str], _: &mut usize) {}
        fn reference(&mut self, _: &'static str, _: Target, _: Tie, _: &mut Option<Id>) {}
        fn references(&mut self, _: &'static str, _: Target, _: &mut Vec<Id>) {}
        fn content(&mut self, _: &'static str, _: &mut Arc<str>) {}
    }

    #[test]
    fn the_longest_template_has_people_and_a_buyer() {
        for language in Language::ALL {
            let document = build(Template::Fourteen, language, &mut IdSource::new(2), today());
            let flow = Flow::of(&document);
            let matrix = Matrix::of(&document, &flow);
            assert_eq!((matrix.people().count(), document.all::<Capture>().count()), (10, 0));
            for stage in &matrix.stages {
                let leading = matrix.working(*stage).iter().filter(|(_, part)| *part == Part::Accountable).count();
                assert_eq!(leading, 1, "{}", document.node_name(*stage));
                assert!(!document.nodes[stage].card.more.customer_value.is_empty());
            }
            for persona in document.all::<Persona>() {
                assert!(needs(&document, persona.id).len() >= 4, "{}", persona.name);
            }
            let (stages, ways): (Vec<_>, Vec<_>) = document.all::<Marker>().partition(|marker| marker.node.is_some());
            assert!(stages.len() >= 4 && ways.iter().filter(|marker| marker.transition.is_some()).count() >= 3);
            assert!(document.all::<Motivator>().all(|one| !one.nodes.is_empty()));
            assert!(document.all::<Objection>().all(|one| one.node.is_some() && !one.answer.is_empty()));
        }
    }

    /// A document without its words.
    fn shape(mut document: Document) -> Document {
        document.map.name.clear();
        document.map.currency = Currency::default();
        document.phases.values_mut().for_each(|phase| phase.name.clear());
        document.departments.values_mut().for_each(|department| department.name.clear());
        for way in document.transitions.values_mut() {
            way.label.clear();
            way.handover.clear();
            way.onward.next.clear();
        }
        document.entries.values_mut().for_each(|entry| entry.describe(&mut Wordless));
        for node in document.nodes.values_mut() {
            node.name.clear();
            node.card.entry.clear();
            node.card.details.clear();
            node.card.more.describe(&mut Wordless);
            for item in &mut node.card.exit {
                (item.text, item.evidence, item.who) = Default::default();
            }
        }
        document
    }

    #[test]
    fn stages_stand_in_the_order_of_the_process() {
        for template in Template::ALL {
            let document = build(template, Language::English, &mut IdSource::new(3), today());
            let stages = Flow::of(&document).stages(&document);
            let names: Vec<&str> = stages.iter().map(|id| document.node_name(*id)).collect();
            let words = data::words(Language::English);
            let graph = STRUCTURE.templates.get(template.word()).unwrap();
            let stages = graph.nodes.iter().filter(|node| node.kind == "stage");
            assert_eq!(names, stages.map(|node| words.nodes.get(node.key).unwrap().name).collect::<Vec<_>>());
        }
    }

    #[test]
    fn an_empty_map_has_departments_and_phases() {
        for (language, currency) in [(Language::English, "EUR"), (Language::Polish, "PLN")] {
            let document = empty(language, &mut IdSource::new(5), today());
            assert_eq!((document.nodes.len(), document.phases.len(), document.departments.len()), (0, 4, 4));
            assert_eq!(document.map.currency.code(), currency);
            assert!(!document.map.name.is_empty());
            assert_eq!(document.invariants(), []);
        }
    }
}
