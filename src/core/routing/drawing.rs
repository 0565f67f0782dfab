//! The settled drawing of a map: where everything stands, and the line of every transition.

use std::sync::Mutex;

use super::curve;
use super::index::{Index, Item, Matter, touch};
use super::line;
use super::search::Search;
use super::side::Side;
use super::site::Site;
use crate::core::geometry::{Point, Rect, Size, point};
use crate::core::ids::{NodeId, TransitionId};
use crate::core::model::TransitionKind;
use crate::core::sorted::Map;

/// A transition as its line sees it.
#[derive(Clone, PartialEq, Debug)]
pub struct Way {
    /// What it means.
    pub kind: TransitionKind,
    /// Where it begins.
    pub from: NodeId,
    /// Where it ends.
    pub to: NodeId,
    /// Points that its line goes through, in their order.
    pub bends: Vec<Point>,
    /// The size of what stands on it, in world units.
    pub label: Option<Size>,
}

/// Where a line's label is.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub enum LabelPlace {
    /// It has none.
    #[default]
    None,
    /// In this rectangle.
    At(Rect),
    /// There is no room for it: it is shown around this point when it is asked for.
    Hidden(Point),
}

/// One end of a line: where it is attached.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct End {
    /// The side of the node.
    pub side: Side,
    /// World units from the middle of the side, to the right or downwards.
    pub offset: f64,
}

/// A drawn line.
#[derive(Clone, PartialEq, Debug)]
pub struct Route {
    /// Its corners, from the first node to the second.
    pub points: Vec<Point>,
    /// Where it leaves the first node and where it arrives at the second.
    pub ends: [End; 2],
    /// Where its label is.
    pub label: LabelPlace,
}

impl Route {
    /// The line as an SVG path with rounded corners.
    pub fn path(&self) -> String {
        curve::path(&self.points)
    }

    /// The point halfway along it.
    pub fn middle(&self) -> Point {
        let mut rest = line::length(&self.points) / 2.0;
        for (a, b) in line::parts(&self.points) {
            let length = line::steps(a, b);
            if length >= rest && length > 0.0 {
                let share = rest / length;
                return point(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share);
            }
            rest -= length;
        }
        self.points.first().copied().unwrap_or_default()
    }
}

/// A node of the drawing.
pub(super) struct Spot {
    pub id: NodeId,
    pub site: Site,
    /// The lines that begin or end at it.
    pub lines: Vec<u32>,
}

/// A transition of the drawing.
#[derive(Clone)]
pub(super) struct Line {
    pub id: TransitionId,
    pub way: Way,
    pub from: u32,
    pub to: u32,
    /// `None` until it is settled.
    pub route: Option<Route>,
    /// The sides that it had last.
    pub habit: Option<[Side; 2]>,
    /// What the place of its label costs.
    pub strain: f64,
}

/// The settled drawing of a map.
#[derive(Default)]
pub struct Drawing {
    pub(super) index: Index,
    pub(super) spots: Vec<Option<Spot>>,
    pub(super) lines: Vec<Option<Line>>,
    /// Places of `spots` and of `lines` that can be used again.
    pub(super) free_spots: Vec<u32>,
    pub(super) free_lines: Vec<u32>,
    pub(super) spot_of: Map<NodeId, u32>,
    pub(super) line_of: Map<TransitionId, u32>,
    /// Memory that searches share.
    pub(super) search: Mutex<Search>,
    /// So many lines are settled at once that a good way is enough.
    pub(super) hasty: bool,
    /// The map runs from left to right rather than from top to bottom.
    pub(super) across: bool,
}

impl Drawing {
    /// The drawing of these nodes and transitions, every line settled.
    pub fn new(
        nodes: impl IntoIterator<Item = (NodeId, Site)>,
        ways: impl IntoIterator<Item = (TransitionId, Way)>,
    ) -> Drawing {
        let mut drawing = Drawing::unsettled(nodes, ways);
        drawing.settle((0..drawing.lines.len() as u32).collect());
        drawing
    }

    /// The same without a line: they are settled where they are asked for, by [`Drawing::settle_near`].
    /// Transitions between nodes that are not there are left out.
    pub fn unsettled(
        nodes: impl IntoIterator<Item = (NodeId, Site)>,
        ways: impl IntoIterator<Item = (TransitionId, Way)>,
    ) -> Drawing {
        let mut drawing = Drawing::default();
        for (id, site) in nodes {
            drawing.spots.push(Some(Spot { id, site, lines: Vec::new() }));
        }
        drawing.spot_of = (0..).zip(&drawing.spots).filter_map(|(at, spot)| Some((spot.as_ref()?.id, at))).collect();
        for slot in 0..drawing.spots.len() as u32 {
            drawing.stand(slot);
        }
        for (id, way) in ways {
            if let Some(line) = drawing.line_between(id, way) {
                drawing.lines.push(Some(line));
            }
        }
        drawing.line_of = (0..).zip(&drawing.lines).filter_map(|(at, line)| Some((line.as_ref()?.id, at))).collect();
        for slot in 0..drawing.lines.len() as u32 {
            drawing.attach(slot);
        }
        drawing.across = drawing.runs_across();
        drawing
    }

    /// The transitions between nodes whose common bounds touch an area, with those bounds; in no particular order.
    pub fn near(&self, area: &Rect) -> impl Iterator<Item = (TransitionId, Rect)> {
        self.touching(*area).map(|(_, line, span)| (line.id, span))
    }

    fn touching(&self, area: Rect) -> impl Iterator<Item = (u32, &Line, Rect)> {
        let lines = (0..).zip(&self.lines).filter_map(|(slot, line)| Some((slot, line.as_ref()?)));
        lines.filter_map(move |(slot, line)| {
            let span = self.spot(line.from)?.site.bounds.union(&self.spot(line.to)?.site.bounds);
            touch(&span, &area).then_some((slot, line, span))
        })
    }

    /// Settles the lines between nodes whose common bounds touch an area, if they are not settled yet; answers which.
    pub fn settle_near(&mut self, area: &Rect) -> Vec<TransitionId> {
        let open = self.touching(*area).filter(|(_, line, _)| line.route.is_none());
        let (slots, ids) = open.map(|(slot, line, _)| (slot, line.id)).unzip();
        self.settle(slots);
        ids
    }

    /// A line between two nodes that are there.
    pub(super) fn line_between(&self, id: TransitionId, way: Way) -> Option<Line> {
        let (from, to) = (*self.spot_of.get(&way.from)?, *self.spot_of.get(&way.to)?);
        Some(Line { id, way, from, to, route: None, habit: None, strain: 0.0 })
    }

    /// Nothing stands on it.
    pub fn is_empty(&self) -> bool {
        self.spot_of.is_empty()
    }

    /// The line of a transition; none where it is not known or not settled.
    pub fn route(&self, id: TransitionId) -> Option<&Route> {
        self.line(*self.line_of.get(&id)?)?.route.as_ref()
    }

    pub(super) fn spot(&self, slot: u32) -> Option<&Spot> {
        self.spots.get(slot as usize)?.as_ref()
    }

    pub(super) fn line(&self, slot: u32) -> Option<&Line> {
        self.lines.get(slot as usize)?.as_ref()
    }

    /// Puts a node where others see it.
    pub(super) fn stand(&mut self, slot: u32) {
        if let Some(rect) = self.spot(slot).and_then(|spot| spot.site.solid) {
            self.index.insert(Item { rect, matter: Matter::Wall, owner: slot });
        }
    }

    /// Tells the ends of a line that it is theirs.
    pub(super) fn attach(&mut self, slot: u32) {
        let Some(ends) = self.line(slot).map(|line| [line.from, line.to]) else { return };
        for end in ends {
            if let Some(Some(spot)) = self.spots.get_mut(end as usize)
                && !spot.lines.contains(&slot)
            {
                spot.lines.push(slot);
            }
        }
    }

    /// Whether the ways that lead on go more to the right than down.
    fn runs_across(&self) -> bool {
        let mut sum = (0.0, 0.0);
        for line in self.lines.iter().flatten().filter(|line| line.way.kind.is_forward()) {
            if let Some((from, to)) = self.spot(line.from).zip(self.spot(line.to)) {
                let by = to.site.bounds.center().minus(from.site.bounds.center());
                sum = (sum.0 + by.x, sum.1 + by.y);
            }
        }
        sum.0.abs() >= sum.1.abs()
    }

    /// Puts a line's route, or takes it away with `None`; its label goes with it.
    pub(super) fn lay(&mut self, slot: u32, route: Option<Route>) {
        let Some(Some(line)) = self.lines.get_mut(slot as usize) else { return };
        for item in line.route.iter().flat_map(|route| items(route, slot)) {
            self.index.remove(&item);
        }
        for item in route.iter().flat_map(|route| items(route, slot)) {
            self.index.insert(item);
        }
        line.habit = route.as_ref().map(|route| route.ends.map(|end| end.side)).or(line.habit);
        line.route = route;
    }
}

/// What a route puts on the map.
fn items(route: &Route, owner: u32) -> impl Iterator<Item = Item> {
    let parts = line::parts(&route.points).map(|(a, b)| (Rect::between(a, b), Matter::Part));
    let label = match route.label {
        LabelPlace::At(rect) => Some((rect, Matter::Label)),
        _ => None,
    };
    parts.chain(label).map(move |(rect, matter)| Item { rect, matter, owner })
}
