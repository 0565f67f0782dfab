//! A stage in which deals stay far longer than it says: the time is a wish, or something holds them up.

use super::finding::{About, Finding, Place};
use super::fixing::Fixing;
use super::subject::{Report, Subject};
use crate::core::analytics::Ledger;
use crate::core::command::{Command, NodeEdit};
use crate::core::model::{Basis, Document, ExpectedTime};

/// How many stays say something, and from which part of the longest time expected on it is far over.
const ENOUGH: usize = 5;
const OVER: f64 = 1.25;

pub(super) fn find(subject: &Subject, report: &mut Report) {
    for node in subject.cards() {
        let Some(deeds) = node.deeds.filter(|deeds| deeds.days.len() >= ENOUGH) else { continue };
        let Some((expected, median)) = node.card.expected.zip(deeds.days.percentile(50.0)) else { continue };
        let over = median > f64::from(expected.max) * OVER;
        let about =
            About::Days { median: median.round() as i64, expected: i64::from(expected.max), n: deeds.days.len() };
        report.judge(node.id, over.then_some(about));
    }
}

/// The time that was measured: what one deal in ten is faster than, the median, and what one in ten is slower than.
pub(super) fn fix(document: &Document, finding: &Finding, _: &mut Fixing) -> Option<Command> {
    let Place::Node(id) = finding.place else { return None };
    let ledger = Ledger::of(document, document.map.created);
    let days = &ledger.all().deeds(ledger.frame(), id)?.days;
    let at = |percent| days.percentile(percent).map(|days| (days.round() as u32).min(ExpectedTime::LONGEST));
    let expected = ExpectedTime::new(at(10.0)?, at(50.0)?, at(90.0)?)?;
    let mut more = document.nodes.get(&id)?.card.more.clone();
    more.expected_basis = Basis::Measured;
    let edits = [NodeEdit::Expected(Some(expected)), NodeEdit::More(Box::new(more))];
    Some(Command::Together(edits.into_iter().map(|edit| Command::EditNode(id, edit)).collect()))
}

#[cfg(test)]
mod tests {
    use crate::core::checks::About;
    use crate::core::checks::Check::OverTime;
    use crate::core::checks::samples::{about, check, deals, id, mends};
    use crate::core::ids::NodeId;
    use crate::core::model::{Basis, Document, ExpectedTime};

    fn stay(document: &mut Document, count: usize, days: i64) {
        deals(document, "x", count, &[("a", days), ("b", 1)]);
    }

    #[test]
    fn a_time_that_nobody_keeps_is_named() {
        check(|document| stay(document, 5, 13), OverTime, &["a"]);
        check(|document| stay(document, 5, 12), OverTime, &[]);
        check(|document| stay(document, 4, 90), OverTime, &[]);
        let over = About::Days { median: 13, expected: 10, n: 5 };
        assert_eq!(about(|document| stay(document, 5, 13), OverTime), over);
    }

    #[test]
    fn the_measured_time_takes_its_place() {
        let mended = mends(|document| stay(document, 6, 20), OverTime);
        let card = &mended.nodes[&id::<NodeId>("a")].card;
        assert_eq!((card.expected, card.more.expected_basis), (ExpectedTime::new(20, 20, 20), Basis::Measured));
    }
}
