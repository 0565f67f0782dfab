//! The chapters of a playbook: one a stage, then what is true of all of them.

use super::stage::{named, no_heads, noes, stage, table};
use super::{Block, Chapter, Playbook, Word, Words};
use crate::core::ids::{EntryId, NodeId};
use crate::core::model::{Document, Flow, Involvement, Kpi, Person, TransitionKind};
use crate::core::sort;

/// The playbook of a map, with its picture.
pub fn playbook(document: &Document, words: &dyn Words, picture: Option<String>) -> Playbook {
    let flow = Flow::of(document);
    let stages = flow.stages(document);
    let mut chapters: Vec<Chapter> = stages
        .iter()
        .enumerate()
        .filter_map(|(at, id)| Some(stage(document, &flow, words, at + 1, document.nodes.get(id)?)))
        .collect();
    let rest = [
        matrix(document, words, &stages),
        measures(document, words),
        all_noes(document, words, &flow),
        findings(document, words),
    ];
    chapters.extend(rest.into_iter().flatten());
    Playbook {
        language: words.language(),
        title: document.map.name.clone(),
        about: words.about(),
        goal: words.goal(document),
        picture,
        contents: words.say(Word::Contents),
        chapters,
    }
}

/// A chapter of one table, where there is one.
fn chapter(words: &dyn Words, title: Word, table: Option<Block>) -> Option<Chapter> {
    Some(Chapter { title: words.say(title), blocks: vec![table?] })
}

/// Who does what in which stage, as a table of stages by people; none where nobody does anything.
fn matrix(document: &Document, words: &dyn Words, stages: &[NodeId]) -> Option<Chapter> {
    let mut people: Vec<&Person> = document.all::<Person>().collect();
    people.retain(|person| document.all::<Involvement>().any(|one| one.person == Some(person.id)));
    sort::by_key(&mut people, |person| (person.name.clone(), person.id));
    if people.is_empty() {
        return None;
    }
    let part = |stage: NodeId, person: EntryId| {
        let same = |one: &&Involvement| one.node == Some(stage) && one.person == Some(person);
        document.all::<Involvement>().find(same).map(|one| words.choice(one.part.word())).unwrap_or_default()
    };
    let heads = std::iter::once(words.say(Word::Stage)).chain(people.iter().map(|person| person.name.clone()));
    let row = |id: &NodeId| {
        let parts = people.iter().map(|person| part(*id, person.id));
        std::iter::once(named(document, words, *id)).chain(parts).collect()
    };
    let rows = stages.iter().map(row).collect();
    Some(Chapter { title: words.say(Word::Matrix), blocks: vec![Block::Table(heads.collect(), rows)] })
}

fn measures(document: &Document, words: &dyn Words) -> Option<Chapter> {
    let mut all: Vec<&Kpi> = document.all::<Kpi>().collect();
    sort::by_key(&mut all, |kpi| (kpi.node.is_some(), kpi.name.clone(), kpi.id));
    let heads = [Word::Measure, Word::Stage, Word::Value, Word::Target, Word::Definition].map(|word| words.say(word));
    let row = |kpi: &&Kpi| {
        let place = kpi.node.map_or_else(|| words.say(Word::WholeMap), |node| named(document, words, node));
        let (value, target) = words.measure(document, kpi);
        let about = [kpi.definition.as_str(), &kpi.formula];
        let about: Vec<&str> = about.into_iter().filter(|text| !text.trim().is_empty()).collect();
        vec![kpi.name.clone(), place, value, target, about.join("\n")]
    };
    chapter(words, Word::Measures, table(heads.to_vec(), all.iter().map(row).collect()))
}

/// Every way for a no, along the flow.
fn all_noes(document: &Document, words: &dyn Words, flow: &Flow) -> Option<Chapter> {
    let rows: Vec<Vec<String>> = flow
        .order()
        .iter()
        .flat_map(|id| {
            let noes = noes(document, words, &|way| {
                way.from == *id && matches!(way.kind, TransitionKind::No | TransitionKind::Recycle)
            });
            noes.into_iter().map(|mut row| {
                row.insert(0, named(document, words, *id));
                row
            })
        })
        .collect();
    let heads = std::iter::once(words.say(Word::Stage)).chain(no_heads(words)).collect();
    chapter(words, Word::Noes, table(heads, rows))
}

fn findings(document: &Document, words: &dyn Words) -> Option<Chapter> {
    let heads = [Word::Place, Word::Finding].map(|word| words.say(word)).to_vec();
    let rows = words.findings(document).into_iter().map(|(place, finding)| vec![place, finding]).collect();
    chapter(words, Word::Findings, table(heads, rows))
}
