//! The tapered bars of the funnel: each begins as large as its own number and ends as large as the next one.

use crate::core::decimal::Decimal;
use std::fmt::Write;

use crate::core::geometry::Size;

/// Which way deals flow in the picture.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Orientation {
    /// From left to right, bars are as high as their number.
    Across,
    /// From top to bottom, bars are as wide as their number.
    Down,
}

/// One bar. Positions run along the flow.
#[derive(Clone, PartialEq, Debug)]
pub struct Slice {
    /// Where its place begins, the gap included.
    pub start: f64,
    /// Where its place ends; its rate stands there, under the seam.
    pub end: f64,
    /// How large the bar is where it begins, across the flow.
    pub size: f64,
    /// How large it is where it ends.
    pub narrowed: f64,
    /// The outline as SVG path data.
    pub path: String,
}

impl Slice {
    /// The middle of its place.
    pub fn middle(&self) -> f64 {
        (self.start + self.end) / 2.0
    }
}

/// The smallest bar that is more than nothing, in pixels: few deals must not look like none.
const VISIBLE: f64 = 2.0;
/// What is left free between two bars.
const GAP: f64 = 4.0;
/// Where along the bar the two control points of the shoulder are.
const SHOULDER: (f64, f64) = (0.56, 0.62);

/// Bars for these values in an area. The largest of them, or of what they are compared with, is as large as the area
/// allows.
///
/// A bar narrows to the next one where that is smaller; where more deals are counted further on, it ends as it
/// began, since nothing came in there. With `taper` off (a picture of today, in which no deal goes anywhere) every
/// bar is a plain box. Values that are negative or no numbers count as nothing.
pub fn slices(values: &[f64], largest: f64, area: Size, orientation: Orientation, taper: bool) -> Vec<Slice> {
    let clean = |value: f64| if value.is_finite() { value.max(0.0) } else { 0.0 };
    let largest = values.iter().copied().map(clean).fold(clean(largest), f64::max);
    let (length, breadth) = match orientation {
        Orientation::Across => (area.width.max(0.0), area.height.max(0.0)),
        Orientation::Down => (area.height.max(0.0), area.width.max(0.0)),
    };
    let size = |value: f64| match clean(value) {
        value if value > 0.0 && largest > 0.0 => (value / largest * breadth).max(VISIBLE).min(breadth),
        _ => 0.0,
    };
    let place = length / values.len().max(1) as f64;
    let gap = GAP.min(place / 4.0);
    let next = |index: usize| values.get(index + 1).copied().map(size);
    let slice = |(index, value): (usize, &f64)| {
        let (start, own) = (place * index as f64, size(*value));
        let narrowed = if taper { next(index).unwrap_or(own).min(own) } else { own };
        // Nothing ahead: end on a hairline, so that it is seen that the last ones leave here.
        let narrowed = if own > 0.0 { narrowed.max(VISIBLE.min(own)) } else { 0.0 };
        let end = start + place;
        let from = if index == 0 { start } else { start + gap / 2.0 };
        let to = if index + 1 == values.len() { end } else { end - gap / 2.0 };
        let path = outline(from, to, breadth / 2.0, own / 2.0, narrowed / 2.0, orientation);
        Slice { start, end, size: own, narrowed, path }
    };
    values.iter().enumerate().map(slice).collect()
}

/// The outline of a bar from `from` to `to` around `middle`, half as large as given at both ends.
fn outline(from: f64, to: f64, middle: f64, begins: f64, ends: f64, orientation: Orientation) -> String {
    let mut path = String::new();
    if begins <= 0.0 {
        return path;
    }
    let along = |share: f64| from + (to - from) * share;
    let mut put = |command: &str, points: &[(f64, f64)]| {
        path.push_str(command);
        for (along, across) in points {
            let (x, y) = match orientation {
                Orientation::Across => (along, across),
                Orientation::Down => (across, along),
            };
            let _ = write!(path, "{} {} ", short(*x), short(*y));
        }
    };
    let (upper, lower) = (middle - begins, middle + begins);
    let (upper_end, lower_end) = (middle - ends, middle + ends);
    let (first, second) = (along(SHOULDER.0), along(SHOULDER.1));
    put("M", &[(from, upper)]);
    put("C", &[(first, upper), (second, upper_end), (to, upper_end)]);
    put("L", &[(to, lower_end)]);
    put("C", &[(second, lower_end), (first, lower), (from, lower)]);
    path.push('Z');
    path
}

/// To a hundredth, as text.
fn short(value: f64) -> Decimal {
    Decimal((value * 100.0).round() / 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(width: f64, height: f64) -> Size {
        Size { width, height }
    }

    fn numbers(path: &str) -> Vec<f64> {
        let words = path.split(|character: char| character.is_ascii_alphabetic() || character == ' ');
        words.filter(|word| !word.is_empty()).map(|word| word.parse().unwrap()).collect()
    }

    #[test]
    fn stays_within_its_area_whatever_the_values() {
        let long: Vec<f64> = (0..50).map(|index| 1e15 / 1.5_f64.powi(index)).collect();
        let cases: [&[f64]; 9] = [
            &[],
            &[5.0],
            &[0.0],
            &[0.0, 0.0, 0.0],
            &[f64::NAN, 3.0, -2.0, f64::INFINITY],
            &[1.0, 9.0, 4.0],
            &[9.0, 0.0, 0.0],
            &[1e15, 1.0],
            &long,
        ];
        for values in cases {
            for size in [area(1000.0, 160.0), area(40.0, 10.0), area(0.0, 0.0)] {
                for orientation in [Orientation::Across, Orientation::Down] {
                    for taper in [true, false] {
                        let slices = slices(values, 0.0, size, orientation, taper);
                        assert_eq!(slices.len(), values.len());
                        for slice in &slices {
                            for pair in numbers(&slice.path).chunks(2) {
                                let inside = (-0.01..=size.width + 0.01).contains(&pair[0])
                                    && (-0.01..=size.height + 0.01).contains(&pair[1]);
                                assert!(inside, "{values:?} {size:?} {slice:?}");
                            }
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn narrows_to_the_next_bar_and_never_widens() {
        let check = |values: &[f64], sizes: &[(f64, f64)]| {
            let found = slices(values, 0.0, area(300.0, 100.0), Orientation::Across, true);
            let found: Vec<(f64, f64)> = found.iter().map(|slice| (slice.size, slice.narrowed)).collect();
            assert_eq!(found, sizes, "{values:?}");
        };
        check(&[100.0, 50.0, 10.0], &[(100.0, 50.0), (50.0, 10.0), (10.0, 10.0)]);
        check(&[50.0, 100.0], &[(50.0, 50.0), (100.0, 100.0)]);
        check(&[1000.0, 1.0, 0.0], &[(100.0, 2.0), (2.0, 2.0), (0.0, 0.0)]);
        check(&[7.0, 0.0], &[(100.0, 2.0), (0.0, 0.0)]);
        let larger = slices(&[9.0, 7.0, 7.0, 2.0, 1.0], 0.0, area(500.0, 90.0), Orientation::Down, true);
        assert!(larger.windows(2).all(|pair| pair[0].size >= pair[1].size && pair[0].narrowed == pair[1].size));
    }

    #[test]
    fn shares_the_length_evenly_and_leaves_no_place_out() {
        for (orientation, size) in [(Orientation::Across, area(700.0, 90.0)), (Orientation::Down, area(90.0, 700.0))] {
            let slices = slices(&[3.0; 7], 0.0, size, orientation, true);
            assert!(slices.windows(2).all(|pair| (pair[0].end - pair[1].start).abs() < 1e-9));
            assert_eq!((slices[0].start, slices[0].middle(), slices[6].end), (0.0, 50.0, 700.0));
        }
    }

    #[test]
    fn draws_nothing_for_nothing_and_a_box_without_taper() {
        let plain = slices(&[4.0, 0.0, 1.0], 0.0, area(300.0, 80.0), Orientation::Across, false);
        assert_eq!(plain[1].path, "");
        assert!(plain.iter().all(|slice| slice.size == slice.narrowed));
        let compared = slices(&[4.0], 16.0, area(300.0, 80.0), Orientation::Across, false);
        assert_eq!(compared[0].size, 20.0, "what it is compared with is larger");
    }
}
