//! The grid that one line is searched on: the coordinates at which it may run, and what each step costs beside its
//! length.
//!
//! The coordinates come from the edges of what stands near, the middles between, the ports and the tracks beside other
//! lines (an orthogonal visibility graph: Wybrow, Marriott, Stuckey 2009, "Orthogonal connector routing").

use crate::core::geometry::{Point, Rect, point};
use crate::core::sort;

/// Coordinates in one direction beyond this number are thinned out.
const MOST: usize = 64;

/// A direction: along x or along y.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Axis {
    X,
    Y,
}

impl Axis {
    /// The coordinate of a point in this direction.
    pub(super) fn of(self, at: Point) -> f64 {
        if self == Axis::X { at.x } else { at.y }
    }

    /// The extent of a rectangle in this direction.
    pub(super) fn extent(self, rect: &Rect) -> (f64, f64) {
        if self == Axis::X { (rect.left(), rect.right()) } else { (rect.top(), rect.bottom()) }
    }

    /// The direction across this one.
    pub(super) fn other(self) -> Axis {
        if self == Axis::X { Axis::Y } else { Axis::X }
    }

    /// The point with these coordinates along this direction and across it.
    pub(super) fn point(self, along: f64, across: f64) -> Point {
        if self == Axis::X { point(along, across) } else { point(across, along) }
    }
}

/// Coordinates in one direction, as they are collected.
#[derive(Default)]
pub(super) struct Tracks {
    /// Each with whether it must be kept as it is.
    all: Vec<(f64, bool)>,
}

impl Tracks {
    /// A coordinate that something needs exactly.
    pub(super) fn exact(&mut self, at: f64) {
        self.all.push((at, true));
    }

    /// A coordinate at which a line may run.
    pub(super) fn maybe(&mut self, at: f64) {
        self.all.push((at, false));
    }

    /// In order; those that nearly coincide are one.
    fn settled(mut self) -> Vec<f64> {
        sort::by(&mut self.all, |one, other| one.0.total_cmp(&other.0));
        let mut near = 3.0;
        loop {
            let mut kept: Vec<(f64, bool)> = Vec::with_capacity(self.all.len());
            for (at, exact) in &self.all {
                match kept.last_mut() {
                    Some(last) if at - last.0 < if *exact && last.1 { 0.01 } else { near } => {
                        if *exact && !last.1 {
                            *last = (*at, true);
                        }
                    }
                    _ => kept.push((*at, *exact)),
                }
            }
            if kept.len() <= MOST || near > 1e6 {
                return kept.into_iter().map(|(at, _)| at).collect();
            }
            near *= 2.0;
        }
    }
}

/// The grid with what its steps cost.
pub(super) struct Grid {
    xs: Vec<f64>,
    ys: Vec<f64>,
    /// For every crossing the cost of the step to the next in x and in y.
    steps: Vec<[f32; 2]>,
}

impl Grid {
    /// A grid on which nothing stands yet.
    pub(super) fn new(xs: Tracks, ys: Tracks) -> Grid {
        let (xs, ys) = (xs.settled(), ys.settled());
        let steps = vec![[0.0; 2]; xs.len() * ys.len()];
        Grid { xs, ys, steps }
    }

    /// How many crossings it has.
    pub(super) fn len(&self) -> usize {
        self.steps.len()
    }

    fn along(&self, axis: Axis) -> &[f64] {
        if axis == Axis::X { &self.xs } else { &self.ys }
    }

    /// The coordinates of a crossing.
    pub(super) fn at(&self, cell: usize) -> Point {
        let wide = self.xs.len().max(1);
        let at = |all: &[f64], index: usize| all.get(index).copied().unwrap_or_default();
        point(at(&self.xs, cell % wide), at(&self.ys, cell / wide))
    }

    /// The crossing at a point that was asked for exactly, or the nearest.
    pub(super) fn cell(&self, at: Point) -> Option<usize> {
        let nearest = |all: &[f64], value: f64| {
            let next = all.partition_point(|known| *known < value);
            let far = |index: usize| all.get(index).map_or(f64::INFINITY, |known| (known - value).abs());
            let before = next.saturating_sub(1);
            let best = if far(before) < far(next) { before } else { next };
            (best < all.len()).then_some(best)
        };
        Some(nearest(&self.ys, at.y)? * self.xs.len() + nearest(&self.xs, at.x)?)
    }

    /// The next crossing in a direction, and what the step there costs with its length.
    pub(super) fn step(&self, cell: usize, axis: Axis, forward: bool) -> Option<(usize, f32)> {
        let wide = self.xs.len();
        let (index, stride) = if axis == Axis::X { (cell % wide, 1) } else { (cell / wide, wide) };
        let all = self.along(axis);
        let (low, high, base, next) = if forward {
            (index, index + 1, cell, cell + stride)
        } else {
            (index.checked_sub(1)?, index, cell.checked_sub(stride)?, cell.wrapping_sub(stride))
        };
        let length = (all.get(high)? - all.get(low)?) as f32;
        let [x, y] = self.steps.get(base)?;
        Some((next, length + if axis == Axis::X { *x } else { *y }))
    }

    /// Steps along an axis inside an area cost this much more each, and this much more per world unit.
    pub(super) fn charge(&mut self, axis: Axis, area: &Rect, each: f32, per_unit: f32) {
        let ((low, high), (near, far)) = (axis.extent(area), axis.other().extent(area));
        let all = self.along(axis);
        let from = all.partition_point(|at| *at <= low + 0.05).saturating_sub(1);
        let to = all.partition_point(|at| *at < high - 0.05);
        let across = self.along(axis.other());
        let (first, last) = (across.partition_point(|at| *at <= near), across.partition_point(|at| *at < far));
        let wide = self.xs.len();
        for index in from..to {
            let Some((a, b)) = self.along(axis).get(index).zip(self.along(axis).get(index + 1)) else { continue };
            let cost = each + per_unit * (b.min(high) - a.max(low)).max(0.0) as f32;
            for other in first..last {
                let cell = if axis == Axis::X { other * wide + index } else { index * wide + other };
                if let Some([x, y]) = self.steps.get_mut(cell) {
                    *if axis == Axis::X { x } else { y } += cost;
                }
            }
        }
    }

    /// Both directions at once.
    pub(super) fn charge_all(&mut self, area: &Rect, each: f32, per_unit: f32) {
        self.charge(Axis::X, area, each, per_unit);
        self.charge(Axis::Y, area, each, per_unit);
    }

    /// Steps that run along a rectangle, nearer to it than this, cost this much more per world unit.
    pub(super) fn charge_beside(&mut self, rect: &Rect, near: f64, per_unit: f32) {
        self.charge(Axis::X, &rect.grown_by(0.0, near), 0.0, per_unit);
        self.charge(Axis::Y, &rect.grown_by(near, 0.0), 0.0, per_unit);
    }

    /// Steps that cross a part of a line cost this much more.
    pub(super) fn cross(&mut self, along: Axis, part: &Rect, each: f32) {
        let axis = along.other();
        let (at, _) = axis.extent(part);
        let (near, far) = along.extent(part);
        // Half open, so that a line on a coordinate of the grid is crossed once.
        let Some(index) = self.along(axis).partition_point(|known| *known <= at).checked_sub(1) else { return };
        if index + 1 >= self.along(axis).len() {
            return;
        }
        let across = self.along(along);
        let (first, last) = (across.partition_point(|known| *known < near), across.partition_point(|at| *at <= far));
        let wide = self.xs.len();
        for other in first..last {
            let cell = if axis == Axis::X { other * wide + index } else { index * wide + other };
            if let Some([x, y]) = self.steps.get_mut(cell) {
                *if axis == Axis::X { x } else { y } += each;
            }
        }
    }
}
