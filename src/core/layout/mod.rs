//! Automatic layout: layers along the flow (Sugiyama, Tagawa, Toda 1981), a file per phase.
//!
//! [`arrange`] takes plain nodes and edges; [`document`] makes them of a map. Inside, the flow runs from left to right.

mod across;
mod along;
mod anneal;
mod cells;
mod clear;
mod crossings;
mod cycles;
pub mod document;
mod frame;
mod lanes;
mod layers;
mod level;
mod order;
mod pack;
mod ranks;
mod rows;
mod seats;
mod simplex;
mod wishes;

use self::cells::{at, put};
use crate::core::geometry::{Point, Rect, Size, point, within};
use crate::core::sort;

/// Where the flow leads.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Direction {
    /// From left to right.
    Right,
    /// From top to bottom.
    Down,
}

/// A node to be placed.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Node {
    /// Its extent in world units.
    pub size: Size,
    /// The lane it stands in; a node without one may stand anywhere.
    pub lane: Option<usize>,
    /// The column it stands in; a node without one may stand anywhere.
    pub column: Option<usize>,
    /// Its upper left corner where it must stay.
    pub fixed: Option<Point>,
    /// Its upper left corner on the map so far, which decides where nothing else does.
    pub hint: Point,
}

/// How strongly an edge holds its two nodes together. Where edges lead in a circle, the last in this order turns round.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Pull {
    /// The main flow: a straight line as far as can be.
    Main,
    /// A branch of it.
    Branch,
    /// A way aside. What only such ways lead to stands beside the main flow.
    Aside,
    /// A way back.
    Back,
}

/// An edge from one node to another, by their indices. Those from a node to itself change nothing.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Edge {
    /// Where it begins.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// How strong it is.
    pub pull: Pull,
    /// The distance between its nodes along the flow that its label wants, in world units.
    pub room: f64,
}

/// How nodes are laid out.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Options {
    /// Where the flow leads.
    pub direction: Direction,
    /// The distance between nodes beside each other, in world units.
    pub node_gap: f64,
    /// The least distance between ranks along the flow.
    pub rank_gap: f64,
    /// The number of lanes, which lie beside each other; 0 for none.
    pub lanes: usize,
    /// The number of columns, which lie one behind the other along the flow; 0 for none.
    pub columns: usize,
}

/// A stretch of the world, in world units.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Band {
    /// Where it begins.
    pub start: f64,
    /// Where it ends.
    pub end: f64,
}

/// Where everything goes.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Arrangement {
    /// The upper left corner of each node.
    pub corners: Vec<Point>,
    /// The lanes, across the flow, each beginning where the one before ends.
    pub lanes: Vec<Band>,
    /// The columns along the flow, each beginning where the one before ends.
    pub columns: Vec<Band>,
}

/// The largest number of lanes or columns.
const MOST_BANDS: usize = 1_000;

/// Lays out nodes so that edges lead along the flow, are short, and cross little. No two nodes overlap but fixed ones.
/// What has no fixed node keeps its upper left corner, unless something fixed is in the way.
pub fn arrange(nodes: &[Node], edges: &[Edge], options: &Options) -> Arrangement {
    let turned = options.direction == Direction::Down;
    let turn = |at: Point| if turned { point(at.y, at.x) } else { at };
    let lanes = options.lanes.min(MOST_BANDS);
    let columns = options.columns.min(MOST_BANDS);
    let options = Options {
        node_gap: sound(options.node_gap).max(2.0),
        rank_gap: sound(options.rank_gap).max(2.0),
        lanes,
        columns,
        ..*options
    };
    let inner = |node: &Node| {
        let size = turn(point(sound(node.size.width), sound(node.size.height)));
        Node {
            size: Size { width: size.x, height: size.y },
            lane: node.lane.filter(|lane| *lane < lanes),
            column: node.column.filter(|column| *column < columns),
            fixed: node.fixed.filter(|at| at.tidy().distance(*at) < 2.0).map(turn),
            hint: turn(node.fixed.unwrap_or(node.hint)).tidy(),
        }
    };
    let inner: Vec<Node> = nodes.iter().map(inner).collect();
    // In the order of the map, so that it is not the order of identifiers that decides.
    let mut order: Vec<usize> = (0..inner.len()).collect();
    sort::by_key(&mut order, |index| inner.get(*index).map(on_map));
    let mut place = vec![0; order.len()];
    order.iter().enumerate().for_each(|(new, old)| put(&mut place, *old, new));
    let sorted: Vec<Node> = order.iter().filter_map(|index| inner.get(*index)).copied().collect();
    let drawn = edges.iter().filter(|edge| edge.from != edge.to && edge.from.max(edge.to) < nodes.len());
    let sound =
        |edge: &Edge| Edge { from: at(&place, edge.from), to: at(&place, edge.to), room: sound(edge.room), ..*edge };
    let mut edges: Vec<Edge> = drawn.map(sound).collect();
    sort::by_key(&mut edges, |edge| (edge.from, edge.to));
    let placed = pack::lay(&sorted, &edges, &options);
    let corners = place.iter().map(|place| turn(at(&placed.nodes, *place).origin)).collect();
    Arrangement { corners, lanes: placed.lanes, columns: placed.columns }
}

/// Where the middle of a node is on the map so far, first along the flow.
fn on_map(node: &Node) -> (i64, i64) {
    let middle = Rect::new(node.hint, node.size).center();
    (middle.x as i64, middle.y as i64)
}

/// A length that can be worked with.
fn sound(length: f64) -> f64 {
    within(length, 0.0, 100_000.0)
}
