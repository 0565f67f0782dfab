//! The maps that are kept in one browser.

use super::envelope::{Mark, claimed, seal, unseal};
use super::journal::{self, Folded, Kept, Known, folded, with_folded};
use super::slots::{Elsewhere, Slots, Written, is_state, key, newest_claimed, parts, put_aside};
use super::{Store, StoreError};
use crate::core::ids::MapId;
use crate::core::io::{Problem, SCHEMA, read, write_compact};
use crate::core::journal::{Conflict, Line, Replayed, Tab, replay};
use crate::core::model::Document;
use crate::core::sort;
use crate::core::sorted::Set;

/// Settings are kept beside the maps, under a beginning of their own.
const SETTINGS: &str = "stagecraft/setting/";

/// Room that was put aside, for all maps together.
const BALLAST: &str = "stagecraft/ballast";
/// Its length: some two hundred changes.
const BALLAST_LENGTH: usize = 32_768;

/// Whether a map in the list can be opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Health {
    /// It can.
    Good,
    /// No whole state of it is left, or none that this version can read. What there is can be downloaded.
    Damaged,
}

/// A map in the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Listing {
    /// Its identifier.
    pub id: MapId,
    /// Its name; the identifier where the name is lost.
    pub name: String,
    /// When it was opened last, in milliseconds since 1970; 0 when that is not known.
    pub opened: u64,
    /// How many nodes it has.
    pub nodes: usize,
    /// How many deals it has.
    pub deals: usize,
    /// Whether it can be opened, as far as can be told without reading it.
    pub health: Health,
}

/// What became of a save. Only [`SaveState::Saved`] means that the document is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SaveState {
    /// It is kept.
    Saved {
        /// Which saving of this map it was.
        mark: Mark,
        /// Its size.
        bytes: usize,
    },
    /// The browser does not let this page store anything.
    Denied,
    /// There is no room. What was saved before is still there.
    Full {
        /// The size of what did not fit, in bytes.
        needed: usize,
    },
    /// The map was saved by a newer version of this program, in another tab perhaps. Nothing was written.
    Newer {
        /// The schema that it wrote.
        schema: u32,
    },
    /// Another tab has changed or deleted the map since. Nothing was written.
    Elsewhere(Elsewhere),
    /// Something else went wrong. What was saved before is still there.
    Failed {
        /// The browser's words.
        reason: String,
    },
}

/// A map that was opened.
#[derive(Clone, PartialEq, Debug)]
pub struct Stored {
    /// The document.
    pub document: Document,
    /// Which saving it was.
    pub mark: Mark,
    /// The schema in which it was kept, where that was an older one.
    pub migrated_from: Option<u32>,
    /// A damaged value was found and put aside; this may be the state before the last one.
    pub recovered: bool,
    /// The last line of each tab that is in the document: folded, or put onto it now.
    pub known: Known,
    /// How many lines were put onto the folded state.
    pub replayed: usize,
    /// The highest clock of all lines, also of those that are folded.
    pub clock: u64,
    /// What tabs did without knowing of each other that does not stand.
    pub conflicts: Vec<Conflict>,
}

/// Why a map was not opened.
#[derive(Clone, PartialEq, Debug)]
pub enum OpenError {
    /// There is no such map.
    Absent,
    /// Storage failed.
    Store(StoreError),
    /// No whole state is left; here is what there is, verbatim.
    Damaged(Vec<String>),
    /// The state is whole, but this version cannot read it; most likely a newer one wrote it.
    Unreadable {
        /// The state, verbatim.
        text: String,
        /// What is wrong with it.
        problems: Vec<Problem>,
    },
}

/// A map that was deleted: everything needed to bring it back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Deleted {
    /// Its identifier.
    pub id: MapId,
    /// Its name.
    pub name: String,
    /// Its keys and values, the newest state first.
    values: Vec<(String, String)>,
}

/// What the list shows, kept apart from the document so that listing need not read every document.
#[derive(Clone, PartialEq, Eq, Debug)]
struct About {
    name: String,
    opened: u64,
    nodes: usize,
    deals: usize,
}

impl About {
    fn of(document: &Document, opened: u64) -> About {
        let (nodes, deals) = (document.nodes.len(), document.deals.len());
        About { name: document.map.name.clone(), opened, nodes, deals }
    }

    fn text(&self) -> String {
        let numbers = [self.opened.to_string(), self.nodes.to_string(), self.deals.to_string()];
        [&numbers.join(" "), "\n", &self.name].concat()
    }

    fn parse(text: &str) -> Option<About> {
        let (numbers, name) = text.split_once('\n')?;
        let mut numbers = numbers.split(' ');
        let opened = numbers.next()?.parse().ok()?;
        let mut count = || numbers.next()?.parse().ok();
        Some(About { name: name.to_owned(), opened, nodes: count()?, deals: count()? })
    }
}

/// The maps of one store.
#[derive(Clone, Debug, Default)]
pub struct Library<S> {
    store: S,
}

impl<S: Store> Library<S> {
    /// The maps in this store.
    pub fn new(store: S) -> Library<S> {
        Library { store }
    }

    /// The store.
    pub fn store(&self) -> &S {
        &self.store
    }

    /// All maps, last opened first.
    pub fn list(&self) -> Result<Vec<Listing>, StoreError> {
        let keys = self.store.keys()?;
        let kept = keys.iter().filter_map(|key| parts(key));
        let kept = kept.filter(|(_, name)| is_state(name) || name.starts_with("quarantine/"));
        let ids: Set<MapId> = kept.map(|(id, _)| id).collect();
        let listed: Result<Vec<Listing>, StoreError> = ids.into_iter().map(|id| self.listing(id)).collect();
        let mut listed = listed?;
        sort::by(&mut listed, |a, b| b.opened.cmp(&a.opened).then_with(|| a.name.cmp(&b.name)));
        Ok(listed)
    }

    fn listing(&self, id: MapId) -> Result<Listing, StoreError> {
        let (about, health) = match self.about(id)? {
            Some((_, about)) => (Some(about), Health::Good),
            None => (self.last_about(id)?.map(|(_, about)| about), Health::Damaged),
        };
        let about = about.unwrap_or_else(|| About { name: id.to_string(), opened: 0, nodes: 0, deals: 0 });
        Ok(Listing { id, name: about.name, opened: about.opened, nodes: about.nodes, deals: about.deals, health })
    }

    /// What is known about the newest state, and its generation: the small record where it is of that state, so that
    /// no document is read; from the document otherwise. Nothing when there is no state that can be read.
    ///
    /// It only looks: a record that is missing may be on its way from another tab, and must not be written over.
    fn about(&self, id: MapId) -> Result<Option<(u64, About)>, StoreError> {
        let last = self.last_about(id)?;
        let newest = newest_claimed(&self.store, id)?;
        if last.as_ref().zip(newest).is_some_and(|((of, _), (newest, _))| newest.generation == *of) {
            return Ok(last);
        }
        let slots = Slots::load(&self.store, id)?;
        let Some((Mark { generation, .. }, _, text)) = slots.newest() else { return Ok(None) };
        let opened = last.as_ref().map_or(0, |(_, about)| about.opened);
        if let Some(known) = last.filter(|(of, _)| *of == generation) {
            return Ok(Some(known));
        }
        let Ok(read) = read(folded(text).1.as_bytes()) else { return Ok(None) };
        Ok(Some((generation, About::of(&read.document, opened))))
    }

    fn last_about(&self, id: MapId) -> Result<Option<(u64, About)>, StoreError> {
        let value = self.store.get(&key(id, "about"))?;
        let sealed = value.as_deref().and_then(unseal);
        Ok(sealed.and_then(|sealed| Some((sealed.mark.generation, About::parse(sealed.text)?))))
    }

    fn set_about(&self, id: MapId, generation: u64, about: &About) -> Result<(), StoreError> {
        self.store.set(&key(id, "about"), &seal(SCHEMA, generation, &about.text()).0)
    }

    /// Opens a map: its newest whole state, and the lines of its journal put onto it. Damaged values are put aside and
    /// said.
    pub fn open(&self, id: MapId) -> Result<Stored, OpenError> {
        let mut slots = Slots::load(&self.store, id).map_err(OpenError::Store)?;
        let damaged: Vec<String> = slots.damaged().map(str::to_owned).collect();
        slots.quarantine(&self.store);
        let Some((mark, _, content)) = slots.newest() else {
            let mut values = damaged;
            for value in self.remains(id).map_err(OpenError::Store)? {
                if !values.contains(&value) {
                    values.push(value);
                }
            }
            return Err(if values.is_empty() { OpenError::Absent } else { OpenError::Damaged(values) });
        };
        let (folded, text) = folded(content);
        let (lines, broken) = self.lines(id, &folded.known).map_err(OpenError::Store)?;
        let unreadable = |problems| OpenError::Unreadable { text: text.to_owned(), problems };
        let Replayed { document, migrated_from, conflicts } = replay(text, &lines).map_err(unreadable)?;
        let mut known = folded.known;
        for line in &lines {
            let last = known.or_insert_with(line.stamp.tab, || 0);
            *last = line.number.max(*last);
        }
        let clock = lines.iter().map(|line| line.stamp.clock).max().unwrap_or(0).max(folded.clock);
        let recovered = broken || !damaged.is_empty();
        Ok(Stored { document, mark, migrated_from, recovered, known, replayed: lines.len(), clock, conflicts })
    }

    /// The whole lines that are not folded, and whether there was a damaged one, which is put aside.
    fn lines(&self, id: MapId, folded: &Known) -> Result<(Vec<Line>, bool), StoreError> {
        let (mut lines, mut broken) = (Vec::new(), false);
        for kept in journal::kept(&self.store, id)? {
            if journal::covers(folded, kept.tab, kept.number) {
                continue;
            }
            let Some(value) = self.store.get(&kept.key)? else { continue };
            match journal::read(kept.tab, kept.number, &value) {
                Some(line) => lines.push(line),
                None => {
                    broken = true;
                    // What cannot be put aside stays where it is.
                    if put_aside(&self.store, id, &value).is_ok() {
                        let _ = self.store.remove(&kept.key);
                    }
                }
            }
        }
        Ok((lines, broken))
    }

    /// What is left of a map without a whole state: what was put aside, and the lines of its journal.
    fn remains(&self, id: MapId) -> Result<Vec<String>, StoreError> {
        let mut values = self.quarantined(id)?;
        if !values.is_empty() {
            for kept in journal::kept(&self.store, id)? {
                values.extend(self.store.get(&kept.key)?);
            }
        }
        Ok(values)
    }

    /// Keeps one action of an open map. Nothing is written where the map is gone, or where a newer version of this
    /// program has it by now.
    pub fn append(&self, document: &Document, line: &Line) -> SaveState {
        let id = document.map.id;
        let written = newest_claimed(&self.store, id).and_then(|newest| {
            let Some((mark, schema)) = newest else { return Ok(SaveState::Elsewhere(Elsewhere::Deleted)) };
            if schema > SCHEMA {
                return Ok(SaveState::Newer { schema });
            }
            let bytes = match journal::append(&self.store, id, line) {
                // The last changes before there is no room at all.
                Err(StoreError::Full) if self.drop_ballast()? => journal::append(&self.store, id, line)?,
                appended => appended?,
            };
            // Only the list needs this record; its failure is none.
            if let Ok(Some((of, last))) = self.last_about(id) {
                let about = About::of(document, last.opened);
                if about != last {
                    let _ = self.set_about(id, of, &about);
                }
            }
            Ok(SaveState::Saved { mark, bytes })
        });
        written.unwrap_or_else(|error| failed(error, 0))
    }

    /// Puts room aside. It is given up when nothing else is left, so that the last changes before there is no room are
    /// kept. Ask for it only where there is plenty.
    pub fn load_ballast(&self) {
        if let Ok(None) = self.store.get(BALLAST) {
            let _ = self.store.set(BALLAST, &"-".repeat(BALLAST_LENGTH));
        }
    }

    /// Gives up the room that was put aside; whether there was any.
    fn drop_ballast(&self) -> Result<bool, StoreError> {
        let there = self.store.get(BALLAST)?.is_some();
        self.store.remove(BALLAST)?;
        Ok(there)
    }

    /// What other tabs have made of a map that was made from the saving `base` and knows these lines; nothing where
    /// there is no more than that.
    pub fn news(&self, id: MapId, base: Mark, known: &Known) -> Result<Option<Elsewhere>, StoreError> {
        let strange = |kept: &Kept| !journal::covers(known, kept.tab, kept.number);
        match newest_claimed(&self.store, id)? {
            Some((newest, _)) if newest == base => {
                let strange = journal::kept(&self.store, id)?.iter().any(strange);
                Ok(strange.then_some(Elsewhere::Continued))
            }
            _ => Ok(Slots::load(&self.store, id)?.elsewhere(base)),
        }
    }

    /// A line of another tab, where it is there and whole.
    pub fn line(&self, id: MapId, tab: Tab, number: u64) -> Result<Option<Line>, StoreError> {
        journal::line(&self.store, id, tab, number)
    }

    /// Whether there is a line of a tab, whole or not.
    pub fn has_line(&self, id: MapId, tab: Tab, number: u64) -> Result<bool, StoreError> {
        Ok(self.store.first_line(&key(id, &journal::name(tab, number)))?.is_some())
    }

    /// The damaged values of a map that were put aside, verbatim.
    pub fn quarantined(&self, id: MapId) -> Result<Vec<String>, StoreError> {
        let prefix = key(id, "quarantine/");
        let keys = self.store.keys()?;
        let values = keys.iter().filter(|key| key.starts_with(&prefix)).map(|key| self.store.get(key));
        values.filter_map(Result::transpose).collect()
    }

    /// Keeps a document under its map's identifier, whatever is there. The same state again writes nothing.
    pub fn save(&self, document: &Document) -> SaveState {
        self.fold(document, None, &Known::new(), 0)
    }

    /// Keeps a document as a whole, with the lines of the journal that are known to be in it and their highest clock. It
    /// was made from the saving `base`; if another one is there by now, or a line that it does not know of, nothing is
    /// written. Without a base it takes the place of whatever is there, lines included.
    pub fn fold(&self, document: &Document, base: Option<Mark>, known: &Known, clock: u64) -> SaveState {
        let text = write_compact(document);
        let id = document.map.id;
        let written = Slots::load(&self.store, id).and_then(|mut slots| {
            let kept = journal::kept(&self.store, id)?;
            let (mut known, mut clock) = (known.clone(), clock);
            let newest = slots.newest().map(|(mark, _, content)| (mark, folded(content).0));
            if base.is_none() {
                for line in &kept {
                    let last = known.or_insert_with(line.tab, || 0);
                    *last = line.number.max(*last);
                    let made = self.store.first_line(&line.key)?.and_then(|line| claimed(&line));
                    clock = made.map_or(clock, |(made, _)| made.generation.max(clock));
                }
                clock = newest.as_ref().map_or(clock, |(_, folded)| folded.clock.max(clock));
            }
            let before = newest.map(|(mark, folded)| (mark, folded.known));
            let in_it = |known: &Known, line: &Kept| journal::covers(known, line.tab, line.number);
            let older = before.as_ref().map(|(_, folded)| folded.clone()).unwrap_or_default();
            let strange = kept.iter().any(|line| !in_it(&known, line) && !in_it(&older, line));
            let elsewhere = base.and_then(|base| slots.elsewhere(base).or(strange.then_some(Elsewhere::Continued)));
            slots.quarantine(&self.store);
            // A tab whose lines are all gone need not be named any more.
            let named = known.iter().filter(|(tab, _)| kept.iter().any(|line| line.tab == **tab));
            let folded = Folded { known: named.map(|(tab, number)| (*tab, *number)).collect(), clock };
            let written = slots.write(&self.store, &with_folded(&folded, &text), elsewhere)?;
            if let Written::Saved(mark) = written
                && before.as_ref().is_none_or(|(before, _)| *before != mark)
            {
                // They are in both states now. What cannot be taken away does no harm.
                for line in kept.iter().filter(|line| in_it(&older, line)) {
                    let _ = self.store.remove(&line.key);
                }
            }
            Ok((written, before.map(|(mark, _)| mark)))
        });
        match written {
            Ok((Written::Saved(mark), before)) => {
                // Only the list needs this record, and does without where it is missing: its failure is none. Where
                // nothing was written, it is another tab's to write.
                if before != Some(mark)
                    && let Ok(last) = self.last_about(id)
                {
                    let opened = last.map_or(0, |(_, about)| about.opened);
                    let _ = self.set_about(id, mark.generation, &About::of(document, opened));
                }
                SaveState::Saved { mark, bytes: text.len() }
            }
            Ok((Written::Newer { schema }, _)) => SaveState::Newer { schema },
            Ok((Written::Elsewhere(elsewhere), _)) => SaveState::Elsewhere(elsewhere),
            Err(error) => failed(error, text.len()),
        }
    }

    /// Remembers that a map was opened now.
    pub fn touch(&self, id: MapId, now: u64) -> Result<(), StoreError> {
        match self.about(id)? {
            Some((generation, about)) => self.set_about(id, generation, &About { opened: now, ..about }),
            None => Ok(()),
        }
    }

    /// Deletes a map. Nothing is deleted when that fails half-way.
    pub fn delete(&self, id: MapId) -> Result<Deleted, StoreError> {
        let slots = Slots::load(&self.store, id)?;
        let name = self.listing(id)?.name;
        let (prefix, newest) = (key(id, ""), key(id, slots.newest_name()));
        let mut keys: Vec<String> = self.store.keys()?.into_iter().filter(|key| key.starts_with(&prefix)).collect();
        sort::by_key(&mut keys, |key| *key != newest);
        let mut values = Vec::new();
        for key in keys {
            if let Some(value) = self.store.get(&key)? {
                values.push((key, value));
            }
        }
        // The newest state goes last: until then the map is there.
        for (index, (key, _)) in values.iter().enumerate().rev() {
            if let Err(error) = self.store.remove(key) {
                for (key, value) in values.iter().skip(index + 1) {
                    let _ = self.store.set(key, value);
                }
                return Err(error);
            }
        }
        Ok(Deleted { id, name, values })
    }

    /// Brings a deleted map back. Refused where a map of this identifier has been made since.
    pub fn restore(&self, deleted: &Deleted) -> Result<(), StoreError> {
        if !Slots::load(&self.store, deleted.id)?.is_empty() {
            return Err(StoreError::Other("exists".to_owned()));
        }
        for (index, (key, value)) in deleted.values.iter().enumerate() {
            if let Err(error) = self.store.set(key, value) {
                for (key, _) in deleted.values.iter().take(index) {
                    let _ = self.store.remove(key);
                }
                return Err(error);
            }
        }
        Ok(())
    }

    /// A setting: language, theme, last map.
    pub fn setting(&self, name: &str) -> Result<Option<String>, StoreError> {
        self.store.get(&[SETTINGS, name].concat())
    }

    /// Keeps a setting; `None` forgets it.
    pub fn set_setting(&self, name: &str, value: Option<&str>) -> Result<(), StoreError> {
        let key = [SETTINGS, name].concat();
        match value {
            Some(value) => self.store.set(&key, value),
            None => self.store.remove(&key),
        }
    }
}

fn failed(error: StoreError, needed: usize) -> SaveState {
    match error {
        StoreError::Denied => SaveState::Denied,
        StoreError::Full => SaveState::Full { needed },
        // Another tab put it there; what it did comes in first.
        StoreError::OnDisk => SaveState::Elsewhere(Elsewhere::Continued),
        StoreError::Other(reason) => SaveState::Failed { reason },
    }
}
