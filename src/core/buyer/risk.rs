//! How many times as likely something is with a mark as without it, and how sure that is.

/// The 95 % quantile of the chi-squared distribution with one degree of freedom.
const CHI_SQUARED: f64 = 3.841_458_820_694_124;
/// Ratios beyond are taken for none: a limit that is not there.
const LARGEST: f64 = 1e6;

/// A ratio of two shares, with its 95 % confidence interval.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Lift {
    /// The share with it, by the share without it; none where without it there is nothing to divide by.
    pub ratio: Option<f64>,
    /// The lower limit.
    pub low: f64,
    /// The upper limit; none where there is none.
    pub high: Option<f64>,
}

/// The ratio of `a` of `n` to `b` of `m`; none without anything in one of the two.
///
/// The interval is the asymptotic score interval of Koopman (1984, "Confidence intervals for the ratio of two binomial
/// proportions", Biometrics 40), the one that Fagerland, Lydersen and Laake (2015, Statistical Methods in Medical
/// Research 24) recommend for few observations: it holds also where a share is 0 or 1.
pub fn lift((a, n): (usize, usize), (b, m): (usize, usize)) -> Option<Lift> {
    if n == 0 || m == 0 {
        return None;
    }
    let count = |number: usize| number as f64;
    let (a, n, b, m) = (count(a.min(n)), count(n), count(b.min(m)), count(m));
    let ratio = (b > 0.0).then(|| (a / n) / (b / m));
    if a == 0.0 && b == 0.0 {
        return Some(Lift { ratio, low: 0.0, high: None });
    }
    let within = |ratio: f64| score((a, n), (b, m), ratio) <= CHI_SQUARED;
    let best = ratio.unwrap_or(LARGEST);
    let low = if a == 0.0 { 0.0 } else { limit(best, 1.0 / LARGEST, &within) };
    let high = if b == 0.0 { LARGEST } else { limit(best.max(1.0 / LARGEST), LARGEST, &within) };
    Some(Lift { ratio, low, high: (high < LARGEST * 0.99).then_some(high) })
}

/// How far a ratio is from what was observed, as a value of chi squared. Shares are those that are most likely where the
/// ratio is this one.
fn score((a, n): (f64, f64), (b, m): (f64, f64), ratio: f64) -> f64 {
    let sum = ratio * (n + b) + a + m;
    let product = ratio * (a + b);
    let root = (sum * sum - 4.0 * (n + m) * product).max(0.0).sqrt();
    // The smaller root, in the form that loses no digits.
    let with = 2.0 * product / (sum + root);
    let part = |count: f64, of: f64, share: f64| {
        let (off, spread) = (count - of * share, of * share * (1.0 - share));
        if off.abs() < 1e-9 { 0.0 } else { off * off / spread.max(1e-12) }
    };
    part(a, n, with) + part(b, m, with / ratio)
}

/// The last ratio on the way from one that fits to one that may not that still does: by halving, on a scale of powers.
fn limit(fits: f64, farthest: f64, within: &dyn Fn(f64) -> bool) -> f64 {
    if within(farthest) {
        return farthest;
    }
    let (mut inside, mut outside) = (fits, farthest);
    for _ in 0..100 {
        let middle = (inside * outside).sqrt();
        if within(middle) {
            inside = middle;
        } else {
            outside = middle;
        }
    }
    inside
}
