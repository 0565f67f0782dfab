//! Bars of what is there against what is required, on a scale that begins with 0.

use crate::core::geometry::within;
use crate::core::plan::Gap;

/// The parts of a bar, each as a share of the width of the chart.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Bullet {
    /// What has entered.
    pub entered: f64,
    /// What is due by today.
    pub due: f64,
    /// Where it is going; none where nothing says so yet.
    pub run_rate: Option<f64>,
    /// All that is required.
    pub whole: f64,
}

impl Bullet {
    /// How far a bar reaches, as a share of what is required.
    pub fn reach(gap: &Gap) -> f64 {
        let far = (gap.entered as f64).max(gap.run_rate.unwrap_or(0.0));
        if gap.required > 0.0 { far / gap.required } else { 0.0 }
    }
}

/// A bar on a scale that ends at `most` times what is required; what reaches further ends with it.
///
/// Each bar has a scale of its own, the share of what is required: in numbers the first stages of a process dwarf the
/// last.
pub fn bullet(gap: &Gap, most: f64) -> Bullet {
    let scale = gap.required * most;
    let share = |count: f64| if scale > 0.0 { within(count / scale, 0.0, 1.0) } else { 0.0 };
    Bullet {
        entered: share(gap.entered as f64),
        due: share(gap.due),
        run_rate: gap.run_rate.map(share),
        whole: share(gap.required),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_begins_with_nothing_and_ends_with_the_scale() {
        let gap = Gap { due: 20.0, entered: 10, required: 40.0, run_rate: Some(100.0), missing: 10.0 };
        assert_eq!(Bullet::reach(&gap), 2.5);
        let all = Bullet { entered: 0.125, due: 0.25, run_rate: Some(1.0), whole: 0.5 };
        assert_eq!(bullet(&gap, 2.0), all);
        let nothing = Bullet { entered: 0.0, due: 0.0, run_rate: None, whole: 0.0 };
        assert_eq!(bullet(&Gap { entered: 3, ..Gap::default() }, 1.5), nothing);
        assert_eq!(Bullet::reach(&Gap { entered: 3, ..Gap::default() }), 0.0);
    }
}
