//! A stage without an exit checklist: everybody has an own opinion about when it is over.

use super::subject::{Report, Subject};

pub(super) fn find(subject: &Subject, report: &mut Report) {
    for node in subject.stages() {
        report.require(node.id, node.card.exit.iter().any(|item| !item.text.trim().is_empty()));
    }
}

#[cfg(test)]
mod tests {
    use crate::core::checks::Check::NoExit;
    use crate::core::checks::samples::{check, item, node};

    #[test]
    fn a_stage_needs_an_exit_checklist() {
        check(|document| node(document, "a").card.exit = vec![item("a", " ", "")], NoExit, &["a"]);
    }
}
