//! A file on its way into the map: what was chosen for it, and the work, in slices that leave the page free.

use std::sync::Arc;

use crate::ui::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::remember;
use crate::core::import::{
    Choice, Encoding, Gathered, Gathering, Likeness, Mapping, Matcher, Name, Plan, Planning, Reading, Role, Table,
    TableError, XesReading, decode, delimiter, guess, is_xes, roles,
};
use crate::core::paste::fold;
use crate::core::sorted::Map;
use crate::ui::workspace::{Workspace, workspace};

/// A slice of work takes so many milliseconds: a page that is shown sixty times a second stays at that.
const SLICE: f64 = 12.0;

/// How far the work is.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Work {
    /// Nothing is to be done.
    Done,
    /// The part from 0 to 1.
    Going(f64),
}

/// What reading came to that no choice can mend.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unreadable {
    /// It is no table.
    Table(TableError),
    /// It is a log without events.
    EmptyLog,
}

/// Everything about the file that is being imported. Handles to signals, which live as long as the dialog.
#[derive(Clone, Copy)]
pub struct Session {
    workspace: Workspace,
    /// What the file is called.
    pub name: RwSignal<String>,
    bytes: RwSignal<Arc<Vec<u8>>>,
    /// The encoding chosen, else the one that it seems to have.
    pub encoding: RwSignal<Encoding>,
    /// What divides its cells; nothing in a log.
    pub delimiter: RwSignal<Option<char>>,
    /// Whether its first row has titles, where somebody said so.
    pub titled: RwSignal<Option<bool>>,
    /// Its rows.
    pub table: RwSignal<Option<Arc<Table>>>,
    /// How they are read.
    pub mapping: RwSignal<Option<Mapping>>,
    /// What they say.
    pub gathered: RwSignal<Option<Arc<Gathered>>>,
    /// What becomes of each stage name, and how sure that was when nobody had chosen.
    pub choices: RwSignal<Vec<(Choice, Option<Likeness>)>>,
    /// What that does to the map.
    pub plan: RwSignal<Option<Arc<Plan>>>,
    /// How far the work is.
    pub work: RwSignal<Work>,
    /// Why nothing can be read.
    pub unreadable: RwSignal<Option<Unreadable>>,
    /// The choices of the last file with these titles were taken.
    pub remembered: RwSignal<bool>,
    /// Counts what was begun: work that is not the last begun stops.
    turn: RwSignal<u32>,
}

impl Session {
    /// Begins with a file.
    pub fn new(name: String, bytes: Vec<u8>) -> Session {
        let encoding = guess(&bytes);
        let session = Session {
            workspace: workspace(),
            name: RwSignal::new(name),
            bytes: RwSignal::new(Arc::new(bytes)),
            encoding: RwSignal::new(encoding),
            delimiter: RwSignal::new(None),
            titled: RwSignal::new(None),
            table: RwSignal::new(None),
            mapping: RwSignal::new(None),
            gathered: RwSignal::new(None),
            choices: RwSignal::new(Vec::new()),
            plan: RwSignal::new(None),
            work: RwSignal::new(Work::Going(0.0)),
            unreadable: RwSignal::new(None),
            remembered: RwSignal::new(false),
            turn: RwSignal::new(0),
        };
        session.read(None);
        // What is planned is planned for the map as it is: another tab may change it while somebody still looks.
        Effect::new(move |seen: Option<u32>| {
            let now = session.workspace.revision.get();
            if seen.is_some_and(|seen| seen != now) && session.work.get_untracked() == Work::Done {
                session.make_plan();
            }
            now
        });
        session
    }

    /// Stops whatever is going on.
    pub fn stop(&self) {
        self.turn.update(|turn| *turn += 1);
    }

    /// Work that goes on only as long as nothing else was begun and the dialog is there. The answer of `slice` is how far
    /// it is, or nothing when it is done.
    fn work(self, part: (f64, f64), slice: impl FnMut() -> Option<f64> + 'static, done: impl FnOnce() + 'static) {
        self.stop();
        let turn = self.turn.get_untracked();
        self.work.set(Work::Going(part.0));
        let mut slice = slice;
        leptos::task::spawn_local(async move {
            loop {
                next_turn().await;
                if self.turn.try_with_untracked(|now| *now) != Some(turn) {
                    return;
                }
                let until = js_sys::Date::now() + SLICE;
                let far = loop {
                    let far = slice();
                    if far.is_none() || js_sys::Date::now() >= until {
                        break far;
                    }
                };
                match far {
                    Some(far) => self.work.set(Work::Going(part.0 + (part.1 - part.0) * far)),
                    None => break,
                }
            }
            self.work.set(Work::Done);
            done();
        });
    }

    /// Reads the file again, with the encoding chosen and with this delimiter, or the one that it seems to have.
    pub fn read(self, chosen: Option<char>) {
        self.unreadable.set(None);
        self.plan.set(None);
        let text = self.bytes.with_untracked(|bytes| decode(bytes, self.encoding.get_untracked()));
        if is_xes(&text) {
            self.delimiter.set(None);
            let mut reading = Some(XesReading::new(text));
            let slice = move || {
                let log = reading.as_mut()?;
                if log.step(100) {
                    return Some(log.progress());
                }
                self.have(reading.take()?.finish().map_err(|_| Unreadable::EmptyLog));
                None
            };
            return self.work((0.0, 0.3), slice, move || self.look());
        }
        let sign = chosen.unwrap_or_else(|| delimiter(&text));
        self.delimiter.set(Some(sign));
        let mut reading = Some(Reading::new(text, sign, self.titled.get_untracked()));
        let slice = move || {
            let table = reading.as_mut()?;
            match table.step(100) {
                Ok(true) => return Some(table.progress()),
                Ok(false) => self.have(reading.take()?.finish().map_err(Unreadable::Table)),
                Err(error) => self.have(Err(Unreadable::Table(error))),
            }
            None
        };
        self.work((0.0, 0.3), slice, move || self.look());
    }

    fn have(self, read: Result<Table, Unreadable>) {
        match read {
            Ok(table) => self.table.set(Some(Arc::new(table))),
            Err(why) => {
                self.table.set(None);
                self.unreadable.set(Some(why));
            }
        }
    }

    /// What the columns tell: as the last time with these titles, else as it seems.
    fn look(self) {
        let Some(table) = self.table.get_untracked() else { return };
        let known = remember::recall(&table.titles);
        self.remembered.set(known.is_some());
        let mapping = known.map_or_else(
            || {
                let names: Vec<String> =
                    self.workspace.read(|document| document.shown().map(|node| node.name.clone()).collect());
                Mapping { roles: roles(&table, &names), orders: Map::new(), mark: None }
            },
            |known| known.mapping,
        );
        self.mapping.set(Some(mapping));
        self.gather();
    }

    /// Changes how columns are read.
    pub fn map(self, change: impl FnOnce(&mut Mapping)) {
        self.mapping.update(|mapping| {
            if let Some(mapping) = mapping {
                change(mapping);
            }
        });
        self.gather();
    }

    /// Gives a column its meaning. One that only one column can have is taken from the other.
    pub fn set_role(self, column: usize, role: Option<Role>) {
        self.map(|mapping| {
            for other in mapping.roles.iter_mut() {
                if role.is_some_and(|role| !role.is_of_stage() && *other == Some(role)) {
                    *other = None;
                }
            }
            if let Some(slot) = mapping.roles.get_mut(column) {
                *slot = role;
            }
        });
    }

    fn gather(self) {
        let (Some(table), Some(mapping)) = (self.table.get_untracked(), self.mapping.get_untracked()) else { return };
        let currency = self.workspace.read(|document| document.map.currency);
        let mut gathering = Some(Gathering::new(mapping, currency, self.workspace.today.get_untracked()));
        let slice = move || {
            let work = gathering.as_mut()?;
            if work.step(&table, 50) {
                return Some(work.progress(&table));
            }
            self.gathered.set(Some(Arc::new(gathering.take()?.finish())));
            None
        };
        self.work((0.3, 0.8), slice, move || self.choose());
    }

    /// What stage names mean: as chosen before, else as it seems, else new nodes.
    fn choose(self) {
        let Some(gathered) = self.gathered.get_untracked() else { return };
        let table = self.table.get_untracked();
        let known = table.and_then(|table| remember::recall(&table.titles)).map(|known| known.choices);
        let choices = self.workspace.read(|document| {
            let matcher = Matcher::of(document);
            let choice = |name: &Name| {
                let before = known.as_ref().and_then(|known| known.get(&fold(&name.text)));
                match before {
                    Some(Choice::Node(node)) if document.holds_deals(*node) => {
                        return (Choice::Node(*node), Some(Likeness::Same));
                    }
                    // Where the map has such a stage by now, that is meant.
                    Some(Choice::LeaveOut) => return (Choice::LeaveOut, Some(Likeness::Same)),
                    _ => {}
                }
                suggestion(&matcher, name)
            };
            gathered.names.iter().map(choice).collect()
        });
        self.choices.set(choices);
        self.make_plan();
    }

    /// Decides what becomes of a stage name.
    pub fn set_choice(self, name: usize, choice: Choice) {
        self.choices.update(|choices| {
            if let Some(slot) = choices.get_mut(name) {
                *slot = (choice, Some(Likeness::Same));
            }
        });
        self.make_plan();
    }

    /// Suggests anew where what is chosen is gone from the map, or was nobody's choice because it had nothing like it.
    fn renew_choices(self, gathered: &Gathered) {
        let fresh = self.workspace.read(|document| {
            let open = |(choice, likeness): &(Choice, Option<Likeness>)| match choice {
                Choice::Node(node) => !document.holds_deals(*node),
                Choice::New => likeness.is_none(),
                Choice::LeaveOut => false,
            };
            self.choices.with_untracked(|choices| {
                let matcher = choices.iter().any(open).then(|| Matcher::of(document))?;
                let renewed = choices
                    .iter()
                    .zip(&gathered.names)
                    .map(|(choice, name)| if open(choice) { suggestion(&matcher, name) } else { *choice });
                Some(renewed.collect::<Vec<_>>()).filter(|renewed| renewed != choices)
            })
        });
        if let Some(fresh) = fresh {
            self.choices.set(fresh);
        }
    }

    fn make_plan(self) {
        let Some(gathered) = self.gathered.get_untracked() else { return };
        self.renew_choices(&gathered);
        let choices: Vec<Choice> = self.choices.with_untracked(|all| all.iter().map(|(choice, _)| *choice).collect());
        let (workspace, today) = (self.workspace, self.workspace.today.get_untracked());
        let planned = workspace.revision.get_untracked();
        let planning = workspace
            .with_ids(|ids| workspace.read(|document| Some(Planning::new(document, &gathered, &choices, ids, today))));
        let mut planning = planning;
        let slice = move || {
            if workspace.revision.get_untracked() != planned {
                return None;
            }
            let work = planning.as_mut()?;
            if workspace.read(|document| work.step(document, &gathered, 50)) {
                return Some(work.progress(&gathered));
            }
            let work = planning.take()?;
            let plan = workspace.with_ids(|ids| workspace.read(|document| Some(work.finish(document, ids))))?;
            self.plan.set(Some(Arc::new(plan)));
            None
        };
        self.work((0.8, 1.0), slice, move || {
            if workspace.revision.get_untracked() != planned {
                self.make_plan();
            }
        });
    }

    /// Keeps what was chosen for the next file with these titles.
    pub fn remember(self) {
        let (Some(table), Some(mapping), Some(gathered)) =
            (self.table.get_untracked(), self.mapping.get_untracked(), self.gathered.get_untracked())
        else {
            return;
        };
        let choices: Vec<Choice> = self.choices.with_untracked(|all| all.iter().map(|(choice, _)| *choice).collect());
        remember::keep(&table.titles, &mapping, &gathered.names, &choices);
    }
}

/// What a name seems to mean on the map; a new node where nothing there is like it.
fn suggestion(matcher: &Matcher, name: &Name) -> (Choice, Option<Likeness>) {
    matcher.suggest(name).map_or((Choice::New, None), |(node, how)| (Choice::Node(node), Some(how)))
}

/// Lets the page draw and hear before it goes on.
async fn next_turn() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        set_timeout(
            move || {
                let _ = resolve.call0(&wasm_bindgen::JsValue::UNDEFINED);
            },
            std::time::Duration::ZERO,
        );
    });
    let _ = JsFuture::from(promise).await;
}
