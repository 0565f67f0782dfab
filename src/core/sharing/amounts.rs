//! Money in a copy: scaled or hidden, wherever it stands as a number.

use super::Amounts;
use crate::core::geometry::within;
use crate::core::ids::IdSource;
use crate::core::model::{
    Document, Entry, GoalKind, Kpi, LARGEST_AMOUNT, LARGEST_NUMBER, Lever, Money, Quantity, Unit,
};

/// A factor between a third and three that is not close to one, from the source of identifiers.
fn factor(ids: &mut IdSource) -> f64 {
    // 1.3 to 3.0, or one divided by that.
    let size = 1.3 + ids.below(1_700) as f64 / 1_000.0;
    if ids.below(2) == 0 { size } else { 1.0 / size }
}

/// Changes every amount of a document.
pub(super) fn change(document: &mut Document, amounts: Amounts, ids: &mut IdSource) {
    let factor = match amounts {
        Amounts::Kept => return,
        Amounts::Scaled => Some(factor(ids)),
        Amounts::Hidden => None,
    };
    for deal in document.deals.values_mut() {
        let scaled = |factor: f64| within((deal.value.0 as f64 * factor).round(), 0.0, LARGEST_AMOUNT as f64) as i64;
        deal.value = Money(factor.map_or(0, scaled));
    }
    let number = |value: &mut Option<f64>| {
        let scaled = |factor: f64| Some(within(value.as_ref()? * factor, -LARGEST_NUMBER, LARGEST_NUMBER));
        // What was typed has a thousandth at the most.
        *value = factor.and_then(scaled).map(|value| (value * 1_000.0).round() / 1_000.0);
    };
    if let Some(goal) = document.map.purpose.goal.as_mut().filter(|goal| goal.kind == GoalKind::Amount) {
        number(&mut goal.target);
    }
    let money = |lever: &Lever| matches!(lever.quantity, Quantity::DealSize | Quantity::Quota);
    for entry in document.entries.values_mut() {
        match entry {
            Entry::Kpi(kpi) if in_money(kpi) => {
                [&mut kpi.value, &mut kpi.target, &mut kpi.amber, &mut kpi.red].into_iter().for_each(number);
            }
            Entry::Lever(lever) if money(lever) => number(&mut lever.value),
            _ => {}
        }
    }
    // A lever without a number says nothing.
    document.entries.retain(|_, entry| !matches!(entry, Entry::Lever(lever) if lever.value.is_none()));
}

fn in_money(kpi: &Kpi) -> bool {
    kpi.unit == Unit::Amount
}
