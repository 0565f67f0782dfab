//! Keeping documents in the browser: keys and values behind a trait, checked envelopes, and a library of maps.
//!
//! Storage is not trusted. It may be denied, full, cut, damaged or changed by another tab; each of these is a value
//! that the user interface can say, and none of them loses the state that was saved before.

#[cfg(feature = "ui")]
mod browser;
mod desk;
#[cfg(feature = "ui")]
pub mod disk;
mod envelope;
mod journal;
mod library;
mod memory;
pub mod recovery;
mod slots;
pub mod snapshots;

#[cfg(feature = "ui")]
pub use browser::{BrowserStore, writes};
pub use desk::{Desk, News};
pub use envelope::Mark;
pub use journal::Known;
pub use library::{Deleted, Health, Library, Listing, OpenError, SaveState, Stored};
pub use memory::MemoryStore;
pub use slots::Elsewhere;

/// Why storage did not do what it was asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum StoreError {
    /// The browser does not let this page store anything.
    Denied,
    /// There is no room. The old value, if any, is still there.
    Full,
    /// The value is too large for this storage. It is on the disk and has to be brought from there first.
    OnDisk,
    /// Something else, in the browser's words.
    Other(String),
}

/// Texts by key. Setting either takes place as a whole or not at all.
pub trait Store {
    /// The value of a key; nothing where there is none.
    fn get(&self, key: &str) -> Result<Option<String>, StoreError>;
    /// The first line of the value of a key, for looks that must not cost as much as the value is long.
    fn first_line(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.get(key)?.map(|value| value.lines().next().unwrap_or_default().to_owned()))
    }
    /// Sets the value of a key.
    fn set(&self, key: &str, value: &str) -> Result<(), StoreError>;
    /// Removes a key; one that is not there is no error.
    fn remove(&self, key: &str) -> Result<(), StoreError>;
    /// All keys, also those of other programs on the same origin.
    fn keys(&self) -> Result<Vec<String>, StoreError>;
}

macro_rules! stores_behind {
    ($($pointer:ty),*) => {$(
        impl<S: Store + ?Sized> Store for $pointer {
            fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
                (**self).get(key)
            }
            fn first_line(&self, key: &str) -> Result<Option<String>, StoreError> {
                (**self).first_line(key)
            }
            fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
                (**self).set(key, value)
            }
            fn remove(&self, key: &str) -> Result<(), StoreError> {
                (**self).remove(key)
            }
            fn keys(&self) -> Result<Vec<String>, StoreError> {
                (**self).keys()
            }
        }
    )*};
}
stores_behind!(&S, Box<S>, std::rc::Rc<S>);
