//! Selecting several nodes one by one by keyboard: what is kept stays selected while somebody walks on.

use super::Selection;
use crate::core::ids::NodeId;
use crate::core::sorted::Set;

/// What was gathered on the way. It counts as long as nobody selects otherwise.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Gathered {
    /// What stays selected.
    kept: Set<NodeId>,
    /// The node reached last.
    head: Option<NodeId>,
    /// The selection as the last step left it.
    left: Selection,
}

impl Gathered {
    /// The node from which a walk goes on: the one reached last, or the only one selected.
    pub fn head(&self, now: &Selection) -> Option<NodeId> {
        if *now == self.left { self.head } else { now.only_node() }
    }

    /// The selection once a node is reached: that node with what is kept, or with everything that it is added to.
    pub fn reached(&mut self, now: &Selection, node: NodeId, added: bool) -> Selection {
        self.begin(now);
        let mut nodes = if added { now.nodes.clone() } else { self.kept.clone() };
        nodes.insert(node);
        self.head = Some(node);
        self.left = Selection { nodes, ..Selection::default() };
        self.left.clone()
    }

    /// Keeps everything that is selected, or lets the node reached last go where it is kept already: a step on, it is no
    /// longer selected. How many nodes stay selected then.
    pub fn toggle(&mut self, now: &Selection) -> usize {
        self.begin(now);
        match self.head.filter(|head| self.kept.contains(head)) {
            Some(head) => _ = self.kept.remove(&head),
            None => self.kept = now.nodes.clone(),
        }
        self.kept.len()
    }

    /// Forgets what was kept of another selection; its only node, or the first of several, is where the walk begins.
    fn begin(&mut self, now: &Selection) {
        if *now != self.left {
            let head = now.only_node().or(now.nodes.first().copied());
            *self = Gathered { kept: Set::new(), head, left: now.clone() };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::ids::Identifier;

    fn node(name: &str) -> NodeId {
        NodeId::parse(name).unwrap()
    }

    fn nodes(names: &str) -> Selection {
        Selection { nodes: names.split_whitespace().map(node).collect(), ..Selection::default() }
    }

    #[test]
    fn a_walk_selects_one_node_unless_something_is_kept() {
        let mut gathered = Gathered::default();
        let now = gathered.reached(&nodes(""), node("a"), false);
        assert_eq!(now, nodes("a"));
        assert_eq!(gathered.reached(&now, node("b"), false), nodes("b"));
        let now = nodes("b");
        assert_eq!(gathered.toggle(&now), 1);
        let now = gathered.reached(&now, node("c"), false);
        assert_eq!((now.clone(), gathered.head(&now)), (nodes("b c"), Some(node("c"))));
        // `c` was only passed.
        let now = gathered.reached(&now, node("d"), false);
        assert_eq!(now, nodes("b d"));
        let now = gathered.reached(&now, node("e"), true);
        assert_eq!(now, nodes("b d e"));
        assert_eq!(
            gathered.reached(&now, node("f"), false),
            nodes("b f"),
            "what was only added goes with the next step"
        );
    }

    #[test]
    fn what_was_kept_is_let_go_where_one_stands_on_it() {
        let mut gathered = Gathered::default();
        let now = nodes("a");
        gathered.toggle(&now);
        let now = gathered.reached(&now, node("b"), false);
        assert_eq!(gathered.toggle(&now), 2);
        assert_eq!(gathered.toggle(&now), 1, "`b` is let go again");
        assert_eq!(gathered.reached(&now, node("c"), false), nodes("a c"));
        // Back on the first of them.
        let now = gathered.reached(&nodes("a c"), node("a"), false);
        assert_eq!((now.clone(), gathered.toggle(&now)), (nodes("a"), 0));
        assert_eq!(gathered.reached(&now, node("b"), false), nodes("b"));
    }

    #[test]
    fn another_selection_ends_it() {
        let mut gathered = Gathered::default();
        gathered.toggle(&nodes("a"));
        let now = gathered.reached(&nodes("a"), node("b"), false);
        assert_eq!(now, nodes("a b"));
        assert_eq!(gathered.head(&nodes("c")), Some(node("c")));
        assert_eq!(gathered.reached(&nodes("c"), node("d"), false), nodes("d"));
        assert_eq!(gathered.head(&nodes("c d e")), None, "a box has no last node");
        assert_eq!(gathered.reached(&nodes("c d e"), node("f"), true), nodes("c d e f"), "but it can be added to");
    }
}
