//! A stage of which nobody has written what happens in it.

use super::subject::{Report, Subject};

pub(super) fn find(subject: &Subject, report: &mut Report) {
    for node in subject.stages() {
        report.require(node.id, !node.card.details.trim().is_empty());
    }
}

#[cfg(test)]
mod tests {
    use crate::core::checks::Check::NoDetails;
    use crate::core::checks::samples::{check, node};

    #[test]
    fn a_stage_says_what_happens() {
        check(|document| node(document, "a").card.details.clear(), NoDetails, &["a"]);
    }
}
