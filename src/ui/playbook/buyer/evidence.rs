//! What the deals say of a trigger or of friction, with everything it is computed from.

use crate::ui::prelude::*;

use crate::core::analytics::ratio;
use crate::core::buyer::{self, FEWEST, Lift, Moved};
use crate::core::model::MarkerKind;
use crate::ui::format;
use crate::ui::kit::{Icon, Shape};
use crate::ui::language::{Plural, Text, fill, plural_with, say, text};

/// "12 of 16 moved on (75 %)"; nothing of no deals.
fn side(key: Plural, moved: Moved) -> Option<String> {
    let share = format::percent(ratio(moved.on, moved.of)?);
    Some(plural_with(key, moved.of, &[("on", &format::number(moved.on as f64)), ("share", &share)]))
}

/// "1.6 times as often (1.1 to 2.9)".
fn times(lift: Lift) -> String {
    let (low, high) = (format::hundredths(lift.low), lift.high.map(format::hundredths));
    let high = high.unwrap_or_else(|| text(Text::BuyerNoLimit).to_owned());
    match lift.ratio {
        Some(ratio) => fill(Text::BuyerLift, &[("ratio", &format::hundredths(ratio)), ("low", &low), ("high", &high)]),
        None => fill(Text::BuyerLiftOpen, &[("low", &low), ("high", &high)]),
    }
}

/// Whether the interval says more than chance would.
fn clear(lift: Lift) -> bool {
    lift.low > 1.0 || lift.high.is_some_and(|high| high < 1.0)
}

/// What the deals say.
#[component(transparent)]
pub fn Evidence(
    /// What was found.
    found: buyer::Evidence,
) -> Fragment {
    let buyer::Evidence { with, without, lift } = found;
    let headline = move || match lift {
        Some(lift) => times(lift),
        None if with.of == 0 => text(Text::BuyerNotSeen).to_owned(),
        None => fill(Text::BuyerTooFew, &[("least", &FEWEST.to_string())]),
    };
    let sides = move || {
        let sides = [side(Plural::BuyerWith, with), side(Plural::BuyerWithout, without)];
        sides.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    let method = lift.map(|lift| {
        let key = if clear(lift) { Text::BuyerMethodNote } else { Text::BuyerMethodChance };
        view! { <small>{say(key)}</small> }
    });
    view! {
        <div class="evidence" class:clear=lift.is_some_and(clear)>
            <p>{live(headline)}</p>
            <small>{live(sides)}</small>
            {method}
        </div>
    }
}

/// The sign of a trigger or of friction.
#[component(transparent)]
pub fn Sign(
    /// Which.
    kind: MarkerKind,
) -> Fragment {
    match kind {
        MarkerKind::Trigger => {
            view! { <span class="sign trigger" title=say(Text::BuyerTrigger)><Icon shape=Shape::Bolt/></span> }
        }
        MarkerKind::Friction => {
            view! { <span class="sign friction" title=say(Text::BuyerFriction)><Icon shape=Shape::Warning/></span> }
        }
    }
}
