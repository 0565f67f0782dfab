//! Numbers of the plan in words.

use super::number::shown;
use super::state::Frame;
use crate::core::model::{Document, Money};
use crate::core::plan::Handle;
use crate::ui::format;
use crate::ui::language::{Text, fill, text};
use crate::ui::sentences::node_name;

/// An amount in whole units of the currency, in few characters.
pub fn money(amount: f64, frame: &Frame) -> String {
    let minor = amount * frame.currency.minor_units() as f64;
    // Beyond what money can be: a quota of a trillion is still shown.
    format::money_short(Money(minor as i64), frame.currency)
}

/// `12 days`, for means.
pub fn days(days: f64) -> String {
    fill(Text::FunnelDays, &[("days", &shown(days))])
}

/// What a number is called.
pub fn handle(document: &Document, handle: Handle) -> String {
    let between = |way| {
        let way = document.transitions.get(&way)?;
        let (from, to) = (node_name(document, way.from), node_name(document, way.to));
        Some(fill(Text::PlanWay, &[("from", &from), ("to", &to)]))
    };
    match handle {
        Handle::Chance(way) => between(way).unwrap_or_default(),
        Handle::Days(node) => fill(Text::PlanDaysIn, &[("name", &node_name(document, node))]),
        Handle::DealSize => text(Text::PlanDealSize).to_owned(),
        Handle::Quota => text(Text::PlanQuota).to_owned(),
        Handle::Wins => text(Text::PlanWins).to_owned(),
        Handle::Entrants(node) => fill(Text::PlanNeededIn, &[("name", &node_name(document, node))]),
        Handle::Activities(activity) => {
            document.entry::<crate::core::model::Activity>(activity).map(|one| one.name.clone()).unwrap_or_default()
        }
    }
}
