//! Tables by index that never panic: what lies outside reads as nothing and is not written.

use super::simplex::Arc;
use crate::core::sort;

/// The value at an index.
#[inline]
pub(super) fn at<T: Copy + Default>(cells: &[T], index: usize) -> T {
    cells.get(index).copied().unwrap_or_default()
}

/// Sets the value at an index.
#[inline]
pub(super) fn put<T>(cells: &mut [T], index: usize, value: T) {
    if let Some(cell) = cells.get_mut(index) {
        *cell = value;
    }
}

/// Adds to the value at an index.
#[inline]
pub(super) fn add(cells: &mut [i64], index: usize, value: i64) {
    if let Some(cell) = cells.get_mut(index) {
        *cell += value;
    }
}

/// The numbers up to `count`, sorted by a key.
pub(super) fn sorted(count: usize, key: &dyn Fn(usize) -> (i64, i64, i64)) -> Vec<usize> {
    let mut numbers: Vec<usize> = (0..count).collect();
    sort::by_key(&mut numbers, |number| key(*number));
    numbers
}

/// The first name of what is joined with this one, in a table of names for names, with the way there made shorter
/// (Tarjan 1975, "Efficiency of a good but not linear set union algorithm").
pub(super) fn first(names: &mut [usize], mut name: usize) -> usize {
    loop {
        let next = at(names, name);
        if next == name {
            return name;
        }
        let further = at(names, next);
        put(names, name, further);
        name = further;
    }
}

/// A list of indices for each index, all in one table.
#[derive(Default)]
pub(super) struct Lists {
    ends: Vec<usize>,
    items: Vec<usize>,
}

impl Lists {
    /// Of so many pairs the second, listed for the first, in the order of the pairs.
    pub fn new(count: usize, pairs: usize, pair: &dyn Fn(usize) -> (usize, usize)) -> Lists {
        let mut ends = vec![0; count + 1];
        for index in 0..pairs {
            if let Some(end) = ends.get_mut(pair(index).0 + 1) {
                *end += 1;
            }
        }
        let mut total = 0;
        for end in &mut ends {
            total += *end;
            *end = total;
        }
        let mut items = vec![0; total];
        // The start of each list moves to its end while it is filled.
        for index in 0..pairs {
            let (whose, item) = pair(index);
            if let Some(next) = ends.get_mut(whose) {
                put(&mut items, *next, item);
                *next += 1;
            }
        }
        Lists { ends, items }
    }

    /// The neighbours that arcs lead to, or those that they come from.
    pub fn neighbours(count: usize, arcs: &[Arc], before: bool) -> Lists {
        Lists::new(count, arcs.len(), &|index| {
            let Arc { tail, head, .. } = at(arcs, index);
            if before { (head, tail) } else { (tail, head) }
        })
    }

    /// The indices of the arcs at each node.
    pub fn around(count: usize, arcs: &[Arc]) -> Lists {
        Lists::new(count, 2 * arcs.len(), &|index| {
            let arc = at(arcs, index / 2);
            (if index % 2 == 0 { arc.tail } else { arc.head }, index / 2)
        })
    }

    /// The list of an index.
    #[inline]
    pub fn of(&self, whose: usize) -> &[usize] {
        let start = if whose == 0 { 0 } else { at(&self.ends, whose - 1) };
        self.items.get(start..at(&self.ends, whose)).unwrap_or_default()
    }
}
