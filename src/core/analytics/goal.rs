//! How far a goal is, by the deals.

use super::ratio;
use super::wins::{Win, wins};
use crate::core::model::{Date, Document, Goal, GoalKind, Money};

/// Where a goal stands today.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Pace {
    /// It has no number to reach, or 0.
    #[default]
    NoTarget,
    /// There are no deals to compute it from.
    NotEnoughData,
    /// It has no date, so that nothing can be early or late.
    NoDeadline,
    /// Nobody has said from when on it counts; all deals do, and nothing can be early or late.
    NoBeginning,
    /// It begins later.
    NotBegun,
    /// It has begun, nothing is expected yet, and nothing is there.
    JustBegun,
    /// At least as much is there as is expected by today.
    OnTrack,
    /// Less is there than is expected by today.
    Behind,
    /// The target is reached.
    Reached,
    /// The deadline has passed without that.
    Missed,
}

/// How far a goal is: in deals, whole units of the currency, or percent, by its kind.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct GoalProgress {
    /// What is there; none where there is nothing to compute it from.
    pub actual: Option<f64>,
    /// What is wanted, where that is more than 0.
    pub target: Option<f64>,
    /// What should be there by today. Deals and their worth add up: linear between beginning and deadline. A rate should
    /// be there all the time.
    pub expected: Option<f64>,
    /// How many won deals it is computed from.
    pub deals: usize,
    /// How many were won in the same number of days before; only for growth.
    pub deals_before: Option<usize>,
    /// The first day that counts.
    pub from: Option<Date>,
    /// The last day that counts: today, or the deadline once that has passed.
    pub until: Option<Date>,
    /// How that compares.
    pub pace: Pace,
}

/// How far a goal is. Deals count on the day on which they first came to where deals are won (see
/// [`winning`](super::wins::winning)), from the beginning of the goal to its deadline.
///
/// - Reach: how many. Amount: what they are worth.
/// - Growth: by how many percent what they are worth is more than that of the same number of days before the beginning.
/// - Retention: how many percent of them are not lost now.
pub fn goal_progress(document: &Document, goal: &Goal, today: Date) -> GoalProgress {
    let until = goal.deadline.map_or(today, |deadline| deadline.min(today));
    let counts = |win: &&Win| win.on <= until && goal.begins.is_none_or(|begins| win.on >= begins);
    let all = wins(document);
    let won: Vec<&Win> = all.iter().filter(counts).collect();
    let units = document.map.currency.minor_units() as f64;
    let worth = |wins: &[&Win]| wins.iter().map(|win| win.value).sum::<Money>().0 as f64;
    let mut progress = GoalProgress {
        target: goal.target.filter(|target| *target > 0.0),
        deals: won.len(),
        from: goal.begins,
        until: Some(until),
        ..GoalProgress::default()
    };
    progress.actual = match goal.kind {
        GoalKind::Reach => Some(won.len() as f64),
        GoalKind::Amount => Some(worth(&won) / units),
        GoalKind::Growth => goal.begins.and_then(|begins| {
            let days = until.days_since(begins) + 1;
            let before: Vec<&Win> =
                all.iter().filter(|win| win.on < begins && begins.days_since(win.on) <= days).collect();
            progress.deals_before = Some(before.len());
            let (now, then) = (worth(&won), worth(&before));
            (then > 0.0 && days > 0).then(|| (now - then) / then * 100.0)
        }),
        GoalKind::Retention => {
            ratio(won.iter().filter(|win| !win.lost_since).count(), won.len()).map(|share| share * 100.0)
        }
    };
    let adds_up = matches!(goal.kind, GoalKind::Reach | GoalKind::Amount);
    progress.expected = progress.target.and_then(|target| {
        let (begins, deadline) = (goal.begins?, goal.deadline?);
        Some(if adds_up { target * passed(begins, deadline, today) } else { target })
    });
    progress.pace = pace(goal, &progress, today, adds_up);
    progress
}

/// The part of a span of days that is over, 0 to 1.
fn passed(begins: Date, deadline: Date, today: Date) -> f64 {
    let (whole, over) = (deadline.days_since(begins), until_now(begins, deadline, today));
    if whole > 0 { over as f64 / whole as f64 } else { 1.0 }
}

fn until_now(begins: Date, deadline: Date, today: Date) -> i64 {
    today.min(deadline).days_since(begins).max(0)
}

fn pace(goal: &Goal, progress: &GoalProgress, today: Date, adds_up: bool) -> Pace {
    let Some(target) = progress.target else { return Pace::NoTarget };
    if goal.begins.is_some_and(|begins| begins > today) {
        return Pace::NotBegun;
    }
    // What growth is compared with lies before the beginning.
    if goal.begins.is_none() && goal.kind == GoalKind::Growth {
        return Pace::NoBeginning;
    }
    let Some(actual) = progress.actual else { return Pace::NotEnoughData };
    let over = goal.deadline.is_some_and(|deadline| deadline < today);
    match (actual >= target, progress.expected) {
        (true, _) if adds_up || over => Pace::Reached,
        (false, _) if over => Pace::Missed,
        _ if goal.deadline.is_none() => Pace::NoDeadline,
        (_, None) => Pace::NoBeginning,
        (_, Some(expected)) if expected <= 0.0 && actual <= 0.0 => Pace::JustBegun,
        (_, Some(expected)) if actual >= expected => Pace::OnTrack,
        _ => Pace::Behind,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::geometry::point;
    use crate::core::ids::{DealId, Identifier, MapId, NodeId};
    use crate::core::model::{Deal, Departure, Node, NodeKind, Visit};

    fn id<T: Identifier>(text: &str) -> T {
        T::parse(text).unwrap()
    }

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    /// A stage, going live, and the outcomes.
    fn document() -> Document {
        let mut document = Document::new(id::<MapId>("m"), "Map", day("2026-01-01"));
        for (name, kind) in
            [("a", NodeKind::Stage), ("live", NodeKind::Stage), ("won", NodeKind::Won), ("lost", NodeKind::Lost)]
        {
            document.nodes.insert(id(name), Node::new(id(name), kind, name, point(0.0, 0.0)));
        }
        document
    }

    /// A deal worth so many whole units that came to nodes on days.
    fn deal(document: &mut Document, worth: i64, ways: &[(&str, &str)]) {
        let name = format!("d{}", document.deals.len());
        let mut deal = Deal::new(id::<DealId>(&name), &name, id::<NodeId>("a"), day(ways[0].1));
        deal.value = Money(worth * 100);
        deal.visits = ways.iter().map(|(node, on)| Visit { node: id(node), entered: day(on), left: None }).collect();
        for (index, (_, on)) in ways.iter().enumerate().skip(1) {
            let left = Departure { on: day(on), by: Vec::new(), gate_override: None, refusal: None };
            deal.visits[index - 1].left = Some(left);
        }
        document.deals.insert(deal.id, deal);
    }

    fn goal(kind: GoalKind, target: f64) -> Goal {
        let (begins, deadline) = (Some(day("2026-03-01")), Some(day("2026-03-31")));
        Goal { kind, target: Some(target), begins, deadline, ..Goal::default() }
    }

    fn sold() -> Document {
        let mut document = document();
        deal(&mut document, 100, &[("a", "2026-02-01"), ("won", "2026-02-20")]);
        deal(&mut document, 50, &[("a", "2026-02-01"), ("won", "2026-01-20")]);
        deal(&mut document, 80, &[("a", "2026-02-01"), ("won", "2026-03-01")]);
        deal(&mut document, 100, &[("a", "2026-02-01"), ("live", "2026-03-05"), ("won", "2026-03-16")]);
        deal(&mut document, 500, &[("a", "2026-03-02")]);
        document
    }

    #[test]
    fn deals_and_their_worth_add_up_to_the_target() {
        let check = |target: f64, today: &str, actual: f64, expected: f64, pace: Pace| {
            let found = goal_progress(&sold(), &goal(GoalKind::Reach, target), day(today));
            assert_eq!((found.actual, found.expected, found.pace), (Some(actual), Some(expected), pace), "{today}");
        };
        check(10.0, "2026-02-28", 0.0, 0.0, Pace::NotBegun);
        check(10.0, "2026-03-01", 1.0, 0.0, Pace::OnTrack);
        let first = goal_progress(&document(), &goal(GoalKind::Reach, 10.0), day("2026-03-01"));
        assert_eq!(first.pace, Pace::JustBegun, "nothing done is no success, not even on the first day");
        check(3.0, "2026-03-11", 1.0, 1.0, Pace::OnTrack);
        check(3.0, "2026-03-15", 1.0, 1.4, Pace::Behind);
        check(2.0, "2026-03-16", 2.0, 1.0, Pace::Reached);
        check(3.0, "2026-03-31", 2.0, 3.0, Pace::Behind);
        check(3.0, "2026-04-01", 2.0, 3.0, Pace::Missed);
        check(2.0, "2027-01-01", 2.0, 2.0, Pace::Reached);
        let amount = goal_progress(&sold(), &goal(GoalKind::Amount, 360.0), day("2026-03-16"));
        assert_eq!((amount.actual, amount.expected, amount.pace), (Some(180.0), Some(180.0), Pace::OnTrack));
        assert_eq!((amount.deals, amount.until), (2, Some(day("2026-03-16"))));
    }

    #[test]
    fn quota_relief_is_where_deals_begin_to_count() {
        let mut document = sold();
        document.nodes.get_mut(&id::<NodeId>("live")).unwrap().card.more.quota_relief = true;
        let found = goal_progress(&document, &goal(GoalKind::Reach, 9.0), day("2026-03-06"));
        assert_eq!(found.actual, Some(2.0));
        // And only once.
        assert_eq!(goal_progress(&document, &goal(GoalKind::Reach, 9.0), day("2026-03-30")).actual, Some(2.0));
    }

    #[test]
    fn growth_is_against_as_many_days_before() {
        // Sixteen days: from 13 February there was one worth 100, now 180.
        let found = goal_progress(&sold(), &goal(GoalKind::Growth, 20.0), day("2026-03-16"));
        assert_eq!((found.actual, found.deals, found.deals_before), (Some(80.0), 2, Some(1)));
        assert_eq!((found.expected, found.pace), (Some(20.0), Pace::OnTrack));
        // Five days: nothing was won in the five before.
        let early = goal_progress(&sold(), &goal(GoalKind::Growth, 20.0), day("2026-03-05"));
        assert_eq!((early.actual, early.deals_before, early.pace), (None, Some(0), Pace::NotEnoughData));
        let below = goal_progress(&sold(), &goal(GoalKind::Growth, 90.0), day("2026-03-16"));
        assert_eq!(below.pace, Pace::Behind);
        let endless = Goal { begins: None, ..goal(GoalKind::Growth, 20.0) };
        assert_eq!(goal_progress(&sold(), &endless, day("2026-03-16")).pace, Pace::NoBeginning);
    }

    #[test]
    fn retention_is_the_share_not_lost_since() {
        let mut document = sold();
        deal(&mut document, 10, &[("a", "2026-02-01"), ("won", "2026-03-02"), ("lost", "2026-03-20")]);
        let found = goal_progress(&document, &goal(GoalKind::Retention, 90.0), day("2026-03-25"));
        assert_eq!((found.actual.map(f64::round), found.deals, found.pace), (Some(67.0), 3, Pace::Behind));
        let kept = goal_progress(&document, &goal(GoalKind::Retention, 60.0), day("2026-03-25"));
        assert_eq!(kept.pace, Pace::OnTrack, "until the deadline somebody may still leave");
        let none = goal_progress(&super::tests::document(), &goal(GoalKind::Retention, 90.0), day("2026-03-25"));
        assert_eq!((none.actual, none.pace), (None, Pace::NotEnoughData));
    }

    #[test]
    fn what_is_not_said_is_not_guessed() {
        let today = day("2026-03-16");
        let check = |goal: Goal, actual: f64, pace: Pace| {
            let found = goal_progress(&sold(), &goal, today);
            assert_eq!((found.actual, found.pace), (Some(actual), pace), "{goal:?}");
        };
        let reach = || goal(GoalKind::Reach, 9.0);
        check(Goal { target: None, ..reach() }, 2.0, Pace::NoTarget);
        check(Goal { target: Some(0.0), ..reach() }, 2.0, Pace::NoTarget);
        check(Goal { deadline: None, ..reach() }, 2.0, Pace::NoDeadline);
        check(Goal { begins: None, ..reach() }, 4.0, Pace::NoBeginning);
        check(Goal { deadline: None, target: Some(2.0), ..reach() }, 2.0, Pace::Reached);
        // One day long: everything is expected at once.
        check(Goal { begins: Some(today), deadline: Some(today), ..reach() }, 1.0, Pace::Behind);
        check(Goal { deadline: Some(day("2026-03-01")), ..reach() }, 1.0, Pace::Missed);
    }
}
