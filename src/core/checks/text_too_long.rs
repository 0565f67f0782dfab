//! Texts that are too long to be read in a meeting.

use super::finding::About;
use super::subject::{Report, Subject};

pub(super) fn find(subject: &Subject, report: &mut Report) {
    for node in subject.nodes().filter(|node| node.kind.connects()) {
        let long = node.read.map(|read| read.long.clone()).filter(|long| !long.is_empty());
        report.judge(node.id, long.map(|long| About::Words(Vec::new(), long)));
    }
}

#[cfg(test)]
mod tests {
    use crate::core::checks::Check::TextTooLong;
    use crate::core::checks::samples::{about, check, node};
    use crate::core::checks::{About, Part};

    #[test]
    fn each_text_has_its_length() {
        check(|document| node(document, "a").card.details = "ż".repeat(800), TextTooLong, &[]);
        check(|document| node(document, "a").card.details = "ż".repeat(801), TextTooLong, &["a"]);
        check(|document| node(document, "a").card.entry = "x".repeat(301), TextTooLong, &["a"]);
        let long = |document: &mut crate::core::model::Document| node(document, "lost").name = "x".repeat(61);
        assert_eq!(about(long, TextTooLong), About::Words(Vec::new(), vec![Part::Name]));
    }
}
