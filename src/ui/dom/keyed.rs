//! Lists whose rows stay as long as their keys do.

use std::cell::RefCell;
use std::cmp::Ordering;

use leptos::prelude::{Owner, component, untrack};

use super::fragment::Fragment;
use super::live::{Region, Row, region};
use crate::core::sort;

/// A list that keeps the rows whose keys are still there, and their state with them.
#[component(transparent)]
pub fn For<T, I, E, K, N, B>(
    /// The items, followed.
    each: E,
    /// What tells one item from another.
    key: B,
    /// The view of an item, built once.
    children: N,
) -> Fragment
where
    T: 'static,
    I: IntoIterator<Item = T>,
    E: Fn() -> I + 'static,
    K: Ord + 'static,
    B: Fn(&T) -> K + 'static,
    N: Fn(T) -> Fragment + 'static,
{
    list(Box::new(Keyed { each, key, children, before: RefCell::new(Vec::new()) }))
}

/// Carries out a change: where each row was before, and how to make a new one.
type Change<'a> = dyn FnMut(&[Option<usize>], &mut dyn FnMut(usize) -> Fragment) + 'a;

/// A list of any kind of items.
trait List {
    /// Reads the items, and has what changed carried out.
    fn update(&self, change: &mut Change);
}

struct Keyed<E, B, N, K> {
    each: E,
    key: B,
    children: N,
    before: RefCell<Vec<K>>,
}

impl<T, I, E, K, N, B> List for Keyed<E, B, N, K>
where
    I: IntoIterator<Item = T>,
    E: Fn() -> I,
    K: Ord,
    B: Fn(&T) -> K,
    N: Fn(T) -> Fragment,
{
    fn update(&self, change: &mut Change) {
        let mut items: Vec<Option<T>> = (self.each)().into_iter().map(Some).collect();
        let keys: Vec<K> = items.iter().flatten().map(&self.key).collect();
        if *self.before.borrow() == keys {
            return;
        }
        let before = self.before.take();
        let compare = |one: usize, other: Place| {
            before.get(one).cmp(&match other {
                Place::Before(other) => before.get(other),
                Place::Now(other) => keys.get(other),
            })
        };
        let kept = kept((before.len(), keys.len()), &compare);
        self.before.replace(keys);
        change(&kept, &mut |index| items.get_mut(index).and_then(Option::take).map(&self.children).unwrap_or_default());
    }
}

/// A key of a list: as it was before, or as it is now.
#[derive(Clone, Copy)]
enum Place {
    Before(usize),
    Now(usize),
}

/// Where each of the keys was before; `compare` holds one of those against another key.
fn kept((before, now): (usize, usize), compare: &dyn Fn(usize, Place) -> Ordering) -> Vec<Option<usize>> {
    let mut order: Vec<usize> = Vec::new();
    // Most lists keep their order: it is looked behind what was found last before it is searched for.
    let mut next = 0;
    let find = |key: usize| {
        let found = if next < before && compare(next, Place::Now(key)).is_eq() {
            Some(next)
        } else {
            if order.is_empty() {
                order = (0..before).collect();
                sort::by(&mut order, |one, other| compare(*one, Place::Before(*other)));
            }
            let at = order.binary_search_by(|at| compare(*at, Place::Now(key))).ok();
            at.and_then(|at| order.get(at)).copied()
        };
        next = found.map_or(next, |found| found + 1);
        found
    };
    (0..now).map(find).collect()
}

fn list(list: Box<dyn List>) -> Fragment {
    let above = Owner::current().unwrap_or_default();
    region(move |region| {
        list.update(&mut |kept, make| {
            // What a row reads while it is built is not what the list depends on, and what it owns lives as long as
            // the row, not until the list changes.
            let make = |index: usize| {
                let owner = above.with(Owner::new);
                let fragment = owner.with(|| untrack(|| make(index)));
                Row { fragment, owner: Some(owner) }
            };
            arrange(region, kept, make);
        });
    })
}

/// Puts the rows in their new order: takes out what is gone, moves what changed places, inserts what is new.
fn arrange(place: &RefCell<Region>, kept: &[Option<usize>], mut make: impl FnMut(usize) -> Row) {
    let before = place.borrow_mut().take();
    let mut before: Vec<Option<Row>> = before.into_iter().map(Some).collect();
    let mut rows: Vec<(Row, Option<usize>)> = Vec::with_capacity(kept.len());
    for (index, old) in kept.iter().enumerate() {
        let row = old.and_then(|old| before.get_mut(old)).and_then(Option::take);
        let old = if row.is_some() { *old } else { None };
        rows.push((row.unwrap_or_else(|| make(index)), old));
    }
    let gone: Vec<Row> = before.into_iter().flatten().collect();
    gone.iter().for_each(|row| row.fragment.remove());
    let end = place.borrow().end();
    if let Some(parent) = end.parent_node() {
        let mut next = end;
        // From the end: a row stays where it is as long as the order before has it above all that stay below it.
        let mut lowest = usize::MAX;
        for (row, old) in rows.iter_mut().rev() {
            match old {
                Some(old) if *old < lowest => lowest = *old,
                _ => row.fragment.insert(&parent, Some(&next)),
            }
            next = row.fragment.first().unwrap_or(next);
        }
    }
    place.borrow_mut().put(rows.into_iter().map(|(row, _)| row).collect());
    // Only now what the rows that are gone needed: a field that goes speaks once more.
    drop(gone);
}
