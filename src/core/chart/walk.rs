//! The way of the arrow keys through the marks of a chart.

use super::data::{Chart, Form};
use super::draw::Mark;
use crate::core::sort;

/// A key.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// To the left.
    Left,
    /// To the right.
    Right,
    /// Upwards.
    Up,
    /// Downwards.
    Down,
    /// To the first row.
    First,
    /// To the last row.
    Last,
}

impl Step {
    /// What a key of the keyboard means.
    pub fn parse(key: &str) -> Option<Step> {
        Some(match key {
            "ArrowLeft" => Step::Left,
            "ArrowRight" => Step::Right,
            "ArrowUp" => Step::Up,
            "ArrowDown" => Step::Down,
            "Home" => Step::First,
            "End" => Step::Last,
            _ => return None,
        })
    }
}

/// The mark that a key leads to from another one, by their places among the marks; the same where there is none.
///
/// Where rows lie beside each other, left and right lead to the next row, elsewhere up and down do. The other two keys
/// lead to the next column of the same row, and past the last one to the next row. A row without a value of the column
/// is passed over.
pub fn step(chart: &Chart, marks: &[Mark], from: usize, step: Step) -> usize {
    let Some(now) = marks.get(from) else { return 0 };
    let beside = matches!(chart.form, Form::Time | Form::Funnel(..));
    let (back, along) = match step {
        Step::First | Step::Last => (step == Step::Last, true),
        Step::Left | Step::Right => (step == Step::Left, beside),
        Step::Up | Step::Down => (step == Step::Up, !beside),
    };
    let mut order: Vec<usize> = (0..marks.len()).collect();
    let key = |index: &usize| marks.get(*index).map_or((0, 0), |mark| (mark.row, mark.series));
    sort::by_key(&mut order, key);
    if along {
        order.retain(|index| marks.get(*index).is_some_and(|mark| mark.series == now.series));
    }
    if back {
        order.reverse();
    }
    let found = match step {
        Step::First | Step::Last => order.first(),
        _ => order.iter().skip_while(|index| **index != from).nth(1),
    };
    found.copied().unwrap_or(from)
}

#[cfg(test)]
mod tests {
    use super::super::draw::tests::chart;
    use super::*;
    use crate::core::geometry::Rect;

    #[test]
    fn arrows_walk_rows_and_columns() {
        // Row 1 has no value in the first column; the order of drawing is another one.
        let marks: Vec<Mark> = [(0, 1), (0, 0), (1, 1), (2, 0), (2, 1)]
            .map(|(row, series)| Mark { row, series, area: Rect::default() })
            .to_vec();
        let check = |form: Form, from: usize, key: &str, expected: usize| {
            let chart = Chart { form, ..chart(3, 2) };
            assert_eq!(step(&chart, &marks, from, Step::parse(key).unwrap()), expected, "{key} from {from}");
        };
        check(Form::Rows, 1, "ArrowDown", 3);
        check(Form::Rows, 3, "ArrowUp", 1);
        check(Form::Rows, 0, "ArrowDown", 2);
        check(Form::Rows, 1, "ArrowRight", 0);
        check(Form::Rows, 0, "ArrowRight", 2);
        check(Form::Rows, 3, "ArrowLeft", 2);
        check(Form::Rows, 4, "ArrowRight", 4);
        check(Form::Rows, 4, "ArrowDown", 4);
        check(Form::Rows, 4, "Home", 0);
        check(Form::Rows, 1, "End", 3);
        check(Form::Time, 1, "ArrowRight", 3);
        check(Form::Time, 1, "ArrowDown", 0);
        check(Form::Heat, 1, "ArrowRight", 0);
        assert_eq!(Step::parse("Enter"), None);
        assert_eq!(step(&chart(0, 0), &[], 7, Step::Up), 0);
    }
}
