//! The two places in which a map is kept in turn, so that a damaged value leaves the state before it.

use super::envelope::{Mark, claimed, seal, unseal};
use super::{Store, StoreError};
use crate::core::ids::{Identifier, MapId};
use crate::core::io::SCHEMA;

/// Every key of every map begins so; the number is the version of this layout.
pub(super) const MAPS: &str = "stagecraft/1/";

/// The key of one thing about a map.
pub(super) fn key(id: MapId, name: &str) -> String {
    [MAPS, id.as_str(), "/", name].concat()
}

/// The map that a key is of, and what of it; nothing for a key of anything else.
pub(super) fn parts(key: &str) -> Option<(MapId, &str)> {
    let (id, name) = key.strip_prefix(MAPS)?.split_once('/')?;
    Some((MapId::parse(id)?, name))
}

/// Whether a name is that of one of the two places.
pub(super) fn is_state(name: &str) -> bool {
    matches!(name, "a" | "b")
}

/// What one of the two places holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Slot {
    /// Nothing.
    Absent,
    /// A state that is as it was written.
    Whole { schema: u32, mark: Mark, text: String },
    /// Something else.
    Damaged(String),
}

impl Slot {
    fn generation(&self) -> Option<u64> {
        if let Slot::Whole { mark, .. } = self { Some(mark.generation) } else { None }
    }
}

/// How a map's state was written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Written {
    /// It was, or it had been there already.
    Saved(Mark),
    /// It was not, because what is there was written by a newer version of this program.
    Newer { schema: u32 },
    /// It was not, because what is there is not what it was made from.
    Elsewhere(Elsewhere),
}

/// What became of a map since it was read or written last here: another tab did that.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Elsewhere {
    /// Somebody went on from it.
    Continued,
    /// Something else took its place; what was here is in no storage any more.
    Replaced,
    /// It is deleted.
    Deleted,
}

/// The newest state and its schema as far as the first lines tell; nothing where one of them does not.
pub(super) fn newest_claimed(store: &impl Store, id: MapId) -> Result<Option<(Mark, u32)>, StoreError> {
    let mut newest: Option<(Mark, u32)> = None;
    for name in ["a", "b"] {
        if let Some(line) = store.first_line(&key(id, name))? {
            let Some(found) = claimed(&line) else { return Ok(None) };
            if newest.is_none_or(|(mark, _)| found.0.generation > mark.generation) {
                newest = Some(found);
            }
        }
    }
    Ok(newest)
}

/// Both places of a map.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Slots {
    id: MapId,
    a: Slot,
    b: Slot,
}

impl Slots {
    /// Looks at both places.
    pub fn load(store: &impl Store, id: MapId) -> Result<Slots, StoreError> {
        let slot = |name| {
            Ok(match store.get(&key(id, name))? {
                None => Slot::Absent,
                Some(value) => match unseal(&value) {
                    Some(sealed) => {
                        Slot::Whole { schema: sealed.schema, mark: sealed.mark, text: sealed.text.to_owned() }
                    }
                    None => Slot::Damaged(value),
                },
            })
        };
        Ok(Slots { id, a: slot("a")?, b: slot("b")? })
    }

    /// The newest state with its mark and schema.
    pub fn newest(&self) -> Option<(Mark, u32, &str)> {
        match self.in_order().1 {
            Slot::Whole { schema, mark, text } => Some((*mark, *schema, text)),
            _ => None,
        }
    }

    /// The name of the place of the newest state.
    pub fn newest_name(&self) -> &'static str {
        self.in_order().0
    }

    /// The place of the newest state, then the other one.
    fn in_order(&self) -> (&'static str, &Slot, &'static str, &Slot) {
        if self.b.generation() > self.a.generation() {
            ("b", &self.b, "a", &self.a)
        } else {
            ("a", &self.a, "b", &self.b)
        }
    }

    /// Damaged values, verbatim.
    pub fn damaged(&self) -> impl Iterator<Item = &str> {
        [&self.a, &self.b].into_iter().filter_map(|slot| match slot {
            Slot::Damaged(value) => Some(value.as_str()),
            _ => None,
        })
    }

    /// What another tab made of the state that this mark is of; nothing where it is still the newest. A state that is
    /// lost because its value is damaged is nobody's doing: call this before the damaged value is put aside.
    pub fn elsewhere(&self, base: Mark) -> Option<Elsewhere> {
        match self.newest() {
            Some((now, ..)) if now == base => None,
            Some((now, ..)) if now.generation > base.generation => Some(Elsewhere::Continued),
            _ if self.damaged().next().is_some() => None,
            Some(_) => Some(Elsewhere::Replaced),
            None => Some(Elsewhere::Deleted),
        }
    }

    /// Nothing is in either place.
    pub fn is_empty(&self) -> bool {
        self.a == Slot::Absent && self.b == Slot::Absent
    }

    /// Moves damaged values out of the way, verbatim. What cannot be moved stays and is never written over.
    pub fn quarantine(&mut self, store: &impl Store) {
        for (name, slot) in [("a", &mut self.a), ("b", &mut self.b)] {
            if let Slot::Damaged(value) = slot
                && put_aside(store, self.id, value).is_ok()
                && store.remove(&key(self.id, name)).is_ok()
            {
                *slot = Slot::Absent;
            }
        }
    }

    /// Writes the next state.
    ///
    /// Normally over the older one, so that the newest stays until the next is whole. Where both do not fit side by
    /// side, the older one is given up and the newest replaced in its place; setting a value happens as a whole or
    /// not at all, so there is one of the two at any moment. If even that does not fit, the older one is put back.
    ///
    /// Nothing is written over what another tab has written, unless it is the same.
    pub fn write(&self, store: &impl Store, text: &str, elsewhere: Option<Elsewhere>) -> Result<Written, StoreError> {
        let newest = self.newest();
        if let Some((_, schema, _)) = newest.filter(|(_, schema, _)| *schema > SCHEMA) {
            return Ok(Written::Newer { schema });
        }
        if let Some((mark, ..)) = newest.filter(|(.., saved)| *saved == text) {
            return Ok(Written::Saved(mark));
        }
        if let Some(elsewhere) = elsewhere {
            return Ok(Written::Elsewhere(elsewhere));
        }
        let generation = newest.map_or(0, |(mark, ..)| mark.generation).saturating_add(1);
        let (value, mark) = seal(SCHEMA, generation, text);
        let saved = Ok(Written::Saved(mark));
        let (newest_name, newest_slot, older_name, older_slot) = self.in_order();
        // Without any whole state the first free place will do.
        let (free, occupied) = match newest_slot {
            Slot::Absent => (newest_name, newest_slot),
            _ => (older_name, older_slot),
        };
        let written = match occupied {
            Slot::Damaged(_) => Err(StoreError::Full),
            _ => store.set(&key(self.id, free), &value),
        };
        match written {
            Ok(()) => saved,
            Err(StoreError::Full) if newest.is_some() => {
                let given_up = match older_slot {
                    Slot::Whole { schema, mark, text } => Some(seal(*schema, mark.generation, text).0),
                    _ => None,
                };
                if given_up.is_some() {
                    store.remove(&key(self.id, older_name))?;
                }
                let replaced = store.set(&key(self.id, newest_name), &value);
                if let (Err(_), Some(older)) = (&replaced, given_up) {
                    // It was there a moment ago; if it does not go back, the newest state is still there.
                    let _ = store.set(&key(self.id, older_name), &older);
                }
                replaced.and(saved)
            }
            Err(error) => Err(error),
        }
    }
}

/// Keeps a damaged value under the first free number, or where it is kept already.
pub(super) fn put_aside(store: &impl Store, id: MapId, value: &str) -> Result<(), StoreError> {
    let mut number = 1_u32;
    loop {
        let key = key(id, &["quarantine/", &number.to_string()].concat());
        match store.get(&key)? {
            None => return store.set(&key, value),
            Some(kept) if kept == value => return Ok(()),
            Some(_) => number = number.saturating_add(1),
        }
    }
}
