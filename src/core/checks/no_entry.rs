//! A stage without an entry definition: nobody can tell whether a deal belongs there.

use super::subject::{Report, Subject};

pub(super) fn find(subject: &Subject, report: &mut Report) {
    for node in subject.stages() {
        report.require(node.id, !node.card.entry.trim().is_empty());
    }
}

#[cfg(test)]
mod tests {
    use crate::core::checks::Check::NoEntry;
    use crate::core::checks::samples::{check, node};

    #[test]
    fn a_stage_needs_an_entry_definition() {
        check(|document| node(document, "a").card.entry = " ".to_owned(), NoEntry, &["a"]);
    }
}
