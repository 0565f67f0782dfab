//! Sorting that is compiled once.
//!
//! Every sort of the standard library is compiled for its own element and comparison, 4 kB each time. Here one sorts
//! positions through a pointer to the comparison, and what is left for each element is to be put in place.

use std::cmp::Ordering;

/// Sorts by a comparison; equal elements keep their order.
pub fn by<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let swaps = swaps(items.len(), &mut |one, other| match (items.get(one), items.get(other)) {
        (Some(one), Some(other)) => compare(one, other),
        _ => Ordering::Equal,
    });
    for (one, other) in swaps {
        items.swap(one as usize, other as usize);
    }
}

/// Sorts by a key, which is asked for at each comparison; equal elements keep their order.
pub fn by_key<T, K: Ord>(items: &mut [T], mut key: impl FnMut(&T) -> K) {
    by(items, |one, other| key(one).cmp(&key(other)));
}

/// The swaps that bring so many elements into order, one after the other.
fn swaps(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<(u32, u32)> {
    let mut order: Vec<u32> = (0..count as u32).collect();
    order.sort_by(|one, other| compare(*one as usize, *other as usize));
    let mut swaps = Vec::new();
    // Along each circle of the permutation, what stood at its start is carried on to its end.
    for start in 0..count {
        let mut at = start;
        while let Some(slot) = order.get_mut(at) {
            let from = std::mem::replace(slot, at as u32);
            if from as usize == start || from as usize == at {
                break;
            }
            swaps.push((at as u32, from));
            at = from as usize;
        }
    }
    swaps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::ids::IdSource;

    #[test]
    fn sorts_as_the_standard_library_does() {
        let mut random = IdSource::new(3);
        for count in [0, 1, 2, 3, 20, 21, 100, 5_000] {
            for values in [1, 7, 1_000_000] {
                let items: Vec<(usize, usize)> = (0..count).map(|index| (random.below(values), index)).collect();
                let (mut ours, mut theirs) = (items.clone(), items);
                by_key(&mut ours, |(value, _)| *value);
                theirs.sort_by_key(|(value, _)| *value);
                assert_eq!(ours, theirs);
                by(&mut ours, |one, other| other.cmp(one));
                theirs.reverse();
                assert!(ours.is_sorted_by_key(|item| std::cmp::Reverse(*item)));
            }
        }
    }
}
