//! The map, or a stage, was to be looked at again by now.

use super::finding::{About, Finding, Place};
use super::fixing::{Fixing, REVIEW_AFTER};
use super::subject::{Report, Subject};
use crate::core::command::{Command, MapEdit, NodeEdit};
use crate::core::model::Document;

pub(super) fn find(subject: &Subject, report: &mut Report) {
    let nodes = subject.nodes().map(|node| (Place::Node(node.id), node.card.more.review_on));
    for (place, on) in std::iter::once((Place::Map, subject.document.map.purpose.review_on)).chain(nodes) {
        if let Some(on) = on {
            report.judge(place, (on < subject.today).then_some(About::Day(on)));
        }
    }
}

/// It was looked at today; again in a quarter of a year.
pub(super) fn fix(document: &Document, finding: &Finding, with: &mut Fixing) -> Option<Command> {
    let again = Some(with.today.plus_days(REVIEW_AFTER));
    match finding.place {
        Place::Map => Some(Command::EditMap(MapEdit::ReviewOn(again))),
        Place::Node(id) => {
            let mut more = document.nodes.get(&id)?.card.more.clone();
            more.review_on = again;
            Some(Command::EditNode(id, NodeEdit::More(Box::new(more))))
        }
        Place::Transition(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::core::checks::Check::ReviewOverdue;
    use crate::core::checks::samples::{check, day, mends, node};
    use crate::core::model::Document;

    fn late(document: &mut Document) {
        document.map.purpose.review_on = Some(day("2025-12-31"));
        node(document, "b").card.more.review_on = Some(day("2026-01-04"));
        node(document, "a").card.more.review_on = Some(day("2026-01-05"));
    }

    #[test]
    fn what_was_to_be_looked_at_is_named_until_it_was() {
        check(late, ReviewOverdue, &["map", "b"]);
        let mended = mends(late, ReviewOverdue);
        assert_eq!(mended.map.purpose.review_on, Some(day("2026-04-05")));
    }
}
