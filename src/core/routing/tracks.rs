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
    /// The direction in which a part of a line runs.
    pub(super) fn along(part: &Rect) -> Axis {
        if part.size.width > part.size.height { Axis::X } else { Axis::Y }
    }

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

/// Coordinates nearer to each other than this are one, unless both are needed exactly.
const NEAR: f64 = 3.0;
/// Places for coordinates at most.
const MOST_PLACES: f64 = 2_048.0;

/// Coordinates in one direction, as they are collected.
pub(super) struct Tracks {
    low: f64,
    high: f64,
    /// How wide a place is.
    near: f64,
    /// For every place from low to high the coordinate in it, if there is one.
    places: Vec<Option<f64>>,
    /// Those that are kept as they are.
    exact: Vec<f64>,
}

impl Tracks {
    /// Coordinates within an extent.
    pub(super) fn new((low, high): (f64, f64)) -> Tracks {
        let near = NEAR.max((high - low) / MOST_PLACES);
        Tracks { low, high, near, places: vec![None; ((high - low) / near) as usize + 1], exact: Vec::new() }
    }

    /// A coordinate that something needs exactly.
    pub(super) fn exact(&mut self, at: f64) {
        self.exact.push(at);
    }

    /// A coordinate at which a line may run, if it is within the extent.
    pub(super) fn maybe(&mut self, at: f64) {
        if (self.low..=self.high).contains(&at)
            && let Some(place) = self.places.get_mut(((at - self.low) / self.near) as usize)
        {
            *place = Some(at);
        }
    }

    /// In order; those that nearly coincide are one.
    fn settled(mut self) -> Vec<f64> {
        sort::by(&mut self.exact, f64::total_cmp);
        self.exact.dedup_by(|one, other| (*one - *other).abs() < 0.01);
        let mut near = self.near;
        loop {
            let mut kept: Vec<f64> = Vec::with_capacity(MOST);
            let mut exact = self.exact.iter().copied().peekable();
            let mut last = f64::NEG_INFINITY;
            for at in self.places.iter().flatten() {
                while let Some(before) = exact.next_if(|before| before <= at) {
                    kept.push(before);
                    last = before;
                }
                if at - last >= near && exact.peek().is_none_or(|next| next - at >= near) {
                    kept.push(*at);
                    last = *at;
                }
            }
            kept.extend(exact);
            if kept.len() <= MOST || near > self.high - self.low {
                return kept;
            }
            near *= 2.0;
        }
    }
}

/// The grid with what its steps cost.
pub(super) struct Grid {
    xs: Vec<f64>,
    ys: Vec<f64>,
    /// Crossings in a row, as a power of two.
    shift: u32,
    /// For every crossing the cost of the step to the next in x and in y.
    steps: Vec<[f32; 2]>,
}

impl Grid {
    /// A grid on which nothing stands yet.
    pub(super) fn new(xs: Tracks, ys: Tracks) -> Grid {
        let (xs, ys) = (xs.settled(), ys.settled());
        let shift = xs.len().next_power_of_two().trailing_zeros();
        let steps = vec![[0.0; 2]; ys.len() << shift];
        Grid { xs, ys, shift, steps }
    }

    /// How many crossings it has.
    pub(super) fn len(&self) -> usize {
        self.steps.len()
    }

    fn along(&self, axis: Axis) -> &[f64] {
        if axis == Axis::X { &self.xs } else { &self.ys }
    }

    /// The crossing at so many coordinates along an axis and across it.
    fn place(&self, axis: Axis, along: usize, across: usize) -> usize {
        let (x, y) = if axis == Axis::X { (along, across) } else { (across, along) };
        (y << self.shift) + x
    }

    /// The number of a crossing's coordinate along an axis.
    fn index(&self, axis: Axis, cell: usize) -> usize {
        if axis == Axis::X { cell & ((1 << self.shift) - 1) } else { cell >> self.shift }
    }

    /// The coordinates of a crossing.
    pub(super) fn at(&self, cell: usize) -> Point {
        let at = |all: &[f64], index: usize| all.get(index).copied().unwrap_or_default();
        point(at(&self.xs, self.index(Axis::X, cell)), at(&self.ys, self.index(Axis::Y, cell)))
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
        Some(self.place(Axis::X, nearest(&self.xs, at.x)?, nearest(&self.ys, at.y)?))
    }

    /// The next crossing in a direction, and what the step there costs with its length.
    pub(super) fn step(&self, cell: usize, axis: Axis, forward: bool) -> Option<(usize, f32)> {
        let (index, stride) = (self.index(axis, cell), self.place(axis, 1, 0));
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
        let (extent, (near, far)) = (axis.extent(area), axis.other().extent(area));
        let across = self.along(axis.other());
        let (first, last) = (across.partition_point(|at| *at <= near), across.partition_point(|at| *at < far));
        for at in first..last {
            self.charge_row(axis, at, extent, each, per_unit);
        }
    }

    /// The same for the steps at one coordinate across.
    fn charge_row(&mut self, axis: Axis, across: usize, (low, high): (f64, f64), each: f32, per_unit: f32) {
        let all = if axis == Axis::X { &self.xs } else { &self.ys };
        let from = all.partition_point(|at| *at <= low + 0.05).saturating_sub(1);
        let stride = self.place(axis, 1, 0);
        let mut cell = self.place(axis, from, across);
        for pair in all.get(from..).unwrap_or_default().windows(2) {
            let [a, b] = pair else { break };
            if *a >= high - 0.05 {
                break;
            }
            if let Some([x, y]) = self.steps.get_mut(cell) {
                let inside = (b.min(high) - a.max(low)).max(0.0) as f32;
                *if axis == Axis::X { x } else { y } += each + per_unit * inside;
            }
            cell += stride;
        }
    }

    /// Both directions at once.
    pub(super) fn charge_all(&mut self, area: &Rect, each: f32, per_unit: f32) {
        self.charge(Axis::X, area, each, per_unit);
        self.charge(Axis::Y, area, each, per_unit);
    }

    /// Steps along a part of a line and near to it cost more: each, and per world unit, by how near they are.
    pub(super) fn charge_along(&mut self, axis: Axis, part: &Rect, close: &[(f64, f32, f32)]) {
        let ((low, high), (level, _)) = (axis.extent(part), axis.other().extent(part));
        let widest = close.iter().map(|(near, ..)| *near).fold(0.0, f64::max);
        let across = self.along(axis.other());
        let first = across.partition_point(|at| *at <= level - widest);
        for at in first..across.partition_point(|at| *at < level + widest) {
            let Some(coordinate) = self.along(axis.other()).get(at) else { continue };
            let apart = (coordinate - level).abs();
            let near = close.iter().filter(|(near, ..)| apart < *near);
            let (each, per_unit) = near.fold((0.0, 0.0), |sum, (_, each, per_unit)| (sum.0 + each, sum.1 + per_unit));
            self.charge_row(axis, at, (low, high), each, per_unit);
        }
    }

    /// Steps along a straight part cost nothing but their length.
    pub(super) fn free(&mut self, part: &Rect) {
        let axis = Axis::along(part);
        let ((low, high), (level, _)) = (axis.extent(part), axis.other().extent(part));
        let range = |all: &[f64], low: f64, high: f64| {
            all.partition_point(|at| *at < low - 0.01)..all.partition_point(|at| *at < high)
        };
        let (steps, levels) =
            (range(self.along(axis), low, high), range(self.along(axis.other()), level, level + 0.01));
        for (step, level) in levels.flat_map(|level| steps.clone().map(move |step| (step, level))) {
            let cell = self.place(axis, step, level);
            if let Some([x, y]) = self.steps.get_mut(cell) {
                *if axis == Axis::X { x } else { y } = 0.0;
            }
        }
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
        for other in first..last {
            let cell = self.place(axis, index, other);
            if let Some([x, y]) = self.steps.get_mut(cell) {
                *if axis == Axis::X { x } else { y } += each;
            }
        }
    }
}
