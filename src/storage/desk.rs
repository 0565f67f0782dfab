//! The road of an open map into storage and back: what is done here is kept, what other tabs do comes in.

use super::Store;
use super::envelope::Mark;
use super::journal::{self, Known};
use super::library::{Library, OpenError, SaveState, Stored};
use super::slots::{Elsewhere, is_state, parts};
use crate::core::command::Diff;
use crate::core::ids::MapId;
use crate::core::io::Patch;
use crate::core::journal::{Conflict, Line, Stamp, Tab, merge, refuse};
use crate::core::model::Document;
use crate::core::sorted::Set;

/// What another tab's writing means for the open map.
#[derive(Clone, PartialEq, Debug)]
pub enum News {
    /// Nothing that is not known.
    None,
    /// The document changes so, and this does not stand any more.
    Merged(Box<Diff>, Vec<Conflict>),
    /// The map is deleted, or something else is in its place.
    Elsewhere(Elsewhere),
    /// What is stored cannot be read. Nothing is changed here.
    Unreadable(OpenError),
}

/// What a page knows about the storage of the map that it has open.
#[derive(Clone, PartialEq, Debug)]
pub struct Desk {
    id: MapId,
    tab: Tab,
    /// The saving that the document was made from; none where nothing of it is stored.
    base: Option<Mark>,
    /// The last line of each tab that is in the document.
    known: Known,
    /// The last of all lines in the document.
    latest: Stamp,
    /// The lines made here that the folded state may lack.
    mine: Vec<Line>,
    /// How many of them, from the end, are in no storage.
    pending: usize,
    /// How many lines were kept since the last folding, with those found.
    unfolded: usize,
}

/// After so many lines the map is folded: reading them again takes a moment at the next start.
const MOST: usize = 128;
/// With more deals folding is felt: a second of work for fifty thousand. A change of so many is no line, which local
/// storage would have no room for, but is folded with the whole.
const LIGHT: usize = 2_000;
/// After so many lines such a map is folded even while somebody works on it; they take a third of local storage.
const MOST_WHILE_SEEN: usize = 4_096;

impl Desk {
    /// A map that nothing is stored of.
    pub fn fresh(id: MapId, tab: Tab) -> Desk {
        let (known, mine) = (Known::new(), Vec::new());
        Desk { id, tab, base: None, known, latest: Stamp { clock: 0, tab }, mine, pending: 0, unfolded: 0 }
    }

    /// A map that was opened.
    pub fn opened(tab: Tab, stored: &Stored) -> Desk {
        Desk {
            base: Some(stored.mark),
            known: stored.known.clone(),
            latest: Stamp { clock: stored.clock, tab },
            unfolded: stored.replayed,
            ..Desk::fresh(stored.document.map.id, tab)
        }
    }

    /// Whether it is time to fold a map with so many deals: a large one waits until nobody sees the page.
    pub fn is_long(&self, deals: usize, seen: bool) -> bool {
        self.unfolded >= if seen && deals > LIGHT { MOST_WHILE_SEEN } else { MOST }
    }

    /// Keeps what was done to the document, which is as it is afterwards. Where a line cannot be kept, for want of room
    /// perhaps, the document is folded as a whole.
    pub fn keep(&mut self, library: &Library<impl Store>, document: &Document, diff: &Diff) -> SaveState {
        let stamp = Stamp { clock: self.latest.clock.saturating_add(1), tab: self.tab };
        let number = self.known.get(&self.tab).map_or(0, |last| *last).saturating_add(1);
        let line = Line { stamp, number, patch: Patch::of(diff) };
        self.latest = stamp;
        self.known.insert(self.tab, number);
        self.pending += 1;
        let kept = match self.base {
            Some(_) if self.pending == 1 && diff.deals.len() <= LIGHT => library.append(document, &line),
            _ => SaveState::Full { needed: 0 },
        };
        self.mine.push(line);
        match kept {
            SaveState::Saved { .. } => {
                self.pending = 0;
                self.unfolded += 1;
                kept
            }
            SaveState::Denied | SaveState::Full { .. } | SaveState::Failed { .. } => self.fold(library, document),
            refused => refused,
        }
    }

    /// Folds the document with all lines that are in it.
    pub fn fold(&mut self, library: &Library<impl Store>, document: &Document) -> SaveState {
        let state = library.fold(document, self.base, &self.known, self.latest.clock);
        if let SaveState::Saved { mark, .. } = state {
            self.base = Some(mark);
            (self.pending, self.unfolded) = (0, 0);
            self.mine.clear();
        }
        state
    }

    /// Another tab wrote under a key. Keys of other things are no news.
    pub fn hear(&mut self, library: &Library<impl Store>, document: &Document, key: &str) -> News {
        let Some((_, name)) = parts(key).filter(|(id, _)| *id == self.id) else { return News::None };
        match journal::of_name(name) {
            Some((tab, number)) => self.hear_line(library, document, tab, number),
            None if is_state(name) => self.look(library, document),
            None => News::None,
        }
    }

    /// A line that follows what is known is put onto the document; after any other one all is read anew.
    fn hear_line(&mut self, library: &Library<impl Store>, document: &Document, tab: Tab, number: u64) -> News {
        let first = self.known.get(&tab).map_or(0, |last| *last).saturating_add(1);
        if tab == self.tab || number < first {
            return News::None;
        }
        if number > first {
            return self.look(library, document);
        }
        match library.line(self.id, tab, number) {
            Ok(Some(line)) if self.latest < line.stamp => match merge(document, &line) {
                Some((diff, conflicts)) => {
                    self.latest = line.stamp;
                    self.known.insert(tab, number);
                    self.unfolded += 1;
                    News::Merged(Box::new(diff), conflicts)
                }
                None => self.look(library, document),
            },
            Ok(Some(_)) => self.look(library, document),
            // It is folded and gone by now, which is another key's news, or it is damaged.
            Ok(None) | Err(_) => News::None,
        }
    }

    /// Reads what is stored and compares: for a tab that was away, and for lines that come out of order.
    pub fn look(&mut self, library: &Library<impl Store>, document: &Document) -> News {
        let Some(base) = self.base else { return News::None };
        let elsewhere = match library.news(self.id, base, &self.known) {
            Ok(Some(Elsewhere::Deleted)) => return News::Elsewhere(Elsewhere::Deleted),
            Ok(Some(elsewhere)) => elsewhere,
            Ok(None) => return News::None,
            Err(error) => return News::Unreadable(OpenError::Store(error)),
        };
        // Lines that were stored and are no longer there: two states have them, though the newest may not name this tab
        // any more. To be asked before reading puts damaged ones aside.
        let once = self.mine.len().saturating_sub(self.pending);
        let once = self.mine.iter().take(once).map(|line| line.number);
        let gone: Set<u64> = once.filter(|number| library.has_line(self.id, self.tab, *number) == Ok(false)).collect();
        let stored = match library.open(self.id) {
            Ok(stored) => stored,
            Err(error) => return News::Unreadable(error),
        };
        // A tab that folded in the same moment has written over a state that it did not see, but the lines are there. A
        // map that was made anew shares none.
        let related = self.known.keys().any(|tab| stored.known.contains_key(tab));
        if elsewhere == Elsewhere::Replaced && !related {
            return News::Elsewhere(elsewhere);
        }
        let (mut there, mut conflicts) = (stored.document, stored.conflicts);
        self.base = Some(stored.mark);
        self.unfolded = stored.replayed;
        // What was made here and is not in it: never stored, or written over before it was seen.
        let folded = stored.known.get(&self.tab).map_or(0, |last| *last);
        self.mine.retain(|line| line.number > folded && !gone.contains(&line.number));
        for line in &self.mine {
            match merge(&there, line) {
                Some((diff, mut met)) => {
                    there.apply(&diff);
                    conflicts.append(&mut met);
                }
                None => refuse(&there, line, &mut conflicts),
            }
        }
        self.pending = self.mine.len();
        let mine = self.known.get(&self.tab).copied();
        self.known = stored.known;
        if let Some(mine) = mine {
            self.known.insert(self.tab, mine);
        }
        self.latest.clock = self.latest.clock.max(stored.clock);
        News::Merged(Box::new(Diff::between(document, &there)), conflicts)
    }
}
