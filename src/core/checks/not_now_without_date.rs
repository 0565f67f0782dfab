//! A way to "not now" of which nobody has said when to ask again.

use super::finding::{Finding, Place};
use super::fixing::{Fixing, onward};
use super::subject::{Report, Subject};
use crate::core::command::Command;
use crate::core::model::{Document, NodeKind};

/// Days until somebody asks again.
const ASK_AFTER: i64 = 90;

pub(super) fn find(subject: &Subject, report: &mut Report) {
    for way in subject.ways().filter(|way| way.leads_to == NodeKind::NotNow) {
        report.require(way.id, way.onward.revisit_days.is_some());
    }
}

/// In a quarter of a year.
pub(super) fn fix(document: &Document, finding: &Finding, _: &mut Fixing) -> Option<Command> {
    let Place::Transition(id) = finding.place else { return None };
    let way = document.transitions.get(&id)?;
    Some(onward(way, |onward| onward.revisit_days = Some(ASK_AFTER)))
}

#[cfg(test)]
mod tests {
    use crate::core::checks::Check::NotNowWithoutDate;
    use crate::core::checks::samples::{add, check, lead, mends, way};
    use crate::core::model::{Document, NodeKind};

    fn put_off(document: &mut Document) {
        add(document, "later", NodeKind::NotNow);
        lead(document, "al", "a", "later");
        lead(document, "la", "later", "a");
    }

    #[test]
    fn not_now_has_a_then() {
        check(put_off, NotNowWithoutDate, &["al"]);
        check(
            |document| {
                put_off(document);
                way(document, "al").onward.revisit_days = Some(30);
            },
            NotNowWithoutDate,
            &[],
        );
        mends(put_off, NotNowWithoutDate);
    }
}
