//! Everything that changes a document: a command is planned to a diff, or rejected with a reason.

mod cards;
mod deals;
mod diff;
mod entries;
mod map;
mod rejection;
mod remove;
mod restore;

pub use deals::missing_items;
pub use diff::{Change, Diff, Touched};
pub use rejection::{Field, Rejection};

use crate::core::geometry::Point;
use crate::core::ids::{DealId, DepartmentId, EntryId, ItemId, NodeId, PhaseId, TransitionId};
use crate::core::model::{
    Card, ChecklistItem, Currency, Date, Deal, Department, Document, Entry, ExpectedTime, Goal, Kind, Money, Node,
    NodeKind, Onward, Particulars, Phase, Plan, StartingPoint, Transition, TransitionKind, limits,
};
use crate::core::sorted::{Seen, Set};
use crate::core::versions::is_aside;

/// What somebody wants to change. Identifiers of new records come with the command, so that planning is pure.
#[derive(Clone, PartialEq, Debug)]
pub enum Command {
    /// Adds nodes and the transitions among them and to others: creating, pasting, duplicating.
    Insert {
        /// New nodes.
        nodes: Vec<Node>,
        /// New transitions.
        transitions: Vec<Transition>,
    },
    /// Moves nodes to new positions of their upper left corners.
    Move(Vec<(NodeId, Point)>),
    /// Changes one thing about a node.
    EditNode(NodeId, NodeEdit),
    /// Changes the same thing about several nodes; those without a card are passed over.
    EditNodes(Set<NodeId>, NodeEdit),
    /// Changes one thing about a transition.
    EditTransition(TransitionId, TransitionEdit),
    /// Removes nodes and transitions. The flow heals where one way leads through a removed node.
    Delete {
        /// Nodes to remove, with their transitions.
        nodes: Set<NodeId>,
        /// Transitions to remove.
        transitions: Set<TransitionId>,
        /// Where the deals of removed nodes go; without it such a node is not removed.
        deals_to: Option<NodeId>,
        /// The day on which they go.
        on: Date,
    },
    /// Changes the map as a whole.
    EditMap(MapEdit),
    /// Adds deals.
    AddDeals(Vec<Deal>),
    /// Adds deals, or puts them in the place of those that they are: what a file knows of them.
    PutDeals(Vec<Deal>),
    /// Changes one thing about a deal.
    EditDeal(DealId, DealEdit),
    /// Moves a deal to another node through the gate.
    MoveDeal(DealMove),
    /// Removes deals.
    DeleteDeals(Set<DealId>),
    /// Adds entries of the playbook, or puts them in the place of those that they are. There is one for each person and
    /// stage, and for each persona and stage; one person answers for a stage.
    Put(Vec<Entry>),
    /// Removes entries. What refers to them goes too or forgets them, unless a successor of the same kind takes over.
    TakeOut {
        /// Which.
        entries: Set<EntryId>,
        /// Who takes over.
        successor: Option<EntryId>,
    },
    /// Goes back to a version of the map. Deals, their histories, comments and versions stay; a comment on what that
    /// version does not have is one on the whole map from then on.
    Restore {
        /// The map as it was. It holds, as everything does that the reader accepts.
        version: Box<Document>,
        /// Where the deals go that are in what it does not have; without it, it is not restored where there are any.
        deals_to: Option<NodeId>,
        /// The day on which they go.
        on: Date,
    },
    /// Several commands as one step, each planned on what the ones before it leave. All of them or none.
    Together(Vec<Command>),
}

/// One change of a node.
#[derive(Clone, PartialEq, Debug)]
pub enum NodeEdit {
    /// Its name.
    Name(String),
    /// What it is.
    Kind(NodeKind),
    /// The entry definition.
    Entry(String),
    /// The details.
    Details(String),
    /// The whole exit checklist.
    Exit(Vec<ChecklistItem>),
    /// The accountable department.
    Owner(Option<DepartmentId>),
    /// The accountable department by name; one that does not exist is made with this identifier.
    OwnerNamed(DepartmentId, String),
    /// The expected time.
    Expected(Option<ExpectedTime>),
    /// The journey phase.
    Phase(Option<PhaseId>),
    /// The chance to win from here, in percent.
    Probability(Option<u8>),
    /// Whether layout leaves it where it is.
    Pinned(bool),
    /// Whether a stage shows its steps in place.
    Expanded(bool),
    /// Whether it is left out of the process for now.
    Hidden(bool),
    /// What else is known about it.
    More(Box<Particulars>),
    /// The stage on whose map it stands, or none.
    Parent(Option<NodeId>),
}

/// One change of a transition.
#[derive(Clone, PartialEq, Debug)]
pub enum TransitionEdit {
    /// What stands on it.
    Label(String),
    /// What it means.
    Kind(TransitionKind),
    /// Where it begins.
    From(NodeId),
    /// Where it ends.
    To(NodeId),
    /// Its ends change places.
    Swap,
    /// Where its line bends by hand; drawn by itself where empty.
    Bends(Vec<Point>),
    /// What is handed over.
    Handover(String),
    /// By when, in days after the deal moved on.
    HandoverDays(Option<u32>),
    /// What happens to deals that go this way.
    Onward(Onward),
}

/// One change of the map as a whole.
#[derive(Clone, PartialEq, Debug)]
pub enum MapEdit {
    /// Its name.
    Name(String),
    /// Its currency. Amounts stay what they are in whole units: 12.34 of one with two decimals are 12 of one with none.
    Currency(Currency),
    /// Whether nodes and transitions can be changed.
    Locked(bool),
    /// Renames a phase, or adds it at the end.
    Phase(PhaseId, String),
    /// Renames a department, or adds it.
    Department(DepartmentId, String),
    /// What it is for.
    Goal(Option<Goal>),
    /// How the way back from it is calculated.
    Plan(Option<Plan>),
    /// Where it begins.
    Start(StartingPoint),
    /// The step of the guide that comes next.
    Guide(Option<i64>),
    /// When to look at it again.
    ReviewOn(Option<Date>),
    /// Removes a department; its stages and people get the other one, or none.
    DropDepartment(DepartmentId, Option<DepartmentId>),
    /// Removes a phase; its stages get the other one, or none.
    DropPhase(PhaseId, Option<PhaseId>),
    /// Puts the phases in this order; those that are not named come last.
    PhaseOrder(Vec<PhaseId>),
}

/// One change of a deal that is not a move.
#[derive(Clone, PartialEq, Debug)]
pub enum DealEdit {
    /// What it is about.
    Name(String),
    /// The buyer.
    Company(String),
    /// Its worth.
    Value(Money),
    /// Who works on it.
    Owner(String),
    /// Where it came from.
    Source(String),
    /// What kind of buyer it is.
    Segment(String),
    /// What to do next.
    NextStep(String),
    /// By when.
    NextStepOn(Option<Date>),
    /// Notes.
    Notes(String),
    /// Ticks a checklist item or takes the tick away.
    Tick(ItemId, bool),
    /// Says that a trigger or friction was seen with it, or takes that back.
    Marker(EntryId, bool),
}

/// A deal on its way to another node.
#[derive(Clone, PartialEq, Debug)]
pub struct DealMove {
    /// Which deal.
    pub deal: DealId,
    /// Where to.
    pub to: NodeId,
    /// The day.
    pub on: Date,
    /// Why it passes although required items are open.
    pub override_reason: Option<String>,
    /// Why the buyer said no; needed for lost and not now.
    pub refusal_reason: Option<String>,
    /// When to ask again; needed for not now.
    pub revisit: Option<Date>,
    /// The buyer did not say no: nothing was decided.
    pub undecided: bool,
}

impl DealMove {
    /// A move without reasons.
    pub fn new(deal: DealId, to: NodeId, on: Date) -> DealMove {
        DealMove { deal, to, on, override_reason: None, refusal_reason: None, revisit: None, undecided: false }
    }
}

/// What a command does, for the undo list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Label {
    /// Nodes were added.
    Add,
    /// Nodes were moved.
    Move,
    /// A node was renamed.
    Rename,
    /// A node's card was changed.
    EditCard,
    /// A transition was added.
    Connect,
    /// A transition was changed.
    EditTransition,
    /// Something was deleted.
    Delete,
    /// The map was renamed or otherwise changed as a whole.
    EditMap,
    /// Deals were added.
    AddDeals,
    /// Deals came from a file.
    ImportDeals,
    /// A deal was changed.
    EditDeal,
    /// A deal was moved.
    MoveDeal,
    /// An item was ticked.
    Tick,
    /// Deals were deleted.
    DeleteDeals,
    /// Entries of a kind were added, changed or removed.
    Playbook(Kind),
    /// The map went back to a version.
    Restore,
    /// A file brought together with the map.
    Merge,
}

impl Command {
    /// What it does to this document, for the undo list.
    pub fn label(&self, document: &Document) -> Label {
        match self {
            Command::Insert { nodes, .. } if nodes.is_empty() => Label::Connect,
            Command::Insert { .. } => Label::Add,
            Command::Move(_) => Label::Move,
            Command::EditNode(_, NodeEdit::Name(_)) => Label::Rename,
            Command::EditNode(..) | Command::EditNodes(..) => Label::EditCard,
            Command::EditTransition(..) => Label::EditTransition,
            Command::Delete { .. } => Label::Delete,
            Command::EditMap(_) => Label::EditMap,
            Command::AddDeals(_) => Label::AddDeals,
            Command::PutDeals(_) => Label::ImportDeals,
            Command::EditDeal(_, DealEdit::Tick(..)) => Label::Tick,
            Command::EditDeal(..) => Label::EditDeal,
            Command::MoveDeal(_) => Label::MoveDeal,
            Command::DeleteDeals(_) => Label::DeleteDeals,
            Command::Restore { .. } => Label::Restore,
            Command::Together(all) if all.iter().any(|one| matches!(one, Command::PutDeals(_))) => Label::ImportDeals,
            // The first says what it is about, the others follow from it.
            Command::Together(all) => all.first().map_or(Label::EditMap, |first| first.label(document)),
            Command::Put(entries) => entries.first().map_or(Label::EditMap, |entry| Label::Playbook(entry.kind())),
            Command::TakeOut { entries, .. } => {
                let first = entries.iter().next().and_then(|id| document.entries.get(id));
                first.map_or(Label::EditMap, |entry| Label::Playbook(entry.kind()))
            }
        }
    }

    /// Whether a locked map refuses it.
    fn changes_map(&self, document: &Document) -> bool {
        match self {
            Command::EditMap(edit) => !matches!(edit, MapEdit::Locked(_)),
            Command::Put(entries) => !entries.iter().map(Entry::kind).all(is_aside),
            Command::TakeOut { entries, .. } => {
                !entries.iter().filter_map(|id| document.entries.get(id)).map(Entry::kind).all(is_aside)
            }
            Command::AddDeals(_)
            | Command::PutDeals(_)
            | Command::EditDeal(..)
            | Command::MoveDeal(_)
            | Command::DeleteDeals(_) => false,
            Command::Together(all) => all.iter().any(|one| one.changes_map(document)),
            _ => true,
        }
    }

    /// Whether deals that are in its way can be sent to another place.
    pub fn asks_for_a_place(&self) -> bool {
        match self {
            Command::Delete { .. } | Command::Restore { .. } => true,
            Command::Together(all) => all.iter().any(Command::asks_for_a_place),
            _ => false,
        }
    }

    /// The map that it leaves, where that is another one altogether.
    pub fn restores(&self) -> Option<&Document> {
        match self {
            Command::Restore { version, .. } => Some(version),
            Command::Together(all) => all.iter().find_map(Command::restores),
            _ => None,
        }
    }

    /// The same, with the place that the deals go to which are in its way.
    pub fn with_place(self, place: NodeId) -> Command {
        match self {
            Command::Delete { nodes, transitions, on, .. } => {
                Command::Delete { nodes, transitions, deals_to: Some(place), on }
            }
            Command::Restore { version, on, .. } => Command::Restore { version, deals_to: Some(place), on },
            Command::Together(all) => {
                Command::Together(all.into_iter().map(|command| command.with_place(place)).collect())
            }
            other => other,
        }
    }
}

/// Plans a command: the diff that carries it out, or why it cannot be. Changes nothing.
///
/// The diff is empty when the command would leave everything as it is.
pub fn plan(document: &Document, command: &Command) -> Result<Diff, Rejection> {
    if document.map.locked && command.changes_map(document) {
        return Err(Rejection::Locked);
    }
    match command {
        Command::Insert { nodes, transitions } => map::insert(document, nodes, transitions),
        Command::Move(moves) => map::move_nodes(document, moves),
        Command::EditNode(id, edit) => cards::edit_node(document, *id, edit),
        Command::EditNodes(ids, edit) => cards::edit_nodes(document, ids, edit),
        Command::EditTransition(id, edit) => map::edit_transition(document, *id, edit),
        Command::Delete { nodes, transitions, deals_to, on } => {
            remove::delete(document, nodes, transitions, *deals_to, *on)
        }
        Command::EditMap(edit) => map::edit_map(document, edit),
        Command::AddDeals(added) => deals::add(document, added),
        Command::PutDeals(deals) => deals::put(document, deals),
        Command::EditDeal(id, edit) => deals::edit(document, *id, edit),
        Command::MoveDeal(moved) => deals::relocate(document, moved),
        Command::DeleteDeals(ids) => deals::delete(document, ids),
        Command::Put(entries) => entries::put(document, entries),
        Command::TakeOut { entries, successor } => entries::take_out(document, entries, *successor),
        Command::Restore { version, deals_to, on } => restore::restore(document, version, *deals_to, *on),
        Command::Together(all) => together(document, all),
    }
}

fn together(document: &Document, commands: &[Command]) -> Result<Diff, Rejection> {
    let (mut draft, mut all) = (document.clone(), Diff::default());
    for command in commands {
        let diff = plan(&draft, command)?;
        draft.apply(&diff);
        all = all.squash(diff);
    }
    Ok(all)
}

/// A one-line text: trimmed, control characters become spaces, at most [`limits::NAME`] characters.
fn line(field: Field, text: &str) -> Result<String, Rejection> {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    within(field, plain.trim(), limits::NAME)
}

/// A text of several lines: control characters other than line breaks and tabs are dropped.
fn text(field: Field, text: &str) -> Result<String, Rejection> {
    let plain: String = text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    within(field, &plain, limits::TEXT)
}

fn within(field: Field, text: &str, limit: usize) -> Result<String, Rejection> {
    let length = text.chars().count();
    if length > limit { Err(Rejection::TooLong { field, length, limit }) } else { Ok(text.to_owned()) }
}

/// A change, or none where nothing changes.
fn changed<R: PartialEq + Clone>(before: &R, after: R) -> Vec<Change<R>> {
    if *before == after { Vec::new() } else { vec![Change { before: Some(before.clone()), after: Some(after) }] }
}

fn added<R>(record: R) -> Change<R> {
    Change { before: None, after: Some(record) }
}

fn removed<R: Clone>(record: &R) -> Change<R> {
    Change { before: Some(record.clone()), after: None }
}
