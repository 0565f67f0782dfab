//! Labels that never lie over each other: each has places that it may stand at, and takes the first that is free. Where
//! none is, it is left out.

use crate::core::geometry::Rect;
use crate::core::sort;

/// A label that looks for a place.
#[derive(Clone, PartialEq, Debug)]
pub struct Label {
    /// Where it may stand, the best place first.
    pub places: Vec<Rect>,
    /// Of two labels that want the same place, the one with the higher rank has it; of equal ones the earlier.
    pub rank: u8,
}

/// The room that is left between two labels, in pixels.
const GAP: f64 = 4.0;

/// Where each label stands: inside `bounds`, beside everything in `taken` and beside all others; none where there is no
/// such place.
pub fn placed(labels: &[Label], taken: &[Rect], bounds: Rect) -> Vec<Option<Rect>> {
    let mut order: Vec<usize> = (0..labels.len()).collect();
    let rank = |index: &usize| labels.get(*index).map_or(0, |label| label.rank);
    sort::by(&mut order, |one, other| rank(other).cmp(&rank(one)));
    let mut standing = taken.to_vec();
    let mut found: Vec<Option<Rect>> = vec![None; labels.len()];
    for index in order {
        let places = labels.get(index).map(|label| label.places.as_slice()).unwrap_or_default();
        let free = |place: &&Rect| {
            bounds.holds(place) && standing.iter().all(|other| !other.overlaps(&place.grown_by(GAP / 2.0, 0.0)))
        };
        if let (Some(place), Some(slot)) = (places.iter().find(free), found.get_mut(index)) {
            standing.push(*place);
            *slot = Some(*place);
        }
    }
    found
}

/// Which of the labels along an axis are shown: every one, or every second, third ... from the first on, so that those
/// shown are evenly apart. `room` is how far apart two neighbours are.
pub fn every(widths: &[f64], room: f64) -> usize {
    let widest = widths.iter().copied().fold(0.0, f64::max) + GAP;
    (1..=widths.len().max(1)).find(|step| room * *step as f64 >= widest).unwrap_or(widths.len().max(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::geometry::{Size, point};
    use proptest::prelude::*;

    fn area(x: f64, y: f64, width: f64, height: f64) -> Rect {
        Rect::new(point(x, y), Size { width, height })
    }

    fn bounds() -> Rect {
        area(0.0, 0.0, 300.0, 100.0)
    }

    #[test]
    fn the_first_free_place_is_taken_and_rank_goes_first() {
        let label = |places: &[Rect], rank| Label { places: places.to_vec(), rank };
        let (here, below) = (area(10.0, 10.0, 40.0, 12.0), area(10.0, 30.0, 40.0, 12.0));
        let labels = [label(&[here, below], 0), label(&[here], 1), label(&[here], 0)];
        assert_eq!(placed(&labels, &[], bounds()), [Some(below), Some(here), None]);
        assert_eq!(placed(&labels, &[below], bounds()), [None, Some(here), None], "marks are in the way too");
        assert_eq!(placed(&[label(&[area(290.0, 0.0, 40.0, 12.0)], 0)], &[], bounds()), [None], "beyond the edge");
    }

    #[test]
    fn axis_labels_are_thinned_evenly() {
        assert_eq!(every(&[20.0; 12], 30.0), 1);
        assert_eq!(every(&[20.0, 50.0, 20.0], 30.0), 2);
        assert_eq!(every(&[100.0; 12], 30.0), 4);
        assert_eq!((every(&[900.0; 3], 1.0), every(&[], 1.0)), (3, 1));
    }

    proptest! {
        #[test]
        fn no_two_labels_meet_and_none_leaves_the_chart(
            wanted in prop::collection::vec(
                (prop::collection::vec((-20.0..320.0, -10.0..110.0, 1.0..80.0, 8.0..16.0), 0..4), 0_u8..4),
                0..40,
            ),
            taken in prop::collection::vec((0.0..300.0, 0.0..100.0, 1.0..40.0, 1.0..40.0), 0..4),
        ) {
            let rect = |(x, y, width, height): &(f64, f64, f64, f64)| area(*x, *y, *width, *height);
            let labels: Vec<Label> = wanted
                .iter()
                .map(|(places, rank)| Label { places: places.iter().map(rect).collect(), rank: *rank })
                .collect();
            let taken: Vec<Rect> = taken.iter().map(rect).collect();
            let found = placed(&labels, &taken, bounds());
            prop_assert_eq!(found.len(), labels.len());
            let standing: Vec<Rect> = found.iter().flatten().copied().collect();
            for (index, one) in standing.iter().enumerate() {
                prop_assert!(bounds().holds(one));
                prop_assert!(taken.iter().chain(standing.iter().skip(index + 1)).all(|other| !one.overlaps(other)));
            }
            // What was left out had no place: not one of its wishes is free.
            for (label, _) in labels.iter().zip(&found).filter(|(_, place)| place.is_none()) {
                for place in &label.places {
                    let free = bounds().holds(place)
                        && taken.iter().chain(&standing).all(|other| !other.overlaps(&place.grown_by(GAP, 0.0)));
                    prop_assert!(!free);
                }
            }
        }
    }
}
