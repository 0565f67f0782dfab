//! Two copies of what is stored, one of which may be behind: which values of the other are to come back.

use super::envelope::{claimed, unseal};
use super::journal::{covers, folded, of_any_key};
use super::slots::{MAPS, Slots};
use super::{Store, StoreError};
use crate::core::ids::{Identifier, MapId};
use crate::core::sorted::Map;

/// What becomes of a value that the second copy has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Copy {
    /// The first copy was killed before it had it: it comes back.
    Newer,
    /// It is in what the first copy has, or there in the same words.
    Known,
    /// The first copy has done with it: it goes from the second too.
    Stale,
}

/// The keys of a second copy, each with what becomes of it. `second` has the first line of every value.
///
/// A state is newer when its generation is higher than that of any state of its map here. A line is newer when neither
/// the newest state has it nor the first copy itself. Of a map that the first copy knows nothing of, all is newer.
pub fn compare(first: &impl Store, second: &Map<String, String>) -> Result<Vec<(String, Copy)>, StoreError> {
    let keys = first.keys()?;
    let mut compared = Vec::new();
    for (key, line) in second {
        let Some((id, name)) = key.strip_prefix(MAPS).and_then(|rest| rest.split_once('/')) else { continue };
        let Some(id) = MapId::parse(id) else { continue };
        let prefix = super::slots::key(id, "");
        let found = match (name, claimed(line)) {
            _ if !keys.iter().any(|key| key.starts_with(&prefix)) => Copy::Newer,
            ("a" | "b", Some((mark, _))) => {
                let here = first.first_line(key)?.and_then(|line| claimed(&line)).map(|(here, _)| here);
                let newest = super::slots::newest_claimed(first, id)?.map_or(0, |(newest, _)| newest.generation);
                match here {
                    Some(here) if here == mark => Copy::Known,
                    _ if mark.generation > newest => Copy::Newer,
                    _ => Copy::Stale,
                }
            }
            (_, Some((mark, _))) => match of_any_key(key) {
                Some(_) if keys.contains(key) => Copy::Known,
                Some((tab, number)) => {
                    // What is on the disk only has to be brought before its lines can be told apart.
                    let Ok(slots) = Slots::load(first, id) else { continue };
                    let folded = slots.newest().map(|(.., content)| folded(content).0).unwrap_or_default();
                    // A tab whose lines were all taken away is not named in the state that has them.
                    let known = covers(&folded.known, tab, number)
                        || !folded.known.contains_key(&tab) && mark.generation <= folded.clock;
                    if known { Copy::Stale } else { Copy::Newer }
                }
                None => Copy::Known,
            },
            _ => Copy::Known,
        };
        compared.push((key.clone(), found));
    }
    Ok(compared)
}

/// The keys of maps in a store whose values a second copy has not, or has otherwise.
pub fn behind(first: &impl Store, second: &Map<String, String>) -> Result<Vec<String>, StoreError> {
    let mut keys = first.keys()?;
    keys.retain(|key| key.starts_with(MAPS));
    let mut behind = Vec::new();
    for key in keys {
        if first.first_line(&key)?.as_ref() != second.get(&key) {
            behind.push(key);
        }
    }
    Ok(behind)
}

/// Whether a value is whole: what comes back must be.
pub fn is_whole(value: &str) -> bool {
    unseal(value).is_some()
}

/// Whether a key is that of a state of any map.
pub fn is_state(key: &str) -> bool {
    key.strip_prefix(MAPS).and_then(|rest| rest.split_once('/')).is_some_and(|(_, name)| matches!(name, "a" | "b"))
}
