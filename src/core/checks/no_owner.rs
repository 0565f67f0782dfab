//! A stage that no department is accountable for.

use super::finding::{Finding, Place};
use super::fixing::Fixing;
use super::subject::{Report, Subject};
use crate::core::command::{Command, NodeEdit};
use crate::core::ids::{DepartmentId, NodeId};
use crate::core::model::Document;

pub(super) fn find(subject: &Subject, report: &mut Report) {
    for node in subject.stages() {
        report.require(node.id, node.card.owner.is_some());
    }
}

/// The department of the stage before it; where there are several, or none, that of the stage behind it.
pub(super) fn fix(document: &Document, finding: &Finding, _: &mut Fixing) -> Option<Command> {
    let Place::Node(id) = finding.place else { return None };
    let ways = || document.transitions.values().filter(|way| way.kind.is_forward());
    let before = ways().filter(|way| way.to == id).map(|way| way.from);
    let behind = ways().filter(|way| way.from == id).map(|way| way.to);
    let owner = only(document, before).or_else(|| only(document, behind))?;
    Some(Command::EditNode(id, NodeEdit::Owner(Some(owner))))
}

/// The one department that owns these nodes.
fn only(document: &Document, nodes: impl Iterator<Item = NodeId>) -> Option<DepartmentId> {
    let mut owners = nodes.filter_map(|node| document.nodes.get(&node)?.card.owner);
    let first = owners.next()?;
    owners.all(|owner| owner == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use crate::core::checks::Check::NoOwner;
    use crate::core::checks::samples::{check, id, mends, node};
    use crate::core::ids::NodeId;

    #[test]
    fn a_stage_belongs_to_somebody() {
        check(|document| node(document, "b").card.owner = None, NoOwner, &["b"]);
        for stage in ["a", "b"] {
            let mended = mends(|document| node(document, stage).card.owner = None, NoOwner);
            assert_eq!(mended.nodes[&id::<NodeId>(stage)].card.owner, Some(id("o")));
        }
    }
}
