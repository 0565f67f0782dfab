//! Required items of an exit checklist that nothing proves: ticked is what somebody believes.

use super::finding::About;
use super::subject::{Report, Subject};

pub(super) fn find(subject: &Subject, report: &mut Report) {
    for node in subject.nodes() {
        let required = || node.card.exit.iter().filter(|item| item.required);
        let (of, count) = (required().count(), required().filter(|item| item.evidence.trim().is_empty()).count());
        if of > 0 {
            report.judge(node.id, (count > 0).then_some(About::Some { count, of }));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::core::checks::Check::ItemWithoutEvidence;
    use crate::core::checks::samples::{check, item, node};
    use crate::core::model::Document;

    fn unproven(document: &mut Document, required: bool) {
        let mut item = item("a", "Call the buyer", " ");
        item.required = required;
        node(document, "a").card.exit = vec![item];
    }

    #[test]
    fn what_is_required_is_proven() {
        check(|document| unproven(document, true), ItemWithoutEvidence, &["a"]);
        check(|document| unproven(document, false), ItemWithoutEvidence, &[]);
    }
}
