//! A stage or step that nothing leads out of, not even a recycle or a "no": deals pile up there. A step inside a stage
//! is left by leaving the stage, so only those that stand for themselves are asked.

use super::subject::{Report, Subject};

pub(super) fn find(subject: &Subject, report: &mut Report) {
    // What nothing connects at all is found as such.
    for node in subject.cards().filter(|node| !node.is_alone()) {
        report.require(node.id, node.out.iter().any(|way| way.to != node.id));
    }
}

#[cfg(test)]
mod tests {
    use crate::core::checks::Check::DeadEnd;
    use crate::core::checks::samples::{check, id, lead};
    use crate::core::ids::TransitionId;
    use crate::core::model::Document;

    fn cut(document: &mut Document) {
        for way in ["bw", "bl"] {
            document.transitions.remove(&id::<TransitionId>(way));
        }
    }

    fn with_way(document: &mut Document, to: &str) {
        cut(document);
        lead(document, "bx", "b", to);
    }

    #[test]
    fn a_stage_without_a_way_out_is_a_dead_end() {
        check(cut, DeadEnd, &["b"]);
        check(|document| with_way(document, "b"), DeadEnd, &["b"]);
        check(|document| with_way(document, "a"), DeadEnd, &[]);
    }
}
