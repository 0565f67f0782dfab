//! What moved nodes are lined up with: edges and middles of nodes near them, and equal gaps in a row or a column.

use crate::core::geometry::{Point, Rect, point};

/// A line that shows what is lined up, in world units.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Guide {
    /// Where it begins.
    pub from: Point,
    /// Where it ends.
    pub to: Point,
    /// It measures a gap: both its ends are marked.
    pub gap: bool,
}

/// How far from what is moved others are looked at, in world units.
const REACH: f64 = 1200.0;
/// How much farther they are collected, so that this is done seldom.
const AHEAD: f64 = 400.0;
/// More of them would line up with anything.
const MOST: usize = 500;
/// What is taken for the same place: positions are whole units, middles may be half ones.
const SAME: f64 = 0.75;

/// The nodes near what is moved. A move costs the same on a map of any size.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Near {
    area: Rect,
    bounds: Vec<Rect>,
}

impl Near {
    /// Knows from now on those of the others that are around `moved` and in the part of the world that is seen.
    pub fn look<I: Iterator<Item = Rect>>(&mut self, moved: &Rect, seen: &Rect, others: impl FnOnce() -> I) {
        let around = moved.grown(REACH).common(seen);
        if !self.area.holds(&around) {
            self.area = around.grown(AHEAD);
            self.bounds = others().filter(|bounds| bounds.overlaps(&self.area)).take(MOST).collect();
        }
    }

    /// How far a rectangle is from the nearest guide, across and down; none where there is none within `reach`.
    pub fn snap(&self, moved: &Rect, reach: f64) -> (Option<f64>, Option<f64>) {
        (self.nearest(Axis::Across, moved, reach), self.nearest(Axis::Down, moved, reach))
    }

    /// The guides of a rectangle that stands here.
    pub fn guides(&self, placed: &Rect) -> Vec<Guide> {
        let mut found = Vec::new();
        for axis in [Axis::Across, Axis::Down] {
            self.align(axis, placed, &mut found);
            let low = axis.along(placed).low;
            for even in self.evens(axis, placed).into_iter().flatten().filter(|even| (even.low - low).abs() < SAME) {
                let gap =
                    |(from, to)| Guide { from: axis.at(from, even.aside), to: axis.at(to, even.aside), gap: true };
                found.extend(even.gaps.map(gap));
            }
        }
        found
    }

    fn nearest(&self, axis: Axis, moved: &Rect, reach: f64) -> Option<f64> {
        let mine = axis.along(moved);
        let mut best = None;
        let mut offer = |by: f64| {
            if by.abs() <= best.map_or(reach, f64::abs) {
                best = Some(by);
            }
        };
        for theirs in self.bounds.iter().map(|other| axis.along(other)) {
            for (mine, theirs) in [
                (mine.low, theirs.low),
                (mine.low, theirs.high),
                (mine.high, theirs.low),
                (mine.high, theirs.high),
                (mine.middle(), theirs.middle()),
            ] {
                offer(theirs - mine);
            }
        }
        for even in self.evens(axis, moved).into_iter().flatten() {
            offer(even.low - mine.low);
        }
        best.map(|by| (mine.low + by).round() - mine.low)
    }

    /// Lines through the middle, or through edges where no middles are lined up: all of them would say the same.
    fn align(&self, axis: Axis, placed: &Rect, found: &mut Vec<Guide>) {
        let mine = axis.along(placed);
        let middle = |theirs: Extent, at: f64| (theirs.middle() - at).abs() < SAME;
        let edge = |theirs: Extent, at: f64| (theirs.low - at).abs() < SAME || (theirs.high - at).abs() < SAME;
        let mut line = |at: f64, touches: &dyn Fn(Extent, f64) -> bool| {
            let others = self.bounds.iter().filter(|other| touches(axis.along(other), at));
            let whole = others.map(|other| axis.aside(other)).reduce(Extent::union)?.union(axis.aside(placed));
            found.push(Guide { from: axis.at(at, whole.low), to: axis.at(at, whole.high), gap: false });
            Some(())
        };
        if line(mine.middle(), &middle).is_none() {
            line(mine.low, &edge);
            line(mine.high, &edge);
        }
    }

    /// Where the gaps to neighbours in the same row or column would be equal: between two, behind two, before two.
    fn evens(&self, axis: Axis, moved: &Rect) -> [Option<Even>; 3] {
        let (mine, aside) = (axis.along(moved), axis.aside(moved));
        let row = || {
            let row = self.bounds.iter().map(|other| (axis.along(other), axis.aside(other)));
            row.filter(|(_, beside)| beside.low < aside.high && aside.low < beside.high)
        };
        let before = |low: f64| {
            row()
                .filter(|(one, _)| one.high <= low + SAME)
                .max_by(|(one, _), (other, _)| one.high.total_cmp(&other.high))
        };
        let behind = |high: f64| {
            row().filter(|(one, _)| one.low >= high - SAME).min_by(|(one, _), (other, _)| one.low.total_cmp(&other.low))
        };
        let (left, right) = (before(mine.low), behind(mine.high));
        let length = mine.high - mine.low;
        let even = |one: Extent, other: Extent, low: f64, gaps: [(f64, f64); 2]| {
            let common = (one.low.max(other.low).max(aside.low), one.high.min(other.high).min(aside.high));
            let open = gaps.iter().all(|(from, to)| to - from >= 1.0);
            open.then_some(Even { low, gaps, aside: (common.0 + common.1) / 2.0 })
        };
        let between = left.zip(right).and_then(|((a, one), (b, other))| {
            let low = (a.high + b.low - length) / 2.0;
            even(one, other, low, [(a.high, low), (low + length, b.low)])
        });
        let after = left.and_then(|(b, other)| {
            let (a, one) = before(b.low)?;
            let low = b.high + b.low - a.high;
            even(one, other, low, [(a.high, b.low), (b.high, low)])
        });
        let ahead = right.and_then(|(a, one)| {
            let (b, other) = behind(a.high)?;
            let low = a.low - (b.low - a.high) - length;
            even(one, other, low, [(low + length, a.low), (a.high, b.low)])
        });
        [between, after, ahead]
    }
}

/// A place with equal gaps on one axis.
struct Even {
    /// Where the moved rectangle begins there.
    low: f64,
    /// The two gaps, each from where to where.
    gaps: [(f64, f64); 2],
    /// Where they are drawn, on the other axis.
    aside: f64,
}

#[derive(Clone, Copy)]
enum Axis {
    Across,
    Down,
}

#[derive(Clone, Copy)]
struct Extent {
    low: f64,
    high: f64,
}

impl Extent {
    fn middle(self) -> f64 {
        (self.low + self.high) / 2.0
    }

    fn union(self, other: Extent) -> Extent {
        Extent { low: self.low.min(other.low), high: self.high.max(other.high) }
    }
}

impl Axis {
    fn along(self, rect: &Rect) -> Extent {
        match self {
            Axis::Across => Extent { low: rect.left(), high: rect.right() },
            Axis::Down => Extent { low: rect.top(), high: rect.bottom() },
        }
    }

    fn aside(self, rect: &Rect) -> Extent {
        match self {
            Axis::Across => Axis::Down.along(rect),
            Axis::Down => Axis::Across.along(rect),
        }
    }

    fn at(self, along: f64, aside: f64) -> Point {
        match self {
            Axis::Across => point(along, aside),
            Axis::Down => point(aside, along),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::geometry::Size;

    fn stage(x: f64, y: f64) -> Rect {
        Rect::new(point(x, y), Size { width: 184.0, height: 72.0 })
    }

    fn near(others: &[Rect]) -> Near {
        let mut near = Near::default();
        let everything = Rect::between(point(-5000.0, -5000.0), point(5000.0, 5000.0));
        near.look(&stage(0.0, 0.0), &everything, || others.iter().copied());
        near
    }

    #[test]
    fn edges_meet_edges_and_middles_meet_middles_within_reach() {
        let decision = Rect::new(point(300.0, 400.0), Size { width: 168.0, height: 56.0 });
        let near = near(&[decision]);
        // Left to left, right to right, left to right, right to left, middle to middle; and out of reach.
        for (x, expected) in [
            (297.0, Some(3.0)),
            (286.0, Some(-2.0)),
            (466.0, Some(2.0)),
            (113.0, Some(3.0)),
            (290.0, Some(2.0)),
            (240.0, None),
        ] {
            assert_eq!(near.snap(&stage(x, 0.0), 5.0), (expected, None), "{x}");
        }
        assert_eq!(near.snap(&stage(0.0, 389.5), 5.0), (None, Some(2.5)), "middles of different heights");
    }

    #[test]
    fn a_guide_runs_from_the_first_to_the_last_that_is_lined_up() {
        let near = near(&[stage(100.0, 300.0), stage(100.0, -200.0), stage(800.0, 0.0)]);
        let vertical = Guide { from: point(192.0, -200.0), to: point(192.0, 372.0), gap: false };
        let horizontal = Guide { from: point(100.0, 36.0), to: point(984.0, 36.0), gap: false };
        assert_eq!(near.guides(&stage(100.0, 0.0)), [vertical, horizontal], "middles say it once");
        assert_eq!(near.guides(&stage(120.0, 7.0)), []);
        let wide = Rect::new(point(100.0, 100.0), Size { width: 400.0, height: 30.0 });
        assert_eq!(near.guides(&wide).len(), 1, "edges, where middles differ");
    }

    #[test]
    fn equal_gaps_between_behind_and_before_two() {
        // 184 wide with a gap of 60 between them; the moved one is 3 off, in a row of its own height.
        let row = [stage(0.0, 0.0), stage(244.0, 0.0)];
        assert_eq!(near(&row).snap(&stage(485.0, 20.0), 5.0).0, Some(3.0), "behind two");
        assert_eq!(near(&row).snap(&stage(-247.0, 20.0), 5.0).0, Some(3.0), "before two");
        let apart = [stage(0.0, 0.0), stage(501.0, 0.0)];
        assert_eq!(near(&apart).snap(&stage(247.0, 20.0), 5.0).0, Some(4.0), "between two, on a whole unit");
        let gaps: Vec<_> = near(&row).guides(&stage(488.0, 20.0)).into_iter().filter(|guide| guide.gap).collect();
        let gap = |from: f64, to: f64| Guide { from: point(from, 46.0), to: point(to, 46.0), gap: true };
        assert_eq!(gaps, [gap(184.0, 244.0), gap(428.0, 488.0)]);
        assert_eq!(near(&row).snap(&stage(485.0, 400.0), 5.0).0, None, "not in their row");
        let column = [stage(0.0, 0.0), stage(0.0, 132.0)];
        assert_eq!(near(&column).snap(&stage(10.0, 260.0), 5.0).1, Some(4.0), "a column too");
    }

    #[test]
    fn only_what_is_near_and_seen_counts_and_is_collected_seldom() {
        let seen = Rect::between(point(0.0, 0.0), point(1000.0, 800.0));
        let map: Vec<Rect> =
            (0..5000).map(|index| stage(300.0 * (index % 70) as f64, 120.0 * (index / 70) as f64)).collect();
        let (mut near, mut collected) = (Near::default(), 0);
        for step in 0..200 {
            near.look(&stage(400.0 + f64::from(step), 300.0), &seen, || {
                collected += 1;
                map.iter().copied()
            });
        }
        assert_eq!(collected, 1);
        assert!(near.bounds.len() < 100, "{} of 5,000", near.bounds.len());
        let heap: Vec<Rect> = (0..5000).map(|_| stage(400.0, 300.0)).collect();
        let mut near = Near::default();
        near.look(&stage(400.0, 300.0), &seen, || heap.iter().copied());
        assert_eq!(near.bounds.len(), MOST);
    }
}
