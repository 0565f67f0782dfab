//! A decision with fewer than two ways out decides nothing.

use super::finding::About;
use super::subject::{Report, Subject};

pub(super) fn find(subject: &Subject, report: &mut Report) {
    for node in subject.decisions() {
        let count = node.out.len();
        report.judge(node.id, (count < 2).then_some(About::Many { count, limit: 2 }));
    }
}

#[cfg(test)]
mod tests {
    use crate::core::checks::Check::FewBranches;
    use crate::core::checks::samples::{check, decide, id};
    use crate::core::ids::TransitionId;

    #[test]
    fn a_decision_needs_two_ways_out() {
        check(decide, FewBranches, &[]);
        check(
            |document| {
                decide(document);
                document.transitions.remove(&id::<TransitionId>("da"));
            },
            FewBranches,
            &["d"],
        );
    }
}
