//! One reading function for every kind of record.

use super::fields::{Filling, names};
use super::reader::{Fields, Path, Reader};
use super::value::Value;
use crate::core::geometry::{Point, point};
use crate::core::ids::{DepartmentId, EntryId, Identifier, ItemId, NodeId, PhaseId, TransitionId};
use crate::core::io::ProblemKind;
use crate::core::model::{
    Card, ChecklistItem, Currency, Department, ExpectedTime, Goal, Kind, LARGEST_NUMBER, MapInfo, Node, NodeKind,
    Onward, Particulars, Phase, Plan, Purpose, RetiredNode, Transition, TransitionKind, limits,
};
use crate::core::sorted::{Map, Seen};

/// What the records read so far can be referred to by. Unreadable ones are in it too: their own problems are enough.
#[derive(Default)]
pub(in crate::core::io) struct Scope<'a> {
    /// Whether owners, phases and parents must be known: in a document, not in a fragment of one.
    pub whole: bool,
    pub departments: Seen,
    pub phases: Seen,
    /// Nodes with their kind where it could be read.
    pub nodes: Map<NodeId, Option<NodeKind>>,
    /// Those nodes while they are being read; the last of several with one identifier counts.
    pub coming: Vec<(NodeId, Option<NodeKind>)>,
    pub retired: Seen,
    pub transitions: Seen,
    /// Entries with their kind, before they are read.
    pub entries: Map<EntryId, Kind>,
    /// Checklist items: one identifier, one item, over the whole map.
    pub items: Seen,
    /// Nodes with their parent, which may come later in the file.
    pub parents: Vec<(NodeId, NodeId, Value<'a>)>,
}

impl Scope<'_> {
    /// All nodes are read.
    pub fn settle(&mut self) {
        self.nodes = std::mem::take(&mut self.coming).into_iter().collect();
    }
}

pub(super) fn map_info<'a>(
    reader: &mut Reader<'a>,
    scope: &Scope<'a>,
    value: Value<'a>,
    path: &Path<'_>,
) -> Option<MapInfo> {
    let mut purpose = Purpose::default();
    let mut known = vec!["id", "name", "currency", "created", "locked", "goal", "plan"];
    known.append(&mut names(|to| purpose.describe(to)));
    let fields = reader.object(value, path, &known)?;
    let id = reader.field(&fields, path, "id", Reader::id);
    let name = reader.field(&fields, path, "name", Reader::name);
    let currency = reader.field(&fields, path, "currency", |reader, value, path| {
        reader.formed(value, path, Currency::parse, |found| ProblemKind::WrongCurrency { found })
    });
    let created = reader.field(&fields, path, "created", Reader::date);
    let locked = reader.field(&fields, path, "locked", Reader::truth);
    purpose.describe(&mut Filling { reader, scope, found: &fields, path });
    purpose.goal = reader.optional(&fields, path, "goal", |reader, value, path| {
        let mut goal = Goal::default();
        let found = reader.object(value, path, &names(|to| goal.describe(to)))?;
        goal.describe(&mut Filling { reader, scope, found: &found, path });
        if let Some(value) = found.get("target").filter(|_| goal.target.is_some_and(|target| target <= 0.0)) {
            let kind = ProblemKind::WrongNumber { min: 1, max: LARGEST_NUMBER as i64, whole: false };
            reader.problem(value, &path.key("target"), kind);
        }
        Some(goal)
    });
    purpose.plan = reader.optional(&fields, path, "plan", |reader, value, path| {
        let mut plan = Plan::default();
        let found = reader.object(value, path, &names(|to| plan.describe(to)))?;
        plan.describe(&mut Filling { reader, scope, found: &found, path });
        Some(plan)
    });
    Some(MapInfo { id: id?, name: name?, currency: currency?, created: created?, locked: locked?, purpose })
}

pub(in crate::core::io) fn department<'a>(
    reader: &mut Reader<'a>,
    scope: &mut Scope<'a>,
    id: DepartmentId,
    value: Value<'a>,
    path: &Path<'_>,
) -> Option<Department> {
    scope.departments.insert(id);
    let fields = reader.object(value, path, &["name"])?;
    let name = reader.field(&fields, path, "name", Reader::name);
    Some(Department { id, name: name? })
}

pub(in crate::core::io) fn phase<'a>(
    reader: &mut Reader<'a>,
    scope: &mut Scope<'a>,
    id: PhaseId,
    value: Value<'a>,
    path: &Path<'_>,
) -> Option<Phase> {
    scope.phases.insert(id);
    let fields = reader.object(value, path, &["name", "order"])?;
    let name = reader.field(&fields, path, "name", Reader::name);
    let order = reader.field(&fields, path, "order", |reader, value, path| count(reader, value, path, u32::MAX));
    Some(Phase { id, name: name?, order: order? })
}

/// A number of things or days.
fn count<'a>(reader: &mut Reader<'a>, value: Value<'a>, path: &Path<'_>, max: u32) -> Option<u32> {
    reader.whole(value, path, 0, i64::from(max)).and_then(|number| u32::try_from(number).ok())
}

/// The words for kinds of nodes.
const NODE_KINDS: [&str; 7] = words(NodeKind::ALL);
/// The words for kinds of transitions.
const TRANSITION_KINDS: [&str; 5] = words(TransitionKind::ALL);

const fn words<K: Copy, const N: usize>(all: [(K, &'static str); N]) -> [&'static str; N] {
    let mut words = [""; N];
    let mut index = 0;
    while index < N {
        words[index] = all[index].1;
        index += 1;
    }
    words
}

fn node_kind<'a>(reader: &mut Reader<'a>, value: Value<'a>, path: &Path<'_>) -> Option<NodeKind> {
    let wrong = |found| ProblemKind::WrongWord { found, allowed: &NODE_KINDS };
    reader.formed(value, path, NodeKind::parse, wrong)
}

/// A node's name: one line, for a note several. May be empty.
fn node_name<'a>(reader: &mut Reader<'a>, kind: Option<NodeKind>, value: Value<'a>, path: &Path<'_>) -> Option<String> {
    match kind {
        Some(NodeKind::Note) => reader.lines(value, path),
        _ => reader.line(value, path),
    }
}

pub(in crate::core::io) fn node<'a>(
    reader: &mut Reader<'a>,
    scope: &mut Scope<'a>,
    id: NodeId,
    value: Value<'a>,
    path: &Path<'_>,
) -> Option<Node> {
    scope.coming.push((id, None));
    let mut more = Particulars::default();
    let mut known = vec![
        "kind",
        "name",
        "position",
        "parent",
        "pinned",
        "expanded",
        "hidden",
        "entry",
        "details",
        "exit",
        "owner",
        "expected",
        "phase",
        "probability",
    ];
    known.append(&mut names(|to| more.describe(to)));
    let fields = reader.object(value, path, &known)?;
    let kind = reader.field(&fields, path, "kind", node_kind);
    scope.coming.push((id, kind));
    let name = reader.field(&fields, path, "name", |reader, value, path| node_name(reader, kind, value, path));
    let position = reader.field(&fields, path, "position", position);
    let parent = reader.optional(&fields, path, "parent", |reader, value, path| {
        let parent = reader.id::<NodeId>(value, path)?;
        scope.parents.push((id, parent, value));
        Some(parent)
    });
    let pinned = reader.optional(&fields, path, "pinned", Reader::truth).unwrap_or(false);
    let expanded = reader.optional(&fields, path, "expanded", Reader::truth).unwrap_or(false);
    let hidden = reader.optional(&fields, path, "hidden", Reader::truth).unwrap_or(false);
    if let Some(value) = fields.get("expanded").filter(|_| expanded && kind.is_some_and(|kind| kind != NodeKind::Stage))
    {
        reader.problem(value, &path.key("expanded"), ProblemKind::NoSteps);
    }
    more.describe(&mut Filling { reader, scope, found: &fields, path });
    let mut card = card(reader, scope, &fields, path);
    card.more = more;
    if kind.is_some_and(|kind| !kind.has_card()) {
        let there = [
            ("entry", !card.entry.is_empty()),
            ("details", !card.details.is_empty()),
            ("exit", !card.exit.is_empty()),
            ("owner", card.owner.is_some()),
            ("expected", card.expected.is_some()),
            ("phase", card.phase.is_some()),
            ("probability", card.probability.is_some()),
        ];
        for (name, _) in there.iter().filter(|(_, there)| *there) {
            if let Some(value) = fields.get(name) {
                reader.problem(value, &path.key(name), ProblemKind::NoCard);
            }
        }
        if card.more != Particulars::default() {
            let mut names = names(|to| card.more.describe(to)).into_iter();
            if let Some((name, value)) = names.find_map(|name| Some((name, fields.get(name)?))) {
                reader.problem(value, &path.key(name), ProblemKind::NoCard);
            }
        }
    }
    Some(Node { id, kind: kind?, name: name?, position: position?, parent, pinned, expanded, hidden, card })
}

fn position<'a>(reader: &mut Reader<'a>, value: Value<'a>, path: &Path<'_>) -> Option<Point> {
    let farthest = Point::FARTHEST as i64;
    let mut count = 0;
    let numbers = reader.list(value, path, |reader, value, path| {
        count += 1;
        if count > 2 { None } else { reader.number(value, path, farthest) }
    })?;
    match (count, numbers.as_slice()) {
        (2, [x, y]) => Some(point(*x, *y)),
        (0 | 1, _) => {
            reader.problem(value, &path.index(count), ProblemKind::Missing);
            None
        }
        (2, _) => None,
        _ => {
            reader.problem(value, path, ProblemKind::TooMany { count, limit: 2 });
            None
        }
    }
}

fn card<'a>(reader: &mut Reader<'a>, scope: &mut Scope<'a>, fields: &Fields<'a>, path: &Path<'_>) -> Card {
    let entry = reader.optional(fields, path, "entry", Reader::lines);
    let details = reader.optional(fields, path, "details", Reader::lines);
    let exit = reader.optional(fields, path, "exit", |reader, value, path| {
        let mut count = 0;
        let items = reader.list(value, path, |reader, value, path| {
            count += 1;
            item(reader, scope, value, path)
        });
        if count > limits::ITEMS {
            reader.problem(value, path, ProblemKind::TooMany { count, limit: limits::ITEMS });
        }
        items
    });
    let owner = reader.optional(fields, path, "owner", |reader, value, path| {
        let owner = reader.id::<DepartmentId>(value, path)?;
        if scope.whole && !scope.departments.contains(owner) {
            unknown(reader, value, path, &owner);
        }
        Some(owner)
    });
    let expected = reader.optional(fields, path, "expected", expected);
    let phase = reader.optional(fields, path, "phase", |reader, value, path| {
        let phase = reader.id::<PhaseId>(value, path)?;
        if scope.whole && !scope.phases.contains(phase) {
            unknown(reader, value, path, &phase);
        }
        Some(phase)
    });
    let probability = reader.optional(fields, path, "probability", |reader, value, path| {
        count(reader, value, path, 100).and_then(|percent| u8::try_from(percent).ok())
    });
    Card {
        entry: entry.unwrap_or_default(),
        details: details.unwrap_or_default(),
        exit: exit.unwrap_or_default(),
        owner,
        expected,
        phase,
        probability,
        more: Particulars::default(),
    }
}

pub(super) fn unknown<'a, T: Identifier>(reader: &mut Reader<'a>, value: Value<'a>, path: &Path<'_>, id: &T) {
    reader.problem(value, path, ProblemKind::UnknownReference { id: id.to_string() });
}

fn item<'a>(
    reader: &mut Reader<'a>,
    scope: &mut Scope<'a>,
    value: Value<'a>,
    path: &Path<'_>,
) -> Option<ChecklistItem> {
    let fields = reader.object(value, path, &["id", "text", "required", "evidence", "who"])?;
    let id = reader.field(&fields, path, "id", |reader, value, path| {
        let id = reader.id::<ItemId>(value, path)?;
        if !scope.items.insert(id) {
            reader.problem(value, path, ProblemKind::Duplicate { id: id.to_string() });
        }
        Some(id)
    });
    let text = reader.field(&fields, path, "text", Reader::lines);
    let required = reader.field(&fields, path, "required", Reader::truth);
    let evidence = reader.optional(&fields, path, "evidence", Reader::lines).unwrap_or_default();
    let who = reader.optional(&fields, path, "who", Reader::lines).unwrap_or_default();
    Some(ChecklistItem { id: id?, text: text?, required: required?, evidence, who })
}

fn expected<'a>(reader: &mut Reader<'a>, value: Value<'a>, path: &Path<'_>) -> Option<ExpectedTime> {
    let fields = reader.object(value, path, &["min", "typical", "max"])?;
    let days = |reader: &mut Reader<'a>, value, path: &Path<'_>| count(reader, value, path, ExpectedTime::LONGEST);
    let min = reader.field(&fields, path, "min", days);
    let typical = reader.field(&fields, path, "typical", days);
    let max = reader.field(&fields, path, "max", days);
    let time = ExpectedTime::new(min?, typical?, max?);
    if time.is_none() {
        reader.problem(value, path, ProblemKind::DaysOutOfOrder);
    }
    time
}

/// What can only be checked when all nodes are known.
pub(super) fn parents<'a>(reader: &mut Reader<'a>, scope: &Scope<'a>, path: &Path<'_>) {
    for (id, parent, value) in &scope.parents {
        let id_path = path.key(id.as_str());
        let path = id_path.key("parent");
        let kind = |id| scope.nodes.get(id).copied();
        match (kind(id), kind(parent)) {
            (_, None) => unknown(reader, *value, &path, parent),
            // One of the two could not be read; that is said at its place.
            (_, Some(None)) | (Some(None), _) => {}
            (Some(Some(kind)), Some(Some(NodeKind::Stage))) if kind.fits_inside() => {}
            _ => reader.problem(*value, &path, ProblemKind::WrongParent),
        }
    }
}

pub(in crate::core::io) fn transition<'a>(
    reader: &mut Reader<'a>,
    scope: &mut Scope<'a>,
    id: TransitionId,
    value: Value<'a>,
    path: &Path<'_>,
) -> Option<Transition> {
    scope.transitions.insert(id);
    let scope = &*scope;
    let mut onward = Onward::default();
    let mut known = vec!["kind", "from", "to", "label", "bends", "handover", "handover_days"];
    known.append(&mut names(|to| onward.describe(to)));
    let fields = reader.object(value, path, &known)?;
    onward.describe(&mut Filling { reader, scope, found: &fields, path });
    let kind = reader.field(&fields, path, "kind", |reader, value, path| {
        let wrong = |found| ProblemKind::WrongWord { found, allowed: &TRANSITION_KINDS };
        reader.formed(value, path, TransitionKind::parse, wrong)
    });
    let end = |reader: &mut Reader<'a>, value, path: &Path<'_>| {
        let node = reader.id::<NodeId>(value, path)?;
        match scope.nodes.get(&node) {
            None => unknown(reader, value, path, &node),
            Some(Some(kind)) if !kind.connects() => reader.problem(value, path, ProblemKind::NotConnectable),
            Some(_) => {}
        }
        Some(node)
    };
    let from = reader.field(&fields, path, "from", end);
    let to = reader.field(&fields, path, "to", end);
    let label = reader.optional(&fields, path, "label", Reader::line).unwrap_or_default();
    let bends = reader.optional(&fields, path, "bends", |reader, value, path| {
        let bends = reader.list(value, path, position)?;
        if bends.len() > limits::BENDS {
            reader.problem(value, path, ProblemKind::TooMany { count: bends.len(), limit: limits::BENDS });
        }
        Some(bends)
    });
    let bends = bends.unwrap_or_default();
    let handover = reader.optional(&fields, path, "handover", Reader::line).unwrap_or_default();
    let handover_days = reader.optional(&fields, path, "handover_days", |reader, value, path| {
        count(reader, value, path, ExpectedTime::LONGEST)
    });
    Some(Transition { id, kind: kind?, from: from?, to: to?, label, bends, handover, handover_days, onward })
}

pub(super) fn retired<'a>(
    reader: &mut Reader<'a>,
    scope: &mut Scope<'a>,
    id: NodeId,
    value: Value<'a>,
    path: &Path<'_>,
) -> Option<RetiredNode> {
    scope.retired.insert(id);
    if scope.nodes.contains_key(&id) {
        reader.problem(value, path, ProblemKind::Duplicate { id: id.to_string() });
    }
    let fields = reader.object(value, path, &["kind", "name"])?;
    let kind = reader.field(&fields, path, "kind", node_kind);
    let name = reader.field(&fields, path, "name", |reader, value, path| node_name(reader, kind, value, path));
    Some(RetiredNode { id, kind: kind?, name: name? })
}
