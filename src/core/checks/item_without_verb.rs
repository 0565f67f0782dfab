//! Items of an exit checklist that say no action: "Agenda" may be written, sent or read.

use super::finding::About;
use super::subject::{Report, Subject};

pub(super) fn find(subject: &Subject, report: &mut Report) {
    for node in subject.nodes().filter(|node| !node.card.exit.is_empty()) {
        let count = node.read.map_or(0, |read| read.verbless);
        report.judge(node.id, (count > 0).then_some(About::Some { count, of: node.card.exit.len() }));
    }
}

#[cfg(test)]
mod tests {
    use crate::core::checks::About;
    use crate::core::checks::Check::ItemWithoutVerb;
    use crate::core::checks::samples::{about, check, item, node};
    use crate::core::model::Document;

    fn items(document: &mut Document, texts: &[&str]) {
        let items = texts.iter().enumerate().map(|(at, text)| item(&at.to_string(), text, "x"));
        node(document, "a").card.exit = items.collect();
    }

    #[test]
    fn an_item_says_what_is_done() {
        let good = ["Send the agenda", "Meeting scheduled", "Wysłać ofertę", "Umowa podpisana"];
        check(|document| items(document, &good), ItemWithoutVerb, &[]);
        let bad = |document: &mut Document| items(document, &["Agenda", "Send the agenda", "Budżet"]);
        check(bad, ItemWithoutVerb, &["a"]);
        assert_eq!(about(bad, ItemWithoutVerb), About::Some { count: 2, of: 3 });
    }
}
