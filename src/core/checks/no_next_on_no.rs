//! A way for a no on which nothing happens: those who say no leave with nothing of value.

use super::subject::{Report, Subject};
use crate::core::model::NodeKind;

pub(super) fn find(subject: &Subject, report: &mut Report) {
    // A no that leads to a decision is not over yet.
    for way in subject.noes().filter(|way| way.leads_to != NodeKind::Decision) {
        report.require(way.id, !way.onward.next.trim().is_empty());
    }
}

#[cfg(test)]
mod tests {
    use crate::core::checks::Check::NoNextOnNo;
    use crate::core::checks::samples::{add, branch, check, lead, way};
    use crate::core::model::{NodeKind, TransitionKind};

    #[test]
    fn something_is_done_for_those_who_say_no() {
        check(|document| way(document, "bl").onward.next.clear(), NoNextOnNo, &["bl"]);
        check(|document| lead(document, "al", "a", "lost"), NoNextOnNo, &["al"]);
        check(
            |document| {
                add(document, "d", NodeKind::Decision);
                branch(document, "bd", "b", "d", "No");
                way(document, "bd").kind = TransitionKind::No;
            },
            NoNextOnNo,
            &[],
        );
    }
}
