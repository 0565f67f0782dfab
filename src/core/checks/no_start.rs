//! Stages of which each is entered by another one: nothing says where a deal begins.

use super::finding::Place;
use super::subject::{Report, Spot, Subject};

pub(super) fn find(subject: &Subject, report: &mut Report) {
    let entered = |node: &Spot| node.into.iter().any(|way| way.kind.is_forward() && way.from != node.id);
    if subject.cards().next().is_some() {
        report.require(Place::Map, subject.cards().any(|node| !entered(node)));
    }
}

#[cfg(test)]
mod tests {
    use crate::core::checks::Check::NoStart;
    use crate::core::checks::samples::{check, lead, way};
    use crate::core::model::TransitionKind;

    #[test]
    fn a_process_begins_somewhere() {
        check(|document| lead(document, "ba", "b", "a"), NoStart, &["map"]);
        check(
            |document| {
                lead(document, "ba", "b", "a");
                way(document, "ba").kind = TransitionKind::Recycle;
            },
            NoStart,
            &[],
        );
        check(|document| lead(document, "aa", "a", "a"), NoStart, &[]);
    }
}
