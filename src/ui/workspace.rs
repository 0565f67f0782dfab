//! The one owner of the document, its history and what is in progress. Every change goes through [`Workspace::commit`].

mod showing;
mod shown;

use std::sync::Arc;

use crate::ui::prelude::*;

use super::format;
use super::language::{self, Text};
use super::sentences;
use super::view_model::ViewModel;
use crate::core::analytics::Ledger;
use crate::core::board::Drag;
use crate::core::checks::Findings;
use crate::core::command::{Command, Diff, Label, Rejection, Touched, plan};
use crate::core::geometry::Camera;
use crate::core::guide::Step;
use crate::core::history::{Entry, History};
use crate::core::ids::{DealId, EntryId, IdSource, Identifier, MapId, NodeId};
use crate::core::language::Language;
use crate::core::model::{Date, Document, Flow, NodeKind};
use crate::core::plan::WeekStart;
use crate::core::scene::Place;
pub use crate::core::session::View;
use crate::core::session::{Naming, Outlook, Overlays, Section, Selection, ToolKind, Tour};
use crate::ui::kit::Memo;

pub use self::shown::{Compared, Dialog, Done, Keep, Keeping, Merging, Notice, Sides};

/// Everything that is open. One pointer, since nearly every closure of the page carries it; what it points to lives as
/// long as the page.
#[derive(Clone, Copy)]
pub struct Workspace(&'static Handles);

impl std::ops::Deref for Workspace {
    type Target = Handles;

    fn deref(&self) -> &Handles {
        self.0
    }
}

/// The handles behind a [`Workspace`].
pub struct Handles {
    document: StoredValue<Document>,
    /// The order of its flow, as long as it does not change: several parts of the page ask for it after every change.
    flow: StoredValue<Option<Arc<Flow>>>,
    /// What the numbers about its deals are made of.
    ledger: StoredValue<Ledger>,
    history: StoredValue<History>,
    ids: StoredValue<IdSource>,
    keep: StoredValue<Option<Keep>>,
    /// How many notices there have been.
    told: StoredValue<u32>,
    /// What the canvas shows.
    pub models: ViewModel,
    /// Bumped after every change of the document; aggregates are memos on it.
    pub revision: RwSignal<u32>,
    /// Which document this is: bumped when another one is opened.
    pub opened: RwSignal<u32>,
    /// The document that the camera was last fitted to.
    pub fitted: RwSignal<u32>,
    /// The node that a transition is being drawn from by keyboard.
    pub connecting: RwSignal<Option<NodeId>>,
    /// The deal that is carried over the map.
    pub carry: RwSignal<Drag>,
    /// The two states that are compared on the map, while any are.
    pub compared: RwSignal<Option<Compared>>,
    /// Where the presentation is, while there is one.
    pub tour: RwSignal<Option<Tour>>,
    /// What is selected on the map.
    pub selection: RwSignal<Selection>,
    /// Which part of the map is seen.
    pub place: RwSignal<Place>,
    /// Which facts nodes and transitions show.
    pub shows: RwSignal<Overlays>,
    /// What really happened is shown on the map and beside it.
    pub real: RwSignal<bool>,
    /// The persona with whose eyes the map is seen.
    pub lens: RwSignal<Option<EntryId>>,
    /// Where the window looks.
    pub camera: RwSignal<Camera>,
    /// The tool of the canvas.
    pub tool: RwSignal<ToolKind>,
    /// The node being named in place.
    pub naming: RwSignal<Option<Naming>>,
    /// The view.
    pub view: RwSignal<View>,
    /// The question for a goal stands on top of a new map.
    pub inviting: RwSignal<bool>,
    /// The step of the guide that is shown, while it is open.
    pub guiding: RwSignal<Option<Step>>,
    /// The part of the playbook that is open.
    pub section: RwSignal<Section>,
    /// The deal whose detail is open.
    pub deal: RwSignal<Option<DealId>>,
    /// The question that is open.
    pub dialog: RwSignal<Option<Dialog>>,
    /// Messages.
    pub notices: RwSignal<Vec<Notice>>,
    /// Whether the last change is kept.
    pub keeping: RwSignal<Keeping>,
    /// The wheel zooms, and pans with the key for commands; usually it is the other way round.
    pub wheel_zooms: RwSignal<bool>,
    /// The day that weeks begin with.
    pub week_start: RwSignal<WeekStart>,
    /// Today.
    pub today: RwSignal<Date>,
}

impl Workspace {
    /// An empty workspace. Identifiers come from the browser's random numbers.
    pub fn new() -> Workspace {
        let seed = js_sys::Math::random().to_bits() ^ (js_sys::Date::now() as u64).rotate_left(32);
        let mut ids = IdSource::new(seed);
        let today = format::today();
        let map: MapId = ids.make();
        Workspace(Box::leak(Box::new(Handles {
            document: StoredValue::new(Document::new(map, "", today)),
            flow: StoredValue::new(None),
            ledger: StoredValue::new(Ledger::default()),
            history: StoredValue::new(History::default()),
            ids: StoredValue::new(ids),
            keep: StoredValue::new(None),
            told: StoredValue::new(0),
            models: ViewModel::new(),
            revision: RwSignal::new(0),
            opened: RwSignal::new(0),
            fitted: RwSignal::new(0),
            connecting: RwSignal::new(None),
            carry: RwSignal::new(Drag::Idle),
            compared: RwSignal::new(None),
            tour: RwSignal::new(None),
            selection: RwSignal::new(Selection::default()),
            place: RwSignal::new(Place::Whole),
            shows: RwSignal::new(Overlays::default()),
            real: RwSignal::new(false),
            lens: RwSignal::new(None),
            camera: RwSignal::new(Camera::default()),
            tool: RwSignal::new(ToolKind::Select),
            naming: RwSignal::new(None),
            view: RwSignal::new(View::Map),
            inviting: RwSignal::new(false),
            guiding: RwSignal::new(None),
            section: RwSignal::new(Section::default()),
            deal: RwSignal::new(None),
            dialog: RwSignal::new(None),
            notices: RwSignal::new(Vec::new()),
            keeping: RwSignal::new(Keeping::Nothing),
            wheel_zooms: RwSignal::new(false),
            week_start: RwSignal::new(WeekStart::default()),
            today: RwSignal::new(today),
        })))
    }

    /// Opens a document in place of the present one. `keep` is called with every change, to store it.
    pub fn open(&self, document: Document, keep: Option<Keep>) {
        self.selection.set(Selection::default());
        self.deal.set(None);
        self.naming.set(None);
        self.connecting.set(None);
        self.tour.set(None);
        self.inviting.set(false);
        self.guiding.set(None);
        self.lens.set(None);
        self.let_go();
        self.compared.set(None);
        self.history.set_value(History::default());
        self.place.set(Place::Whole);
        self.document.set_value(document);
        self.flow.set_value(None);
        self.ledger.set_value(Ledger::default());
        self.draw(|known, ledger, today| self.models.open(known, ledger, self.outlook(), today));
        self.keep.set_value(keep);
        self.opened.update(|count| *count = count.wrapping_add(1));
        self.changed();
    }

    /// Today, now.
    pub fn today_now(&self) -> Date {
        self.today.get_untracked()
    }

    /// Looks at the calendar again; on another day everything that counts days is shown anew.
    pub fn look_at_the_calendar(&self) {
        let today = format::today();
        if self.today.get_untracked() != today {
            self.today.set(today);
            let everything = Touched { map: true, ..Touched::default() };
            self.show(&everything);
        }
    }

    /// The camera stays as it is set, instead of fitting the document just opened.
    pub fn keep_view(&self) {
        self.fitted.set(self.opened.get_untracked());
    }

    /// Reads the document, now.
    pub fn read<R>(&self, read: impl FnOnce(&Document) -> R) -> R {
        self.document.with_value(read)
    }

    /// Reads the document inside an effect or a view, which runs again after every change.
    pub fn follow<R>(&self, read: impl FnOnce(&Document) -> R) -> R {
        self.revision.track();
        self.document.with_value(read)
    }

    /// The order of the document's flow, now.
    pub fn flow(&self) -> Arc<Flow> {
        if let Some(flow) = self.flow.get_value() {
            return flow;
        }
        let flow = Arc::new(self.read(Flow::of));
        self.flow.set_value(Some(flow.clone()));
        flow
    }

    /// What is wrong with the document, now.
    pub fn findings(&self) -> Arc<Findings> {
        self.ledger(|(document, _), ledger| self.models.findings(document, ledger, self.today.get_untracked()))
    }

    /// Reads the numbers about the document's deals, now. It must not be asked for while it is read.
    pub fn ledger<R>(&self, read: impl FnOnce((&Document, &Flow), &mut Ledger) -> R) -> R {
        let (flow, today) = (self.flow(), self.today.get_untracked());
        self.document.with_value(|document| {
            self.ledger.write_value().renew(document, today);
            read((document, &flow), &mut self.ledger.write_value())
        })
    }

    /// The same inside an effect or a view, which runs again after every change.
    pub fn count<R>(&self, read: impl FnOnce((&Document, &Flow), &mut Ledger) -> R) -> R {
        self.revision.track();
        self.today.track();
        self.ledger(read)
    }

    /// A value computed from the document after every change, told on only when it differs.
    pub fn memo<R: PartialEq + Send + Sync + 'static>(
        self,
        compute: impl Fn(&Document) -> R + Send + Sync + 'static,
    ) -> Memo<R> {
        Memo::new(move |_| self.follow(&compute))
    }

    /// Whether the goal, or the question for one, stands on top of the map; followed.
    pub fn has_strip(&self) -> bool {
        self.follow(|document| document.map.purpose.goal.is_some()) || self.inviting.get()
    }

    /// A new identifier.
    pub fn make_id<T: Identifier>(&self) -> T {
        self.ids.try_update_value(IdSource::make).unwrap_or_else(|| IdSource::new(0).make())
    }

    /// Uses the source of identifiers.
    pub fn with_ids<R: Default>(&self, with: impl FnOnce(&mut IdSource) -> R) -> R {
        self.ids.try_update_value(with).unwrap_or_default()
    }

    /// Carries a command out, as one undo step. Whether it was; what stood in the way is said or asked.
    pub fn commit(&self, command: Command) -> bool {
        self.carry_out_or_answer(command, History::push)
    }

    /// Carries a command out as a part of the last undo step.
    pub fn commit_onto(&self, command: Command) -> bool {
        self.carry_out_or_answer(command, History::amend)
    }

    fn carry_out_or_answer(&self, command: Command, keep: fn(&mut History, Label, Diff)) -> bool {
        match self.carry_out(&command, keep) {
            Ok(_) => true,
            Err(rejection) => {
                self.answer(command, rejection);
                false
            }
        }
    }

    /// Carries a command out, or answers why it cannot be.
    pub fn try_commit(&self, command: &Command) -> Result<Diff, Rejection> {
        self.carry_out(command, History::push)
    }

    fn carry_out(&self, command: &Command, keep: fn(&mut History, Label, Diff)) -> Result<Diff, Rejection> {
        let planned = |document: &Document| plan(document, command).map(|diff| (diff, command.label(document)));
        let (diff, label) = self.document.with_value(planned)?;
        self.adopt_as(diff.clone(), |history, diff| keep(history, label, diff));
        Ok(diff)
    }

    /// Takes back that a node was made, without a trace, where that was the last thing done.
    pub fn withdraw(&self, added: NodeId) {
        self.step_back(&mut |history, document| history.withdraw(document, added));
    }

    /// Takes the last change back and says what it was.
    pub fn undo(&self) {
        self.travel(|history, document| history.undo(document), Text::ShellUndone);
    }

    /// Does again what was taken back.
    pub fn redo(&self) {
        self.travel(|history, document| history.redo(document), Text::ShellRedone);
    }

    /// What undo and redo would do, in words; `None` where there is nothing. Follows every change.
    pub fn undo_and_redo(&self) -> (Option<&'static str>, Option<&'static str>) {
        self.revision.track();
        self.history.with_value(|history| {
            (history.next_undo().map(sentences::label), history.next_redo().map(sentences::label))
        })
    }

    fn travel(&self, mut step: fn(&mut History, &mut Document) -> Option<Entry>, said: Text) {
        if let Some(label) = self.step_back(&mut step) {
            self.say(language::fill(said, &[("what", sentences::label(label))]));
        }
    }

    fn step_back(&self, step: &mut dyn FnMut(&mut History, &mut Document) -> Option<Entry>) -> Option<Label> {
        let entry = self
            .history
            .try_update_value(|history| self.document.try_update_value(|document| step(history, document)).flatten());
        let Entry { label, diff } = entry.flatten()?;
        self.follow_up(&diff);
        self.keep(&diff);
        Some(label)
    }

    /// Takes in what another tab did, which is stored already. It cannot be taken back here; nor can what was done here
    /// to the same things before.
    pub fn absorb(&self, diff: &Diff) {
        if diff.is_empty() {
            return;
        }
        self.document.update_value(|document| document.apply(diff));
        self.history.update_value(|history| history.meet(diff));
        self.follow_up(diff);
    }

    /// Does what a diff of the present document does, as one undo step.
    pub fn adopt(&self, label: Label, diff: Diff) {
        self.adopt_as(diff, |history, diff| history.push(label, diff));
    }

    fn adopt_as(&self, diff: Diff, remember: impl FnOnce(&mut History, Diff)) {
        if diff.is_empty() {
            return;
        }
        self.document.update_value(|document| document.apply(&diff));
        self.history.update_value(|history| remember(history, diff.clone()));
        self.follow_up(&diff);
        self.keep(&diff);
    }

    /// Brings everything in step with what a diff changed.
    fn follow_up(&self, diff: &Diff) {
        self.flow.set_value(None);
        self.ledger.update_value(|ledger| ledger.touch(&diff.touched()));
        self.project(diff);
    }

    fn keep(&self, diff: &Diff) {
        if let Some(keep) = self.keep.get_value() {
            keep(self, diff);
        }
    }

    fn project(&self, diff: &Diff) {
        if self.compared.with_untracked(Option::is_some) {
            self.compare(None);
        } else {
            self.show(&diff.touched());
        }
        self.changed();
    }

    /// Switches the language of the page.
    pub fn speak(&self, language: Language) {
        language::set_language(language);
    }
}

impl Default for Workspace {
    fn default() -> Self {
        Workspace::new()
    }
}

/// The workspace of the page.
pub fn workspace() -> Workspace {
    expect_context::<Workspace>()
}
