//! A stage of which nobody knows how long it should take: no deal can be late there.

use super::subject::{Report, Subject};

pub(super) fn find(subject: &Subject, report: &mut Report) {
    for node in subject.stages() {
        report.require(node.id, node.card.expected.is_some());
    }
}

#[cfg(test)]
mod tests {
    use crate::core::checks::Check::NoExpectedTime;
    use crate::core::checks::samples::{check, node};

    #[test]
    fn a_stage_has_an_expected_time() {
        check(|document| node(document, "a").card.expected = None, NoExpectedTime, &["a"]);
    }
}
