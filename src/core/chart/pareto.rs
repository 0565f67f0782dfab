//! The rows of a Pareto chart: a bar for each reason, the longest first, with what they are together.

use super::reasons::Reason;

/// How many bars are drawn; the rest is one more.
const BARS: usize = 8;

/// One bar of the chart.
#[derive(Clone, PartialEq, Debug)]
pub struct Bar {
    /// The reason; nothing for all those that have no bar of their own.
    pub reason: Option<String>,
    /// How often it was given.
    pub count: usize,
    /// Its share of all, 0 to 1.
    pub share: f64,
    /// The share of this one and all before it, 0 to 1.
    pub running: f64,
}

/// The bars of reasons that come with the most frequent one first. The rest stands last, however many it is.
pub fn pareto(reasons: &[Reason]) -> Vec<Bar> {
    let all = reasons.last().map_or(0, |reason| reason.running);
    // One more bar is as easily read as a bar for the one that is left.
    let own = if reasons.len() == BARS + 1 { BARS + 1 } else { BARS };
    let mut bars: Vec<(Option<String>, usize, usize)> =
        reasons.iter().take(own).map(|reason| (Some(reason.text.clone()), reason.count, reason.running)).collect();
    let shown = bars.last().map_or(0, |(_, _, running)| *running);
    if shown < all {
        bars.push((None, all - shown, all));
    }
    let of_all = |count: usize| count as f64 / all.max(1) as f64;
    let bar = |(reason, count, running): (Option<String>, usize, usize)| Bar {
        reason,
        count,
        share: of_all(count),
        running: of_all(running),
    };
    bars.into_iter().map(bar).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reasons(counts: &[usize]) -> Vec<Reason> {
        let mut running = 0;
        let reason = |(at, count): (usize, &usize)| {
            running += count;
            Reason { text: format!("reason {at}"), count: *count, running }
        };
        counts.iter().enumerate().map(reason).collect()
    }

    #[test]
    fn bars_are_shares_that_grow_to_a_whole() {
        let bars = pareto(&reasons(&[5, 3, 2]));
        let shown: Vec<_> = bars.iter().map(|bar| (bar.count, bar.share, bar.running)).collect();
        assert_eq!(shown, [(5, 0.5, 0.5), (3, 0.3, 0.8), (2, 0.2, 1.0)]);
        assert_eq!(pareto(&[]), Vec::new());
    }

    #[test]
    fn rare_reasons_share_the_last_bar() {
        let nine = pareto(&reasons(&[1; 9]));
        assert!(nine.len() == 9 && nine.iter().all(|bar| bar.reason.is_some()));
        let many = pareto(&reasons(&[9, 8, 7, 6, 5, 4, 3, 2, 1, 1, 1]));
        let last = many.last().unwrap();
        assert_eq!((many.len(), last.reason.clone(), last.count, last.running), (9, None, 3, 1.0));
        // The rest may be more than any other: it stays last.
        let scattered = pareto(&reasons(&[1; 30]));
        let last = scattered.last().unwrap();
        assert_eq!((last.reason.clone(), last.count), (None, 22));
    }
}
