//! Finding things in a document by what is written in them.

use crate::core::clusters::may_cut;
use crate::core::ids::{DealId, NodeId, TransitionId};
use crate::core::letters::folded;
use crate::core::model::{Document, Node};
use crate::core::sort;

/// What was found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Found {
    /// A node.
    Node(NodeId),
    /// A transition.
    Transition(TransitionId),
    /// A deal.
    Deal(DealId),
}

/// Where the words stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// In the name of a node or a deal, or in a transition's label.
    Name,
    /// In a deal's company.
    Company,
    /// In an entry definition.
    Entry,
    /// In the details.
    Details,
    /// In an item of the exit checklist.
    Checklist,
}

/// Something found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hit {
    /// What.
    pub found: Found,
    /// Where the words stand, outside of the name if one of them is not in it.
    pub place: Place,
    /// The text around the word there; empty where the place is a name or a company.
    pub excerpt: String,
}

/// What a search finds.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Hits {
    /// The best, the very best first.
    pub best: Vec<Hit>,
    /// How many there are in all.
    pub total: usize,
}

/// Characters of the text around a word that are shown with it, before and behind it.
const AROUND: (usize, usize) = (24, 56);

/// The records that have every word of the query somewhere, at most `limit` of them. Names count more than texts,
/// beginnings of words more than what is inside of them; capitals and accents make no difference. A query without words
/// finds nothing.
pub fn search(document: &Document, query: &str, limit: usize) -> Hits {
    let query: Vec<char> = folded(query).collect();
    let words: Vec<&[char]> = query.split(|letter| letter.is_whitespace()).filter(|word| !word.is_empty()).collect();
    if words.is_empty() {
        return Hits::default();
    }
    let mut search = Search { words, limit, letters: Vec::new(), best: Vec::new(), total: 0 };
    for node in document.shown() {
        search.look(Found::Node(node.id), &texts(node));
    }
    for way in document.shown_ways().filter(|way| !way.label.is_empty()) {
        search.look(Found::Transition(way.id), &[(Place::Name, &way.label)]);
    }
    for deal in document.deals.values() {
        search.look(Found::Deal(deal.id), &[(Place::Name, &deal.name), (Place::Company, &deal.company)]);
    }
    let Search { words, mut best, total, .. } = search;
    sort::by(&mut best, |one, other| {
        let name = |rated: &Rated| name(document, rated.found).map(folded).into_iter().flatten();
        other.score.cmp(&one.score).then_with(|| name(one).cmp(name(other)))
    });
    let shown = |rated: Rated| {
        let excerpt = excerpt_of(document, &rated, &words).unwrap_or_default();
        Hit { found: rated.found, place: rated.place, excerpt }
    };
    Hits { best: best.into_iter().map(shown).collect(), total }
}

/// What a record is called.
fn name(document: &Document, found: Found) -> Option<&str> {
    match found {
        Found::Node(id) => document.nodes.get(&id).map(|node| node.name.as_str()),
        Found::Transition(id) => document.transitions.get(&id).map(|way| way.label.as_str()),
        Found::Deal(id) => document.deals.get(&id).map(|deal| deal.name.as_str()),
    }
}

/// The texts of a node, with where they stand.
fn texts(node: &Node) -> Vec<(Place, &str)> {
    let mut texts: Vec<(Place, &str)> =
        vec![(Place::Name, &node.name), (Place::Entry, &node.card.entry), (Place::Details, &node.card.details)];
    texts.extend(node.card.exit.iter().map(|item| (Place::Checklist, item.text.as_str())));
    texts
}

/// Something found, before it is known whether it is among the best.
struct Rated {
    found: Found,
    place: Place,
    /// Which of the record's texts, and which of the words there.
    text: usize,
    word: usize,
    score: u32,
}

struct Search<'a> {
    words: Vec<&'a [char]>,
    limit: usize,
    /// The letters of the text looked at; kept, so that not every text needs room of its own.
    letters: Vec<char>,
    best: Vec<Rated>,
    total: usize,
}

impl Search<'_> {
    /// Looks at the texts of one record.
    fn look(&mut self, found: Found, texts: &[(Place, &str)]) {
        // For each word how much its best place is worth, and in which text that is.
        let mut rates: Vec<Option<(u32, usize)>> = vec![None; self.words.len()];
        for (index, (place, text)) in texts.iter().enumerate().filter(|(_, (_, text))| !text.is_empty()) {
            self.letters.clear();
            self.letters.extend(folded(text));
            for (word, rate) in self.words.iter().zip(&mut rates) {
                let worth = find(word, &self.letters).map(|at| worth(*place, at, word.len() == self.letters.len()));
                if worth > rate.map(|(worth, _)| worth) {
                    *rate = worth.map(|worth| (worth, index));
                }
            }
        }
        let rates: Option<Vec<(u32, usize)>> = rates.into_iter().collect();
        let Some(rates) = rates else { return };
        let named = |index: usize| texts.get(index).is_none_or(|(place, _)| *place == Place::Name);
        let outside = rates.iter().position(|(_, text)| !named(*text)).unwrap_or(0);
        let text = rates.get(outside).map_or(0, |(_, text)| *text);
        let place = texts.get(text).map_or(Place::Name, |(place, _)| *place);
        let score = rates.iter().map(|(worth, _)| worth).sum();
        self.total += 1;
        self.keep(Rated { found, place, text, word: outside, score });
    }

    /// Keeps it where it is among the best; of equal ones those that came first.
    fn keep(&mut self, rated: Rated) {
        let worst = self.best.last().map_or(0, |worst| worst.score);
        if self.best.len() < self.limit || rated.score > worst {
            self.best.truncate(self.limit.saturating_sub(1));
            let at = self.best.iter().position(|known| known.score < rated.score).unwrap_or(self.best.len());
            self.best.insert(at, rated);
        }
    }
}

/// Where a word was found.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    /// At the beginning of the text.
    Beginning,
    /// At the beginning of a word of it.
    Word,
    /// Inside of a word.
    Inside,
}

fn worth(place: Place, at: At, whole: bool) -> u32 {
    let place = match place {
        Place::Name => 8,
        Place::Company => 6,
        Place::Entry | Place::Details | Place::Checklist => 0,
    };
    place
        + match at {
            At::Beginning if whole => 6,
            At::Beginning => 4,
            At::Word => 3,
            At::Inside => 1,
        }
}

/// The best place of a word in a text.
fn find(word: &[char], text: &[char]) -> Option<At> {
    let mut inside = None;
    for (index, _) in text.windows(word.len()).enumerate().filter(|(_, window)| *window == word) {
        match index.checked_sub(1).and_then(|before| text.get(before)) {
            None => return Some(At::Beginning),
            Some(before) if !before.is_alphanumeric() => return Some(At::Word),
            Some(_) => inside = Some(At::Inside),
        }
    }
    inside
}

/// The text around what was found, where that is not a name.
fn excerpt_of(document: &Document, rated: &Rated, words: &[&[char]]) -> Option<String> {
    let Found::Node(id) = rated.found else { return None };
    let (place, text) = *texts(document.nodes.get(&id)?).get(rated.text)?;
    (place != Place::Name).then(|| excerpt(text, words.get(rated.word)?))?
}

/// The part of a text around a word, cut between words, on one line.
fn excerpt(text: &str, word: &[char]) -> Option<String> {
    let line: Vec<char> = text.split_whitespace().collect::<Vec<_>>().join(" ").chars().collect();
    // Where each letter that is searched comes from.
    let letters = line.iter().enumerate().filter_map(|(at, letter)| {
        let mut own = [0; 4];
        folded(letter.encode_utf8(&mut own)).next().map(|letter| (letter, at))
    });
    let (folded, origins): (Vec<char>, Vec<usize>) = letters.unzip();
    let first = folded.windows(word.len()).position(|window| window == word)?;
    let at = *origins.get(first)?;
    let (mut from, mut to) = (at.saturating_sub(AROUND.0), (at + word.len() + AROUND.1).min(line.len()));
    let is_space = |at: usize| line.get(at).is_some_and(|letter| *letter == ' ');
    // To the next space, if it comes before the word; a text without spaces is cut between letters.
    if from > 0 {
        from = (from..at).find(|at| is_space(*at)).map_or(from, |space| space + 1);
        from = (from..at).find(|at| may_cut(&line, *at)).unwrap_or(at);
    }
    if to < line.len() {
        let end = at + word.len();
        to = (end..=to).rev().find(|at| is_space(*at)).unwrap_or(to);
        to = (end..=to).rev().find(|at| may_cut(&line, *at)).unwrap_or(to);
    }
    let part: String = line.get(from..to)?.iter().collect();
    let (before, behind) = (if from > 0 { "…" } else { "" }, if to < line.len() { "…" } else { "" });
    Some([before, &part, behind].concat())
}

#[cfg(test)]
mod tests;
