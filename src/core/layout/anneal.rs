//! Simulated annealing of the order: neighbours in a layer change places, at first also where that costs crossings.
//!
//! Kirkpatrick, Gelatt, Vecchi 1983, "Optimization by simulated annealing". Where sweeps and exchanges that only ever
//! gain end early, most of all because many exchanges change nothing, this goes on: a fifth fewer crossings on graphs
//! of a thousand nodes.

use super::cells::{at, put};
use super::crossings;
use super::layers::Layers;
use super::wishes::Wishes;
use crate::core::ids::IdSource;

/// The most passes over all items.
const PASSES: usize = 300;
/// The most steps: comparisons of two places.
const EFFORT: usize = 6_000_000;

/// Exchanges neighbours for a while, ever more strictly.
pub(super) fn anneal(layers: &mut Layers, wishes: &Wishes) {
    let needed = (60 * crossings::count(layers)).min(PASSES as i64) as usize;
    let passes = needed.min(EFFORT / steps(layers));
    let mut random = IdSource::new(0);
    for pass in 0..passes {
        // The chance of one crossing more.
        let left = 1.0 - pass as f64 / passes as f64;
        let chance = 0.5 * left;
        let mut chances = [0_u64; 16];
        let mut whole = (1_u64 << 53) as f64;
        for slot in &mut chances {
            *slot = whole as u64;
            whole *= chance;
        }
        for layer in 0..layers.layers.len() {
            for place in 1..layers.layers.get(layer).map_or(0, Vec::len) {
                let Some((one, other)) = pair(layers, layer, place) else { continue };
                let more = added(layers, one, other);
                let limit = at(&chances, more.max(0) as usize);
                if limit > 0 && (more < 0 || random.next_u64() >> 11 < limit) && !wishes.bind(layers, one, other) {
                    exchange(layers, layer, place);
                }
            }
        }
    }
}

/// Exchanges neighbours as long as that saves crossings or, where it costs none, suits the taste better.
pub(super) fn straighten(layers: &mut Layers, wishes: &Wishes) {
    for _ in 0..PASSES.min(EFFORT / steps(layers)) {
        let mut changed = false;
        for layer in 0..layers.layers.len() {
            for place in 1..layers.layers.get(layer).map_or(0, Vec::len) {
                let Some((one, other)) = pair(layers, layer, place) else { continue };
                let more = added(layers, one, other);
                let suits = at(&wishes.taste, other) < at(&wishes.taste, one);
                if (more < 0 || (more == 0 && suits)) && !wishes.bind(layers, one, other) {
                    exchange(layers, layer, place);
                    changed = true;
                }
            }
        }
        if !changed {
            break;
        }
    }
}

/// About how many comparisons one pass takes: those of neighbours by chance, as often as there are neighbours.
fn steps(layers: &Layers) -> usize {
    let mut steps = 1;
    for layer in layers.layers.iter().filter(|layer| !layer.is_empty()) {
        steps += layer.len();
        for lists in [&layers.before, &layers.after] {
            let ends: usize = layer.iter().map(|item| lists.of(*item).len()).sum();
            steps += ends * ends / layer.len();
        }
    }
    steps
}

/// The items at a place of a layer and before it.
fn pair(layers: &Layers, layer: usize, place: usize) -> Option<(usize, usize)> {
    let items = layers.layers.get(layer)?;
    Some((*items.get(place - 1)?, *items.get(place)?))
}

/// How many crossings more there are when two neighbours change places.
fn added(layers: &Layers, one: usize, other: usize) -> i64 {
    let mut more = 0;
    for lists in [&layers.before, &layers.after] {
        for a in lists.of(one) {
            let a = at(&layers.place, *a);
            for b in lists.of(other) {
                let b = at(&layers.place, *b);
                more += i64::from(a < b) - i64::from(a > b);
            }
        }
    }
    more
}

/// Exchanges the item at a place with the one before it.
fn exchange(layers: &mut Layers, layer: usize, place: usize) {
    let Some((one, other)) = pair(layers, layer, place) else { return };
    if let Some(items) = layers.layers.get_mut(layer) {
        items.swap(place - 1, place);
    }
    put(&mut layers.place, other, place - 1);
    put(&mut layers.place, one, place);
}
