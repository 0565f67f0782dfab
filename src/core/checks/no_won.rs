//! A process in which deals can be lost or put off, but not won.

use super::finding::{Finding, Place};
use super::fixing::{Fixing, end};
use super::subject::{Report, Subject};
use crate::core::command::Command;
use crate::core::model::{Document, NodeKind};

pub(super) fn find(subject: &Subject, report: &mut Report) {
    if subject.outcomes().next().is_some() {
        report.require(Place::Map, subject.outcomes().any(|node| node.kind == NodeKind::Won));
    }
}

/// Won, behind the last stage.
pub(super) fn fix(document: &Document, _: &Finding, with: &mut Fixing) -> Option<Command> {
    end(document, with, NodeKind::Won)
}

#[cfg(test)]
mod tests {
    use crate::core::checks::Check::NoWon;
    use crate::core::checks::samples::{check, mends, node};
    use crate::core::model::NodeKind;

    #[test]
    fn deals_can_be_won() {
        check(|document| node(document, "won").kind = NodeKind::NotNow, NoWon, &["map"]);
        mends(|document| node(document, "won").kind = NodeKind::NotNow, NoWon);
    }
}
