//! Keys alone.

use std::borrow::Borrow;
use std::fmt;

use super::{Map, map};

/// Keys in order, each once.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Set<K> {
    keys: Map<K, ()>,
}

/// The keys of a set, in order.
pub type Iter<'a, K> = std::iter::Map<map::Iter<'a, K, ()>, fn((&'a K, &'a ())) -> &'a K>;
/// The keys of a set that is given up, in order.
pub type IntoIter<K> = std::iter::Map<std::vec::IntoIter<(K, ())>, fn((K, ())) -> K>;

impl<K> Set<K> {
    /// An empty set.
    pub const fn new() -> Set<K> {
        Set { keys: Map::new() }
    }

    /// How many keys it has.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// It has no key.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// Removes every key.
    pub fn clear(&mut self) {
        self.keys.clear();
    }

    /// The keys in order.
    pub fn iter(&self) -> Iter<'_, K> {
        self.keys.iter().map(|(key, ())| key)
    }

    /// The first key.
    pub fn first(&self) -> Option<&K> {
        self.iter().next()
    }

    /// The last key.
    pub fn last(&self) -> Option<&K> {
        self.iter().next_back()
    }

    /// Removes the keys that are not to be kept.
    pub fn retain(&mut self, mut keep: impl FnMut(&K) -> bool) {
        self.keys.retain(|key, ()| keep(key));
    }
}

impl<K: Ord> Set<K> {
    /// Whether this key is in it.
    pub fn contains<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.keys.contains_key(key)
    }

    /// Puts a key in; whether it was not in yet.
    pub fn insert(&mut self, key: K) -> bool {
        self.keys.insert(key, ()).is_none()
    }

    /// Takes a key out; whether it was in.
    pub fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.keys.remove(key).is_some()
    }

    /// The keys that are in one of the two only.
    pub fn symmetric_difference<'a>(&'a self, other: &'a Set<K>) -> impl Iterator<Item = &'a K> {
        let beyond = other.iter().filter(|key| !self.contains(*key));
        self.iter().filter(|key| !other.contains(*key)).chain(beyond)
    }
}

impl<K> Default for Set<K> {
    fn default() -> Set<K> {
        Set::new()
    }
}

impl<K: fmt::Debug> fmt::Debug for Set<K> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_set().entries(self.iter()).finish()
    }
}

impl<K: Ord> Extend<K> for Set<K> {
    fn extend<I: IntoIterator<Item = K>>(&mut self, more: I) {
        self.keys.extend(more.into_iter().map(|key| (key, ())));
    }
}

impl<'a, K: Ord + Copy> Extend<&'a K> for Set<K> {
    fn extend<I: IntoIterator<Item = &'a K>>(&mut self, more: I) {
        self.extend(more.into_iter().copied());
    }
}

impl<K: Ord> FromIterator<K> for Set<K> {
    fn from_iter<I: IntoIterator<Item = K>>(keys: I) -> Set<K> {
        Set { keys: keys.into_iter().map(|key| (key, ())).collect() }
    }
}

impl<K: Ord, const N: usize> From<[K; N]> for Set<K> {
    fn from(keys: [K; N]) -> Set<K> {
        keys.into_iter().collect()
    }
}

impl<K> IntoIterator for Set<K> {
    type Item = K;
    type IntoIter = IntoIter<K>;

    fn into_iter(self) -> Self::IntoIter {
        self.keys.into_iter().map(|(key, ())| key)
    }
}

impl<'a, K> IntoIterator for &'a Set<K> {
    type Item = &'a K;
    type IntoIter = Iter<'a, K>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
