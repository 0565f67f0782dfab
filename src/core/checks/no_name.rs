//! Something on the map that has no name.

use super::subject::{Report, Subject};

pub(super) fn find(subject: &Subject, report: &mut Report) {
    for node in subject.nodes().filter(|node| node.kind.connects()) {
        report.require(node.id, !node.name.trim().is_empty());
    }
}

#[cfg(test)]
mod tests {
    use crate::core::checks::Check::NoName;
    use crate::core::checks::samples::{add, check, node};
    use crate::core::model::NodeKind;

    #[test]
    fn everything_but_a_note_needs_a_name() {
        check(|document| node(document, "lost").name = "  ".to_owned(), NoName, &["lost"]);
        check(
            |document| {
                add(document, "n", NodeKind::Note);
                node(document, "n").name.clear();
            },
            NoName,
            &[],
        );
    }
}
