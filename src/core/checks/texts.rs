//! What the texts of a node say, read once for each change of it.

use super::finding::Part;
use super::phrases::{CUSTOMER, EMPTY, WEASEL, words};
use super::verbs;
use crate::core::model::Node;

/// The most characters that are read in one go, of each text.
const LONGEST: [(Part, usize); 4] = [(Part::Name, 60), (Part::Entry, 300), (Part::Details, 800), (Part::Exit, 140)];

/// What the texts of a node say.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Read {
    /// Words that everybody reads differently, each once, in the order of the texts.
    pub weasel: Vec<&'static str>,
    /// The texts that they stand in.
    pub weasel_in: Vec<Part>,
    /// The texts that are too long.
    pub long: Vec<Part>,
    /// How many items of the checklist have no verb.
    pub verbless: usize,
    /// Those who buy are mentioned.
    pub customer: bool,
    /// The name says nothing of what is done.
    pub empty_name: bool,
}

impl Read {
    /// Reads the texts of a node.
    pub fn of(node: &Node) -> Read {
        let mut read = Read::default();
        if !node.kind.connects() {
            return read;
        }
        let card = &node.card;
        read.customer = CUSTOMER.any(&words(&card.more.customer_value));
        let name = words(&node.name);
        let says = |word: &String| !word.chars().all(char::is_numeric) && !EMPTY.any(std::slice::from_ref(word));
        read.empty_name = !node.name.trim().is_empty() && !name.iter().any(says);
        read.look(Part::Name, &node.name, &name);
        read.look(Part::Entry, &card.entry, &words(&card.entry));
        read.look(Part::Details, &card.details, &words(&card.details));
        for item in card.exit.iter().filter(|item| !item.text.trim().is_empty()) {
            let words = words(&item.text);
            read.verbless += usize::from(!verbs::any(&words));
            read.look(Part::Exit, &item.text, &words);
        }
        read
    }

    fn look(&mut self, part: Part, text: &str, words: &[String]) {
        for found in WEASEL.find(words) {
            push(&mut self.weasel, found);
            push(&mut self.weasel_in, part);
        }
        let limit = LONGEST.iter().find(|(known, _)| *known == part).map_or(usize::MAX, |(_, limit)| *limit);
        if text.len() > limit && text.chars().count() > limit {
            push(&mut self.long, part);
        }
        self.customer |= CUSTOMER.any(words);
    }
}

fn push<T: PartialEq>(list: &mut Vec<T>, one: T) {
    if !list.contains(&one) {
        list.push(one);
    }
}
