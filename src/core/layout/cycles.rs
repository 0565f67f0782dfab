//! Which edges are turned round so that no cycle is left: a sequence of the nodes in which few edges lead back.
//!
//! Eades, Lin, Smyth 1993, "A fast and effective heuristic for the feedback arc set problem": sources go to the front,
//! sinks to the back, and where there are neither, the node with the most edges out and the fewest in goes to the
//! front. Here some edges are fixed and must not lead back; among them there is no cycle.

use super::cells::{Lists, add, at, put};
use super::simplex::Arc;

/// The place of each of so many nodes in the sequence. Where there is a choice, a node that an edge from the front
/// leads to comes first, else the first one.
pub(super) fn sequence(fixed: &[Arc], loose: &[Arc], count: usize) -> Vec<usize> {
    let all = [fixed, loose].concat();
    let (leaving, entering) = (Lists::neighbours(count, &all, false), Lists::neighbours(count, &all, true));
    let fixed = Lists::neighbours(count, fixed, false);
    let mut ins = vec![0; count];
    let mut outs = vec![0; count];
    let mut fixed_ins = vec![0; count];
    for node in 0..count {
        put(&mut ins, node, entering.of(node).len() as i64);
        put(&mut outs, node, leaving.of(node).len() as i64);
        fixed.of(node).iter().for_each(|next| add(&mut fixed_ins, *next, 1));
    }
    let mut place = vec![0; count];
    let mut taken = vec![false; count];
    let mut reached = vec![false; count];
    let (mut front, mut back) = (0, count);
    // Nodes that may have become sources or sinks, and those that are left.
    let mut ends: Vec<usize> = (0..count).rev().collect();
    let mut left: Vec<usize> = (0..count).collect();
    while front < back {
        let mut node = ends.pop();
        if node.is_none() {
            left.retain(|node| !at(&taken, *node));
            let free = left.iter().copied().filter(|node| at(&fixed_ins, *node) == 0);
            // From behind, the last of the best is the first one.
            node = free.rev().max_by_key(|node| (at(&outs, *node) - at(&ins, *node), at(&reached, *node)));
        } else if node.is_some_and(|node| at(&taken, node) || (at(&ins, node) > 0 && at(&outs, node) > 0)) {
            continue;
        }
        let Some(node) = node else { break };
        put(&mut taken, node, true);
        let is_sink = at(&outs, node) == 0 && at(&ins, node) > 0;
        if is_sink {
            back -= 1;
        }
        put(&mut place, node, if is_sink { back } else { front });
        front += usize::from(!is_sink);
        for next in leaving.of(node) {
            put(&mut reached, *next, true);
            add(&mut ins, *next, -1);
        }
        entering.of(node).iter().for_each(|before| add(&mut outs, *before, -1));
        fixed.of(node).iter().for_each(|next| add(&mut fixed_ins, *next, -1));
        ends.extend(leaving.of(node).iter().chain(entering.of(node)));
    }
    place
}

#[cfg(test)]
mod tests {
    use super::*;

    fn back(count: usize, fixed: &[(usize, usize)], loose: &[(usize, usize)]) -> Vec<(usize, usize)> {
        let arcs = |pairs: &[(usize, usize)]| {
            let arc = |(tail, head): &(usize, usize)| Arc { tail: *tail, head: *head, ..Arc::default() };
            pairs.iter().map(arc).collect::<Vec<Arc>>()
        };
        let place = sequence(&arcs(fixed), &arcs(loose), count);
        let mut places = place.clone();
        places.sort_unstable();
        assert!(places.iter().copied().eq(0..count), "every place once");
        fixed.iter().chain(loose).filter(|(from, to)| place[*from] > place[*to]).copied().collect()
    }

    #[test]
    fn without_cycles_nothing_is_turned() {
        assert_eq!(back(5, &[], &[(4, 2), (2, 0), (4, 0), (0, 3), (3, 1), (2, 1)]), []);
    }

    #[test]
    fn a_cycle_is_cut_where_it_turns_back() {
        assert_eq!(back(3, &[], &[(0, 1), (1, 2), (2, 0)]), [(2, 0)], "without an entrance at the first");
        assert_eq!(back(4, &[], &[(0, 1), (1, 2), (2, 0), (3, 1)]), [(0, 1)], "else where it is entered");
    }

    #[test]
    fn fixed_edges_never_lead_back() {
        let fixed = [(0, 1), (1, 2), (2, 3)];
        assert_eq!(back(4, &fixed, &[(3, 0), (3, 1), (3, 0), (2, 0), (3, 0)]).len(), 5);
        assert_eq!(back(4, &fixed, &[(3, 0), (0, 3), (1, 0)]), [(3, 0), (1, 0)]);
    }
}
