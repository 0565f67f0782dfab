//! Values in ascending order, each as near as can be to what is wanted: pool adjacent violators.
//!
//! Ayer, Brunk, Ewing, Reid, Silverman 1955, "An empirical distribution function for sampling with incomplete
//! information". With distances taken off, it puts the items of one layer in the best places for given neighbours, which
//! the priority method of Sugiyama, Tagawa, Toda 1981 only comes near to.

/// The ascending values of least squared weighted distance from the wanted `(value, weight)`; weights are positive.
pub(super) fn ascending(wanted: &[(f64, f64)]) -> Vec<f64> {
    // Runs of equal values: the weighted sum, the weight, and how many they are.
    let mut runs: Vec<(f64, f64, usize)> = Vec::with_capacity(wanted.len());
    for (value, weight) in wanted {
        let mut run = (value * weight, *weight, 1);
        while let Some(last) = runs.pop_if(|last| last.0 * run.1 >= run.0 * last.1) {
            run = (run.0 + last.0, run.1 + last.1, run.2 + last.2);
        }
        runs.push(run);
    }
    let mut values = Vec::with_capacity(wanted.len());
    for (sum, weight, count) in runs {
        values.resize(values.len() + count, sum / weight);
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_order_stays_and_the_rest_meets_in_the_middle() {
        assert_eq!(ascending(&[(1.0, 1.0), (2.0, 5.0), (9.0, 1.0)]), [1.0, 2.0, 9.0]);
        assert_eq!(ascending(&[(4.0, 1.0), (1.0, 3.0), (0.0, 1.0), (7.0, 1.0)]), [1.4, 1.4, 1.4, 7.0]);
        assert_eq!(ascending(&[]), [] as [f64; 0]);
    }
}
