//! A decision with too many answers: nobody keeps them apart. Several decisions one after the other are easier.

use super::finding::About;
use super::subject::{Report, Subject};

/// How many a decision may have.
const LIMIT: usize = 5;

pub(super) fn find(subject: &Subject, report: &mut Report) {
    for node in subject.decisions() {
        let count = node.out.len();
        report.judge(node.id, (count > LIMIT).then_some(About::Many { count, limit: LIMIT }));
    }
}

#[cfg(test)]
mod tests {
    use crate::core::checks::Check::ManyBranches;
    use crate::core::checks::samples::{branch, check, decide};
    use crate::core::model::Document;

    fn answers(document: &mut Document, more: usize) {
        decide(document);
        (0..more).for_each(|number| branch(document, &format!("x{number}"), "d", "a", &format!("Answer {number}")));
    }

    #[test]
    fn five_answers_are_enough() {
        check(|document| answers(document, 3), ManyBranches, &[]);
        check(|document| answers(document, 4), ManyBranches, &["d"]);
    }
}
