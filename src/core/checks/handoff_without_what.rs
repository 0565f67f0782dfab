//! A hand-off of which nobody has said what is handed over.

use super::subject::{Report, Subject};
use crate::core::model::hands_over;

pub(super) fn find(subject: &Subject, report: &mut Report) {
    for way in subject.ways().filter(|way| hands_over(way, &subject.owners)) {
        report.require(way.id, !way.handover.trim().is_empty());
    }
}

#[cfg(test)]
mod tests {
    use crate::core::checks::Check::HandoffWithoutWhat;
    use crate::core::checks::samples::{check, id, node, way};
    use crate::core::model::{Department, Document, TransitionKind};

    fn hand_over(document: &mut Document, what: &str) {
        document.departments.insert(id("p"), Department { id: id("p"), name: "Delivery".to_owned() });
        node(document, "b").card.owner = Some(id("p"));
        way(document, "ab").handover = what.to_owned();
    }

    #[test]
    fn what_crosses_departments_is_named() {
        check(|document| hand_over(document, ""), HandoffWithoutWhat, &["ab"]);
        check(|document| hand_over(document, "The signed contract"), HandoffWithoutWhat, &[]);
        check(|document| way(document, "bw").kind = TransitionKind::HandOff, HandoffWithoutWhat, &["bw"]);
    }
}
