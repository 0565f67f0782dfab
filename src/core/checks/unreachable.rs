//! A node that no deal can come to: nothing leads to it from a stage that deals begin in, one that nothing else leads to.
//! Where every stage is in a loop, deals may begin anywhere, and nothing is found. Steps inside a stage are reached with
//! it.

use super::subject::{Report, Spot, Subject};

pub(super) fn find(subject: &Subject, report: &mut Report) {
    let entered = |node: &Spot| node.into.iter().any(|way| way.from != node.id);
    // A step deals may begin in, whether its stage has ways between its steps or not.
    let begins = |node: &&Spot| node.kind.has_card() && (node.parent.is_some() || !entered(node));
    if !subject.cards().any(|node| begins(&node)) {
        return;
    }
    let from = subject.nodes().filter(begins).map(|node| node.index).collect();
    let reached = subject.reached(from, |node, open| open.extend(node.out.iter().map(|way| way.ends)));
    // What nothing connects at all is found as such.
    for node in subject.nodes().filter(|node| node.kind.connects() && !node.is_alone()) {
        report.require(node.id, reached.get(node.index) == Some(&true));
    }
}

#[cfg(test)]
mod tests {
    use crate::core::checks::Check::Unreachable;
    use crate::core::checks::samples::{add, check, lead, step};
    use crate::core::model::NodeKind;

    #[test]
    fn what_no_deal_can_come_to_is_named() {
        check(
            |document| {
                add(document, "d", NodeKind::Decision);
                lead(document, "dw", "d", "won");
            },
            Unreachable,
            &["d"],
        );
        // A loop beside the process is entered from nowhere; a process that is all loop may begin anywhere.
        check(
            |document| {
                add(document, "x", NodeKind::Stage);
                add(document, "y", NodeKind::Stage);
                lead(document, "xy", "x", "y");
                lead(document, "yx", "y", "x");
            },
            Unreachable,
            &["x", "y"],
        );
        check(|document| lead(document, "ba", "b", "a"), Unreachable, &[]);
        check(|document| step(document, "s"), Unreachable, &[]);
        check(|document| add(document, "note", NodeKind::Note), Unreachable, &[]);
    }
}
