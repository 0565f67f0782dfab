//! Numbers, money and dates as the browser's Intl writes them in the chosen language.

use std::cell::RefCell;

use js_sys::{Array, Function, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::language::language;
use crate::core::language::Language;
use crate::core::model::{Currency, Date, Money};
use crate::core::paste::{self, DecimalMark};
use crate::core::sorted::Map;

thread_local! {
    /// Making a formatter costs a hundred times its use.
    static FORMATTERS: RefCell<Map<(&'static str, String), Function>> = RefCell::default();
}

fn options(pairs: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in pairs {
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object
}

fn formatted(kind: String, make: impl FnOnce(&Array) -> Function, value: &JsValue) -> String {
    let code = language().code();
    FORMATTERS.with_borrow_mut(|formatters| {
        let format = formatters.or_insert_with((code, kind), || make(&Array::of1(&code.into())));
        format.call1(&JsValue::UNDEFINED, value).ok().and_then(|text| text.as_string()).unwrap_or_default()
    })
}

fn number_format(kind: &str, pairs: &[(&str, JsValue)], value: f64) -> String {
    let make = |locales: &Array| Intl::NumberFormat::new(locales, &options(pairs)).format();
    formatted(kind.to_owned(), make, &value.into())
}

/// Reads a number as people write it in the chosen language; none where it is none.
pub fn read_number(text: &str) -> Option<f64> {
    let mark = if language() == Language::Polish { DecimalMark::Comma } else { DecimalMark::Point };
    paste::number(text, mark)
}

/// A whole number below a thousand is written the same in every language of the page; the browser's first formatter
/// takes 20 ms of the start.
fn small(value: f64) -> Option<i32> {
    (value.fract() == 0.0 && value.abs() < 1000.0).then_some(value as i32)
}

/// A number with at most one decimal.
pub fn number(value: f64) -> String {
    if let Some(value) = small(value) {
        return value.to_string();
    }
    number_format("number", &[("maximumFractionDigits", 1.into())], value)
}

/// A number with at most two decimals.
pub fn hundredths(value: f64) -> String {
    number_format("hundredths", &[("maximumFractionDigits", 2.into())], value)
}

/// A share of 1 as a percentage: whole, below 10 % with one decimal.
pub fn percent(share: f64) -> String {
    let whole = (share * 100.0).round();
    if let Some(value) = small(whole).filter(|value| value.abs() >= 10 || share == 0.0) {
        return [&value.to_string(), "%"].concat();
    }
    let decimals = if share.abs() < 0.0995 && share != 0.0 { 1 } else { 0 };
    let pairs = [("style", "percent".into()), ("maximumFractionDigits", decimals.into())];
    number_format(&format!("percent{decimals}"), &pairs, share)
}

/// An amount with its currency, without decimals where it is whole.
pub fn money(amount: Money, currency: Currency) -> String {
    let unit = currency.minor_units();
    let decimals = if amount.0 % unit == 0 { 0 } else { currency.decimals() };
    let pairs = [
        ("style", "currency".into()),
        ("currency", currency.code().into()),
        ("minimumFractionDigits", decimals.into()),
        ("maximumFractionDigits", decimals.into()),
    ];
    number_format(&format!("money{}{decimals}", currency.code()), &pairs, amount.0 as f64 / unit as f64)
}

/// An amount in few characters, such as `€1.2M`.
pub fn money_short(amount: Money, currency: Currency) -> String {
    let major = amount.0 as f64 / currency.minor_units() as f64;
    // One decimal where it says something: below ten of a unit.
    let lead = if major.abs() < 1.0 { 0.0 } else { major.abs().log10().floor() % 3.0 };
    let decimals = if lead == 0.0 && major.abs() >= 1000.0 { 1 } else { 0 };
    let pairs = [
        ("style", "currency".into()),
        ("currency", currency.code().into()),
        ("notation", "compact".into()),
        ("minimumFractionDigits", 0.into()),
        ("maximumFractionDigits", decimals.into()),
    ];
    number_format(&format!("short{}{decimals}", currency.code()), &pairs, major)
}

/// An amount as somebody types it: digits and at most one decimal point.
pub fn money_plain(amount: Money, currency: Currency) -> String {
    let (unit, decimals) = (currency.minor_units(), currency.decimals() as usize);
    match amount.0 % unit {
        0 => (amount.0 / unit).to_string(),
        rest => format!("{}.{:0decimals$}", amount.0 / unit, rest.abs()),
    }
}

fn date_format(kind: &str, pairs: &[(&str, JsValue)], date: Date) -> String {
    let (year, month, day) = date.parts();
    // Noon UTC formatted in UTC: the browser's own zone must not move a calendar date.
    let millis = js_sys::Date::utc(f64::from(year), f64::from(month) - 1.0) + (f64::from(day) - 1.0) * 86_400_000.0;
    let make = |locales: &Array| {
        let options = options(pairs);
        let _ = Reflect::set(&options, &"timeZone".into(), &"UTC".into());
        Intl::DateTimeFormat::new(locales, &options).format()
    };
    formatted(kind.to_owned(), make, &js_sys::Date::new(&(millis + 43_200_000.0).into()).unchecked_into())
}

/// A date with its year.
pub fn date(date: Date) -> String {
    let pairs = [("day", "numeric".into()), ("month", "short".into()), ("year", "numeric".into())];
    date_format("date", &pairs, date)
}

/// A moment to the minute, in the zone of whoever sits in front of the page; in milliseconds since 1970.
pub fn moment(millis: u64) -> String {
    let at = js_sys::Date::new(&(millis as f64).into());
    let day = Date::new(at.get_full_year() as i32, at.get_month() + 1, at.get_date());
    let two = |number: u32| [if number < 10 { "0" } else { "" }, &number.to_string()].concat();
    [&*day.map(date).unwrap_or_default(), " ", &two(at.get_hours()), ":", &two(at.get_minutes())].concat()
}

/// A date without its year.
pub fn date_short(date: Date) -> String {
    date_format("dateshort", &[("day", "numeric".into()), ("month", "short".into())], date)
}

/// A month with its year.
pub fn month(first: Date) -> String {
    date_format("month", &[("month", "short".into()), ("year", "numeric".into())], first)
}

/// Today, in the zone of whoever sits in front of the page.
pub fn today() -> Date {
    let now = js_sys::Date::new_0();
    let parts = (now.get_full_year() as i32, now.get_month() + 1, now.get_date());
    Date::new(parts.0, parts.1, parts.2).or_else(|| Date::new(2026, 1, 1)).unwrap_or_else(|| unreachable!())
}
