//! Nodes that nobody can see, since many others lie over them: drawing thousands of nodes in one spot would stop the page.

use super::Scene;
use crate::core::ids::NodeId;
use crate::core::sort;
use crate::core::sorted::Set;

/// Nodes whose corners share a cell of this size in world units lie practically on top of each other.
const CELL: (f64, f64) = (48.0, 24.0);
/// So many of them are seen. A map that people have drawn comes nowhere near.
const PILE: usize = 32;

/// Those below the uppermost of each pile; what is drawn last lies uppermost.
pub(super) fn buried(scene: &Scene) -> Set<NodeId> {
    let closed = scene.nodes().filter(|(id, _)| !scene.is_open(*id));
    let cell = |at: f64, size: f64| (at / size).floor() as i64;
    let placed = closed.map(|(id, bounds)| ((cell(bounds.left(), CELL.0), cell(bounds.top(), CELL.1)), id));
    let mut piles: Vec<((i64, i64), NodeId)> = placed.collect();
    // Scenes list and draw nodes by their identifiers.
    sort::by(&mut piles, Ord::cmp);
    let above = piles.iter().skip(PILE);
    piles.iter().zip(above).filter(|((one, _), (other, _))| one == other).map(|((_, id), _)| *id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::geometry::{Point, point};
    use crate::core::ids::{Identifier, MapId, TransitionId};
    use crate::core::model::{Date, Document, Node, NodeKind, Transition, TransitionKind};
    use crate::core::scene::Place;

    /// So many stages, each leading to the next, where `at` says.
    fn chain(count: usize, at: impl Fn(usize) -> Point) -> Document {
        let mut document = Document::new(MapId::parse("m").unwrap(), "Map", Date::new(2026, 1, 1).unwrap());
        let id = |index: usize| NodeId::parse(&format!("n{index:04}")).unwrap();
        for index in 0..count {
            document.nodes.insert(id(index), Node::new(id(index), NodeKind::Stage, "Stage", at(index)));
        }
        for index in 1..count {
            let way = TransitionId::parse(&format!("t{index:04}")).unwrap();
            let way = Transition::new(way, TransitionKind::Advance, id(index - 1), id(index));
            document.transitions.insert(way.id, way);
        }
        document
    }

    #[test]
    fn of_thousands_in_one_spot_the_uppermost_are_seen_with_the_lines_among_them() {
        let scene = Scene::of(&chain(5000, |_| point(0.0, 0.0)), Place::Whole);
        let seen: Vec<NodeId> = scene.nodes().map(|(id, _)| id).filter(|id| !scene.is_buried(*id)).collect();
        assert_eq!((seen.len(), seen.last().map(NodeId::as_str)), (PILE, Some("n4999")));
        assert_eq!(scene.transitions().count(), PILE - 1);
        assert!(scene.nodes().count() == 5000 && scene.bounds(NodeId::parse("n0000").unwrap()).is_some());
        let spread = Scene::of(&chain(5000, |index| point((index % 60) as f64, (index % 59) as f64)), Place::Whole);
        let seen = spread.nodes().filter(|(id, _)| !spread.is_buried(*id)).count();
        assert!((PILE..8 * PILE).contains(&seen), "{seen}");
    }

    #[test]
    fn what_lies_beside_each_other_is_all_seen() {
        let scene =
            Scene::of(&chain(400, |index| point(50.0 * (index % 20) as f64, 26.0 * (index / 20) as f64)), Place::Whole);
        assert!(scene.nodes().all(|(id, _)| !scene.is_buried(id)));
        assert_eq!(scene.transitions().count(), 399);
    }

    #[test]
    fn what_is_taken_from_a_pile_uncovers_another() {
        let mut document = chain(PILE + 1, |_| point(0.0, 0.0));
        let [lowest, uppermost] = ["n0000".to_owned(), format!("n{PILE:04}")].map(|id| NodeId::parse(&id).unwrap());
        assert!(Scene::of(&document, Place::Whole).is_buried(lowest));
        document.nodes.get_mut(&uppermost).unwrap().position = point(600.0, 0.0);
        assert!(!Scene::of(&document, Place::Whole).is_buried(lowest));
    }
}
