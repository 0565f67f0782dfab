//! A store in memory: for tests, and for browsers that deny theirs.

use std::cell::{Cell, RefCell};

use super::{Store, StoreError};
use crate::core::sorted::Map;

/// Keeps values until it is dropped. Can be told to be small, or to fail.
#[derive(Debug, Default)]
pub struct MemoryStore {
    values: RefCell<Map<String, String>>,
    quota: Cell<Option<usize>>,
    failure: RefCell<Option<(usize, StoreError)>>,
}

impl MemoryStore {
    /// An empty store without a limit.
    pub fn new() -> MemoryStore {
        MemoryStore::default()
    }

    /// From now on keys and values together may take so many UTF-16 units, as browsers count; `None` for any number.
    pub fn set_quota(&self, units: Option<usize>) {
        self.quota.set(units);
    }

    /// Every operation after the next `operations` fails with this error.
    pub fn fail_after(&self, operations: usize, error: StoreError) {
        *self.failure.borrow_mut() = Some((operations, error));
    }

    /// Operations work again.
    pub fn heal(&self) {
        *self.failure.borrow_mut() = None;
    }

    /// How many UTF-16 units the keys and values take.
    pub fn used(&self) -> usize {
        self.values.borrow().iter().map(|(key, value)| units(key) + units(value)).sum()
    }

    /// A copy of what is in it.
    pub fn snapshot(&self) -> Map<String, String> {
        self.values.borrow().clone()
    }

    fn operation(&self) -> Result<(), StoreError> {
        match &mut *self.failure.borrow_mut() {
            Some((0, error)) => Err(error.clone()),
            Some((left, _)) => {
                *left -= 1;
                Ok(())
            }
            None => Ok(()),
        }
    }
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

impl Store for MemoryStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.operation()?;
        Ok(self.values.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.operation()?;
        if let Some(quota) = self.quota.get() {
            let old = self.values.borrow().get(key).map_or(0, |old| units(key) + units(old));
            if self.used() - old + units(key) + units(value) > quota {
                return Err(StoreError::Full);
            }
        }
        self.values.borrow_mut().insert(key.to_owned(), value.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.operation()?;
        self.values.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        self.operation()?;
        Ok(self.values.borrow().keys().cloned().collect())
    }
}
