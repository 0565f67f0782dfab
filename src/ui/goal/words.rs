//! The goal and how far it is, in the chosen language.

use crate::core::analytics::{GoalProgress, Pace};
use crate::core::model::{Currency, Goal, GoalKind, Money};
use crate::ui::format;
use crate::ui::language::{Text, fill, text};

/// What a kind of goal is called, a sentence about it, and what may be counted, as an example.
pub fn kind(kind: GoalKind) -> (Text, Text, Text) {
    match kind {
        GoalKind::Reach => (Text::GoalReachName, Text::GoalReachAbout, Text::GoalReachHint),
        GoalKind::Amount => (Text::GoalAmountName, Text::GoalAmountAbout, Text::GoalAmountHint),
        GoalKind::Growth => (Text::GoalGrowthName, Text::GoalGrowthAbout, Text::GoalGrowthHint),
        GoalKind::Retention => (Text::GoalRetentionName, Text::GoalRetentionAbout, Text::GoalRetentionHint),
    }
}

/// A number of a goal: deals, an amount or a percentage.
pub fn number(kind: GoalKind, value: f64, currency: Currency) -> String {
    match kind {
        GoalKind::Reach => format::number(value.round()),
        GoalKind::Amount => {
            format::money_short(Money((value * currency.minor_units() as f64).round() as i64), currency)
        }
        GoalKind::Growth | GoalKind::Retention => format::percent(value / 100.0),
    }
}

/// The goal as one sentence with its number and its date, as far as they are known.
pub fn sentence(goal: &Goal, currency: Currency) -> String {
    let target = goal.target.map_or_else(|| "…".to_owned(), |target| number(goal.kind, target, currency));
    let (what, usual, by) = match goal.kind {
        GoalKind::Reach => (Text::GoalReach, Text::GoalReachUsual, Text::GoalBy),
        GoalKind::Amount => (Text::GoalAmount, Text::GoalAmountUsual, Text::GoalBy),
        GoalKind::Growth => (Text::GoalGrowth, Text::GoalGrowthUsual, Text::GoalUntil),
        GoalKind::Retention => (Text::GoalRetention, Text::GoalRetentionUsual, Text::GoalUntil),
    };
    let metric = if goal.metric.is_empty() { text(usual) } else { &goal.metric };
    let what = fill(what, &[("target", &target), ("metric", metric)]);
    match goal.deadline {
        Some(deadline) => fill(by, &[("what", &what), ("date", &format::date(deadline))]),
        None => what,
    }
}

/// How far it is, in few words: "12 of 40".
pub fn so_far(goal: &Goal, progress: &GoalProgress, currency: Currency) -> Option<String> {
    let (actual, target) = (progress.actual?, progress.target?);
    let [actual, target] = [actual, target].map(|value| number(goal.kind, value, currency));
    Some(fill(Text::GoalOf, &[("actual", &actual), ("target", &target)]))
}

/// Whether that is enough, in words.
pub fn pace(goal: &Goal, progress: &GoalProgress, currency: Currency) -> String {
    let expected = || progress.expected.map(|value| number(goal.kind, value, currency)).unwrap_or_default();
    match progress.pace {
        Pace::NoTarget => text(Text::GoalNoTarget).to_owned(),
        Pace::NotEnoughData => text(Text::GoalNotEnough).to_owned(),
        Pace::NoDeadline => text(Text::GoalNoDeadline).to_owned(),
        Pace::NoBeginning => text(Text::GoalNoBeginning).to_owned(),
        Pace::NotBegun => {
            let date = goal.begins.map(format::date).unwrap_or_default();
            fill(Text::GoalNotBegun, &[("date", &date)])
        }
        Pace::JustBegun => text(Text::GoalJustBegun).to_owned(),
        Pace::OnTrack => text(Text::GoalOnTrack).to_owned(),
        Pace::Behind => fill(Text::GoalBehind, &[("expected", &expected())]),
        Pace::Reached => text(Text::GoalReached).to_owned(),
        Pace::Missed => text(Text::GoalMissed).to_owned(),
    }
}

/// The colour that goes with the words: good, something to watch, bad, or none.
pub fn tone(pace: Pace) -> &'static str {
    match pace {
        Pace::OnTrack | Pace::Reached => "good",
        Pace::Behind => "warn",
        Pace::Missed => "bad",
        _ => "",
    }
}
