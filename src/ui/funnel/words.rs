//! Numbers of the funnel in words.

use crate::ui::prelude::*;

use super::state::{Answer, Asked, ENOUGH};
use crate::core::analytics::{Bar, Counting};
use crate::core::letters::small;
use crate::core::model::{Currency, Date, Money};
use crate::ui::chart::missing;
use crate::ui::format;
use crate::ui::language::{Plural, Text, fill, plural, plural_with, text};

/// The name of a way of counting.
pub fn way(counting: Counting) -> &'static str {
    text(match counting {
        Counting::Inferred => Text::FunnelWayInferred,
        Counting::Reached => Text::FunnelWayReached,
        Counting::Strict => Text::FunnelWayStrict,
        Counting::Current => Text::FunnelWayCurrent,
    })
}

/// What a way of counting does.
pub fn about(counting: Counting) -> &'static str {
    text(match counting {
        Counting::Inferred => Text::FunnelAboutInferred,
        Counting::Reached => Text::FunnelAboutReached,
        Counting::Strict => Text::FunnelAboutStrict,
        Counting::Current => Text::FunnelAboutCurrent,
    })
}

/// A whole number.
pub fn count(number: usize) -> String {
    format::number(number as f64)
}

/// An amount in few characters.
pub fn money(amount: Money, currency: Currency) -> String {
    format::money_short(amount, currency)
}

/// `4 d`.
pub fn days(days: f64) -> String {
    fill(Text::FunnelDays, &[("days", &format::number(days))])
}

/// `41 of 82`.
pub fn part(part: usize, whole: usize) -> String {
    fill(Text::FunnelPart, &[("part", &count(part)), ("whole", &count(whole))])
}

/// What is counted and how: "183 deals created since 1 January; a later stage implies the earlier ones".
pub fn sentence(asked: &Asked, considered: usize, today: Date) -> String {
    let day = |date: Date| {
        if date.parts().0 == today.parts().0 { format::date_short(date) } else { format::date(date) }
    };
    let deals = match asked.period.range(today) {
        None => plural(Plural::FunnelConsideredAll, considered),
        Some((from, to)) if to >= today => {
            plural_with(Plural::FunnelConsideredSince, considered, &[("from", &day(from))])
        }
        Some((from, to)) => {
            plural_with(Plural::FunnelConsideredBetween, considered, &[("from", &day(from)), ("to", &day(to))])
        }
    };
    let owner = asked.owner.as_deref().map(|name| fill(Text::FunnelFilterOwner, &[("name", name)]));
    let source = asked.source.as_deref().map(|name| fill(Text::FunnelFilterSource, &[("name", name)]));
    let segment = asked.segment.as_deref().map(|name| fill(Text::FunnelFilterSegment, &[("name", name)]));
    let parts: Vec<String> = [Some(deals), owner, source, segment].into_iter().flatten().collect();
    let way = way(asked.counting);
    let mut letters = way.chars();
    let first: String = letters.next().map(small).into_iter().collect();
    parts.join(", ") + "; " + &first + letters.as_str()
}

/// All of a bar in one line, for whoever does not see it.
pub fn label(answer: &Answer, place: usize) -> String {
    let (Some(bar), Some(head)) = (answer.funnel.bars.get(place), answer.heads.get(place)) else {
        return String::new();
    };
    let mut parts = vec![plural(Plural::FunnelDeals, bar.count), money(bar.value, answer.currency)];
    parts.extend(before(answer, place, false));
    if let Some(rate) = bar.step_rate {
        parts.push(fill(Text::FunnelMovesOn, &[("rate", &format::percent(rate))]));
    }
    if waiting(answer, place) {
        parts.push(text(Text::FunnelWaiting).to_owned());
    }
    if let Some(rate) = bar.overall_rate {
        parts.push(fill(Text::FunnelRateOfAll, &[("rate", &format::percent(rate))]));
    }
    if answer.worst == Some(place) {
        parts.push(text(Text::FunnelLowestLong).to_owned());
    }
    head.name.clone() + ": " + &parts.join(", ")
}

/// What a bar was in the period that is compared with: "was 38".
pub fn before(answer: &Answer, place: usize, by_value: bool) -> Option<String> {
    let bar = answer.before.as_ref()?.funnel.bars.get(place)?;
    let number = if by_value { money(bar.value, answer.currency) } else { count(bar.count) };
    Some(fill(Text::FunnelWas, &[("number", &number)]))
}

/// What is counted, and what it is compared with.
pub fn periods(answer: &Answer, now: &str) -> String {
    let then = answer.before.as_ref().map(|before| {
        let (from, to) = (format::date(before.period.0), format::date(before.period.1));
        plural_with(Plural::FunnelConsideredBetween, before.funnel.considered, &[("from", &from), ("to", &to)])
    });
    [Some(now.to_owned()), then].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Whether a bar has deals that could move on, and all of them are still open.
pub fn waiting(answer: &Answer, place: usize) -> bool {
    let bar = answer.funnel.bars.get(place).filter(|_| place + 1 < answer.heads.len());
    let rates = answer.funnel.counting != Counting::Current;
    bar.is_some_and(|bar| rates && bar.count > 0 && bar.still_open == bar.count)
}

/// How many deals of a bar are resolved: moved on or lost here.
pub fn resolved(bar: &Bar) -> usize {
    bar.moved_on + bar.lost_here
}

/// A number that may be missing, with the n it is made of where that is small.
pub fn maybe(number: Option<String>, n: usize) -> Fragment {
    match number {
        Some(number) => {
            let small = (n < ENOUGH).then(|| {
                let sample = fill(Text::FunnelSample, &[("count", &count(n))]);
                view! { <small class="sample">{sample}</small> }
            });
            view! { {small}{number} }
        }
        None => missing(),
    }
}
