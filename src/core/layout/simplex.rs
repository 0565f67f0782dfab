//! Positions on a line that keep distances and make weighted lengths least: the network simplex method.
//!
//! Gansner, Koutsofios, North, Vo 1993, "A technique for drawing directed graphs", sections 2.3 and 2.4. The linear
//! program of ranks is the dual of a network flow: a spanning tree of tight arcs fixes every position, the cut value of
//! a tree arc says what lengthening it would cost, and a tree arc of negative cut value is exchanged for the arc that
//! stops it first. Two things differ: the search starts from positions that are already good, and the nodes of a
//! subtree are neighbours in a table, so that the smaller part of the tree is looked through and moved.

use super::cells::{Lists, add, at, put};

/// A wish to be short that must not be shorter than a length: `position[head] - position[tail] >= length`.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Arc {
    /// The node that stands before.
    pub tail: usize,
    /// The node that stands behind.
    pub head: usize,
    /// The least distance; may be negative.
    pub length: i64,
    /// What a unit of distance costs; not negative.
    pub weight: i64,
}

/// No arc: a root has no parent.
const NONE: usize = usize::MAX;

/// How many arcs of negative cut value are compared before the lowest is taken.
const COMPARED: usize = 30;

/// The positions of least cost.
///
/// `start` keeps all distances; where nothing connects two parts, each keeps its place as a whole or moves by itself.
/// The search ends after about `effort` steps with the best positions so far.
pub(super) fn settle(arcs: &[Arc], start: Vec<i64>, effort: usize) -> Vec<i64> {
    let mut simplex = Simplex::new(arcs, start);
    simplex.span();
    simplex.value();
    let mut spent = 0;
    while spent < effort {
        let Some(leaving) = simplex.leaving() else { break };
        let Some(work) = simplex.exchange(leaving) else { break };
        spent += work;
    }
    simplex.position
}

struct Simplex<'a> {
    arcs: &'a [Arc],
    /// The arcs at each node.
    around: Lists,
    position: Vec<i64>,
    /// Whether an arc is in the tree.
    in_tree: Vec<bool>,
    /// The arcs of the tree, and where the search for one to exchange goes on.
    tree: Vec<usize>,
    next: usize,
    cut: Vec<i64>,
    /// The arc that leads to the parent.
    parent: Vec<usize>,
    /// A node's subtree is `order[low..=last]` of it; the node itself is the last.
    low: Vec<usize>,
    last: Vec<usize>,
    order: Vec<usize>,
    /// The part of `order` that a node's whole tree takes up.
    whole: Vec<(usize, usize)>,
    /// Used by the numbering: the order before it, and the way from its root.
    old: Vec<usize>,
    stack: Vec<(usize, usize)>,
}

impl<'a> Simplex<'a> {
    fn new(arcs: &'a [Arc], position: Vec<i64>) -> Simplex<'a> {
        let count = position.len();
        Simplex {
            arcs,
            around: Lists::around(count, arcs),
            position,
            in_tree: vec![false; arcs.len()],
            tree: Vec::with_capacity(count),
            next: 0,
            cut: vec![0; arcs.len()],
            parent: vec![NONE; count],
            low: vec![NONE; count],
            last: vec![0; count],
            order: vec![0; count],
            whole: vec![(0, 0); count],
            old: Vec::new(),
            stack: Vec::new(),
        }
    }

    fn arc(&self, index: usize) -> Arc {
        at(self.arcs, index)
    }

    fn slack(&self, arc: Arc) -> i64 {
        at(&self.position, arc.head) - at(&self.position, arc.tail) - arc.length
    }

    /// Makes a spanning tree of tight arcs for each connected part: parts of the tree are moved to the nearest other
    /// part until all are one, in rounds that at least halve their number (Borůvka 1926).
    fn span(&mut self) {
        let count = self.position.len();
        let mut part: Vec<usize> = (0..count).collect();
        let mut members: Vec<Vec<usize>> = (0..count).map(|node| vec![node]).collect();
        let mut joined = vec![0; count];
        for round in 1.. {
            let mut moved = false;
            for whose in 0..count {
                if at(&joined, whose) == round || members.get(whose).is_none_or(Vec::is_empty) {
                    continue;
                }
                let own = members.get_mut(whose).map(std::mem::take).unwrap_or_default();
                let mut best: Option<(i64, usize, usize)> = None;
                'nearest: for node in &own {
                    for index in self.around.of(*node) {
                        let arc = self.arc(*index);
                        let other = at(&part, if arc.tail == *node { arc.head } else { arc.tail });
                        if other == whose {
                            continue;
                        }
                        let slack = self.slack(arc);
                        if best.is_none_or(|(least, ..)| slack < least) {
                            best = Some((slack, *index, other));
                            if slack == 0 {
                                break 'nearest;
                            }
                        }
                    }
                }
                let Some((slack, index, other)) = best else {
                    put(&mut members, whose, own);
                    continue;
                };
                let by = if at(&part, self.arc(index).tail) == whose { slack } else { -slack };
                for node in &own {
                    add(&mut self.position, *node, by);
                }
                put(&mut self.in_tree, index, true);
                self.tree.push(index);
                moved = true;
                // The smaller list is appended to the larger, under the number of the latter.
                let theirs = members.get_mut(other).map(std::mem::take).unwrap_or_default();
                let (kept, mut all, more) =
                    if own.len() > theirs.len() { (whose, own, theirs) } else { (other, theirs, own) };
                for node in &more {
                    put(&mut part, *node, kept);
                }
                all.extend(more);
                put(&mut members, kept, all);
                put(&mut joined, kept, round);
            }
            if !moved {
                break;
            }
        }
        let mut first = 0;
        for members in members.iter().filter(|members| !members.is_empty()) {
            if let Some(root) = members.first() {
                self.number(*root, NONE, first);
            }
            let last = first + members.len() - 1;
            for node in members {
                put(&mut self.whole, *node, (first, last));
            }
            first = last + 1;
        }
    }

    /// Numbers the subtree of a node, children before parents; the steps it took. Subtrees with numbers are as they
    /// were and only move as a whole; the others are searched.
    fn number(&mut self, root: usize, parent: usize, low: usize) -> usize {
        let end = (at(&self.last, root) + 1).max(low);
        self.old.clear();
        self.old.extend_from_slice(self.order.get(low..end).unwrap_or_default());
        let mut next = low;
        let mut work = 0;
        put(&mut self.parent, root, parent);
        put(&mut self.low, root, low);
        self.stack.push((root, 0));
        while let Some((node, from)) = self.stack.pop() {
            let parent = at(&self.parent, node);
            let rest = self.around.of(node).get(from..).unwrap_or_default();
            let child = rest.iter().position(|index| *index != parent && at(&self.in_tree, *index));
            work += 1 + child.unwrap_or(rest.len());
            let Some(step) = child else {
                put(&mut self.last, node, next);
                put(&mut self.order, next, node);
                next += 1;
                continue;
            };
            let index = at(rest, step);
            self.stack.push((node, from + step + 1));
            let arc = self.arc(index);
            let child = if arc.tail == node { arc.head } else { arc.tail };
            let first = at(&self.low, child);
            if first == NONE {
                put(&mut self.parent, child, index);
                put(&mut self.low, child, next);
                self.stack.push((child, 0));
                continue;
            }
            let count = at(&self.last, child) + 1 - first;
            if first != next {
                for place in 0..count {
                    let node = at(&self.old, first - low + place);
                    let (low, last) = (at(&self.low, node) + next - first, at(&self.last, node) + next - first);
                    put(&mut self.low, node, low);
                    put(&mut self.last, node, last);
                    put(&mut self.order, next + place, node);
                }
                work += count / 2;
            }
            next += count;
        }
        work
    }

    /// Cut values: what leaves a subtree less what enters it; arcs inside cancel out.
    fn value(&mut self) {
        let mut net = vec![0; self.position.len()];
        for arc in self.arcs {
            add(&mut net, arc.tail, arc.weight);
            add(&mut net, arc.head, -arc.weight);
        }
        for node in &self.order {
            let index = at(&self.parent, *node);
            let Some(arc) = self.arcs.get(index) else { continue };
            let whole = at(&net, *node);
            put(&mut self.cut, index, if arc.tail == *node { whole } else { -whole });
            add(&mut net, if arc.tail == *node { arc.head } else { arc.tail }, whole);
        }
    }

    /// The next arc that should leave the tree; `None` where the positions are best.
    fn leaving(&mut self) -> Option<usize> {
        let mut best: Option<(i64, usize)> = None;
        let mut found = 0;
        let from = self.next;
        for step in 0..self.tree.len() {
            let place = (from + step) % self.tree.len();
            let index = at(&self.tree, place);
            let cut = at(&self.cut, index);
            if cut < 0 {
                if best.is_none_or(|(least, _)| cut < least) {
                    best = Some((cut, place));
                }
                found += 1;
                if found == COMPARED {
                    self.next = place + 1;
                    break;
                }
            }
        }
        best.map(|(_, place)| place)
    }

    /// Exchanges the arc at this place of the tree; the steps it took, `None` where nothing stops it.
    fn exchange(&mut self, place: usize) -> Option<usize> {
        let leaving = at(&self.tree, place);
        let arc = self.arc(leaving);
        let below_is_tail = at(&self.parent, arc.tail) == leaving;
        let below = if below_is_tail { arc.tail } else { arc.head };
        let (low, last) = (at(&self.low, below), at(&self.last, below));
        let (first, end) = at(&self.whole, below);
        let inside = last + 1 - low;
        // Look through the smaller of the two parts.
        let subtree_is_smaller = 2 * inside <= end + 1 - first;
        let (parts, is_tail) = if subtree_is_smaller {
            ([low..last + 1, 0..0], below_is_tail)
        } else {
            ([first..low, last + 1..end + 1], !below_is_tail)
        };
        let within = |node: usize| (low..=last).contains(&at(&self.last, node)) == subtree_is_smaller;
        let mut work = 0;
        let mut best: Option<(i64, usize)> = None;
        'entering: for node in parts.iter().flat_map(|part| self.order.get(part.clone()).unwrap_or_default()) {
            for index in self.around.of(*node) {
                work += 1;
                let arc = self.arc(*index);
                // From the head's part into the tail's part.
                let (own, other) = if is_tail { (arc.head, arc.tail) } else { (arc.tail, arc.head) };
                if own != *node || within(other) {
                    continue;
                }
                let slack = self.slack(arc);
                if best.is_none_or(|(least, _)| slack < least) {
                    best = Some((slack, *index));
                    if slack == 0 {
                        break 'entering;
                    }
                }
            }
        }
        let (slack, entering) = best?;
        if slack != 0 {
            let by = if is_tail { -slack } else { slack };
            for node in parts.iter().flat_map(|part| self.order.get(part.clone()).unwrap_or_default()) {
                add(&mut self.position, *node, by);
            }
        }
        let cut = at(&self.cut, leaving);
        let new = self.arc(entering);
        let top = self.update(new.tail, new.head, cut);
        self.update(new.head, new.tail, -cut);
        put(&mut self.cut, entering, -cut);
        put(&mut self.cut, leaving, 0);
        put(&mut self.in_tree, leaving, false);
        put(&mut self.in_tree, entering, true);
        put(&mut self.tree, place, entering);
        Some(work + self.number(top, at(&self.parent, top), at(&self.low, top)))
    }

    /// Adds to the cut values on the way from a node up to where the other's way joins it, and takes the numbers of that
    /// way; the node where it ends.
    fn update(&mut self, mut node: usize, other: usize, cut: i64) -> usize {
        let goal = at(&self.last, other);
        while !(at(&self.low, node)..=at(&self.last, node)).contains(&goal) {
            let index = at(&self.parent, node);
            let Some(arc) = self.arcs.get(index) else { break };
            add(&mut self.cut, index, if arc.tail == node { cut } else { -cut });
            put(&mut self.low, node, NONE);
            node = if arc.tail == node { arc.head } else { arc.tail };
        }
        node
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::ids::IdSource;

    fn cost(arcs: &[Arc], position: &[i64]) -> i64 {
        arcs.iter().map(|arc| arc.weight * (position[arc.head] - position[arc.tail])).sum()
    }

    fn keeps(arcs: &[Arc], position: &[i64]) -> bool {
        arcs.iter().all(|arc| position[arc.head] - position[arc.tail] >= arc.length)
    }

    /// The least cost of all positions below a limit.
    fn least(arcs: &[Arc], count: usize, limit: i64) -> i64 {
        let all = (0..limit.pow(count as u32)).map(|mut number| {
            let digits = (0..count).map(|_| {
                let digit = number % limit;
                number /= limit;
                digit
            });
            digits.collect::<Vec<i64>>()
        });
        all.filter(|position| keeps(arcs, position)).map(|position| cost(arcs, &position)).min().unwrap()
    }

    #[test]
    fn finds_the_least_cost_of_small_graphs() {
        let mut random = IdSource::new(1);
        for _ in 0..60 {
            let count = 2 + random.below(4);
            let arc = |random: &mut IdSource| {
                let (one, other) = (random.below(count), random.below(count));
                let length = random.below(3) as i64;
                Arc { tail: one.min(other), head: one.max(other), length, weight: random.below(9) as i64 }
            };
            let mut arcs: Vec<Arc> = (0..2 * count).map(|_| arc(&mut random)).collect();
            arcs.retain(|arc| arc.tail < arc.head);
            // Far apart, so that there is something to do.
            let start = (0..count as i64).map(|node| 7 * node).collect();
            let found = settle(&arcs, start, 10_000);
            assert!(keeps(&arcs, &found), "{arcs:?} {found:?}");
            assert_eq!(cost(&arcs, &found), least(&arcs, count, 9), "{arcs:?} {found:?}");
        }
    }

    #[test]
    fn what_it_has_so_far_keeps_the_distances() {
        let mut random = IdSource::new(2);
        let arcs: Vec<Arc> = (0..600)
            .map(|_| (random.below(200), 1 + random.below(20), random.below(4)))
            .map(|(tail, by, weight)| Arc { tail, head: tail + by, length: 2, weight: weight as i64 })
            .collect();
        let start: Vec<i64> = (0..220).map(|node| 3 * node).collect();
        let mut last = cost(&arcs, &start);
        for effort in [0, 300, 3_000, 30_000] {
            let found = settle(&arcs, start.clone(), effort);
            assert!(keeps(&arcs, &found) && cost(&arcs, &found) <= last, "{effort}");
            last = cost(&arcs, &found);
        }
    }
}
