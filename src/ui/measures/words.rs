//! Measures in the chosen language: values, how they stand, and where they come from.

use crate::core::analytics::{Origin, Reading, Standing};
use crate::core::letters::capitalized;
use crate::core::model::{Basis, Builtin, Currency, Kpi, Money, Unit};
use crate::ui::format;
use crate::ui::language::{Plural, Text, fill, plural, text};
use crate::ui::playbook::words::word;

/// What a measure is called as long as nobody calls it otherwise.
pub fn name(builtin: Builtin) -> String {
    match builtin {
        Builtin::Typed => text(Text::MeasureTyped).to_owned(),
        builtin => capitalized(word(builtin.word())),
    }
}

/// What a built-in measure means, of the map or of a stage.
fn definition(kpi: &Kpi) -> &'static str {
    let (map, stage) = match kpi.builtin {
        Builtin::Typed => return "",
        Builtin::CycleLength => (Text::MeasureCycleLengthMeans, Text::MeasureStageDaysMeans),
        Builtin::Conversion => (Text::MeasureWonOfAllMeans, Text::MeasureConversionMeans),
        Builtin::Delivered => (Text::MeasureEnteredMeans, Text::MeasureDeliveredMeans),
        Builtin::FirstResponse => (Text::MeasureFirstResponseMeans, Text::MeasureStageResponseMeans),
        Builtin::Churn => (Text::MeasureChurnMeans, Text::MeasureChurnMeans),
        Builtin::Retention => (Text::MeasureRetentionMeans, Text::MeasureRetentionMeans),
        Builtin::Revenue => (Text::MeasureRevenueMeans, Text::MeasureRevenueMeans),
        Builtin::Velocity => (Text::MeasureVelocityMeans, Text::MeasureVelocityMeans),
        Builtin::WinRate => (Text::MeasureWinRateMeans, Text::MeasureWinRateMeans),
    };
    text(if kpi.node.is_some() { stage } else { map })
}

/// A value with what it counts in.
pub fn measured(value: f64, unit: Unit, currency: Currency) -> String {
    match unit {
        Unit::Count => format::number(value),
        Unit::Percent => format::percent(value / 100.0),
        Unit::Days => fill(Text::MeasureInDays, &[("count", &format::number(value))]),
        Unit::Hours => fill(Text::MeasureInHours, &[("count", &format::number(value))]),
        Unit::Amount => format::money_short(Money((value * currency.minor_units() as f64).round() as i64), currency),
    }
}

/// How a measure stands, as a word.
pub fn standing(standing: Standing) -> &'static str {
    text(match standing {
        Standing::NotEnoughData => Text::MeasureNotEnough,
        Standing::Unjudged => Text::MeasureUnjudged,
        Standing::Disordered => Text::MeasureDisordered,
        Standing::Good => Text::MeasureGood,
        Standing::Near => Text::MeasureNear,
        Standing::Watch => Text::MeasureWatch,
        Standing::Bad => Text::MeasureBad,
    })
}

/// The colour that goes with the word.
pub fn tone(standing: Standing) -> &'static str {
    match standing {
        Standing::Good => "good",
        Standing::Watch | Standing::Disordered => "warn",
        Standing::Bad => "bad",
        Standing::NotEnoughData | Standing::Unjudged | Standing::Near => "",
    }
}

/// The three of them with the words of files, for a choice.
pub fn bases() -> Vec<(String, String)> {
    Basis::ALL.iter().map(|one| (one.word().to_owned(), word(one.word()).to_owned())).collect()
}

/// What it is held against, and what the value stands on, in a few words.
pub fn brief(kpi: &Kpi, reading: &Reading, currency: Currency) -> String {
    let target =
        kpi.target.map(|target| [text(Text::MeasureTarget), " ", &measured(target, reading.unit, currency)].concat());
    let basis = match &reading.origin {
        Origin::Typed { basis, .. } => capitalized(word(basis.word())),
        Origin::Computed { n, .. } => plural(Plural::MeasureCounted, *n),
    };
    target.into_iter().chain([basis]).collect::<Vec<_>>().join(" · ")
}

/// Where the value comes from: what it means, of how many, and when; or what it stands on where it was typed.
pub fn provenance(kpi: &Kpi, reading: &Reading) -> String {
    let own = [kpi.definition.as_str(), kpi.formula.as_str()].into_iter();
    match &reading.origin {
        Origin::Typed { basis: known, source } => {
            let known = capitalized(word(known.word()));
            let basis = if source.is_empty() { known } else { [&known, ": ", source].concat() };
            own.chain([basis.as_str()]).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
        }
        Origin::Computed { n, from, until } => {
            let counted = plural(Plural::MeasureCounted, *n);
            let until = format::date(*until);
            let period = from.map(|from| fill(Text::GoalPeriod, &[("from", &format::date(from)), ("until", &until)]));
            let counted = period.into_iter().fold(counted, |all, period| [&all, " · ", &period].concat());
            let texts = [definition(kpi), counted.as_str()];
            own.chain(texts).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
        }
    }
}
