//! A process without any outcome: nothing says when a deal is over.

use super::finding::{Finding, Place};
use super::fixing::{Fixing, end};
use super::subject::{Report, Subject};
use crate::core::command::Command;
use crate::core::model::{Document, NodeKind};

pub(super) fn find(subject: &Subject, report: &mut Report) {
    if subject.cards().next().is_some() {
        report.require(Place::Map, subject.outcomes().next().is_some());
    }
}

/// Won, behind the last stage.
pub(super) fn fix(document: &Document, _: &Finding, with: &mut Fixing) -> Option<Command> {
    end(document, with, NodeKind::Won)
}

#[cfg(test)]
mod tests {
    use crate::core::checks::Check::NoOutcome;
    use crate::core::checks::samples::{check, id, mends};
    use crate::core::ids::{NodeId, TransitionId};
    use crate::core::model::{Document, NodeKind};

    fn cut(document: &mut Document) {
        for (way, node) in [("bw", "won"), ("bl", "lost")] {
            document.transitions.remove(&id::<TransitionId>(way));
            document.nodes.remove(&id::<NodeId>(node));
        }
    }

    #[test]
    fn a_process_ends_somewhere() {
        check(cut, NoOutcome, &["map"]);
        check(
            |document| {
                document.transitions.remove(&id::<TransitionId>("bw"));
                document.nodes.remove(&id::<NodeId>("won"));
            },
            NoOutcome,
            &[],
        );
        let mended = mends(cut, NoOutcome);
        let won = mended.nodes.values().find(|node| node.kind == NodeKind::Won).unwrap();
        let way = mended.transitions.values().find(|way| way.to == won.id).unwrap();
        assert_eq!(way.from, id("b"), "behind the last stage");
    }
}
