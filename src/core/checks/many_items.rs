//! A checklist that is so long that it is ticked without being read.

use super::finding::About;
use super::subject::{Report, Subject};

/// How many items a checklist may have.
const LIMIT: usize = 9;

pub(super) fn find(subject: &Subject, report: &mut Report) {
    for node in subject.nodes().filter(|node| !node.card.exit.is_empty()) {
        let count = node.card.exit.len();
        report.judge(node.id, (count > LIMIT).then_some(About::Many { count, limit: LIMIT }));
    }
}

#[cfg(test)]
mod tests {
    use crate::core::checks::Check::ManyItems;
    use crate::core::checks::samples::{check, item, node};
    use crate::core::model::Document;

    fn items(document: &mut Document, count: usize) {
        let items = (0..count).map(|number| item(&number.to_string(), "Send the agenda", "sent"));
        node(document, "a").card.exit = items.collect();
    }

    #[test]
    fn nine_items_are_enough() {
        check(|document| items(document, 9), ManyItems, &[]);
        check(|document| items(document, 10), ManyItems, &["a"]);
    }
}
