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
mod parts;
mod ranks;
mod rows;
mod seats;
mod simplex;
mod wishes;

use self::cells::{at, put, sorted};
use crate::core::geometry::{Point, Rect, Size, point, within};

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
    /// The lane it stands in; a node without one stands in that of a node before or behind it.
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
const MOST_BANDS: usize = 500;

/// Lays out nodes so that edges lead along the flow, are short, and cross little. No two nodes overlap but fixed ones.
/// The whole keeps its upper left corner, unless something fixed is in the way.
pub fn arrange(nodes: &[Node], edges: &[Edge], options: &Options) -> Arrangement {
    let turned = options.direction == Direction::Down;
    let turn = |at: Point| if turned { point(at.y, at.x) } else { at };
    let options = Options {
        direction: Direction::Right,
        node_gap: sound(options.node_gap).max(2.0),
        rank_gap: sound(options.rank_gap).max(2.0),
        lanes: options.lanes.min(MOST_BANDS),
        columns: options.columns.min(MOST_BANDS),
    };
    let mut all: Vec<Node> = Vec::with_capacity(nodes.len());
    for node in nodes {
        let size = turn(point(sound(node.size.width), sound(node.size.height)));
        let fixed = node.fixed.filter(|at| at.tidy().distance(*at) < 2.0).map(turn);
        all.push(Node {
            size: Size { width: size.x, height: size.y },
            lane: node.lane.filter(|lane| *lane < options.lanes),
            column: node.column.filter(|column| *column < options.columns),
            fixed,
            hint: fixed.unwrap_or(turn(node.hint)).tidy(),
        });
    }
    let drawn = |edge: &&Edge| edge.from != edge.to && edge.from.max(edge.to) < nodes.len();
    let mut edges: Vec<Edge> = edges.iter().filter(drawn).copied().collect();
    // What is fixed and has no edge is in the way and nothing else.
    let mut linked = vec![false; all.len()];
    for edge in &edges {
        put(&mut linked, edge.from, true);
        put(&mut linked, edge.to, true);
    }
    // In the order of the map, so that it is not the order of identifiers that decides.
    let order = sorted(all.len(), &|index| {
        let middle = all.get(index).map(|node| Rect::new(node.hint, node.size).center()).unwrap_or_default();
        (middle.x as i64, middle.y as i64, 0)
    });
    let (mut inner, mut blocks) = (Vec::with_capacity(all.len()), Vec::new());
    let mut place = vec![usize::MAX; all.len()];
    for index in order {
        let Some(node) = all.get(index) else { continue };
        if node.fixed.is_some() && node.column.is_none() && !at(&linked, index) {
            blocks.push(*node);
        } else {
            put(&mut place, index, inner.len());
            inner.push(*node);
        }
    }
    for edge in &mut edges {
        (edge.from, edge.to, edge.room) = (at(&place, edge.from), at(&place, edge.to), sound(edge.room));
    }
    let stays = options.lanes + options.columns > 0 || inner.iter().any(|node| node.fixed.is_some());
    let mut placed = frame::lay(&inner, &edges, &options, if stays { &blocks } else { &[] });
    if !stays {
        let standing: Vec<Rect> = blocks.iter().filter_map(Node::stands).collect();
        placed.shift(clear::clear(&placed.nodes, &standing, options.node_gap));
    }
    let mut corners = Vec::with_capacity(all.len());
    for (place, node) in place.into_iter().zip(&all) {
        let corner = node.fixed.unwrap_or(at(&placed.nodes, place).origin);
        corners.push(turn(corner));
    }
    Arrangement { corners, lanes: placed.lanes, columns: placed.columns }
}

/// A length that can be worked with.
fn sound(length: f64) -> f64 {
    within(length, 0.0, 100_000.0)
}

impl Node {
    /// The rectangle of a fixed node.
    fn stands(&self) -> Option<Rect> {
        Some(Rect::new(self.fixed?, self.size))
    }
}
