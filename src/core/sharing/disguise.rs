//! Names and free texts of deals and people, replaced by numbers that tell nothing.

use super::{Alias, Words};
use crate::core::ids::IdSource;
use crate::core::io;
use crate::core::letters::lowercase;
use crate::core::model::{Deal, Document, Entry, Record, Table};
use crate::core::sorted::{Map, Set};

/// Names of fewer letters are looked for as whole texts only: `AB` stands in many words.
const SHORTEST: usize = 3;

/// What stands for what, so that the same text is the same number everywhere.
struct Aliases<'a> {
    words: Words<'a>,
    given: Map<(Alias, String), String>,
    counts: Map<Alias, usize>,
}

impl Aliases<'_> {
    fn of(&mut self, kind: Alias, text: &str) -> String {
        // Two people may write one name in two ways.
        let key = (kind, lowercase(text.trim()));
        if let Some(known) = self.given.get(&key) {
            return known.clone();
        }
        let count = self.counts.get(&kind).copied().unwrap_or(0) + 1;
        self.counts.insert(kind, count);
        let alias = (self.words)(kind, count);
        self.given.insert(key, alias.clone());
        alias
    }

    fn put(&mut self, kind: Alias, text: &mut String) {
        *text = if text.trim().is_empty() { String::new() } else { self.of(kind, text) };
    }

    /// Replaces a text that is somebody's name and leaves every other, such as a role.
    fn put_known(&self, text: &mut String) {
        if let Some(alias) = self.given.get(&(Alias::Person, lowercase(text.trim()))) {
            text.clone_from(alias);
        }
    }
}

/// Replaces what would tell of a deal or of somebody. Answers with the names that were there.
pub(super) fn put(document: &mut Document, ids: &mut IdSource, words: Words) -> Vec<String> {
    let names = names(document);
    let items: Set<String> =
        document.nodes.values().flat_map(|node| &node.card.exit).map(|item| item.text.clone()).collect();
    let mut aliases = Aliases { words, given: Map::new(), counts: Map::new() };
    // New identifiers, and numbers in their order: the order of the copy says nothing about that of the original.
    let renewed = std::mem::take(&mut document.deals).into_iter().map(|(_, deal)| Deal { id: ids.make(), ..deal });
    let mut deals: Table<Deal> = renewed.map(|deal| (deal.id(), deal)).collect();
    for deal in deals.values_mut() {
        // Two deals of one name are still two deals.
        deal.name = aliases.of(Alias::Deal, &deal.id.to_string());
        aliases.put(Alias::Company, &mut deal.company);
        aliases.put(Alias::Person, &mut deal.owner);
        aliases.put(Alias::Source, &mut deal.source);
        aliases.put(Alias::Segment, &mut deal.segment);
        deal.notes.clear();
        deal.next_step.clear();
        for left in deal.visits.iter_mut().filter_map(|visit| visit.left.as_mut()) {
            if let Some(refusal) = &mut left.refusal {
                aliases.put(Alias::Reason, &mut refusal.reason);
            }
            if let Some(passed) = &mut left.gate_override {
                aliases.put(Alias::Reason, &mut passed.reason);
                // What the map itself still says is no secret of the deal.
                passed
                    .missing
                    .iter_mut()
                    .filter(|item| !items.contains(*item))
                    .for_each(|item| aliases.put(Alias::Item, item));
            }
        }
    }
    document.deals = deals;
    for entry in document.entries.values_mut() {
        if let Entry::Person(person) = entry {
            aliases.put(Alias::Person, &mut person.name);
            person.steps.clear();
            person.remarks.clear();
        }
    }
    for entry in document.entries.values_mut() {
        if let Entry::Capture(capture) = entry {
            aliases.put_known(&mut capture.actor);
        }
    }
    for node in document.nodes.values_mut() {
        aliases.put_known(&mut node.card.more.actor);
        node.card.exit.iter_mut().for_each(|item| aliases.put_known(&mut item.who));
    }
    if let Some(goal) = &mut document.map.purpose.goal {
        aliases.put(Alias::Person, &mut goal.owner);
    }
    names
}

/// The names of deals, companies and people in a document.
fn names(document: &Document) -> Vec<String> {
    let of_deals = document.deals.values().flat_map(|deal| [&deal.name, &deal.company, &deal.owner]);
    let of_people = document.entries.values().filter_map(|entry| match entry {
        Entry::Person(person) => Some(&person.name),
        _ => None,
    });
    let all: Set<String> = of_deals.chain(of_people).map(|name| name.trim().to_owned()).collect();
    all.into_iter().filter(|name| name.chars().count() >= SHORTEST).collect()
}

/// Those of the names that a document still says somewhere, in whatever case.
pub(super) fn still_named(document: &Document, names: &[String]) -> Vec<String> {
    let text = lowercase(&io::write_compact(document));
    let written = |name: &str| lowercase(&io::quoted(name));
    let held = |name: &&String| text.contains(written(name).trim_matches('"'));
    names.iter().filter(held).cloned().collect()
}
