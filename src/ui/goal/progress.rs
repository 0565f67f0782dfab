//! How far the goal is, and what that is computed from.

use crate::ui::prelude::*;

use super::words::{number, pace, sentence, so_far, tone};
use crate::core::analytics::{GoalProgress, goal_progress, wins};
use crate::core::geometry::within;
use crate::core::model::{Currency, Date, Document, Goal, GoalKind};
use crate::ui::language::{Plural, Text, fill, plural, say, text};
use crate::ui::workspace::Workspace;
use crate::ui::{format, sentences};

/// The goal with how far it is.
#[derive(Clone, PartialEq)]
pub struct Standing {
    pub goal: Goal,
    pub progress: GoalProgress,
    pub currency: Currency,
    /// Where deals begin to count as won, by name.
    places: Vec<String>,
}

impl Standing {
    fn of(document: &Document, today: Date) -> Option<Standing> {
        let goal = document.map.purpose.goal.clone()?;
        let progress = goal_progress(document, &goal, today);
        let places = wins::winning(document).into_iter().map(|place| sentences::node_name(document, place)).collect();
        Some(Standing { goal, progress, currency: document.map.currency, places })
    }

    pub fn sentence(&self) -> String {
        sentence(&self.goal, self.currency)
    }

    pub fn pace(&self) -> String {
        pace(&self.goal, &self.progress, self.currency)
    }

    pub fn tone(&self) -> &'static str {
        tone(self.progress.pace)
    }

    pub fn so_far(&self) -> Option<String> {
        so_far(&self.goal, &self.progress, self.currency)
    }

    /// The part of the target that is there, 0 to 1.
    pub fn share(&self) -> f64 {
        let (actual, target) = (self.progress.actual.unwrap_or(0.0), self.progress.target.unwrap_or(1.0));
        within(actual / target, 0.0, 1.0)
    }
}

/// The goal with how far it is, followed; none where there is no goal.
pub fn standing(workspace: Workspace) -> Memo<Option<Standing>> {
    Memo::new(move |_| {
        let today = workspace.today.get();
        workspace.follow(|document| Standing::of(document, today))
    })
}

/// How far it is, with where each number comes from.
pub fn progress(standing: Memo<Option<Standing>>) -> Fragment {
    live(move || {
        let standing = standing.get()?;
        let (goal, progress) = (&standing.goal, &standing.progress);
        let value = |value: f64| number(goal.kind, value, standing.currency);
        let fact = |name: Text, value: Option<String>| {
            value.map(|value| view! { <div><dt>{say(name)}</dt><dd>{value}</dd></div> })
        };
        let actual = progress.actual.map_or_else(|| text(Text::GoalNotEnough).to_owned(), value);
        let (word, tone) = (standing.pace(), standing.tone());
        Some(view! {
            <div class="standing">
                <p class="sentence user-text">{standing.sentence()}</p>
                <dl>
                    {fact(Text::GoalSoFar, Some(actual))}
                    {fact(Text::GoalTarget, progress.target.map(value))}
                    {fact(Text::GoalExpected, progress.expected.map(value))}
                </dl>
                <p><span class=["badge ", tone].concat()>{word}</span></p>
                <p class="basis">{basis(&standing)}</p>
            </div>
        })
    })
}

/// What the numbers are computed from: definition, n and period.
fn basis(standing: &Standing) -> String {
    let (goal, progress) = (&standing.goal, &standing.progress);
    let definition = text(match goal.kind {
        GoalKind::Reach => Text::GoalReachMeans,
        GoalKind::Amount => Text::GoalAmountMeans,
        GoalKind::Growth => Text::GoalGrowthMeans,
        GoalKind::Retention => Text::GoalRetentionMeans,
    });
    let places = if standing.places.is_empty() {
        text(Text::GoalNowhere).to_owned()
    } else {
        fill(Text::GoalPlaces, &[("places", &standing.places.join(", "))])
    };
    let until = progress.until.map(format::date).unwrap_or_default();
    let period = match progress.from {
        Some(from) => fill(Text::GoalPeriod, &[("from", &format::date(from)), ("until", &until)]),
        None => fill(Text::GoalPeriodOpen, &[("until", &until)]),
    };
    let before = progress.deals_before.map(|deals| plural(Plural::GoalBefore, deals));
    let counted = plural(Plural::GoalCounted, progress.deals);
    let counted = before.into_iter().fold(counted, |all, before| [&all, ", ", &before].concat());
    let pace = progress.expected.is_some().then(|| match goal.kind {
        GoalKind::Reach | GoalKind::Amount => text(Text::GoalLinear),
        GoalKind::Growth | GoalKind::Retention => text(Text::GoalAlways),
    });
    let counted = [&counted, " · ", &period, "."].concat();
    [definition, &places, &counted].into_iter().chain(pace).collect::<Vec<_>>().join(" ")
}
