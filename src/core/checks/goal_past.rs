//! The day of the goal has come and gone, and nobody has set another.

use super::finding::{About, Place};
use super::subject::{Report, Subject};

pub(super) fn find(subject: &Subject, report: &mut Report) {
    let goal = subject.document.map.purpose.goal.as_ref();
    if let Some(deadline) = goal.and_then(|goal| goal.deadline) {
        report.judge(Place::Map, (deadline < subject.today).then_some(About::Day(deadline)));
    }
}

#[cfg(test)]
mod tests {
    use crate::core::checks::Check::GoalPast;
    use crate::core::checks::samples::{check, day};
    use crate::core::model::Document;

    fn due(document: &mut Document, on: &str) {
        document.map.purpose.goal.as_mut().unwrap().deadline = Some(day(on));
    }

    #[test]
    fn a_goal_is_past_on_the_day_after() {
        check(|document| due(document, "2026-01-04"), GoalPast, &["map"]);
        check(|document| due(document, "2026-01-05"), GoalPast, &[]);
        check(|document| document.map.purpose.goal = None, GoalPast, &[]);
    }
}
