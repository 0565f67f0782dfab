//! A gate that deals often pass with items open: either the items are wrong, or nobody keeps to them.

use super::finding::About;
use super::subject::{Report, Subject};

/// How many departures say something, and from which share on it is often.
const ENOUGH: usize = 5;
const PERCENT: usize = 20;

pub(super) fn find(subject: &Subject, report: &mut Report) {
    for node in subject.cards().filter(|node| node.card.exit.iter().any(|item| item.required)) {
        let deeds = node.deeds;
        let (count, of) = deeds.map_or((0, 0), |deeds| (deeds.overridden, deeds.left));
        if of >= ENOUGH {
            report.judge(node.id, (count * 100 >= of * PERCENT).then_some(About::Some { count, of }));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::core::checks::About;
    use crate::core::checks::Check::GateOverridden;
    use crate::core::checks::samples::{about, check, deals};
    use crate::core::model::{Document, GateOverride};

    fn pass(document: &mut Document, overridden: usize) {
        deals(document, "x", 10, &[("a", 1), ("b", 1)]);
        for deal in document.deals.values_mut().take(overridden) {
            let left = deal.visits.first_mut().and_then(|visit| visit.left.as_mut()).unwrap();
            left.gate_override = Some(GateOverride { reason: "In a hurry".to_owned(), missing: Vec::new() });
        }
    }

    #[test]
    fn a_gate_is_a_gate_for_most() {
        check(|document| pass(document, 1), GateOverridden, &[]);
        check(|document| pass(document, 2), GateOverridden, &["a"]);
        assert_eq!(about(|document| pass(document, 2), GateOverridden), About::Some { count: 2, of: 10 });
    }
}
