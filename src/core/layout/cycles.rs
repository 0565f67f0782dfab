//! Which edges are turned round so that no cycle is left: a sequence of the nodes in which few edges lead back.
//!
//! Eades, Lin, Smyth 1993, "A fast and effective heuristic for the feedback arc set problem": sources go to the front,
//! sinks to the back, and where there are neither, the node with the most edges out and the fewest in goes to the
//! front. Here some edges are fixed and must not lead back; among them there is no cycle.

use super::cells::{Lists, add, at, put};

/// The place of each of so many nodes in the sequence. Where there is a choice, a node that an edge from the front
/// leads to comes first, else the first one.
pub(super) fn sequence(fixed: &[(usize, usize)], loose: &[(usize, usize)], count: usize) -> Vec<usize> {
    let pairs = || fixed.iter().chain(loose).copied();
    let leaving = Lists::new(count, &pairs().collect::<Vec<_>>());
    let entering = Lists::new(count, &pairs().map(|(from, to)| (to, from)).collect::<Vec<_>>());
    let degrees = |edges: &[(usize, usize)]| {
        let (mut ins, mut outs) = (vec![0; count], vec![0; count]);
        for (from, to) in edges {
            add(&mut outs, *from, 1);
            add(&mut ins, *to, 1);
        }
        (ins, outs)
    };
    let (mut fixed_ins, _) = degrees(fixed);
    let (mut ins, mut outs) = degrees(&pairs().collect::<Vec<_>>());
    let fixed_leaving = Lists::new(count, fixed);
    let mut place = vec![0; count];
    let mut taken = vec![false; count];
    let mut reached = vec![false; count];
    let (mut front, mut back) = (0, count);
    // Nodes that may have become sources or sinks.
    let mut ends: Vec<usize> = (0..count).rev().collect();
    let mut left: Vec<usize> = (0..count).collect();
    while front < back {
        let end = loop {
            match ends.pop() {
                Some(node) if !at(&taken, node) && (at(&ins, node) == 0 || at(&outs, node) == 0) => break Some(node),
                Some(_) => {}
                None => break None,
            }
        };
        let node = match end {
            Some(node) => node,
            None => {
                left.retain(|node| !at(&taken, *node));
                let free = left.iter().filter(|node| at(&fixed_ins, **node) == 0);
                // From behind, the last of the best is the first one.
                let best = free.rev().max_by_key(|node| (at(&outs, **node) - at(&ins, **node), at(&reached, **node)));
                let Some(best) = best else { break };
                *best
            }
        };
        put(&mut taken, node, true);
        if at(&outs, node) == 0 && at(&ins, node) != 0 {
            back -= 1;
            put(&mut place, node, back);
        } else {
            put(&mut place, node, front);
            front += 1;
            for next in leaving.of(node) {
                put(&mut reached, *next, true);
            }
        }
        for next in leaving.of(node) {
            add(&mut ins, *next, -1);
            ends.push(*next);
        }
        for next in fixed_leaving.of(node) {
            add(&mut fixed_ins, *next, -1);
        }
        for before in entering.of(node) {
            add(&mut outs, *before, -1);
            ends.push(*before);
        }
    }
    place
}

#[cfg(test)]
mod tests {
    use super::*;

    fn back(count: usize, fixed: &[(usize, usize)], loose: &[(usize, usize)]) -> Vec<(usize, usize)> {
        let place = sequence(fixed, loose, count);
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
