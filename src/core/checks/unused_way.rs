//! A drawn way that no deal takes, although many have left the node where it begins.

use super::finding::{About, Finding, Place};
use super::fixing::Fixing;
use super::subject::{Report, Subject};
use crate::core::command::Command;
use crate::core::model::Document;
use crate::core::sorted::Set;

/// How many departures say something.
const ENOUGH: usize = 10;

pub(super) fn find(subject: &Subject, report: &mut Report) {
    for way in subject.ways() {
        let share = way.share;
        if share.of >= ENOUGH {
            report.judge(way.id, (share.used == 0).then_some(About::Some { count: 0, of: share.of }));
        }
    }
}

/// Takes it away.
pub(super) fn fix(_: &Document, finding: &Finding, with: &mut Fixing) -> Option<Command> {
    let Place::Transition(way) = finding.place else { return None };
    Some(Command::Delete { nodes: Set::new(), transitions: Set::from([way]), deals_to: None, on: with.today })
}

#[cfg(test)]
mod tests {
    use crate::core::checks::Check::UnusedWay;
    use crate::core::checks::samples::{check, deals, lead, mends};
    use crate::core::model::Document;

    fn unused(document: &mut Document, deals_gone: usize) {
        lead(document, "ba", "b", "a");
        deals(document, "x", deals_gone, &[("a", 1), ("b", 1), ("won", 0)]);
        deals(document, "y", 1, &[("a", 1), ("b", 1), ("lost", 0)]);
    }

    #[test]
    fn a_way_is_taken_now_and_then() {
        check(|document| unused(document, 8), UnusedWay, &[]);
        check(|document| unused(document, 9), UnusedWay, &["ba"]);
        assert_eq!(mends(|document| unused(document, 9), UnusedWay).transitions.len(), 3);
    }
}
