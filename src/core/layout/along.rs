//! Where the ranks stand along the flow.

use super::cells::{at, put};
use super::level::ascending;
use super::ranks::Ranks;
use super::{Band, Edge, Node, Options};
use crate::core::geometry::Rect;

/// Ranks in their places.
pub(super) struct Along {
    /// How wide the widest node of each is.
    widths: Vec<f64>,
    /// The middle of each.
    pub middles: Vec<f64>,
    gap: f64,
}

impl Along {
    /// Ranks from `left` on, with room for labels; where nodes are pinned, each rank is near to those it has.
    pub fn new(nodes: &[Node], edges: &[Edge], ranks: &Ranks, options: &Options, left: f64) -> Along {
        let mut widths: Vec<f64> = vec![0.0; ranks.count];
        let mut widest: f64 = 0.0;
        for (node, rank) in nodes.iter().zip(&ranks.rank) {
            let width = at(&widths, *rank).max(node.size.width);
            put(&mut widths, *rank, width);
            widest = widest.max(width);
        }
        widths.iter_mut().filter(|width| **width == 0.0).for_each(|width| *width = widest);
        let mut gaps = vec![options.rank_gap; widths.len()];
        for edge in edges {
            let (from, to) = (at(&ranks.rank, edge.from), at(&ranks.rank, edge.to));
            if from.abs_diff(to) == 1 {
                let gap = at(&gaps, from.max(to)).max(edge.room);
                put(&mut gaps, from.max(to), gap);
            }
        }
        let mut end = left;
        let mut middles: Vec<f64> = Vec::with_capacity(widths.len());
        for (width, gap) in widths.iter().zip(gaps) {
            let start = if middles.is_empty() { end } else { end + gap };
            middles.push(start + width / 2.0);
            end = start + width;
        }
        let mut moved: Vec<(f64, f64)> = Vec::new();
        for (node, rank) in nodes.iter().zip(&ranks.rank) {
            let Some(fixed) = node.fixed else { continue };
            let by = Rect::new(fixed, node.size).center().x - at(&middles, *rank);
            if moved.is_empty() {
                // What has no pin of its own wants to be where the first one leads.
                moved = vec![(by * FAINT, FAINT); widths.len()];
            }
            if let Some((sum, weight)) = moved.get_mut(*rank) {
                *sum += by;
                *weight += 1.0;
            }
        }
        moved.iter_mut().for_each(|(sum, weight)| *sum /= *weight);
        for (middle, by) in middles.iter_mut().zip(ascending(&moved)) {
            *middle += by;
        }
        Along { widths, middles, gap: options.rank_gap }
    }

    /// The stretch that a rank takes up.
    pub fn stretch(&self, rank: usize) -> Band {
        let (middle, half) = (at(&self.middles, rank), at(&self.widths, rank) / 2.0);
        Band { start: middle - half, end: middle + half }
    }

    /// The bands of columns that begin at these ranks, the last one being the end; each meets the next in the middle of
    /// a gap.
    pub fn bands(&self, columns: &[usize]) -> Vec<Band> {
        let edge = |rank: usize| match rank.checked_sub(1) {
            None => self.stretch(0).start - self.gap / 2.0,
            Some(before) if rank >= self.middles.len() => self.stretch(before).end + self.gap / 2.0,
            Some(before) => (self.stretch(before).end + self.stretch(rank).start) / 2.0,
        };
        columns.windows(2).map(|pair| Band { start: edge(at(pair, 0)), end: edge(at(pair, 1)) }).collect()
    }
}

/// The weight of a rank without pins.
const FAINT: f64 = 0.01;
