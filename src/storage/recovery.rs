//! Two copies of what is stored, one of which may be behind: which values of the other are to come back.

use super::envelope::{claimed, unseal};
use super::journal::{Folded, covers, folded, of_name};
use super::slots::{Slots, is_state, newest_claimed, parts};
use super::{Store, StoreError};
use crate::core::ids::MapId;
use crate::core::sorted::{Map, Set};

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
    let keys: Set<String> = first.keys()?.into_iter().collect();
    let here: Set<MapId> = keys.iter().filter_map(|key| Some(parts(key)?.0)).collect();
    // What is folded of each map that is asked for; nothing where it is on the disk only, and has to be brought first.
    let mut states: Map<MapId, Option<Folded>> = Map::new();
    let mut compared = Vec::new();
    for (key, line) in second {
        let Some((id, name)) = parts(key) else { continue };
        let found = match claimed(line) {
            _ if !here.contains(&id) => Copy::Newer,
            Some((mark, _)) if is_state(name) => {
                let there = first.first_line(key)?.and_then(|line| claimed(&line)).map(|(there, _)| there);
                let newest = newest_claimed(first, id)?.map_or(0, |(newest, _)| newest.generation);
                match there {
                    Some(there) if there == mark => Copy::Known,
                    _ if mark.generation > newest => Copy::Newer,
                    _ => Copy::Stale,
                }
            }
            Some((mark, _)) if !keys.contains(key) => match of_name(name) {
                Some((tab, number)) => {
                    let state = states.or_insert_with(id, || {
                        let slots = Slots::load(first, id).ok()?;
                        Some(slots.newest().map(|(.., content)| folded(content).0).unwrap_or_default())
                    });
                    let Some(Folded { known, clock }) = state else { continue };
                    // A tab whose lines were all taken away is not named in the state that has them.
                    let done = covers(known, tab, number) || !known.contains_key(&tab) && mark.generation <= *clock;
                    if done { Copy::Stale } else { Copy::Newer }
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
    keys.retain(|key| parts(key).is_some());
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
