//! Where along a side a line may be attached, so that lines leave from separate points in a readable order.

use super::PITCH;
use super::side::Side;
use super::site::Site;
use crate::core::sort;

/// More points than this are not tried on a side.
const MOST: usize = 8;
/// What each world unit from the middle of a side costs.
const ASIDE: f64 = 0.35;
/// What each world unit costs by which two lines are nearer to each other than they should be.
const CROWDED: f64 = 8.0;

/// Points of a side, in world units from its middle, at which one more line may be attached, with what each costs.
///
/// `wanted` are those that would make it straight, `taken` those of the other lines there.
pub(super) fn candidates(place: &Site, side: Side, wanted: &[f64], taken: &[f64]) -> Vec<(f64, f64)> {
    let reach = place.reach(side);
    let clear = |at: f64| taken.iter().map(|other| (other - at).abs()).fold(PITCH, f64::min);
    let mut beside: Vec<f64> = taken.iter().flat_map(|at| [at - PITCH, at + PITCH]).collect();
    sort::by(&mut beside, |one, other| one.abs().total_cmp(&other.abs()));
    let mut all: Vec<(f64, f64)> = Vec::new();
    for at in wanted.iter().chain(&[0.0]).chain(&beside) {
        let free = at.abs() <= reach + 0.01 && clear(*at) > PITCH - 0.01;
        if free && all.len() < MOST && all.iter().all(|(known, _)| (known - at).abs() > 0.05) {
            all.push((*at, at.abs() * ASIDE));
        }
    }
    if all.is_empty() {
        // No room: the point that is farthest from the others.
        let spots = (-8..=8).map(|step| reach * f64::from(step) / 8.0);
        let best = spots.max_by(|one, other| clear(*one).total_cmp(&clear(*other))).unwrap_or_default();
        all.push((best, (PITCH - clear(best)) * CROWDED));
    }
    all
}
