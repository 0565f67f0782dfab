//! Numbers of charts in the chosen language.

use crate::core::chart::{Unit, Voice};
use crate::core::model::{Currency, Money};
use crate::ui::format;
use crate::ui::language::{Text, fill, text};

/// The voice of a map whose amounts are in this currency.
#[derive(Clone, Copy)]
pub struct Spoken(pub Currency);

impl Voice for Spoken {
    fn value(&self, value: f64, unit: Unit) -> String {
        match unit {
            Unit::Count => format::number(value),
            Unit::Share => format::percent(value),
            Unit::Days => fill(Text::FunnelDays, &[("days", &format::number(value))]),
            Unit::Money => format::money_short(Money(value.round() as i64), self.0),
        }
    }

    fn nothing(&self) -> String {
        text(Text::FunnelNoData).to_owned()
    }

    fn unit(&self, unit: Unit) -> String {
        match unit {
            Unit::Count => String::new(),
            Unit::Share => "%".to_owned(),
            Unit::Days => text(Text::ChartDays).to_owned(),
            Unit::Money => self.0.code().to_owned(),
        }
    }
}
