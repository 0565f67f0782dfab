//! Entries of the playbook: putting them in, and what becomes of them when what they refer to goes.

use std::ops::RangeInclusive;
use std::sync::Arc;

use super::*;
use crate::core::ids::{EntryId, Id, Identifier};
use crate::core::model::{Entry, Fields, Involvement, Kept, LARGEST_NUMBER, Lever, Need, Part, Record, Target, Tie};

/// Adds entries, or puts them in the place of those that they are.
pub(super) fn put(document: &Document, entries: &[Entry]) -> Result<Diff, Rejection> {
    let mut diff = Diff::default();
    let mut draft = Vec::new();
    let mut fresh = Seen::default();
    let mut count = document.entries.len();
    for entry in entries {
        if !fresh.insert(entry.id()) {
            return Err(Rejection::Taken);
        }
        let known = document.entries.get(&entry.id());
        if known.is_some_and(|known| known.kind() != entry.kind()) {
            return Err(Rejection::Taken);
        }
        count += usize::from(known.is_none());
        if count > limits::ENTRIES {
            return Err(Rejection::TooMany { limit: limits::ENTRIES });
        }
        let mut entry = entry.clone();
        check(document, entries, |to| entry.describe(to))?;
        if Need::of(&entry).is_some() || Involvement::of(&entry).is_some() {
            let twin = |other: &&Entry| other.id() != entry.id() && same_pair(other, &entry);
            if document.entries.values().any(|other| twin(&other)) || draft.iter().any(|other| twin(&other)) {
                return Err(Rejection::Taken);
            }
        }
        draft.push(entry);
    }
    // One answers for a stage: who did before goes on working for it.
    let answers = |entry: &Entry| Involvement::of(entry).filter(|one| one.part == Part::Accountable)?.node;
    for stage in draft.iter().filter_map(answers) {
        let others = document
            .all::<Involvement>()
            .filter(|one| one.part == Part::Accountable && one.node == Some(stage) && !fresh.contains(one.id));
        for one in others {
            let after = Involvement { part: Part::Responsible, ..one.clone() };
            diff.entries.extend(changed(&one.clone().entry(), after.entry()));
        }
    }
    // How much there is to be is set once: whatever was set before follows from it.
    let drives =
        |entry: &Entry| Lever::of(entry).filter(|lever| lever.quantity.is_driver()).map(|lever| lever.scenario);
    for scenario in draft.iter().filter_map(drives) {
        let same = |lever: &&Lever| lever.quantity.is_driver() && lever.scenario == scenario;
        let before = document.all::<Lever>().filter(|lever| same(lever) && !fresh.contains(lever.id));
        diff.entries.extend(before.map(|lever| removed(&lever.clone().entry())));
    }
    for entry in draft {
        match document.entries.get(&entry.id()) {
            Some(known) => diff.entries.extend(changed(known, entry)),
            None => diff.entries.push(added(entry)),
        }
    }
    Ok(diff)
}

/// Whether two entries say something about the same stage and person, or persona.
fn same_pair(one: &Entry, other: &Entry) -> bool {
    let involved = Involvement::of(one).zip(Involvement::of(other));
    let needed = Need::of(one).zip(Need::of(other));
    involved.is_some_and(|(one, other)| (one.node, one.person) == (other.node, other.person))
        || needed.is_some_and(|(one, other)| (one.node, one.persona) == (other.node, other.persona))
}

/// Takes entries out. What refers to them goes with them or forgets them; a person's work goes to the successor.
pub(super) fn take_out(
    document: &Document,
    entries: &Set<EntryId>,
    successor: Option<EntryId>,
) -> Result<Diff, Rejection> {
    if entries.iter().any(|id| !document.entries.contains_key(id)) {
        return Err(Rejection::Gone);
    }
    if let Some(next) = successor {
        let kind = document.entries.get(&next).map(Entry::kind);
        let same = entries.iter().all(|id| document.entries.get(id).map(Entry::kind) == kind);
        if kind.is_none() || !same || entries.contains(&next) {
            return Err(Rejection::Gone);
        }
    }
    let mut gone = Gone { entries: entries.clone(), successor, ..Gone::default() };
    let mut diff = Diff::default();
    for id in entries {
        diff.entries.extend(document.entries.get(id).map(removed));
    }
    untie(document, &mut gone, &mut diff);
    Ok(diff)
}

/// What is going from a document.
#[derive(Default)]
pub(super) struct Gone {
    pub nodes: Set<NodeId>,
    pub transitions: Set<TransitionId>,
    pub departments: Set<DepartmentId>,
    pub entries: Set<EntryId>,
    /// Takes the place of the entries.
    pub successor: Option<EntryId>,
    /// Takes the place of the departments.
    pub department: Option<DepartmentId>,
}

impl Gone {
    /// What takes the place of something that goes; nothing where it stays.
    fn heir(&self, target: Target, id: Id) -> Option<Option<Id>> {
        let goes = match target {
            Target::Node => self.nodes.contains(&NodeId::from_id(id)),
            Target::Transition => self.transitions.contains(&TransitionId::from_id(id)),
            Target::Department => self.departments.contains(&DepartmentId::from_id(id)),
            Target::Entry(_) => self.entries.contains(&EntryId::from_id(id)),
        };
        let heir = match target {
            Target::Department => self.department.map(|id| *id.id()),
            Target::Entry(_) => self.successor.map(|id| *id.id()),
            Target::Node | Target::Transition => None,
        };
        goes.then_some(heir)
    }
}

/// Takes out, or changes, the entries that refer to what goes; again and again, since others may refer to those.
pub(super) fn untie(document: &Document, gone: &mut Gone, diff: &mut Diff) {
    loop {
        let (mut more, mut kept) = (Vec::new(), Vec::new());
        let stay = document.entries.values().filter(|entry| !gone.entries.contains(&entry.id()));
        for entry in stay {
            let mut after = entry.clone();
            let mut loosening = Loosening { gone, doomed: false };
            after.describe(&mut loosening);
            // Two entries for one pair would be one too many: who takes over has one already.
            let twin = after != *entry
                && document.entries.values().any(|other| other.id() != entry.id() && same_pair(other, &after));
            if loosening.doomed || twin {
                more.push(entry.id());
            } else {
                kept.extend(changed(entry, after));
            }
        }
        if more.is_empty() {
            diff.entries.append(&mut kept);
            return;
        }
        for id in more {
            diff.entries.extend(document.entries.get(&id).map(removed));
            gone.entries.insert(id);
        }
    }
}

/// Lets go of references to what goes.
struct Loosening<'a> {
    gone: &'a Gone,
    /// The record goes too.
    doomed: bool,
}

impl Fields for Loosening<'_> {
    fn line(&mut self, _: &'static str, _: bool, _: &mut String) {}
    fn text(&mut self, _: &'static str, _: &mut String) {}
    fn day(&mut self, _: &'static str, _: bool, _: &mut Option<Date>) {}
    fn whole(&mut self, _: &'static str, _: RangeInclusive<i64>, _: &mut Option<i64>) {}
    fn number(&mut self, _: &'static str, _: &mut Option<f64>) {}
    fn truth(&mut self, _: &'static str, _: &mut bool) {}
    fn word(&mut self, _: &'static str, _: &'static [&'static str], _: &mut usize) {}
    fn content(&mut self, _: &'static str, _: &mut Arc<str>) {}

    fn reference(&mut self, _: &'static str, target: Target, tie: Tie, value: &mut Option<Id>) {
        if let Some(heir) = value.and_then(|id| self.gone.heir(target, id)) {
            self.doomed |= heir.is_none() && tie != Tie::Loose;
            *value = heir;
        }
    }

    fn references(&mut self, _: &'static str, target: Target, value: &mut Vec<Id>) {
        value.retain(|id| self.gone.heir(target, *id).is_none());
    }
}

/// Brings what describes itself within its limits, or says why it cannot be. It may refer to entries that come with it.
pub(super) fn check(
    document: &Document,
    coming: &[Entry],
    describe: impl FnOnce(&mut dyn Fields),
) -> Result<(), Rejection> {
    let mut checking = Checking { document, coming, wrong: None };
    describe(&mut checking);
    checking.wrong.map_or(Ok(()), Err)
}

/// Brings fields within their limits; keeps the first thing that is wrong.
struct Checking<'a> {
    document: &'a Document,
    coming: &'a [Entry],
    wrong: Option<Rejection>,
}

impl Checking<'_> {
    fn wrong(&mut self, rejection: Rejection) {
        self.wrong.get_or_insert(rejection);
    }

    fn put(&mut self, value: &mut String, checked: Result<String, Rejection>) {
        match checked {
            Ok(text) => *value = text,
            Err(rejection) => self.wrong(rejection),
        }
    }

    fn known(&self, target: Target, id: Id) -> bool {
        if let Target::Entry(kind) = target
            && let Some(comes) = self.coming.iter().find(|entry| *entry.id().id() == id)
        {
            return comes.kind() == kind;
        }
        self.document.has(target, id)
    }
}

impl Fields for Checking<'_> {
    fn line(&mut self, _: &'static str, needed: bool, value: &mut String) {
        let checked = line(Field::Text, value);
        self.put(value, checked);
        if needed && value.is_empty() {
            self.wrong(Rejection::Empty(Field::Name));
        }
    }

    fn text(&mut self, _: &'static str, value: &mut String) {
        let checked = text(Field::Text, value);
        self.put(value, checked);
    }

    fn day(&mut self, _: &'static str, needed: bool, value: &mut Option<Date>) {
        if needed && value.is_none() {
            self.wrong(Rejection::Empty(Field::Text));
        }
    }

    fn whole(&mut self, _: &'static str, range: RangeInclusive<i64>, value: &mut Option<i64>) {
        if value.is_some_and(|number| !range.contains(&number)) {
            self.wrong(Rejection::WrongNumber);
        }
    }

    fn number(&mut self, _: &'static str, value: &mut Option<f64>) {
        if value.is_some_and(|number| number.is_nan() || number.abs() > LARGEST_NUMBER) {
            self.wrong(Rejection::WrongNumber);
        }
        // As it is written: what is read again is the same. Adding 0 makes one of the two zeros of the other.
        *value = value.map(|number| (number * 1000.0).round() / 1000.0 + 0.0);
    }

    fn truth(&mut self, _: &'static str, _: &mut bool) {}
    fn word(&mut self, _: &'static str, _: &'static [&'static str], _: &mut usize) {}

    fn reference(&mut self, _: &'static str, target: Target, tie: Tie, value: &mut Option<Id>) {
        match *value {
            Some(id) if !self.known(target, id) => self.wrong(Rejection::Gone),
            None if tie == Tie::Needed => self.wrong(Rejection::Gone),
            _ => {}
        }
    }

    fn references(&mut self, _: &'static str, target: Target, value: &mut Vec<Id>) {
        let mut seen = Seen::default();
        value.retain(|id| seen.put(*id));
        if value.len() > limits::REFERENCES {
            self.wrong(Rejection::TooMany { limit: limits::REFERENCES });
        }
        if value.iter().any(|id| !self.known(target, *id)) {
            self.wrong(Rejection::Gone);
        }
    }

    fn content(&mut self, _: &'static str, value: &mut Arc<str>) {
        // It stands in files as it is: only an object that was written by this program does.
        if !value.starts_with('{') {
            self.wrong(Rejection::Empty(Field::Text));
        } else if value.len() > limits::VERSION {
            self.wrong(Rejection::TooLong { field: Field::Text, length: value.len(), limit: limits::VERSION });
        }
    }
}
