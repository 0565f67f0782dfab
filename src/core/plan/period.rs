//! The days that a plan is made for.

use crate::core::model::{Date, Document};

/// First and last day of what is planned: those of the plan; else those of the goal; else the year around them, which
/// is that of today where neither says anything.
pub fn period(document: &Document, today: Date) -> (Date, Date) {
    let purpose = &document.map.purpose;
    let of_plan = purpose.plan.as_ref().map_or((None, None), |plan| (plan.begins, plan.ends));
    let of_goal = purpose.goal.as_ref().map_or((None, None), |goal| (goal.begins, goal.deadline));
    let (begins, ends) = (of_plan.0.or(of_goal.0), of_plan.1.or(of_goal.1));
    let year = |day: Date| day.parts().0;
    let begins = begins.or_else(|| Date::new(year(ends.unwrap_or(today)), 1, 1)).unwrap_or(today);
    let ends = ends.or_else(|| Date::new(year(begins), 12, 31)).unwrap_or(begins);
    // A plan that begins after the goal's date has one day.
    (begins, ends.max(begins))
}
