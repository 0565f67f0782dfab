//! Which nodes or transitions of a map the page holds next: what is to be there comes little by little, so that no frame
//! has much to do.

/// A row of the page.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Row<T> {
    /// What it shows.
    pub id: T,
    /// Distinguishes rows that show the same.
    pub generation: u32,
    /// Shown with everything on it; else only its outline.
    pub detailed: bool,
}

/// What a row with details costs; one without costs 1.
const DETAILS: usize = 4;
/// What may be made in one frame of what is seen, and of what is only near. The first would be missed.
const SEEN: usize = 320;
const NEAR: usize = 120;

/// The rows to hold next on the way from those `shown` to those `wanted`, both by what they show. Whatever is not wanted
/// goes at once, but details that are not wanted any more stay while the view `moves`: they may be wanted again soon.
/// `seen` is asked for what would be made.
pub fn towards<T: Ord + Copy>(
    shown: &[Row<T>],
    wanted: &[Row<T>],
    moves: bool,
    seen: impl Fn(T) -> bool,
) -> Vec<Row<T>> {
    let known = |row: &Row<T>| {
        let at = shown.binary_search_by(|known| known.id.cmp(&row.id)).ok()?;
        shown.get(at).filter(|known| known.generation == row.generation).copied()
    };
    let cost = |row: &Row<T>| if row.detailed { DETAILS } else { 1 };
    let rises = |row: &Row<T>| known(row).is_none_or(|known| row.detailed && !known.detailed);
    // Nothing that is only near is made in a frame that has much to do for what is seen.
    let pressing: usize = wanted.iter().filter(|row| rises(row) && seen(row.id)).map(cost).sum();
    let mut room = [SEEN, NEAR.saturating_sub(pressing)];
    let mut afford = |row: &Row<T>| {
        let [urgent, idle] = &mut room;
        let room = if seen(row.id) { urgent } else { idle };
        let can = *room > 0;
        *room = room.saturating_sub(cost(row));
        can
    };
    let next = |row: &Row<T>| match known(row) {
        Some(known) if known.detailed == row.detailed => Some(known),
        Some(known) if known.detailed => Some(if moves { known } else { *row }),
        known => {
            if afford(row) {
                Some(*row)
            } else {
                known
            }
        }
    };
    wanted.iter().filter_map(next).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(ids: std::ops::Range<u32>, detailed: bool) -> Vec<Row<u32>> {
        ids.map(|id| Row { id, generation: 0, detailed }).collect()
    }

    /// The rows of every frame until nothing changes.
    fn frames(wanted: &[Row<u32>], seen: &[u32], moves: bool, from: Vec<Row<u32>>) -> Vec<Vec<Row<u32>>> {
        let mut all = vec![from];
        while all.len() < 1_000 {
            let next = towards(&all[all.len() - 1], wanted, moves, |id| seen.contains(&id));
            if next == all[all.len() - 1] {
                break;
            }
            all.push(next);
        }
        all
    }

    #[test]
    fn everything_wanted_is_there_in_the_end_and_no_frame_makes_much() {
        let wanted = rows(0..2_000, false);
        let frames = frames(&wanted, &[], false, Vec::new());
        assert_eq!(frames.last(), Some(&wanted));
        for pair in frames.windows(2) {
            assert!(pair[1].len() - pair[0].len() <= NEAR, "{} made", pair[1].len() - pair[0].len());
        }
    }

    #[test]
    fn what_is_seen_comes_first() {
        let wanted = rows(0..1_000, true);
        let seen: Vec<u32> = (900..940).collect();
        let frames = frames(&wanted, &seen, true, Vec::new());
        let ids: Vec<u32> = frames[1].iter().map(|row| row.id).collect();
        assert_eq!(ids, seen, "and nothing else in that frame");
        assert_eq!(frames.last(), Some(&wanted));
    }

    #[test]
    fn details_come_soon_and_go_only_at_rest() {
        let (plain, full) = (rows(0..10, false), rows(0..10, true));
        assert_eq!(towards(&plain, &full, true, |_| false), full);
        assert_eq!(towards(&full, &plain, true, |_| false), full);
        assert_eq!(towards(&full, &plain, false, |_| false), plain);
    }

    #[test]
    fn a_row_without_its_details_stays_until_they_come() {
        let next = towards(&rows(0..1_000, false), &rows(0..1_000, true), false, |_| true);
        assert_eq!(next.len(), 1_000);
        assert_eq!(next.iter().filter(|row| row.detailed).count(), SEEN / DETAILS);
    }

    #[test]
    fn what_is_not_wanted_goes_and_another_row_of_the_same_takes_its_place() {
        let other = [Row { id: 3, generation: 1, detailed: false }];
        assert_eq!(towards(&rows(0..10, true), &other, true, |_| false), other);
        assert_eq!(towards(&rows(0..10, true), &[], true, |_| false), []);
    }
}
