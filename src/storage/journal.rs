//! The lines of a map's journal, each under a key of its own: `journal/<tab>/<number>`.
//!
//! A folded state names the lines that are in it. They are taken away only when the next state is folded, so the state
//! before and its lines still make the whole when the newest one turns out to be damaged, or when another tab, which
//! did not see it yet, has written over it.

use super::envelope::{seal, unseal};
use super::slots::{key, parts};
use super::{Store, StoreError};
use crate::core::ids::{Id, MapId};
use crate::core::io::SCHEMA;
use crate::core::journal::{Line, Tab};
use crate::core::sorted::Map;

/// Of each tab the number of its last line that is known, or folded.
pub type Known = Map<Tab, u64>;

/// What stands before the folded lines of a state.
const FOLDED: &str = "folded ";

/// The lines that are folded into a state.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Folded {
    /// The last of each tab whose lines are still there.
    pub known: Known,
    /// The highest clock of all lines that ever were.
    pub clock: u64,
}

/// A state's text with the lines that are folded into it; where there never was one it is the text alone.
pub(super) fn with_folded(folded: &Folded, text: &str) -> String {
    if *folded == Folded::default() {
        return text.to_owned();
    }
    let mut content = [FOLDED, &folded.clock.to_string()].concat();
    for (tab, number) in &folded.known {
        for part in [" ", tab.as_str(), ":", &number.to_string()] {
            content.push_str(part);
        }
    }
    content.push('\n');
    content.push_str(text);
    content
}

/// The folded lines of a state, and its text.
pub(super) fn folded(content: &str) -> (Folded, &str) {
    let Some((words, text)) = content.strip_prefix(FOLDED).and_then(|rest| rest.split_once('\n')) else {
        return (Folded::default(), content);
    };
    let mut words = words.split(' ');
    let clock = words.next().and_then(|clock| clock.parse().ok()).unwrap_or(0);
    let entry = |word: &str| {
        let (tab, number) = word.split_once(':')?;
        Some((Id::parse(tab)?, number.parse().ok()?))
    };
    (Folded { known: words.filter_map(entry).collect(), clock }, text)
}

/// What stands under a key of the journal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Kept {
    /// The key.
    pub key: String,
    /// The tab.
    pub tab: Tab,
    /// The number.
    pub number: u64,
}

/// The name of a line of a tab.
pub(super) fn name(tab: Tab, number: u64) -> String {
    ["journal/", tab.as_str(), "/", &number.to_string()].concat()
}

/// The tab and the number that a name is of; nothing for that of anything else.
pub(super) fn of_name(name: &str) -> Option<(Tab, u64)> {
    let (tab, number) = name.strip_prefix("journal/")?.split_once('/')?;
    Some((Id::parse(tab)?, number.parse().ok()?))
}

/// The keys of a map's lines.
pub(super) fn kept(store: &impl Store, id: MapId) -> Result<Vec<Kept>, StoreError> {
    let kept = |key: String| {
        let (tab, number) = parts(&key).filter(|(of, _)| *of == id).and_then(|(_, name)| of_name(name))?;
        Some(Kept { key, tab, number })
    };
    Ok(store.keys()?.into_iter().filter_map(kept).collect())
}

/// Whether a line is among these.
pub(super) fn covers(known: &Known, tab: Tab, number: u64) -> bool {
    known.get(&tab).is_some_and(|last| number <= *last)
}

/// Keeps a line; how many bytes it took.
pub(super) fn append(store: &impl Store, id: MapId, line: &Line) -> Result<usize, StoreError> {
    let value = seal(SCHEMA, line.stamp.clock, &line.text()).0;
    store.set(&key(id, &name(line.stamp.tab, line.number)), &value)?;
    Ok(value.len())
}

/// The line that a value is; nothing where it is damaged.
pub(super) fn read(tab: Tab, number: u64, value: &str) -> Option<Line> {
    let sealed = unseal(value)?;
    Line::read(tab, number, sealed.text).filter(|line| line.stamp.clock == sealed.mark.generation)
}

/// The line of a tab with a number, where it is there and whole.
pub(super) fn line(store: &impl Store, id: MapId, tab: Tab, number: u64) -> Result<Option<Line>, StoreError> {
    let value = store.get(&key(id, &name(tab, number)))?;
    Ok(value.and_then(|value| read(tab, number, &value)))
}
