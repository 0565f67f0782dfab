//! Nobody has said when to look at the map again: it will be out of date and nobody will notice.

use super::finding::{Finding, Place};
use super::fixing::{Fixing, REVIEW_AFTER};
use super::subject::{Report, Subject};
use crate::core::command::{Command, MapEdit};
use crate::core::model::Document;

pub(super) fn find(subject: &Subject, report: &mut Report) {
    if subject.cards().next().is_some() {
        report.require(Place::Map, subject.document.map.purpose.review_on.is_some());
    }
}

/// In a quarter of a year.
pub(super) fn fix(_: &Document, _: &Finding, with: &mut Fixing) -> Option<Command> {
    Some(Command::EditMap(MapEdit::ReviewOn(Some(with.today.plus_days(REVIEW_AFTER)))))
}

#[cfg(test)]
mod tests {
    use crate::core::checks::Check::NoReview;
    use crate::core::checks::samples::{check, day, mends};

    #[test]
    fn a_map_is_looked_at_again_some_day() {
        check(|document| document.map.purpose.review_on = None, NoReview, &["map"]);
        let mended = mends(|document| document.map.purpose.review_on = None, NoReview);
        assert_eq!(mended.map.purpose.review_on, Some(day("2026-04-05")));
    }
}
