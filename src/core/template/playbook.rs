//! The people and the buyer of the longest template: who takes part, personas and what they need, what moves them on and
//! what they trip over. `build/playbook.rs` makes statics of the data.

use super::data::Keyed;
use super::{Named, Places, place};
use crate::core::ids::{DepartmentId, EntryId, IdSource, NodeId, TransitionId};
use crate::core::language::Language;
use crate::core::model::{
    Capture, Date, Document, Entry, Interview, Involvement, Kept, Marker, MarkerKind, MarkerPlan, Motivator,
    MotivatorKind, Need, Objection, Part, Person, Persona, Progress, Record,
};
use crate::core::sorted::Map;

struct Structure {
    people: &'static [PersonData],
    /// Node, letter of the part, person.
    involvements: &'static [&'static [&'static str]],
    personas: &'static [&'static str],
    markers: &'static [MarkerData],
    motivators: &'static [MotivatorData],
    /// Objection and node.
    objections: &'static [[&'static str; 2]],
    /// Node and method.
    methods: &'static [&'static [&'static str]],
    /// Step and who named it.
    captures: &'static [[&'static str; 2]],
}

struct PersonData {
    key: &'static str,
    department: &'static str,
    interview: &'static str,
    /// Days from today to the interview.
    met: Option<i64>,
}

struct MarkerData {
    key: &'static str,
    kind: &'static str,
    node: &'static str,
    from: &'static str,
    to: &'static str,
    persona: &'static str,
    loss: Option<i64>,
    owner: &'static str,
    plan: &'static str,
    progress: &'static str,
    /// Of ten deals that moved on, and of ten that did not, with how many it was seen.
    tagged: Option<[usize; 2]>,
}

struct MotivatorData {
    key: &'static str,
    kind: &'static str,
    nodes: &'static [&'static str],
}

struct Words {
    people: Keyed<PersonWords>,
    personas: Keyed<PersonaWords>,
    needs: Keyed<Keyed<&'static str>>,
    markers: Keyed<AboutWords>,
    motivators: Keyed<AboutWords>,
    objections: Keyed<ObjectionWords>,
    value: Keyed<&'static str>,
    captures: Keyed<CaptureWords>,
}

struct PersonWords {
    role: &'static str,
    name: &'static str,
    steps: &'static str,
    remarks: &'static str,
}

struct PersonaWords {
    name: &'static str,
    role: &'static str,
    goals: &'static str,
    pains: &'static str,
    budget: &'static str,
    objections: &'static str,
}

struct AboutWords {
    name: &'static str,
    about: &'static str,
}

struct ObjectionWords {
    name: &'static str,
    answer: &'static str,
}

struct CaptureWords {
    name: &'static str,
    actor: &'static str,
    tool: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/playbook.rs"));

/// What there is to say of a marker and the deals of the demonstration.
pub(super) struct Tagged {
    /// The marker.
    pub marker: EntryId,
    /// Of ten deals that moved on, and of ten that did not, with how many it was seen.
    pub of_ten: [usize; 2],
}

/// Fills a map of the longest template. The template names people by their roles, to be replaced; the demonstration, for
/// which today is given, has names, interviews and captured steps. Answers with what deals can be tagged with.
pub(super) fn fill(
    document: &mut Document,
    language: Language,
    places: &Places,
    departments: &Named<DepartmentId>,
    ids: &mut IdSource,
    today: Option<Date>,
) -> Vec<Tagged> {
    let words = match language {
        Language::English => &EN,
        Language::Polish => &PL,
    };
    let mut filler = Filler { document, words, places, ids, people: Map::new(), personas: Map::new() };
    filler.people(departments, today);
    filler.buyer();
    let tagged = filler.markers();
    if today.is_some() {
        filler.captures();
    }
    tagged
}

struct Filler<'a> {
    document: &'a mut Document,
    words: &'static Words,
    places: &'a Places,
    ids: &'a mut IdSource,
    people: Map<&'static str, EntryId>,
    personas: Map<&'static str, EntryId>,
}

impl Filler<'_> {
    fn put(&mut self, entry: Entry) -> EntryId {
        let id = entry.id();
        self.document.entries.insert(id, entry);
        id
    }

    fn node(&self, key: &str) -> Option<NodeId> {
        place(self.places, key)
    }

    fn way(&self, from: &str, to: &str) -> Option<TransitionId> {
        let ends = (self.node(from)?, self.node(to)?);
        self.document.transitions.values().find(|way| (way.from, way.to) == ends).map(|way| way.id)
    }

    fn people(&mut self, departments: &Named<DepartmentId>, today: Option<Date>) {
        for data in STRUCTURE.people {
            let Some(words) = self.words.people.get(data.key) else { continue };
            let mut person = Person::blank(self.ids.make());
            person.department = departments.get(data.department).copied();
            person.name = words.role.to_owned();
            if let Some(today) = today {
                person.name = words.name.to_owned();
                person.role = words.role.to_owned();
                person.interview = Interview::parse(data.interview).unwrap_or_default();
                person.met_on = data.met.map(|days| today.plus_days(days));
                person.steps = words.steps.to_owned();
                person.remarks = words.remarks.to_owned();
            }
            let id = self.put(person.entry());
            self.people.insert(data.key, id);
        }
        for data in STRUCTURE.involvements {
            let [node, letter, person] = *data else { continue };
            let letters = ["R", "A", "C", "I"].into_iter().zip(Part::ALL);
            let part = letters.filter(|(known, _)| known == letter).map(|(_, part)| *part).next().unwrap_or_default();
            let (node, person) = (self.node(node), self.people.get(person).copied());
            let one = Involvement { node, person, part, ..Involvement::blank(self.ids.make()) };
            self.put(one.entry());
        }
    }

    fn buyer(&mut self) {
        for key in STRUCTURE.personas {
            let Some(words) = self.words.personas.get(key) else { continue };
            let persona = Persona {
                id: self.ids.make(),
                name: words.name.to_owned(),
                role: words.role.to_owned(),
                goals: words.goals.to_owned(),
                pains: words.pains.to_owned(),
                budget: words.budget.to_owned(),
                objections: words.objections.to_owned(),
            };
            let id = self.put(persona.entry());
            self.personas.insert(key, id);
        }
        for (key, id) in self.places {
            for persona in STRUCTURE.personas {
                let text = self.words.needs.get(key).and_then(|needs| needs.get(persona));
                let (Some(text), Some(persona)) = (text, self.personas.get(persona).copied()) else { continue };
                let (node, persona, text) = (Some(*id), Some(persona), (*text).to_owned());
                let need = Need { node, persona, text, ..Need::blank(self.ids.make()) };
                self.put(need.entry());
            }
            let method = STRUCTURE.methods.iter().find_map(|data| match *data {
                [node, method] if node == key => Some(*method),
                _ => None,
            });
            if let Some(node) = self.document.nodes.get_mut(id).filter(|node| node.kind.has_card()) {
                node.card.more.methodology = method.unwrap_or_default().to_owned();
                node.card.more.customer_value = self.words.value.get(key).copied().unwrap_or_default().to_owned();
            }
        }
        for data in STRUCTURE.motivators {
            let Some(words) = self.words.motivators.get(data.key) else { continue };
            let motivator = Motivator {
                kind: MotivatorKind::parse(data.kind).unwrap_or_default(),
                name: words.name.to_owned(),
                about: words.about.to_owned(),
                nodes: data.nodes.iter().filter_map(|key| self.node(key)).collect(),
                ..Motivator::blank(self.ids.make())
            };
            self.put(motivator.entry());
        }
        for [key, node] in STRUCTURE.objections {
            let Some(words) = self.words.objections.get(key) else { continue };
            let (name, answer) = (words.name.to_owned(), words.answer.to_owned());
            let objection = Objection { node: self.node(node), name, answer, ..Objection::blank(self.ids.make()) };
            self.put(objection.entry());
        }
    }

    fn markers(&mut self) -> Vec<Tagged> {
        let mut tagged = Vec::new();
        for data in STRUCTURE.markers {
            let Some(words) = self.words.markers.get(data.key) else { continue };
            let owner = self.words.people.get(data.owner).map(|person| person.role).unwrap_or_default();
            let marker = Marker {
                id: self.ids.make(),
                kind: MarkerKind::parse(data.kind).unwrap_or_default(),
                node: self.node(data.node),
                transition: self.way(data.from, data.to),
                name: words.name.to_owned(),
                about: words.about.to_owned(),
                persona: self.personas.get(data.persona).copied(),
                loss: data.loss,
                owner: owner.to_owned(),
                plan: MarkerPlan::parse(data.plan).unwrap_or_default(),
                progress: Progress::parse(data.progress).unwrap_or_default(),
            };
            let marker = self.put(marker.entry());
            tagged.extend(data.tagged.map(|of_ten| Tagged { marker, of_ten }));
        }
        tagged
    }

    fn captures(&mut self) {
        for (order, [key, person]) in (0..).zip(STRUCTURE.captures) {
            let Some(words) = self.words.captures.get(key) else { continue };
            let capture = Capture {
                order: Some(order),
                name: words.name.to_owned(),
                actor: words.actor.to_owned(),
                tool: words.tool.to_owned(),
                person: self.people.get(person).copied(),
                ..Capture::blank(self.ids.make())
            };
            self.put(capture.entry());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_has_its_words_and_every_word_its_key() {
        for words in [&EN, &PL] {
            let keys = |all: &[&str], known: Vec<&str>, table: &str| {
                let (mut all, mut known) = (all.to_vec(), known);
                all.sort_unstable();
                known.sort_unstable();
                assert_eq!(all, known, "{table}");
            };
            let people: Vec<&str> = STRUCTURE.people.iter().map(|one| one.key).collect();
            keys(&people, words.people.keys().collect(), "people");
            keys(STRUCTURE.personas, words.personas.keys().collect(), "personas");
            let markers: Vec<&str> = STRUCTURE.markers.iter().map(|one| one.key).collect();
            keys(&markers, words.markers.keys().collect(), "markers");
            let motivators: Vec<&str> = STRUCTURE.motivators.iter().map(|one| one.key).collect();
            keys(&motivators, words.motivators.keys().collect(), "motivators");
            let objections: Vec<&str> = STRUCTURE.objections.iter().map(|[key, _]| *key).collect();
            keys(&objections, words.objections.keys().collect(), "objections");
            let captures: Vec<&str> = STRUCTURE.captures.iter().map(|[key, _]| *key).collect();
            keys(&captures, words.captures.keys().collect(), "captures");
            for needs in words.needs.keys().filter_map(|node| words.needs.get(node)) {
                assert!(needs.keys().all(|persona| STRUCTURE.personas.contains(&persona)));
            }
        }
        let same = |one: Vec<&str>, other: Vec<&str>| assert_eq!(one, other);
        same(EN.needs.keys().collect(), PL.needs.keys().collect());
        same(EN.value.keys().collect(), PL.value.keys().collect());
    }
}
