//! A process without a goal: nobody can tell whether it works.

use super::finding::Place;
use super::subject::{Report, Subject};

pub(super) fn find(subject: &Subject, report: &mut Report) {
    if subject.cards().next().is_some() {
        report.require(Place::Map, subject.document.map.purpose.goal.is_some());
    }
}

#[cfg(test)]
mod tests {
    use crate::core::checks::Check::NoGoal;
    use crate::core::checks::samples::check;

    #[test]
    fn a_map_needs_a_goal_as_soon_as_there_is_something_on_it() {
        check(|document| document.map.purpose.goal = None, NoGoal, &["map"]);
        check(
            |document| {
                document.map.purpose.goal = None;
                document.nodes = Default::default();
                document.transitions = Default::default();
            },
            NoGoal,
            &[],
        );
    }
}
