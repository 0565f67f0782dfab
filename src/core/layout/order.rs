//! The order of the items in each layer, so that few edges cross.
//!
//! Four starts, until one leaves no crossing: what is aside below the main flow; the order on the map; a depth-first
//! search (Gansner, Koutsofios, North, Vo 1993, section 3); and that search smoothed over the whole graph. Each is
//! improved by barycentre sweeps (Sugiyama, Tagawa, Toda 1981, "Methods for visual understanding of hierarchical system
//! structures"); the best is annealed.

use super::cells::{at, put};
use super::layers::Layers;
use super::wishes::Wishes;
use super::{anneal, crossings};
use crate::core::sort;

/// Double sweeps after each start.
const SWEEPS: usize = 4;
/// The most rounds of smoothing, and the most steps; a few rounds for each layer bring one end to the other.
const ROUNDS: usize = 240;
const EFFORT: usize = 4_000_000;

/// Orders the items of every layer.
pub(super) fn arrange(layers: &mut Layers, wishes: &Wishes) {
    let mut best: Option<(i64, Vec<Vec<usize>>)> = None;
    for start in 0..4 {
        let values = match start {
            0 => wishes.taste.iter().map(|number| *number as f64).collect(),
            1 => wishes.heights.clone(),
            2 => searched(layers, wishes),
            _ => smoothed(layers),
        };
        for layer in 0..layers.layers.len() {
            settle(layers, wishes, layer, &mut |item| Some(at(&values, item)));
        }
        for sweep in 0..=SWEEPS {
            if sweep > 0 {
                sweep_both(layers, wishes);
            }
            let crossings = crossings::count(layers);
            if best.as_ref().is_none_or(|(least, _)| crossings < *least) {
                best = Some((crossings, layers.layers.clone()));
            }
            if crossings == 0 {
                break;
            }
        }
        if best.as_ref().is_some_and(|(least, _)| *least == 0) {
            break;
        }
        if let (3, Some((_, order))) = (start, &best) {
            layers.set(order.clone());
            anneal::anneal(layers, wishes);
        }
    }
    if let Some((least, order)) = best
        && crossings::count(layers) > least
    {
        layers.set(order);
    }
    upright(layers, wishes);
    anneal::straighten(layers, wishes);
}

/// Turns everything over where that suits the taste better, which no crossing notices.
fn upright(layers: &mut Layers, wishes: &Wishes) {
    let mut suits = 0.0;
    for layer in &layers.layers {
        let middle = (layer.len() as f64 - 1.0) / 2.0;
        let near = |(place, item): (usize, &usize)| (place as f64 - middle) * at(&wishes.taste, *item) as f64;
        suits += layer.iter().enumerate().map(near).sum::<f64>();
    }
    if suits < 0.0 && wishes.are_free() {
        let turned = layers.layers.iter().map(|layer| layer.iter().rev().copied().collect());
        layers.set(turned.collect());
    }
}

/// Sorts a layer by values; items without one keep their place.
fn settle(layers: &mut Layers, wishes: &Wishes, layer: usize, value: &mut dyn FnMut(usize) -> Option<f64>) {
    let Some(items) = layers.layers.get_mut(layer) else { return };
    let values: Vec<Option<f64>> = items.iter().map(|item| value(*item)).collect();
    let mut moving: Vec<(f64, usize)> =
        items.iter().zip(&values).filter_map(|(item, value)| Some(((*value)?, *item))).collect();
    sort::by(&mut moving, |(one, _), (other, _)| one.total_cmp(other));
    let places = items.iter_mut().zip(&values).filter(|(_, value)| value.is_some());
    for ((place, _), (_, item)) in places.zip(moving) {
        *place = item;
    }
    wishes.keep(items);
    layers.renumber(layer);
}

/// Sorts every layer by the middles of the neighbours in the layer before it, then by those in the layer behind it.
fn sweep_both(layers: &mut Layers, wishes: &Wishes) {
    let count = layers.layers.len();
    let forward = (1..count).map(|layer| (layer, true));
    let back = (1..count).rev().map(|layer| (layer - 1, false));
    for (layer, before) in forward.chain(back) {
        let place = std::mem::take(&mut layers.place);
        let lists = std::mem::take(if before { &mut layers.before } else { &mut layers.after });
        settle(layers, wishes, layer, &mut |item| {
            let near = lists.of(item);
            let sum: usize = near.iter().map(|other| at(&place, *other)).sum();
            (!near.is_empty()).then(|| sum as f64 / near.len() as f64)
        });
        *(if before { &mut layers.before } else { &mut layers.after }) = lists;
        layers.place = place;
        layers.renumber(layer);
    }
}

/// The order in which a depth-first search from the first layer comes to the items.
fn searched(layers: &Layers, wishes: &Wishes) -> Vec<f64> {
    let mut starts: Vec<usize> = (0..layers.rank.len()).collect();
    sort::by_key(&mut starts, |item| (at(&layers.rank, *item), at(&wishes.taste, *item)));
    let mut found = vec![f64::NAN; layers.rank.len()];
    let mut next = 0.0;
    let mut stack = Vec::new();
    for start in starts {
        stack.push(start);
        while let Some(item) = stack.pop() {
            if !at(&found, item).is_nan() {
                continue;
            }
            put(&mut found, item, next);
            next += 1.0;
            let first = stack.len();
            stack.extend(layers.after.of(item).iter().chain(layers.before.of(item)));
            if let Some(near) = stack.get_mut(first..) {
                // The last one pushed is looked at first.
                sort::by_key(near, |other| std::cmp::Reverse(at(&wishes.taste, *other)));
            }
        }
    }
    found
}

/// Places of the present order, each again and again taken as the mean of its neighbours' and every layer then spread
/// around its middle: the way a graph unfolds to its main direction across the flow (a power iteration, as of Koren
/// 2005, "Drawing graphs by eigenvectors", with the layers kept apart). Sorted by it, a graph that folds back on itself
/// lies flat.
fn smoothed(layers: &Layers) -> Vec<f64> {
    let mut value: Vec<f64> = vec![0.0; layers.rank.len()];
    for layer in &layers.layers {
        for (place, item) in layer.iter().enumerate() {
            put(&mut value, *item, place as f64 / layer.len() as f64 - 0.5);
        }
    }
    let steps = layers.rank.len() + layers.parts.len();
    for _ in 0..ROUNDS.min(3 * layers.layers.len()).min(EFFORT / steps.max(1)) {
        for layer in layers.layers.iter().chain(layers.layers.iter().rev()) {
            for item in layer {
                let (before, after) = (layers.before.of(*item), layers.after.of(*item));
                let sum: f64 = before.iter().chain(after).map(|other| at(&value, *other)).sum();
                let near = before.len() + after.len();
                if near > 0 {
                    put(&mut value, *item, sum / near as f64);
                }
            }
            let count = layer.len() as f64;
            let middle = layer.iter().map(|item| at(&value, *item)).sum::<f64>() / count;
            let spread = layer.iter().map(|item| (at(&value, *item) - middle).powi(2)).sum::<f64>() / count;
            // Evened out in part: flat ends would get lost, and layers of one spread could turn over on the way.
            let factor = 1.0 / spread.sqrt().sqrt().max(1e-9);
            for item in layer {
                let moved = (at(&value, *item) - middle) * factor;
                put(&mut value, *item, moved);
            }
        }
    }
    value
}
