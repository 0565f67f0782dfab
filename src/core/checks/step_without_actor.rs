//! A step that nobody does: neither it nor any item of its checklist says who.

use super::subject::{Report, Subject};

pub(super) fn find(subject: &Subject, report: &mut Report) {
    for node in subject.steps() {
        report.require(
            node.id,
            !node.card.more.actor.trim().is_empty() || node.card.exit.iter().any(|item| !item.who.trim().is_empty()),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::core::checks::Check::StepWithoutActor;
    use crate::core::checks::samples::{check, node, step};

    #[test]
    fn a_step_is_done_by_somebody() {
        check(|document| step(document, "s"), StepWithoutActor, &[]);
        check(
            |document| {
                step(document, "s");
                node(document, "s").card.more.actor.clear();
            },
            StepWithoutActor,
            &["s"],
        );
    }
}
