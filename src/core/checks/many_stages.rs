//! More stages than can be read at once: some of them are steps of others, and belong on a map of their own.

use super::finding::{About, Place};
use super::subject::{Report, Subject};

/// How many a map may have.
const LIMIT: usize = 20;

pub(super) fn find(subject: &Subject, report: &mut Report) {
    let count = subject.cards().count();
    if count > 0 {
        report.judge(Place::Map, (count > LIMIT).then_some(About::Many { count, limit: LIMIT }));
    }
}

#[cfg(test)]
mod tests {
    use crate::core::checks::Check::ManyStages;
    use crate::core::checks::samples::{add, check, node, step};
    use crate::core::model::NodeKind;

    #[test]
    fn twenty_stages_are_enough() {
        let more = |document: &mut crate::core::model::Document, count: usize| {
            (0..count).for_each(|number| add(document, &format!("s{number}"), NodeKind::Stage));
        };
        check(|document| more(document, 18), ManyStages, &[]);
        check(|document| more(document, 19), ManyStages, &["map"]);
        check(
            |document| {
                more(document, 19);
                node(document, "s0").hidden = true;
                (0..9).for_each(|number| step(document, &format!("x{number}")));
            },
            ManyStages,
            &[],
        );
    }
}
