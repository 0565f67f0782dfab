//! Shares of a decision's ways out that are not 100 % together, or are there for some of them only.

use super::finding::{About, Finding, Place};
use super::fixing::{Fixing, onward, whole_percents};
use super::subject::{Report, Subject};
use crate::core::command::Command;
use crate::core::model::{Document, Transition};

pub(super) fn find(subject: &Subject, report: &mut Report) {
    for node in subject.decisions() {
        let ways = &node.out;
        let shares = || ways.iter().filter_map(|way| way.onward.share);
        if shares().next().is_some() {
            let is: i64 = shares().sum();
            let whole = is == 100 && shares().count() == ways.len();
            report.judge(node.id, (!whole).then_some(About::Percent { is, wanted: 100, n: 0 }));
        }
    }
}

/// What is missing goes to the ways without a share; otherwise all shares grow or shrink alike.
pub(super) fn fix(document: &Document, finding: &Finding, _: &mut Fixing) -> Option<Command> {
    let Place::Node(node) = finding.place else { return None };
    let ways: Vec<&Transition> = document.transitions.values().filter(|way| way.from == node).collect();
    let known: i64 = ways.iter().filter_map(|way| way.onward.share).sum();
    let without = ways.iter().filter(|way| way.onward.share.is_none()).count();
    let rest = (100 - known).max(0) as f64;
    let weights: Vec<f64> =
        ways.iter().map(|way| way.onward.share.map_or(rest / without.max(1) as f64, |share| share as f64)).collect();
    let percents = whole_percents(&weights)?;
    let edits = ways.iter().zip(percents).map(|(way, share)| onward(way, |onward| onward.share = Some(share)));
    Some(Command::Together(edits.collect()))
}

#[cfg(test)]
mod tests {
    use crate::core::checks::Check::BranchShares;
    use crate::core::checks::samples::{branch, check, decide, mends, way};
    use crate::core::model::Document;

    fn share(document: &mut Document, shares: [Option<i64>; 3]) {
        decide(document);
        branch(document, "dl", "d", "lost", "Never");
        for (name, share) in ["dw", "da", "dl"].into_iter().zip(shares) {
            way(document, name).onward.share = share;
        }
    }

    #[test]
    fn shares_are_a_whole() {
        check(|document| share(document, [None; 3]), BranchShares, &[]);
        check(|document| share(document, [Some(50), Some(30), Some(20)]), BranchShares, &[]);
        check(|document| share(document, [Some(50), Some(30), Some(30)]), BranchShares, &["d"]);
        check(|document| share(document, [Some(50), Some(50), None]), BranchShares, &["d"]);
    }

    #[test]
    fn they_are_made_one() {
        for (shares, expected) in [
            ([Some(50), None, Some(20)], [50, 30, 20]),
            ([Some(50), None, None], [50, 25, 25]),
            ([Some(60), Some(60), Some(60)], [34, 33, 33]),
            ([Some(0), Some(0), Some(0)], [34, 33, 33]),
            ([Some(90), Some(30), None], [75, 25, 0]),
        ] {
            let mended = mends(|document| share(document, shares), BranchShares);
            let mut after = mended;
            let found = ["dw", "da", "dl"].map(|name| way(&mut after, name).onward.share.unwrap());
            let mut sorted = (found, expected);
            sorted.0.sort_unstable();
            sorted.1.sort_unstable();
            assert_eq!(sorted.0, sorted.1, "{shares:?}");
        }
    }
}
