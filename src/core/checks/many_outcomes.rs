//! More outcomes than anybody tells apart: reasons belong to the deals, not on the map.

use super::finding::{About, Place};
use super::subject::{Report, Subject};

/// How many a map may have.
const LIMIT: usize = 8;

pub(super) fn find(subject: &Subject, report: &mut Report) {
    let count = subject.outcomes().count();
    if count > 0 {
        report.judge(Place::Map, (count > LIMIT).then_some(About::Many { count, limit: LIMIT }));
    }
}

#[cfg(test)]
mod tests {
    use crate::core::checks::Check::ManyOutcomes;
    use crate::core::checks::samples::{add, check};
    use crate::core::model::{Document, NodeKind};

    fn outcomes(document: &mut Document, more: usize) {
        (0..more).for_each(|number| add(document, &format!("x{number}"), NodeKind::Lost));
    }

    #[test]
    fn eight_outcomes_are_enough() {
        check(|document| outcomes(document, 6), ManyOutcomes, &[]);
        check(|document| outcomes(document, 7), ManyOutcomes, &["map"]);
    }
}
