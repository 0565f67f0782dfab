use std::cell::Cell;
use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::*;
use crate::core::ids::{DealId, IdSource};

thread_local! {
    static COMPARED: Cell<usize> = const { Cell::new(0) };
}

/// A key that counts how often it is compared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Counted(u64);

impl Ord for Counted {
    fn cmp(&self, other: &Counted) -> Ordering {
        COMPARED.set(COMPARED.get() + 1);
        self.0.cmp(&other.0)
    }
}

impl PartialOrd for Counted {
    fn partial_cmp(&self, other: &Counted) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[test]
fn does_what_the_tree_of_the_standard_library_does() {
    let mut random = IdSource::new(11);
    let (mut ours, mut theirs) = (Map::new(), BTreeMap::new());
    for round in 0..4_000_usize {
        let key = random.below(200);
        match random.below(6) {
            0 | 1 => assert_eq!(ours.insert(key, round), theirs.insert(key, round)),
            2 => assert_eq!(ours.remove(&key), theirs.remove(&key)),
            3 => assert_eq!(ours.or_insert_with(key, || round), theirs.entry(key).or_insert(round)),
            4 => {
                let more: Vec<(usize, usize)> = (0..random.below(20)).map(|index| (random.below(200), index)).collect();
                ours.extend(more.iter().copied());
                theirs.extend(more);
            }
            _ => {
                ours.retain(|key, value| (*key + *value) % 7 != 0);
                theirs.retain(|key, value| (*key + *value) % 7 != 0);
            }
        }
        assert!(ours.iter().eq(theirs.iter()) && ours.len() == theirs.len());
        assert_eq!((ours.get(&key), ours.contains_key(&key)), (theirs.get(&key), theirs.contains_key(&key)));
    }
    assert_eq!(format!("{ours:?}"), format!("{theirs:?}"));
    assert!(ours.keys().eq(theirs.keys()) && ours.values().rev().eq(theirs.values().rev()));
}

#[test]
fn a_set_has_each_key_once_and_in_order() {
    let (one, other) = (Set::from([3, 1, 2, 3]), Set::from([4, 2]));
    assert_eq!(one.iter().copied().collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!((one.first(), one.last(), one.len()), (Some(&1), Some(&3), 3));
    let mut apart: Vec<i32> = one.symmetric_difference(&other).copied().collect();
    apart.sort_unstable();
    assert_eq!(apart, [1, 3, 4]);
}

#[test]
fn many_entries_at_once_are_sorted_once() {
    let mut random = IdSource::new(5);
    let keys: Vec<Counted> = (0..50_000).map(|_| Counted(random.next_u64())).collect();
    let compared = |run: &mut dyn FnMut()| {
        COMPARED.set(0);
        run();
        COMPARED.get()
    };
    let mut map = Map::new();
    // n log n is 800,000; a tenth of the square of n would be 250 million.
    assert!(compared(&mut || map = keys.iter().map(|key| (*key, ())).collect()) < 1_200_000);
    let half: Vec<(Counted, ())> = keys.iter().step_by(2).map(|key| (Counted(key.0 ^ 1), ())).collect();
    assert!(compared(&mut || map.extend(half.iter().copied())) < 1_200_000);
    // What is sorted already is only looked through.
    let sorted: Vec<(Counted, ())> = map.clone().into_iter().collect();
    assert!(compared(&mut || map = sorted.iter().copied().collect()) < 100_000);
    assert!(compared(&mut || assert!(keys.iter().all(|key| map.contains_key(key)))) < 50_000 * 18);
}

#[test]
fn what_was_seen_is_known() {
    let mut random = IdSource::new(9);
    let ids: Vec<DealId> = (0..50_000).map(|_| random.make()).collect();
    let mut seen = Seen::default();
    for (index, id) in ids.iter().enumerate() {
        assert!(seen.insert(*id));
        assert!(!seen.insert(ids[index / 2]));
    }
    assert!(ids.iter().all(|id| !seen.insert(*id)));
}
