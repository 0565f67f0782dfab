//! A step without a definition of done: its checklist is empty.

use super::subject::{Report, Subject};

pub(super) fn find(subject: &Subject, report: &mut Report) {
    for node in subject.steps() {
        report.require(node.id, node.card.exit.iter().any(|item| !item.text.trim().is_empty()));
    }
}

#[cfg(test)]
mod tests {
    use crate::core::checks::Check::StepWithoutDone;
    use crate::core::checks::samples::{check, node, step};

    #[test]
    fn a_step_is_done_at_some_point() {
        check(|document| step(document, "s"), StepWithoutDone, &[]);
        check(
            |document| {
                step(document, "s");
                node(document, "s").card.exit.clear();
            },
            StepWithoutDone,
            &["s"],
        );
    }
}
