//! What a file would do to the map, before it does: new deals, changed ones, and those that stay as they are.

use super::cells::ending;
use super::index::hash;
use super::record::{Fault, Faulty, Gathered, Record};
use super::role::Shape;
use super::stages::Choice;
use crate::core::command::Command;
use crate::core::geometry::Point;
use crate::core::ids::{DealId, IdSource, Identifier, NodeId, TransitionId};
use crate::core::mining::{Moves, Thresholds, Ways, variants};
use crate::core::model::{
    Date, Deal, Departure, Document, Flow, Money, Node, NodeKind, Refusal, Transition, Visit, limits,
};
use crate::core::sorted::{Map, Set};

/// Days until a deal that was put off is asked again, where the file does not say.
const AGAIN_IN: i64 = 90;

/// What fewer than one deal in so many did is not drawn onto an empty map.
const RARE: usize = 50;

/// Between new nodes, and between them and what is drawn, in world units.
const GAP: f64 = 64.0;

/// What a file does to a map.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Plan {
    /// Nodes for stage names that the map does not have.
    pub nodes: Vec<Node>,
    /// Transitions between them, where the map was empty: what its deals' histories draw.
    pub transitions: Vec<Transition>,
    /// Deals that it does not have.
    pub new: Vec<Deal>,
    /// Deals that it has otherwise, as they will be.
    pub changed: Vec<Deal>,
    /// How many it has as they are in the file.
    pub same: usize,
    /// Deals that cannot be taken.
    pub refused: Vec<Faulty>,
}

impl Plan {
    /// All of it as one step; nothing where it changes nothing.
    pub fn command(&self) -> Option<Command> {
        let mut all = Vec::new();
        if !self.nodes.is_empty() {
            all.push(Command::Insert { nodes: self.nodes.clone(), transitions: self.transitions.clone() });
        }
        let deals: Vec<Deal> = self.changed.iter().chain(&self.new).cloned().collect();
        if !deals.is_empty() {
            all.push(Command::PutDeals(deals));
        }
        (!all.is_empty()).then_some(Command::Together(all))
    }
}

/// The identifier that a deal of a file has: that of a deal of the map which is called so, or else always the same one
/// for the same key, so that the next file finds it.
fn id_of(document: &Document, key: &str) -> DealId {
    let known = DealId::parse(key).filter(|id| document.deals.contains_key(id));
    known.unwrap_or_else(|| IdSource::new(hash(key)).make())
}

/// Makes a plan a piece at a time.
pub struct Planning {
    today: Date,
    /// Of each name, the node it means.
    nodes: Vec<Option<NodeId>>,
    kinds: Map<NodeId, NodeKind>,
    first: Option<NodeId>,
    ways: Ways,
    at: usize,
    room: usize,
    plan: Plan,
}

impl Planning {
    /// Begins with the first record. `choices` has one for each name of the file; a name without is left out.
    pub fn new(
        document: &Document,
        gathered: &Gathered,
        choices: &[Choice],
        ids: &mut IdSource,
        today: Date,
    ) -> Planning {
        let mut plan = Plan::default();
        let all: Vec<NodeId> = document.nodes.keys().copied().collect();
        let bounds = document.bounds(&all);
        let mut at = bounds.map_or(Point { x: 0.0, y: 0.0 }, |area| Point { x: area.left(), y: area.bottom() + GAP });
        let mut nodes = Vec::new();
        for (index, name) in gathered.names.iter().enumerate() {
            nodes.push(match choices.get(index) {
                Some(Choice::Node(node)) if document.holds_deals(*node) => Some(*node),
                Some(Choice::New) => {
                    let kind = match ending(&name.text) {
                        Some(true) => NodeKind::Won,
                        Some(false) => NodeKind::Lost,
                        None => NodeKind::Stage,
                    };
                    let node = Node::new(ids.make(), kind, &name.text, at);
                    at.x += kind.size().width + GAP;
                    plan.nodes.push(node.clone());
                    Some(node.id)
                }
                _ => None,
            });
        }
        let mut kinds: Map<NodeId, NodeKind> = document.nodes.values().map(|node| (node.id, node.kind)).collect();
        for node in &plan.nodes {
            kinds.insert(node.id, node.kind);
        }
        let first = Flow::of(document).stages(document).first().copied();
        let first = first.or_else(|| plan.nodes.iter().find(|node| node.kind == NodeKind::Stage).map(|node| node.id));
        let room = limits::DEALS.saturating_sub(document.deals.len());
        Planning { today, nodes, kinds, first, ways: Ways::of(document), at: 0, room, plan }
    }

    /// How much is done, from 0 to 1.
    pub fn progress(&self, gathered: &Gathered) -> f64 {
        self.at as f64 / gathered.records.len().max(1) as f64
    }

    /// Plans so many deals on; whether there are more.
    pub fn step(&mut self, document: &Document, gathered: &Gathered, deals: usize) -> bool {
        let to = (self.at + deals).min(gathered.records.len());
        for record in gathered.records.get(self.at..to).unwrap_or_default() {
            let refuse = |fault| Faulty { row: record.row, column: None, fault };
            let id = id_of(document, &record.key);
            match (self.deal(document, gathered.shape, record, id), document.deals.get(&id)) {
                (None, _) => self.plan.refused.push(refuse(Fault::LeftOut)),
                (Some((mut fresh, invented)), Some(known)) => {
                    if invented {
                        // What is known of its beginning is better.
                        fresh.visits.remove(0);
                    }
                    let merged = self.merged(document, known, fresh, record, gathered.shape);
                    if merged == *known {
                        self.plan.same += 1;
                    } else {
                        self.plan.changed.push(merged);
                    }
                }
                (Some(_), None) if self.plan.new.len() >= self.room => self.plan.refused.push(refuse(Fault::NoRoom)),
                (Some((fresh, _)), None) => self.plan.new.push(fresh),
            }
        }
        self.at = to;
        to < gathered.records.len()
    }

    /// The plan, once everything is planned. Nodes that no deal needs are not made. An empty map gets the ways that deals
    /// went, and is laid out.
    pub fn finish(mut self, document: &Document, ids: &mut IdSource) -> Plan {
        let used: Set<NodeId> = self
            .plan
            .new
            .iter()
            .chain(&self.plan.changed)
            .flat_map(|deal| deal.visits.iter().map(|visit| visit.node))
            .collect();
        self.plan.nodes.retain(|node| used.contains(&node.id));
        if document.nodes.is_empty() {
            self.draw(document, ids);
        }
        self.plan
    }

    fn draw(&mut self, document: &Document, ids: &mut IdSource) {
        let mut map = document.without_deals();
        map.nodes.extend(self.plan.nodes.drain(..).map(|node| (node.id, node)));
        map.deals.extend(self.plan.new.drain(..).map(|deal| (deal.id, deal)));
        let moves = Moves::of(&variants(&map, &Ways::of(&map), |_| true));
        let from = Thresholds { stages: 0, moves: (map.deals.len() / RARE).max(1) };
        let drawn = moves.discover(from).document(&map, &map.map.name, ids);
        self.plan.nodes = drawn.nodes.into_values().collect();
        self.plan.transitions = drawn.transitions.into_values().collect();
        self.plan.new = drawn.deals.into_values().collect();
    }

    fn is_refusal(&self, node: NodeId) -> Option<NodeKind> {
        self.kinds.get(&node).copied().filter(|kind| kind.is_refusal())
    }

    fn node(&self, name: Option<usize>) -> Option<NodeId> {
        self.nodes.get(name?).copied().flatten()
    }

    /// The deal that a record is, and whether its first stay is not the file's; nothing where no stage of it is taken.
    fn deal(&self, document: &Document, shape: Shape, record: &Record, id: DealId) -> Option<(Deal, bool)> {
        // Where it came in, when, and when it left.
        let mut stays: Vec<(NodeId, Date, Option<Date>)> = Vec::new();
        for stay in &record.stays {
            let Some(node) = self.node(Some(stay.name)) else { continue };
            match stays.last_mut() {
                Some((last, _, left)) if *last == node => *left = stay.left,
                _ => stays.push((node, stay.on, stay.left)),
            }
        }
        let mut outcome = self.node(record.outcome);
        let mut stage = self.node(record.stage);
        if shape == Shape::Deals && stage.is_none() && record.stage.is_none() {
            // A list without stages: everything begins at the beginning.
            stage = self.first;
        }
        // A list that says "Closed won" in the column of stages tells an outcome.
        if outcome.is_none() && stage.is_some_and(|stage| self.kinds.get(&stage).is_some_and(|kind| kind.is_outcome()))
        {
            outcome = stage;
            stage = None;
        }
        if let Some(stage) = stage.filter(|_| stays.is_empty()) {
            // Where it is it has been since today, as far as anybody knows; in the first stage since it began.
            let created = record.created.or(record.ended).unwrap_or(self.today);
            let since = if Some(stage) == self.first || outcome.is_some() { created } else { created.max(self.today) };
            stays.push((stage, since, None));
        }
        if let Some(outcome) = outcome
            && stays.last().is_none_or(|(last, ..)| *last != outcome)
        {
            let last = stays.last().map(|(_, on, left)| left.unwrap_or(*on));
            let known = record.ended.or(if record.stays.is_empty() { None } else { last });
            let on =
                known.unwrap_or(self.today).max(last.unwrap_or(record.created.unwrap_or(self.today).min(self.today)));
            stays.push((outcome, on.min(self.today.max(last.unwrap_or(on))), None));
        }
        // A deal that begins with its end came from the first stage.
        let mut invented = false;
        if let (Some((node, on, _)), Some(first)) = (stays.first().copied(), self.first)
            && self.kinds.get(&node).is_some_and(|kind| kind.is_outcome())
        {
            stays.insert(0, (first, record.created.unwrap_or(on).min(on), None));
            invented = true;
        }
        let (begins, entered, _) = stays.first().copied()?;
        if self.is_refusal(begins).is_some() {
            return None;
        }
        let name = [&record.name, &record.company, &record.key].into_iter().find(|name| !name.is_empty())?;
        let name: String = name.chars().filter(|sign| !sign.is_control()).take(limits::NAME).collect();
        let mut deal = Deal::new(id, &name, begins, record.created.unwrap_or(entered).min(entered));
        deal.visits.clear();
        let ends = stays.iter().skip(1).map(Some).chain(std::iter::once(None));
        for ((node, on, left), next) in stays.iter().zip(ends) {
            let left = next.map(|(to, entered, _)| {
                let on = left.map_or(*entered, |left| left.min(*entered)).max(*on);
                Departure {
                    on,
                    by: self.way(*node, *to),
                    gate_override: None,
                    refusal: self.refusal(document, record, *to, on),
                }
            });
            deal.visits.push(Visit { node: *node, entered: *on, left });
        }
        deal.company.clone_from(&record.company);
        deal.value = record.value.unwrap_or(Money(0));
        deal.owner.clone_from(&record.owner);
        deal.source.clone_from(&record.source);
        deal.segment.clone_from(&record.segment);
        deal.next_step.clone_from(&record.next_step);
        deal.next_step_on = record.next_step_on;
        deal.notes.clone_from(&record.notes);
        Some((deal, invented))
    }

    /// The no with which a deal goes to where it is put aside; the file's reason, or else its word for the place.
    fn refusal(&self, document: &Document, record: &Record, to: NodeId, on: Date) -> Option<Refusal> {
        let kind = self.is_refusal(to)?;
        let named = self.plan.nodes.iter().find(|node| node.id == to).map(|node| node.name.as_str());
        let said = [record.reason.as_str(), named.unwrap_or(document.node_name(to))];
        let reason = said.into_iter().find(|reason| !reason.trim().is_empty()).unwrap_or("—").trim().to_owned();
        let revisit = (kind == NodeKind::NotNow).then(|| on.plus_days(AGAIN_IN));
        Some(Refusal { reason, revisit, undecided: false })
    }

    /// The drawn way between two nodes; none where there is none.
    fn way(&self, from: NodeId, to: NodeId) -> Vec<TransitionId> {
        self.ways.between(from, to).unwrap_or_default().to_vec()
    }

    /// A deal of the map with what a file knows of it. What the file does not say stays, and so does everything that was
    /// noted here about stays that the file has too. A history that has gone on here since the file was made stays.
    fn merged(&self, document: &Document, known: &Deal, fresh: Deal, record: &Record, shape: Shape) -> Deal {
        let mut merged = known.clone();
        let texts = [
            (&mut merged.company, &fresh.company),
            (&mut merged.owner, &fresh.owner),
            (&mut merged.source, &fresh.source),
            (&mut merged.segment, &fresh.segment),
            (&mut merged.next_step, &fresh.next_step),
            (&mut merged.notes, &fresh.notes),
        ];
        for (text, new) in texts {
            if !new.is_empty() {
                text.clone_from(new);
            }
        }
        if !record.name.is_empty() {
            merged.name.clone_from(&fresh.name);
        }
        merged.value = record.value.unwrap_or(known.value);
        merged.next_step_on = record.next_step_on.or(known.next_step_on);
        let told = shape != Shape::Deals && !record.stays.is_empty();
        if !told {
            let (Some(now), Some(last)) = (fresh.visits.last(), known.visits.last()) else { return merged };
            if now.node != last.node {
                // The list knows where it is, and not how it came there.
                let on = record.ended.unwrap_or(self.today).min(self.today).max(last.entered);
                let by = self.way(last.node, now.node);
                let refusal = self.refusal(document, record, now.node, on);
                if let Some(last) = merged.visits.last_mut() {
                    last.left = Some(Departure { on, by, gate_override: None, refusal });
                }
                merged.visits.push(Visit { node: now.node, entered: on, left: None });
            }
            return merged;
        }
        let days = |visit: &Visit| visit.left.as_ref().map(|left| left.on.days_since(visit.entered));
        let same = |one: &Visit, other: &Visit| {
            let timed = if record.undated { days(one) == days(other) } else { one.entered == other.entered };
            one.node == other.node && timed
        };
        // Where the file begins in what is known: it may tell the last stays only.
        let Some(first) = fresh.visits.first() else { return merged };
        let run = |at: usize| {
            let known = known.visits.get(at..).unwrap_or_default();
            known.iter().zip(&fresh.visits).take_while(|(one, other)| same(one, other)).count()
        };
        // A deal that goes round may fit in several places: the one from which most is the same, of these the first.
        let begins = (0..known.visits.len()).filter(|at| run(*at) > 0).max_by_key(|at| (run(*at), usize::MAX - at));
        let later = known.visits.last().is_some_and(|last| last.entered < first.entered && last.node != first.node);
        let (kept, common) = match begins {
            Some(at) => (at, run(at)),
            None if later => (known.visits.len(), 0),
            None => (0, 0),
        };
        if common == fresh.visits.len() {
            return merged;
        }
        if kept == 0 && (record.created.is_some() || known.created > fresh.created) {
            merged.created = fresh.created;
        }
        let mut visits: Vec<Visit> = known.visits.get(..kept).unwrap_or_default().to_vec();
        if let Some(last) = visits.last_mut().filter(|last| last.left.is_none()) {
            let by = self.way(last.node, first.node);
            let refusal = self.refusal(document, record, first.node, first.entered);
            last.left = Some(Departure { on: first.entered, by, gate_override: None, refusal });
        }
        let noted = known.visits.get(kept..).unwrap_or_default().iter().map(Some).chain(std::iter::repeat(None));
        for ((index, mut visit), noted) in fresh.visits.into_iter().enumerate().zip(noted) {
            // Where the file has the same day of leaving, what was noted with it stays.
            let noted = noted.filter(|_| index < common).and_then(|noted| noted.left.as_ref());
            if let (Some(noted), Some(left)) = (noted, &mut visit.left)
                && noted.on == left.on
            {
                left.clone_from(noted);
            }
            visits.push(visit);
        }
        merged.visits = visits;
        merged
    }
}
