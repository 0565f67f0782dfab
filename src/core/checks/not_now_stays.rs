//! A "not now" that nothing leads back from: "later" is "never" there.

use super::finding::{Finding, Place};
use super::fixing::{Fixing, connect};
use super::subject::{Report, Subject};
use crate::core::command::Command;
use crate::core::ids::NodeId;
use crate::core::model::{Document, NodeKind, TransitionKind};
use crate::core::sorted::Set;

pub(super) fn find(subject: &Subject, report: &mut Report) {
    for node in subject.outcomes().filter(|node| node.kind == NodeKind::NotNow) {
        report.require(node.id, !node.out.is_empty());
    }
}

/// Back to the stage that leads there.
pub(super) fn fix(document: &Document, finding: &Finding, with: &mut Fixing) -> Option<Command> {
    let Place::Node(outcome) = finding.place else { return None };
    let stage = before(document, outcome)?;
    Some(connect(with, TransitionKind::Recycle, outcome, stage))
}

/// The nearest stage that leads to a node.
fn before(document: &Document, node: NodeId) -> Option<NodeId> {
    let mut open = vec![node];
    let mut seen = Set::from([node]);
    while !open.is_empty() {
        let into = document.transitions.values().filter(|way| open.contains(&way.to)).map(|way| way.from);
        open = into.filter(|from| seen.insert(*from)).collect();
        if let Some(stage) = open.iter().find(|id| document.node_kind(**id).is_some_and(NodeKind::has_card)) {
            return Some(*stage);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::core::checks::Check::NotNowStays;
    use crate::core::checks::samples::{add, branch, check, decide, id, lead, mends};
    use crate::core::model::{Document, NodeKind, TransitionKind};

    fn put_off(document: &mut Document) {
        decide(document);
        add(document, "later", NodeKind::NotNow);
        branch(document, "dx", "d", "later", "Later");
    }

    #[test]
    fn not_now_leads_back() {
        check(put_off, NotNowStays, &["later"]);
        check(
            |document| {
                put_off(document);
                lead(document, "la", "later", "a");
            },
            NotNowStays,
            &[],
        );
        let mended = mends(put_off, NotNowStays);
        let back = mended.transitions.values().find(|way| way.from == id("later")).unwrap();
        assert_eq!((back.kind, back.to), (TransitionKind::Recycle, id("b")));
    }
}
