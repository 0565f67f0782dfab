//! Which node of the map the stage names of a file mean.

use super::cells::ending;
use super::record::Name;
use crate::core::ids::NodeId;
use crate::core::model::{Document, Flow, NodeKind};
use crate::core::paste::{StageNames, fold};
use crate::core::sorted::{Map, Set};

/// What becomes of a stage name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Choice {
    /// It is this node.
    Node(NodeId),
    /// The map gets a node with this name.
    New,
    /// Stays there are passed over, as if the deal had stayed where it was before.
    LeaveOut,
}

/// How well a name fits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Likeness {
    /// Some words are the same: to be looked at.
    Similar,
    /// The same but for case, accents, punctuation and a number before it, or the usual word for an outcome.
    Same,
}

/// The places of a map as names are compared with them: made once for all names of a file.
pub struct Matcher {
    names: StageNames,
    /// The first place whose name has no letter and no digit: names that have none either mean it.
    wordless: Option<NodeId>,
    /// The words of each place, in the order of the flow.
    words: Vec<(NodeId, Set<String>)>,
    /// Where deals are won, and where they are lost: of several the first is offered.
    outcomes: [Option<(NodeId, Likeness)>; 2],
}

impl Matcher {
    /// The places of a map.
    pub fn of(document: &Document) -> Matcher {
        let flow = Flow::of(document);
        let places = || flow.order().iter().copied().filter(|node| document.holds_deals(*node));
        let outcome = |kind: NodeKind| {
            let mut outcomes = document.shown().filter(|node| node.kind == kind);
            let first = outcomes.next()?.id;
            Some((first, if outcomes.next().is_none() { Likeness::Same } else { Likeness::Similar }))
        };
        Matcher {
            names: StageNames::of(document, &Map::new()),
            wordless: places().find(|node| fold(document.node_name(*node)).is_empty()),
            words: places().map(|node| (node, words(&fold(document.node_name(node))))).collect(),
            outcomes: [NodeKind::Won, NodeKind::Lost].map(outcome),
        }
    }

    /// What a name seems to mean: the node, and how sure that is. A name without one would be a new node.
    pub fn suggest(&self, name: &Name) -> Option<(NodeId, Likeness)> {
        let folded = fold(&name.text);
        if let Some(node) = self.names.find(&name.text).or(self.wordless.filter(|_| folded.is_empty())) {
            return Some((node, Likeness::Same));
        }
        let [won, lost] = self.outcomes;
        match ending(&name.text) {
            Some(true) => return won,
            Some(false) => return lost,
            None => {}
        }
        let words = words(&folded);
        let mut best: Option<(usize, usize, NodeId)> = None;
        for (node, others) in &self.words {
            let common = words.iter().filter(|word| others.contains(*word)).count();
            let all = words.len() + others.len() - common;
            // Half of all words at least; of equally good ones the first on the way.
            if common > 0 && common * 2 >= all && best.is_none_or(|(most, of, _)| common * of > most * all) {
                best = Some((common, all, *node));
            }
        }
        best.map(|(.., node)| (node, Likeness::Similar))
    }
}

/// The words that say something.
fn words(folded: &str) -> Set<String> {
    let says = |word: &&str| word.chars().count() > 2 && !matches!(*word, "the" | "and" | "dla" | "etap" | "stage");
    folded.split(' ').filter(says).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::geometry::Point;
    use crate::core::ids::Identifier;
    use crate::core::ids::MapId;
    use crate::core::model::{Date, Node};

    #[test]
    fn names_are_matched_as_people_would() {
        let mut map = Document::new(MapId::parse("m").unwrap(), "Map", Date::new(2026, 1, 1).unwrap());
        for (id, kind, name) in [
            ("a", NodeKind::Stage, "Pierwsze spotkanie"),
            ("b", NodeKind::Stage, "Qualification"),
            ("c", NodeKind::Stage, "Contract negotiation"),
            ("w", NodeKind::Won, "Umowa podpisana"),
            ("l", NodeKind::Lost, "Lost"),
            ("n", NodeKind::Lost, "No budget"),
            ("d", NodeKind::Decision, "Fits?"),
        ] {
            let id = NodeId::parse(id).unwrap();
            map.nodes.insert(id, Node::new(id, kind, name, Point { x: 0.0, y: 0.0 }));
        }
        let found = |text: &str| {
            let found = Matcher::of(&map).suggest(&Name { text: text.to_owned(), count: 1, outcome: false });
            found.map(|(node, likeness)| (node.to_string(), likeness))
        };
        let same = |id: &str| Some((id.to_owned(), Likeness::Same));
        let similar = |id: &str| Some((id.to_owned(), Likeness::Similar));
        assert_eq!(found("PIERWSZE SPOTKANIE"), same("a"));
        assert_eq!(found("2. qualification"), same("b"));
        assert_eq!(found("Kwalifikacja"), None);
        assert_eq!(found("Negotiation"), similar("c"));
        assert_eq!(found("Negotiation of the contract"), similar("c"));
        assert_eq!(found("Spotkanie"), similar("a"));
        assert_eq!(found("Closed Won"), same("w"));
        assert_eq!(found("przegrana"), similar("l"), "there are two");
        assert_eq!(found("Fits?"), None, "no deal is in a decision");
        assert_eq!(found("2."), None);
    }
}
