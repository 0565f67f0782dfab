//! The node that is being named in place.

use super::Selection;
use crate::core::geometry::Point;
use crate::core::ids::NodeId;
use crate::core::model::NodeKind;

/// A node whose name is being edited on the map.
#[derive(Clone, PartialEq, Debug)]
pub struct Naming {
    /// Which.
    pub node: NodeId,
    /// It was made just now: what was selected before. Giving up its name gives it up.
    pub fresh: Option<Selection>,
    /// It was made by a key, in this direction: a digit in place of a name makes it of another kind.
    pub towards: Option<Point>,
}

impl Naming {
    /// A node that has been there before.
    pub fn again(node: NodeId) -> Naming {
        Naming { node, fresh: None, towards: None }
    }

    /// A node made just now.
    pub fn fresh(node: NodeId, before: Selection) -> Naming {
        Naming { node, fresh: Some(before), towards: None }
    }
}

/// The kind that a digit picks for a node made by a key: 1 a stage, and so on to 6. None for the kind that it has: the
/// digit is the beginning of a name then.
pub fn kind_of_digit(key: &str, now: NodeKind) -> Option<NodeKind> {
    let kinds = NodeKind::ALL.iter().zip(["1", "2", "3", "4", "5", "6"]);
    kinds.filter(|((kind, _), digit)| *digit == key && *kind != now).map(|((kind, _), _)| *kind).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_to_six_pick_what_can_be_connected_and_the_kind_it_has_is_a_name() {
        let picked: Vec<_> =
            ('0'..='9').filter_map(|digit| kind_of_digit(&digit.to_string(), NodeKind::Note)).collect();
        assert_eq!(picked.len(), 6);
        assert!(picked.iter().all(|kind| kind.connects()));
        assert_eq!(kind_of_digit("3", NodeKind::Stage), Some(NodeKind::Decision));
        assert_eq!(kind_of_digit("3", NodeKind::Decision), None);
        assert_eq!(kind_of_digit("s", NodeKind::Stage), None);
    }
}
