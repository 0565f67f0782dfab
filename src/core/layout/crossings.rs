//! How often the edges between two layers cross.
//!
//! Barth, Jünger, Mutzel 2002, "Simple and efficient bilayer cross counting": the inversions of a sequence, counted
//! with an accumulator tree.

use super::cells::{add, at};
use super::layers::Layers;

/// Crossings between all layers.
pub(super) fn count(layers: &Layers) -> i64 {
    (1..layers.layers.len()).map(|layer| between(layers, layer)).sum()
}

/// Crossings between a layer and the one before it.
pub(super) fn between(layers: &Layers, layer: usize) -> i64 {
    let (Some(items), Some(before)) = (layers.layers.get(layer), layers.layers.get(layer.wrapping_sub(1))) else {
        return 0;
    };
    let leaves = before.len().next_power_of_two();
    let mut tree = vec![0_i64; 2 * leaves];
    let mut crossings = 0;
    let mut places = Vec::new();
    for item in items {
        places.clear();
        places.extend(layers.before.of(*item).iter().map(|other| at(&layers.place, *other)));
        for place in &places {
            // Those that came before from places behind this one.
            let mut node = leaves + place;
            while node > 1 {
                if node.is_multiple_of(2) {
                    crossings += at(&tree, node + 1);
                }
                node /= 2;
            }
        }
        for place in &places {
            let mut node = leaves + place;
            while node > 0 {
                add(&mut tree, node, 1);
                node /= 2;
            }
        }
    }
    crossings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::ids::IdSource;
    use crate::core::layout::ranks::Ranks;
    use crate::core::layout::simplex::Arc;

    #[test]
    fn counts_what_comparing_all_pairs_counts() {
        let mut random = IdSource::new(4);
        for _ in 0..50 {
            let mut edges: Vec<(usize, usize)> = (0..30).map(|_| (random.below(9), 9 + random.below(7))).collect();
            edges.sort_unstable();
            edges.dedup();
            let arcs = edges.iter().map(|(tail, head)| Arc { tail: *tail, head: *head, length: 1, weight: 1 });
            let rank = (0..16).map(|node| usize::from(node >= 9)).collect();
            let ranks = Ranks { rank, edges: arcs.collect(), columns: Vec::new(), count: 2 };
            let layers = Layers::new(&ranks, &[0; 16]);
            let cross = |(a, b): (usize, usize), (c, d): (usize, usize)| a < c && b > d;
            let pairs = edges.iter().flat_map(|one| edges.iter().map(move |other| (*one, *other)));
            let expected = pairs.filter(|(one, other)| cross(*one, *other)).count();
            assert_eq!(count(&layers), expected as i64);
        }
    }
}
