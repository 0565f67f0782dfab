//! Whatever a chart shows: no two texts lie over each other, nothing leaves the picture, and every value has its mark.

use super::*;
use crate::core::chart::data::{Look, Row, Series, Unit};
use crate::core::decimal::decimal;
use crate::core::drawing::{Anchor, Sans, Shape};
use proptest::prelude::*;

pub struct Plain;

impl Voice for Plain {
    fn value(&self, value: f64, unit: Unit) -> String {
        let rounded = (value * 100.0).round() / 100.0;
        match unit {
            Unit::Share => format!("{}%", decimal((value * 100.0).round())),
            Unit::Days => format!("{} d", decimal(rounded)),
            Unit::Count | Unit::Money => decimal(rounded).to_string(),
        }
    }

    fn nothing(&self) -> String {
        "not enough data".to_owned()
    }

    fn unit(&self, unit: Unit) -> String {
        if unit == Unit::Days { "days" } else { "" }.to_owned()
    }
}

/// A chart of so many rows and bars, numbered from 1.
pub fn chart(rows: usize, columns: usize) -> Chart {
    let series = (0..columns).map(|at| Series::said("bar", format!("Column {at}"), Unit::Days, Look::Bar));
    let row = |row: usize| Row {
        name: format!("Row {row}"),
        values: (0..columns).map(|column| Some((row * columns + column + 1) as f64)).collect(),
        ..Row::default()
    };
    Chart {
        key: "test",
        title: "Test".to_owned(),
        counted: "counted".to_owned(),
        form: Form::Rows,
        head: "Row".to_owned(),
        unit: Unit::Days,
        series: series.collect(),
        rows: (0..rows).map(row).collect(),
    }
}

/// Every text of a drawing with the room that its letters take.
fn texts(drawing: &Drawing) -> Vec<(String, Rect)> {
    let text = |shape: &Shape| {
        let Shape::Text { role, at, anchor, words } = shape else { return None };
        let font = role.font().unwrap();
        let wide = Sans.width(font, words);
        let left = match anchor {
            Anchor::Start => at.x,
            Anchor::Middle => at.x - wide / 2.0,
            Anchor::End => at.x - wide,
        };
        Some((words.clone(), pen::rect(left, at.y - font.size() * 0.85, wide, font.size() * 1.05)))
    };
    drawing.shapes.iter().filter_map(text).collect()
}

const LOOKS: [Look; 9] = [
    Look::Table,
    Look::Bar,
    Look::Ghost,
    Look::Track,
    Look::Until(0),
    Look::Stroke,
    Look::Line,
    Look::Better,
    Look::Worse,
];

fn any_chart() -> impl Strategy<Value = Chart> {
    let form = prop_oneof![
        Just(Form::Rows),
        Just(Form::Shares(0, 1.5)),
        Just(Form::Time),
        Just(Form::Heat),
        Just(Form::Funnel(0, Some(1))),
    ];
    let unit = prop_oneof![Just(Unit::Count), Just(Unit::Share), Just(Unit::Days), Just(Unit::Money)];
    let series = (unit, 0..LOOKS.len(), any::<bool>(), "[A-Za-zżół ]{0,40}");
    let value = prop_oneof![
        1 => Just(None),
        1 => Just(Some(f64::NAN)),
        8 => (-1e6..1e9_f64).prop_map(Some),
        8 => (0.0..1.0_f64).prop_map(Some)
    ];
    let row = ("[A-Za-zżół ]{0,60}", prop::collection::vec(value, 4));
    (form, prop::collection::vec(series, 4), prop::collection::vec(row, 0..26)).prop_map(|(form, series, rows)| Chart {
        form,
        series: series
            .into_iter()
            .map(|(unit, look, said, name)| {
                let look = if form == Form::Heat { Look::Cell } else { LOOKS[look] };
                Series { key: "any", name, unit, look, said }
            })
            .collect(),
        rows: rows.into_iter().map(|(name, values)| Row { name, values, ..Row::default() }).collect(),
        ..chart(0, 0)
    })
}

proptest! {
    #[test]
    fn no_two_texts_meet_and_none_leaves_the_picture(chart in any_chart(), width in 300.0..1500.0_f64) {
        let drawing = draw(&chart, width, &Plain, &Sans);
        let texts = texts(&drawing);
        let whole = pen::rect(0.0, 0.0, drawing.size.width, drawing.size.height).grown(1.0);
        for (index, (words, area)) in texts.iter().enumerate() {
            prop_assert!(whole.holds(area), "“{words}” at {area:?} leaves {whole:?}");
            for (other, place) in texts.iter().skip(index + 1) {
                prop_assert!(!area.overlaps(place), "“{words}” {area:?} lies over “{other}” {place:?}");
            }
        }
        for mark in &drawing.marks {
            prop_assert!(chart.value(mark.row, mark.series).is_some());
            prop_assert!(whole.grown(8.0).holds(&mark.area), "{mark:?} leaves {whole:?}");
        }
    }
}

#[test]
fn bars_begin_at_zero_and_are_as_long_as_their_values() {
    let drawing = draw(&chart(4, 1), 600.0, &Plain, &Sans);
    let [first, .., last] = drawing.marks.as_slice() else { panic!("four bars") };
    assert_eq!((drawing.marks.len(), last.row), (4, 3));
    assert_eq!(last.area.left(), drawing.marks[1].area.left());
    assert!((last.area.size.width / drawing.marks[1].area.size.width - 2.0).abs() < 0.01, "4 against 2");
    assert!((last.area.size.width / first.area.size.width - 4.0).abs() < 0.02, "4 against 1");
}

#[test]
fn the_worse_is_left_of_zero_and_the_better_right_of_it() {
    let mut chart = chart(2, 2);
    for (series, look) in chart.series.iter_mut().zip([Look::Worse, Look::Better]) {
        series.look = look;
    }
    for row in &mut chart.rows {
        row.values = vec![Some(-5.0), Some(5.0)];
    }
    let drawing = draw(&chart, 700.0, &Plain, &Sans);
    for pair in drawing.marks.chunks(2) {
        assert_eq!(pair[0].area.right(), pair[1].area.left());
        assert_eq!(pair[0].area.size.width, pair[1].area.size.width);
    }
}

#[test]
fn a_band_reaches_to_its_other_value_and_the_scale_with_it() {
    let mut chart = chart(1, 3);
    for (series, look) in chart.series.iter_mut().zip([Look::Reach(1), Look::Table, Look::Bar]) {
        series.look = look;
    }
    chart.rows[0].values = vec![Some(10.0), Some(70.0), Some(35.0)];
    let drawing = draw(&chart, 700.0, &Plain, &Sans);
    let [band, bar] = drawing.marks.as_slice() else { panic!("a band and a bar") };
    let day = bar.area.size.width / 35.0;
    assert!((band.area.size.width - 60.0 * day).abs() < 0.1, "{band:?} {bar:?}");
    assert!((band.area.left() - bar.area.left() - 10.0 * day).abs() < 0.1, "{band:?} {bar:?}");
}

#[test]
fn shares_of_each_row_end_at_the_most() {
    let chart = Chart {
        form: Form::Shares(1, 1.5),
        rows: [(5.0, 10.0), (900.0, 100.0), (3.0, 0.0)]
            .map(|(value, whole)| Row { values: vec![Some(value), Some(whole)], ..Row::default() })
            .to_vec(),
        ..chart(0, 2)
    };
    let scaled: Vec<_> = (0..3).map(|row| chart.scaled(row, 0)).collect();
    assert_eq!(scaled, [Some(0.5), Some(1.5), None]);
}

#[test]
fn a_line_is_broken_where_nothing_is_known() {
    let mut chart = Chart { form: Form::Time, ..chart(5, 1) };
    chart.series[0].look = Look::Line;
    chart.rows[2].values = vec![None];
    let drawing = draw(&chart, 800.0, &Plain, &Sans);
    let lines = |shape: &&Shape| matches!(shape, Shape::Path { role, .. } if role.class() == Some("line"));
    assert_eq!(drawing.shapes.iter().filter(lines).count(), 2);
    let rows: Vec<usize> = drawing.marks.iter().map(|mark| mark.row).collect();
    assert_eq!(rows, [0, 1, 3, 4]);
    let words: Vec<String> = texts(&drawing).into_iter().map(|(words, _)| words).collect();
    assert!(["1 d", "5 d", "Row 0", "Row 4"].iter().all(|word| words.contains(&(*word).to_owned())), "{words:?}");
}

#[test]
fn the_strongest_cell_is_the_largest_number_and_zero_is_empty() {
    let mut chart = Chart { form: Form::Heat, ..chart(2, 3) };
    chart.series.iter_mut().for_each(|series| series.look = Look::Cell);
    chart.rows[0].values = vec![Some(0.0), Some(1.0), Some(5.0)];
    let drawing = draw(&chart, 400.0, &Plain, &Sans);
    let cells: Vec<&str> = drawing
        .shapes
        .iter()
        .filter_map(|shape| match shape {
            Shape::Rect { role, .. } => role.class(),
            _ => None,
        })
        .collect();
    assert_eq!(
        cells,
        ["cell cell-0", "cell cell-1", "cell cell-5", "cell cell-4", "cell cell-5", "cell cell-5"]
            .map(|class| class)
            .as_slice()
    );
    let words = texts(&drawing);
    assert!(words.iter().filter(|(words, _)| words.ends_with(" d")).count() == 6, "a number in every cell");
}
