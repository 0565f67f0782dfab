//! A way out of a decision without a label: whoever reads the map cannot tell which answer leads there.

use super::subject::{Report, Subject};

pub(super) fn find(subject: &Subject, report: &mut Report) {
    for way in subject.decisions().flat_map(|node| &node.out) {
        report.require(way.id, !way.label.trim().is_empty());
    }
}

#[cfg(test)]
mod tests {
    use crate::core::checks::Check::UnlabelledBranch;
    use crate::core::checks::samples::{check, decide, way};

    #[test]
    fn every_answer_says_something() {
        check(decide, UnlabelledBranch, &[]);
        check(
            |document| {
                decide(document);
                way(document, "da").label = " ".to_owned();
            },
            UnlabelledBranch,
            &["da"],
        );
    }
}
