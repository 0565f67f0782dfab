//! Where the line of a transition that is selected can be taken hold of.

use super::tool::End;
use crate::core::geometry::{Point, Rect, point};

/// What of a line can be taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Hold {
    /// One of its ends, to be taken to another node.
    End(End),
    /// A part, to be moved aside; the first is 0. Whether it runs across.
    Part(usize, bool),
}

/// How far from its node the handle of an end is, in screen pixels.
const OUT: f64 = 12.0;
/// The shortest free piece of a line that a dot is put on, in screen pixels.
const ROOM: f64 = 12.0;

/// The handles of a line with these corners: a dot on every part, beside its label and its ends, and the two ends, which
/// lie over them.
pub fn grips(line: &[Point], label: Option<Rect>, zoom: f64) -> Vec<(Hold, Point)> {
    let mut found = Vec::with_capacity(line.len() + 1);
    let last = line.len().saturating_sub(2);
    for (part, pair) in line.windows(2).enumerate() {
        let [a, b] = pair else { continue };
        let kept = |ends: bool| if ends { 2.0 * OUT / zoom } else { 0.0 };
        let (low, high) = (kept(part == 0), a.distance(*b) - kept(part == last));
        let (from, to) = free(*a, *b, (low, high), label);
        if (to - from) * zoom >= ROOM {
            let across = (a.y - b.y).abs() < (a.x - b.x).abs();
            found.push((Hold::Part(part, across), along(*a, *b, (from + to) / 2.0)));
        }
    }
    if let ([first, second, ..], [.., before, last]) = (line, line) {
        let out = |from: Point, to: Point| along(from, to, (OUT / zoom).min(from.distance(to) / 3.0));
        found.push((Hold::End(End::From), out(*first, *second)));
        found.push((Hold::End(End::To), out(*last, *before)));
    }
    found
}

/// The longest piece of a part that its label leaves free, as distances from where the part begins.
fn free(a: Point, b: Point, (low, high): (f64, f64), label: Option<Rect>) -> (f64, f64) {
    let on_it = label.filter(|label| label.overlaps(&Rect::between(a, b).grown(1.0)));
    let Some(label) = on_it else { return (low, high) };
    let place = |at: Point| if (a.y - b.y).abs() < (a.x - b.x).abs() { (at.x - a.x).abs() } else { (at.y - a.y).abs() };
    let (one, other) = (place(label.origin), place(point(label.right(), label.bottom())));
    let (before, behind) = ((low, one.min(other)), (one.max(other), high));
    if before.1 - before.0 > behind.1 - behind.0 { before } else { behind }
}

/// The point so far from one on the way to another.
fn along(a: Point, b: Point, far: f64) -> Point {
    let part = far / a.distance(b).max(1e-6);
    point(a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: [Point; 4] = [point(0.0, 0.0), point(100.0, 0.0), point(100.0, 30.0), point(400.0, 30.0)];

    #[test]
    fn dots_on_parts_with_room_and_handles_at_both_ends() {
        let expected = [
            (Hold::Part(0, true), point(62.0, 0.0)),
            (Hold::Part(1, false), point(100.0, 15.0)),
            (Hold::Part(2, true), point(238.0, 30.0)),
            (Hold::End(End::From), point(12.0, 0.0)),
            (Hold::End(End::To), point(388.0, 30.0)),
        ];
        assert_eq!(grips(&LINE, None, 1.0), expected, "in the middle of what the ends leave");
        let far: Vec<Hold> = grips(&LINE, None, 0.3).into_iter().map(|(hold, _)| hold).collect();
        assert_eq!(
            far,
            [Hold::Part(2, true), Hold::End(End::From), Hold::End(End::To)],
            "from afar there is less room"
        );
        assert_eq!(grips(&[], None, 1.0), []);
        let none = grips(&[point(5.0, 5.0), point(5.0, 5.0)], None, 1.0);
        assert!(none.iter().all(|(_, at)| *at == point(5.0, 5.0)), "{none:?}");
    }

    #[test]
    fn a_dot_stands_beside_the_label() {
        let label = Rect::between(point(120.0, 21.0), point(300.0, 39.0));
        let found = grips(&LINE, Some(label), 1.0);
        assert_eq!(found.get(2), Some(&(Hold::Part(2, true), point(338.0, 30.0))));
        let back: Vec<Point> = LINE.into_iter().rev().collect();
        assert_eq!(grips(&back, Some(label), 1.0).first(), Some(&(Hold::Part(0, true), point(338.0, 30.0))));
        let whole = Rect::between(point(90.0, 21.0), point(420.0, 39.0));
        assert!(!grips(&LINE, Some(whole), 1.0).iter().any(|(hold, _)| *hold == Hold::Part(2, true)));
    }
}
