//! A step of which nobody has said with what it is done.

use super::subject::{Report, Subject};

pub(super) fn find(subject: &Subject, report: &mut Report) {
    for node in subject.steps() {
        report.require(node.id, !node.card.more.tool.trim().is_empty());
    }
}

#[cfg(test)]
mod tests {
    use crate::core::checks::Check::StepWithoutTool;
    use crate::core::checks::samples::{check, node, step};

    #[test]
    fn a_step_is_done_with_something() {
        check(|document| step(document, "s"), StepWithoutTool, &[]);
        check(
            |document| {
                step(document, "s");
                node(document, "s").card.more.tool.clear();
            },
            StepWithoutTool,
            &["s"],
        );
    }
}
