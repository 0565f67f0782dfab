//! Which earlier states of a map are worth keeping.

use crate::core::sorted::Set;

/// The newest of how many are kept whenever they were made.
const NEWEST: usize = 10;
/// Of how many hours, of those in which there were any, the last one is kept.
const HOURS: usize = 24;
/// The same for days.
const DAYS: usize = 14;

const HOUR: u64 = 3_600_000;

/// The moments that need not be kept, of all at which a map was kept: in milliseconds since 1970, in any order. Hours and
/// days are those of universal time.
pub fn dispensable(moments: &[u64]) -> Vec<u64> {
    let all: Set<u64> = moments.iter().copied().collect();
    let newest_first: Vec<u64> = all.iter().rev().copied().collect();
    let mut kept: Set<u64> = newest_first.iter().take(NEWEST).copied().collect();
    for (length, most) in [(HOUR, HOURS), (24 * HOUR, DAYS)] {
        let mut seen = Set::new();
        for moment in &newest_first {
            if seen.len() < most && seen.insert(moment / length) {
                kept.insert(*moment);
            }
        }
    }
    newest_first.into_iter().filter(|moment| !kept.contains(moment)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_and_the_last_of_hours_and_days_stay() {
        assert!(dispensable(&[]).is_empty());
        let few: Vec<u64> = (0..10).collect();
        assert!(dispensable(&few).is_empty());
        // Every minute of thirty days.
        let end = 30 * 24 * 60;
        let mut kept: Set<u64> = Set::new();
        for minute in 0..end {
            kept.insert(minute * 60_000);
            let now: Vec<u64> = kept.iter().copied().collect();
            for gone in dispensable(&now) {
                kept.remove(&gone);
            }
            assert!(kept.len() <= NEWEST + HOURS + DAYS, "{}", kept.len());
        }
        let ages: Vec<u64> = kept.iter().rev().map(|moment| (end - 1) - moment / 60_000).collect();
        assert_eq!(ages[..10], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
        assert!(ages.contains(&60) && ages.contains(&(23 * 60)), "{ages:?}");
        assert!(ages.contains(&(24 * 60)) && ages.contains(&(13 * 24 * 60)), "{ages:?}");
        assert!(ages.iter().all(|age| *age <= 13 * 24 * 60));
    }

    #[test]
    fn the_same_moment_is_one() {
        assert!(dispensable(&[5; 40]).is_empty());
    }
}
