//! Two answers of a decision that say the same: nobody knows which of the ways to take.

use super::subject::{Report, Subject};
use crate::core::letters::lowercase;
use crate::core::sort;

pub(super) fn find(subject: &Subject, report: &mut Report) {
    for node in subject.decisions() {
        let labels = node.out.iter().map(|way| lowercase(way.label.trim()));
        let mut labels: Vec<String> = labels.filter(|label| !label.is_empty()).collect();
        sort::by(&mut labels, Ord::cmp);
        report.require(node.id, labels.iter().zip(labels.iter().skip(1)).all(|(one, next)| one != next));
    }
}

#[cfg(test)]
mod tests {
    use crate::core::checks::Check::DuplicateBranch;
    use crate::core::checks::samples::{check, decide, way};
    use crate::core::model::Document;

    fn answer(document: &mut Document, label: &str) {
        decide(document);
        way(document, "da").label = label.to_owned();
    }

    #[test]
    fn answers_differ() {
        check(|document| answer(document, " YES "), DuplicateBranch, &["d"]);
        check(|document| answer(document, "No"), DuplicateBranch, &[]);
        check(|document| answer(document, ""), DuplicateBranch, &[]);
    }
}
