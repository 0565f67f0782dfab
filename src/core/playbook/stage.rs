//! The page of one stage, with everything that a team knows about it.

use super::{Block, Chapter, Word, Words};
use crate::core::ids::{EntryId, NodeId, TransitionId};
use crate::core::model::{
    ChecklistItem, Document, Flow, Involvement, Marker, Motivator, Need, Node, NodeKind, Objection, Person, Persona,
    Transition, TransitionKind,
};
use crate::core::sorted::Set;

/// The page of a stage: its place in the process comes before its name.
pub(super) fn stage(document: &Document, flow: &Flow, words: &dyn Words, place: usize, node: &Node) -> Chapter {
    let page = Page { document, words, id: node.id };
    let mut blocks = vec![page.facts(node)];
    let mut part = |word: Word, block: Option<Block>| {
        if let Some(block) = block {
            blocks.push(Block::Heading(words.say(word)));
            blocks.push(block);
        }
    };
    part(Word::Entry, text(&node.card.entry));
    part(Word::Details, text(&node.card.details));
    part(Word::Exit, page.exit(&node.card.exit));
    part(Word::Steps, page.steps(flow));
    part(Word::People, page.people());
    part(Word::Needs, page.needs());
    part(Word::CustomerValue, text(&node.card.more.customer_value));
    part(Word::Motivators, page.motivators());
    part(Word::Markers, page.markers());
    part(Word::Objections, page.objections());
    part(Word::WaysOn, page.ways_on());
    part(Word::Noes, page.noes());
    Chapter { title: [&place.to_string(), ". ", &named(document, words, node.id)].concat(), blocks }
}

/// The name of a node, or the word for none.
pub(super) fn named(document: &Document, words: &dyn Words, id: NodeId) -> String {
    match document.node_name(id).trim() {
        "" => words.say(Word::Unnamed),
        name => name.to_owned(),
    }
}

/// Ways for a no as rows: the answer, where it leads to, what is done next, when to ask again.
pub(super) fn noes(document: &Document, words: &dyn Words, wanted: &dyn Fn(&Transition) -> bool) -> Vec<Vec<String>> {
    let row = |way: &Transition| {
        let again = way.onward.revisit_days.map(|days| words.days(days));
        let answer = if way.label.trim().is_empty() { words.choice(way.kind.word()) } else { way.label.clone() };
        vec![answer, named(document, words, way.to), way.onward.next.clone(), again.unwrap_or_default()]
    };
    document.transitions.values().filter(|way| wanted(way)).map(row).collect()
}

/// The heads of those rows.
pub(super) fn no_heads(words: &dyn Words) -> Vec<String> {
    [Word::Answer, Word::LeadsTo, Word::Next, Word::AskAgain].map(|word| words.say(word)).to_vec()
}

fn text(text: &str) -> Option<Block> {
    (!text.trim().is_empty()).then(|| Block::Text(text.trim().to_owned()))
}

/// A table, where it has rows. A column in which no row says anything is left out.
pub(super) fn table(heads: Vec<String>, mut rows: Vec<Vec<String>>) -> Option<Block> {
    let said = |column: &usize| rows.iter().any(|row| row.get(*column).is_some_and(|cell| !cell.trim().is_empty()));
    let columns: Vec<usize> = (0..heads.len()).filter(said).collect();
    let kept = |cells: &[String]| columns.iter().filter_map(|column| cells.get(*column).cloned()).collect::<Vec<_>>();
    rows.iter_mut().for_each(|row| *row = kept(row));
    (!rows.is_empty()).then(|| Block::Table(kept(&heads), rows))
}

/// A list, where it has items.
fn list(items: Vec<String>) -> Option<Block> {
    (!items.is_empty()).then_some(Block::List(items))
}

/// Those of the parts that say something, side by side.
fn joined(parts: &[&str], between: &str) -> String {
    let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.trim().is_empty()).collect();
    parts.join(between)
}

struct Page<'a> {
    document: &'a Document,
    words: &'a dyn Words,
    id: NodeId,
}

impl Page<'_> {
    fn facts(&self, node: &Node) -> Block {
        let (document, words, card) = (self.document, self.words, &node.card);
        let owner = card.owner.and_then(|id| document.departments.get(&id)).map(|owner| owner.name.clone());
        let phase = card.phase.and_then(|id| document.phases.get(&id)).map(|phase| phase.name.clone());
        let chance = card.probability.map(|percent| percent.to_string() + " %");
        let written = |text: &String| (!text.trim().is_empty()).then(|| text.clone());
        let more = &card.more;
        let facts = [
            (Word::Owner, owner),
            (Word::Phase, phase),
            (Word::Expected, card.expected.map(|time| words.expected(time))),
            (Word::Probability, chance),
            (Word::Actor, written(&more.actor)),
            (Word::Tool, written(&more.tool)),
            (Word::Methodology, written(&more.methodology)),
            (Word::QuotaRelief, more.quota_relief.then(|| words.say(Word::Yes))),
            (Word::ReviewOn, more.review_on.map(|day| words.day(day))),
        ];
        Block::Facts(facts.into_iter().filter_map(|(word, fact)| Some((words.say(word), fact?))).collect())
    }

    fn exit(&self, items: &[ChecklistItem]) -> Option<Block> {
        let words = self.words;
        let row = |item: &ChecklistItem| {
            let required = words.say(if item.required { Word::Required } else { Word::Optional });
            vec![item.text.clone(), required, item.evidence.clone(), item.who.clone()]
        };
        let rows = items.iter().filter(|item| !item.text.trim().is_empty()).map(row).collect();
        table([Word::Item, Word::Needed, Word::Evidence, Word::Who].map(|word| words.say(word)).to_vec(), rows)
    }

    fn steps(&self, flow: &Flow) -> Option<Block> {
        let document = self.document;
        let inside =
            flow.order().iter().filter_map(|id| document.nodes.get(id)).filter(|node| {
                node.parent == Some(self.id) && matches!(node.kind, NodeKind::Step | NodeKind::Decision)
            });
        let said = |node: &Node| {
            let more = &node.card.more;
            let with = joined(&[&more.actor, &more.tool], ", ");
            let name = joined(&[&named(document, self.words, node.id), &with], " · ");
            joined(&[&name, &node.card.details], "\n")
        };
        list(inside.map(said).collect())
    }

    fn people(&self) -> Option<Block> {
        let document = self.document;
        let here = document.all::<Involvement>().filter(|one| one.node == Some(self.id));
        let rows = here.filter_map(|one| {
            let person = document.entry::<Person>(one.person?)?;
            Some(vec![person.name.clone(), person.role.clone(), self.words.choice(one.part.word())])
        });
        table([Word::Person, Word::Role, Word::Part].map(|word| self.words.say(word)).to_vec(), rows.collect())
    }

    fn needs(&self) -> Option<Block> {
        let here =
            self.document.all::<Need>().filter(|need| need.node == Some(self.id) && !need.text.trim().is_empty());
        let facts: Vec<_> = here.map(|need| (self.persona(need.persona), need.text.clone())).collect();
        (!facts.is_empty()).then_some(Block::Facts(facts))
    }

    fn persona(&self, id: Option<EntryId>) -> String {
        let persona = id.and_then(|id| self.document.entry::<Persona>(id));
        persona.map(|persona| persona.name.clone()).unwrap_or_default()
    }

    fn motivators(&self) -> Option<Block> {
        let here = self.document.all::<Motivator>().filter(|one| one.nodes.contains(&self.id));
        list(here.map(|one| joined(&[&one.name, &one.about], "\n")).collect())
    }

    /// Those of the stage, and those on the ways out of it.
    fn markers(&self) -> Option<Block> {
        let leads = |id: TransitionId| self.document.transitions.get(&id).is_some_and(|way| way.from == self.id);
        let here =
            self.document.all::<Marker>().filter(|one| one.node == Some(self.id) || one.transition.is_some_and(leads));
        let said = |one: &Marker| {
            let kind = self.words.choice(one.kind.word());
            let name = [&kind, ": ", &one.name].concat();
            joined(&[&joined(&[&name, &self.persona(one.persona)], " · "), &one.about], "\n")
        };
        list(here.map(said).collect())
    }

    fn objections(&self) -> Option<Block> {
        let here = self.document.all::<Objection>().filter(|one| one.node == Some(self.id));
        let facts: Vec<_> = here.map(|one| (one.name.clone(), one.answer.clone())).collect();
        (!facts.is_empty()).then_some(Block::Facts(facts))
    }

    fn ways_on(&self) -> Option<Block> {
        let (document, words) = (self.document, self.words);
        let on = document.transitions.values().filter(|way| way.from == self.id && way.kind.is_forward());
        let said = |way: &Transition| {
            let over = way.handover_days.map(|days| words.days(i64::from(days))).unwrap_or_default();
            let ends = joined(&[&way.label, &named(document, words, way.to)], " → ");
            joined(&[&ends, &way.handover, &over, &way.onward.next], " · ")
        };
        list(on.map(said).collect())
    }

    /// The ways for a no from here, and from the questions that they lead to.
    fn noes(&self) -> Option<Block> {
        let document = self.document;
        let is_no = |way: &Transition| way.kind == TransitionKind::No;
        let asked = document.transitions.values().filter(|way| way.from == self.id && is_no(way)).map(|way| way.to);
        let asks = |id: &NodeId| document.node_kind(*id) == Some(NodeKind::Decision);
        let from: Set<NodeId> = asked.filter(asks).chain([self.id]).collect();
        let rows = noes(document, self.words, &|way| {
            from.contains(&way.from) && is_no(way) && !(way.from == self.id && asks(&way.to))
        });
        table(no_heads(self.words), rows)
    }
}
