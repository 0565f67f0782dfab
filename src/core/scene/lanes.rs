//! Lanes: the map by department (rows) and by phase of the buyer's journey (columns), laid out by itself. The positions of
//! the free map stay as they are.

use crate::core::command::{Command, NodeEdit};
use crate::core::geometry::{Point, Rect};
use crate::core::ids::{DepartmentId, NodeId, PhaseId};
use crate::core::layout::Band;
use crate::core::layout::document::{Grid, in_lanes};
use crate::core::model::{Document, Flow, NodeKind, owners, phases};
use crate::core::sort;
use crate::core::sorted::Map;

/// How high a row is that nothing stands in, in world units.
const EMPTY: f64 = 96.0;
/// Room around what stands in a row or a column.
const MARGIN: f64 = 28.0;

/// A row or a column: whose it is, none for what belongs to nobody, and where it lies in world units.
#[derive(Clone, PartialEq, Debug)]
pub struct Lane<I> {
    /// The department or phase.
    pub of: Option<I>,
    /// Where it lies.
    pub band: Band,
}

/// The rows and columns of a map.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Lanes {
    /// Departments, from top to bottom.
    pub rows: Vec<Lane<DepartmentId>>,
    /// Phases, from left to right; none where no stage is in any.
    pub columns: Vec<Lane<PhaseId>>,
}

/// A map in lanes: where its nodes are shown, and the lanes.
pub(super) fn laid(document: &Document) -> (Vec<(NodeId, Rect)>, Lanes) {
    let (owner_of, phase_of) = (owners(document), phases(document));
    let (used, unused) = departments(document, &owner_of);
    let homeless = |node: &NodeId| document.node_kind(*node) != Some(NodeKind::Note);
    let top: Vec<NodeId> = document.shown().filter(|node| node.parent.is_none()).map(|node| node.id).collect();
    let place = |known: &[Option<DepartmentId>], of: Option<DepartmentId>| known.iter().position(|one| *one == of);
    let nobody = top.iter().any(|node| homeless(node) && !owner_of.contains_key(node));
    let rows: Vec<Option<DepartmentId>> = used.into_iter().map(Some).chain(nobody.then_some(None)).collect();
    let row_of: Map<NodeId, usize> = top
        .iter()
        .filter(|node| homeless(node))
        .filter_map(|node| Some((*node, place(&rows, owner_of.get(node).copied())?)))
        .collect();
    let mut journey: Vec<_> = document.phases.values().map(|phase| (phase.order, phase.id)).collect();
    sort::by(&mut journey, Ord::cmp);
    let any = document.shown().any(|node| node.card.phase.is_some());
    let columns: Vec<PhaseId> = journey.into_iter().map(|(_, id)| id).filter(|_| any).collect();
    let column_of: Map<NodeId, usize> = top
        .iter()
        .filter_map(|node| {
            let phase = phase_of.get(node)?;
            Some((*node, columns.iter().position(|known| known == phase)?))
        })
        .collect();
    let Grid { nodes, rows: row_bands, columns: column_bands } =
        in_lanes(document, (rows.len(), &row_of), (columns.len(), &column_of));
    let rows = rows.into_iter().zip(spread(&row_bands)).map(|(of, band)| Lane { of, band });
    let mut lanes = Lanes {
        rows: rows.collect(),
        columns: columns.into_iter().map(Some).zip(spread(&column_bands)).map(|(of, band)| Lane { of, band }).collect(),
    };
    // Departments that own nothing yet lie below, so that something can be dropped there.
    for department in unused {
        let start = lanes.rows.last().map_or(0.0, |row| row.band.end);
        lanes.rows.push(Lane { of: Some(department), band: Band { start, end: start + EMPTY } });
    }
    (nodes, lanes)
}

/// Bands that meet in the middle between what stands in them, with a margin around them all.
fn spread(bands: &[Band]) -> Vec<Band> {
    let last = bands.len().saturating_sub(1);
    let widened = |(index, band): (usize, &Band)| Band {
        start: if index == 0 { band.start - MARGIN } else { band.start },
        end: if index == last { band.end + MARGIN } else { band.end },
    };
    bands.iter().enumerate().map(widened).collect()
}

/// The departments that own something, in the order in which the flow comes to them, and the others by name.
fn departments(document: &Document, owners: &Map<NodeId, DepartmentId>) -> (Vec<DepartmentId>, Vec<DepartmentId>) {
    let mut used = Vec::new();
    // Steps come with their stages.
    let stands = |id: &&NodeId| document.nodes.get(id).is_some_and(|node| node.parent.is_none());
    for owner in Flow::of(document).order().iter().filter(stands).filter_map(|node| owners.get(node)) {
        if !used.contains(owner) {
            used.push(*owner);
        }
    }
    let mut unused: Vec<DepartmentId> =
        document.departments.keys().copied().filter(|department| !used.contains(department)).collect();
    sort::by_key(&mut unused, |id| document.departments.get(id).map(|department| department.name.clone()));
    (used, unused)
}

/// The lane that a place lies in; beyond the last is still the last.
fn at<I>(lanes: &[Lane<I>], place: f64) -> Option<&Lane<I>> {
    lanes.iter().find(|lane| place < lane.band.end).or(lanes.last())
}

impl Lanes {
    /// The department and the phase of the lanes at a place.
    pub fn at(&self, place: Point) -> (Option<DepartmentId>, Option<PhaseId>) {
        let (row, column) = (at(&self.rows, place.y), at(&self.columns, place.x));
        (row.and_then(|row| row.of), column.and_then(|column| column.of))
    }

    /// What the document has to keep for stages that were dropped here: the department and the phase of the lanes that
    /// their middles lie in. What has no card belongs where its neighbours do, and stays.
    pub(super) fn regroup(&self, document: &Document, shown: &[(NodeId, Point)]) -> Command {
        let mut edits = Vec::new();
        for (id, corner) in shown {
            let Some(node) = document.nodes.get(id).filter(|node| node.kind.has_card()) else { continue };
            let middle = Rect::new(*corner, node.kind.size()).center();
            if let Some(row) = at(&self.rows, middle.y).filter(|row| row.of != node.card.owner) {
                edits.push(Command::EditNode(*id, NodeEdit::Owner(row.of)));
            }
            if let Some(column) = at(&self.columns, middle.x).filter(|column| column.of != node.card.phase) {
                edits.push(Command::EditNode(*id, NodeEdit::Phase(column.of)));
            }
        }
        Command::Together(edits)
    }
}
