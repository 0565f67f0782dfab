//! The order of the items in each layer, so that few edges cross.
//!
//! Four starts, until one leaves no crossing: what is aside below the main flow; a depth-first search that prefers the
//! same (Gansner, Koutsofios, North, Vo 1993, section 3); the order on the map; and that order smoothed over the whole
//! graph. Each is improved by barycentre sweeps (Sugiyama, Tagawa, Toda 1981, "Methods for visual understanding of
//! hierarchical system structures"); the best is annealed.

use super::cells::{at, put, sorted};
use super::layers::Layers;
use super::wishes::Wishes;
use super::{anneal, crossings};

/// Double sweeps after each start.
const SWEEPS: usize = 4;
/// The most rounds of smoothing, and the most steps; a few rounds for each layer bring one end to the other.
const ROUNDS: usize = 240;
const EFFORT: usize = 4_000_000;
/// What values are multiplied by before they are sorted as whole numbers.
const FINE: f64 = 1e6;

/// Orders the items of every layer.
pub(super) fn arrange(layers: &mut Layers, wishes: &Wishes) {
    let mut best: Option<(i64, Vec<Vec<usize>>)> = None;
    let pinned = wishes.pins.iter().any(Option::is_some);
    for start in 0..4 {
        let values = match start {
            // What is pinned is in order on the map, and then keeps its places.
            2 => wishes.heights.clone(),
            _ if pinned => continue,
            0 => wishes.taste.iter().map(|number| *number as f64).collect(),
            1 => searched(layers, wishes),
            _ => smoothed(layers),
        };
        for layer in 0..layers.layers.len() {
            settle(layers, layer, &|item| Some(at(&values, item)));
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
    }
    let Some((least, order)) = best else { return };
    let reset = |layers: &mut Layers| order.iter().enumerate().for_each(|(layer, items)| layers.set(layer, items));
    reset(layers);
    if least > 0 {
        anneal::anneal(layers, wishes);
        // What is as good as annealed was so before.
        if crossings::count(layers) >= least {
            reset(layers);
        }
    }
    anneal::straighten(layers, wishes);
}

/// Sorts the items of a layer by lanes and by values in them; those without a value keep their places.
fn settle(layers: &mut Layers, layer: usize, value: &dyn Fn(usize) -> Option<f64>) {
    let items = layers.layers.get(layer).cloned().unwrap_or_default();
    let values: Vec<Option<f64>> = items.iter().map(|item| value(*item)).collect();
    let places: Vec<usize> = (0..items.len()).filter(|place| at(&values, *place).is_some()).collect();
    let order = sorted(places.len(), &|index| {
        let place = at(&places, index);
        let value = at(&values, place).unwrap_or_default() * FINE;
        (at(&layers.lane, at(&items, place)) as i64, value as i64, 0)
    });
    let mut sorted = items.clone();
    for (place, index) in places.iter().zip(order) {
        put(&mut sorted, *place, at(&items, at(&places, index)));
    }
    layers.set(layer, &sorted);
}

/// Sorts every layer by the middles of the neighbours in the layer before it, then by those in the layer behind it.
fn sweep_both(layers: &mut Layers, wishes: &Wishes) {
    let count = layers.layers.len();
    for step in 1..2 * count {
        let (layer, is_forward) = if step < count { (step, true) } else { (2 * count - 1 - step, false) };
        let lists = std::mem::take(if is_forward { &mut layers.before } else { &mut layers.after });
        let place = layers.place.clone();
        settle(layers, layer, &|item| {
            let near = lists.of(item);
            let sum: usize = near.iter().map(|other| at(&place, *other)).sum();
            (!near.is_empty() && at(&wishes.pins, item).is_none()).then(|| sum as f64 / near.len() as f64)
        });
        *(if is_forward { &mut layers.before } else { &mut layers.after }) = lists;
    }
}

/// The order in which a depth-first search from the first layer comes to the items.
fn searched(layers: &Layers, wishes: &Wishes) -> Vec<f64> {
    let taste = |item: usize| -(at(&wishes.taste, item) as i64);
    let items = layers.rank.len();
    let mut found = vec![-1.0; items];
    let mut next = 0.0;
    // The last one is looked at first.
    let mut stack = sorted(items, &|item| (-(at(&layers.rank, item) as i64), taste(item), 0));
    while let Some(item) = stack.pop() {
        if at(&found, item) < 0.0 {
            put(&mut found, item, next);
            next += 1.0;
            let near = [layers.before.of(item), layers.after.of(item)].concat();
            let order = sorted(near.len(), &|index| (taste(at(&near, index)), 0, 0));
            stack.extend(order.iter().map(|index| at(&near, *index)));
        }
    }
    found
}

/// Places of the present order, each again and again taken as the mean of its neighbours' and every layer then spread
/// around its middle: the way a graph unfolds to its main direction across the flow (a power iteration, as of Koren
/// 2005, "Drawing graphs by eigenvectors", with the layers kept apart). Sorted by it, a graph that folds back on itself
/// lies flat.
fn smoothed(layers: &Layers) -> Vec<f64> {
    let mut value: Vec<f64> = layers.place.iter().map(|place| *place as f64).collect();
    let count = layers.layers.len();
    let rounds = ROUNDS.min(3 * count).min(EFFORT / (layers.rank.len() + layers.parts.len()).max(1));
    for step in 0..2 * count * rounds {
        let step = step % (2 * count);
        let Some(layer) = layers.layers.get(step.min(2 * count - 1 - step)) else { continue };
        let (mut sum, mut squares) = (0.0, 0.0);
        for item in layer {
            let (before, after) = (layers.before.of(*item), layers.after.of(*item));
            let near = before.len() + after.len();
            if near > 0 {
                let all: f64 = before.iter().chain(after).map(|other| at(&value, *other)).sum();
                put(&mut value, *item, all / near as f64);
            }
            sum += at(&value, *item);
            squares += at(&value, *item) * at(&value, *item);
        }
        let middle = sum / layer.len() as f64;
        let spread = squares / layer.len() as f64 - middle * middle;
        // Evened out in part: flat ends would get lost, and layers of one spread could turn over on the way.
        let factor = 1.0 / spread.max(1e-18).sqrt().sqrt();
        for item in layer {
            let moved = (at(&value, *item) - middle) * factor;
            put(&mut value, *item, moved);
        }
    }
    value
}
