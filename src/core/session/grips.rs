//! Where the line of a transition that is selected can be taken hold of.

use super::tool::End;
use crate::core::geometry::{Point, point};

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
/// The shortest part that has a dot, in screen pixels.
const SHORTEST: f64 = 40.0;

/// The handles of a line with these corners: dots in the middle of its parts, beside a label that stands there, and the
/// two ends, which lie over them.
pub fn grips(line: &[Point], label_at: Option<Point>, zoom: f64) -> Vec<(Hold, Point)> {
    let mut found = Vec::with_capacity(line.len() + 1);
    for (part, pair) in line.windows(2).enumerate() {
        let [a, b] = pair else { continue };
        if a.distance(*b) * zoom >= SHORTEST {
            let middle = along(*a, *b, 0.5);
            let labelled = label_at.is_some_and(|label| middle.distance(label) < 1.0);
            let place = if labelled { along(*a, *b, 0.75) } else { middle };
            found.push((Hold::Part(part, (a.y - b.y).abs() < (a.x - b.x).abs()), place));
        }
    }
    let out = |from: Point, to: Point| along(from, to, (OUT / zoom / from.distance(to).max(1e-6)).min(1.0 / 3.0));
    if let ([first, second, ..], [.., before, last]) = (line, line) {
        found.push((Hold::End(End::From), out(*first, *second)));
        found.push((Hold::End(End::To), out(*last, *before)));
    }
    found
}

fn along(a: Point, b: Point, part: f64) -> Point {
    point(a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_on_parts_that_are_long_enough_and_handles_at_both_ends() {
        let line = [point(0.0, 0.0), point(100.0, 0.0), point(100.0, 30.0), point(400.0, 30.0)];
        let found = grips(&line, Some(point(250.0, 30.0)), 1.0);
        let expected = [
            (Hold::Part(0, true), point(50.0, 0.0)),
            (Hold::Part(2, true), point(325.0, 30.0)),
            (Hold::End(End::From), point(12.0, 0.0)),
            (Hold::End(End::To), point(388.0, 30.0)),
        ];
        assert_eq!(found, expected, "the short part has none, the one with the label has it beside that");
        let near = grips(&line, None, 4.0);
        assert_eq!(near.len(), 5, "nearer by there is room on all parts");
        assert_eq!(near.last(), Some(&(Hold::End(End::To), point(397.0, 30.0))));
        assert_eq!(grips(&[], None, 1.0), []);
        let none = grips(&[point(5.0, 5.0), point(5.0, 5.0)], None, 1.0);
        assert!(none.iter().all(|(_, at)| *at == point(5.0, 5.0)), "{none:?}");
    }
}
