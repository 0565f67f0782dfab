//! Dates as spreadsheets and people write them.

use super::words::fold;
use crate::core::model::Date;

/// Which of two numbers is the day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DateOrder {
    /// 24.11.2026
    DayFirst,
    /// 11/24/2026
    MonthFirst,
}

/// How the dates of a column were read: for all of it, never cell by cell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DateReading {
    /// The order that was taken.
    pub order: DateOrder,
    /// The cells allow the other one as well.
    pub ambiguous: bool,
}

/// A date that has been taken apart but not yet read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::core) enum Shape {
    /// It can be read in one way only: the year is first, or the month has a name.
    Date(Date),
    /// Two numbers and a year, in one order or the other.
    Numbers { first: u32, second: u32, year: i32, slashes: bool },
}

/// Month names by their first three letters, without accents: English, then Polish in both cases.
const MONTHS: [&[&str]; 12] = [
    &["jan", "sty"],
    &["feb", "lut"],
    &["mar"],
    &["apr", "kwi"],
    &["may", "maj"],
    &["jun", "cze"],
    &["jul", "lip"],
    &["aug", "sie"],
    &["sep", "wrz"],
    &["oct", "paz"],
    &["nov", "lis"],
    &["dec", "gru"],
];

/// Takes a cell apart; `None` when it is no date. A time of day after the date is left out.
pub(in crate::core) fn shape(cell: &str) -> Option<Shape> {
    let cell = cell.trim();
    if cell.len() > 40 || !cell.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut words = cell.split([' ', ',']).filter(|word| !word.is_empty());
    let first = words.next()?;
    let date = match first.split_once('T') {
        Some((date, time)) if time.contains(':') => date,
        _ => first,
    };
    let is_time = |word: &str| {
        word.contains(':') || word.starts_with('+') || matches!(fold(word).as_str(), "am" | "pm" | "utc" | "gmt" | "z")
    };
    if let Some(sign) = date.chars().find(|c| matches!(c, '.' | '/' | '-')) {
        let parts: Vec<&str> = date.trim_end_matches('.').split(sign).collect();
        if let [one, two, three] = parts.as_slice() {
            if !words.all(is_time) {
                return None;
            }
            return match (number(one)?, month(two).or_else(|| number(two))?, number(three)?) {
                (year, month, day) if one.len() == 4 => date_of(year, month, day),
                (day, named, year) if month(two).is_some() => date_of(full_year(year, three)?, named, day),
                (first, second, year) => {
                    let year = i32::try_from(full_year(year, three)?).ok()?;
                    Some(Shape::Numbers { first, second, year, slashes: sign == '/' })
                }
            };
        }
    }
    // 24 November 2026, November 24 2026, 24 listopada 2026 r.
    let rest: Vec<&str> = cell.split([' ', ',', '.']).filter(|word| !word.is_empty() && *word != "r").collect();
    let [one, two, three, ..] = rest.as_slice() else { return None };
    if !rest.iter().skip(3).all(|word| is_time(word)) {
        return None;
    }
    match (month(one), month(two)) {
        (None, Some(named)) => date_of(full_year(number(three)?, three)?, named, number(one)?),
        (Some(named), None) => date_of(full_year(number(three)?, three)?, named, number(two)?),
        _ => None,
    }
}

fn date_of(year: u32, month: u32, day: u32) -> Option<Shape> {
    Date::new(i32::try_from(year).ok()?, month, day).map(Shape::Date)
}

fn number(text: &str) -> Option<u32> {
    ((1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

/// A year of four digits, or of two: 80 to 99 are of the last century.
fn full_year(year: u32, text: &str) -> Option<u32> {
    match (text.len(), year) {
        (4, _) => Some(year),
        (2, 80..) => Some(1900 + year),
        (2, _) => Some(2000 + year),
        _ => None,
    }
}

fn month(text: &str) -> Option<u32> {
    let folded = fold(text);
    let start = folded.get(..3).filter(|_| folded.bytes().all(|byte| byte.is_ascii_lowercase()))?;
    let found = MONTHS.iter().position(|names| names.contains(&start))?;
    u32::try_from(found + 1).ok()
}

/// The serial number of a day as spreadsheets count: 1 is the first day of 1900, and 1900 counts as a leap year.
pub(in crate::core) fn serial(cell: &str) -> Option<Date> {
    let whole = cell.trim().split(['.', ',']).next()?;
    let days: i64 = whole.parse().ok().filter(|days| (20_000..=80_000).contains(days))?;
    let rest = cell.trim().get(whole.len()..)?;
    let plain = rest.bytes().skip(1).all(|byte| byte.is_ascii_digit());
    Date::new(1900, 1, 1).filter(|_| plain).map(|first| first.plus_days(days - 2))
}

/// What the cells of a column say about its order.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(in crate::core) struct OrderEvidence {
    day: usize,
    month: usize,
    open: usize,
    slashed: usize,
    any: bool,
}

impl OrderEvidence {
    /// One cell more.
    pub fn add(&mut self, shape: Shape) {
        let Shape::Numbers { first, second, slashes, .. } = shape else { return };
        self.any = true;
        match (first > 12, second > 12) {
            (true, false) => self.day += 1,
            (false, true) => self.month += 1,
            // The same day either way, or no date either way.
            (false, false) if first == second => {}
            (false, false) if slashes => self.slashed += 1,
            (false, false) => self.open += 1,
            (true, true) => {}
        }
    }

    /// The order of the column; `None` where no cell leaves it open.
    ///
    /// A number above 12 is a day. Where no cell has one, dates with points or dashes have the day first, and those with
    /// slashes are ambiguous.
    pub fn reading(&self) -> Option<DateReading> {
        let order = if self.month > self.day { DateOrder::MonthFirst } else { DateOrder::DayFirst };
        let ambiguous = self.slashed > 0 && self.open < self.slashed && self.day == self.month;
        self.any.then_some(DateReading { order, ambiguous })
    }
}

/// The order of a column; `None` where no cell leaves it open.
pub(super) fn decide<'a>(cells: impl Iterator<Item = &'a str>) -> Option<DateReading> {
    let mut evidence = OrderEvidence::default();
    cells.filter_map(shape).for_each(|shape| evidence.add(shape));
    evidence.reading()
}

impl Shape {
    /// The day, in a column with this order.
    pub fn date(self, order: DateOrder) -> Option<Date> {
        match (self, order) {
            (Shape::Date(date), _) => Some(date),
            (Shape::Numbers { first, second, year, .. }, DateOrder::DayFirst) => Date::new(year, second, first),
            (Shape::Numbers { first, second, year, .. }, DateOrder::MonthFirst) => Date::new(year, first, second),
        }
    }
}

/// Reads a cell of a column that holds dates.
pub(super) fn read(cell: &str, order: DateOrder) -> Option<Date> {
    shape(cell).or_else(|| serial(cell).map(Shape::Date))?.date(order)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_many_forms_of_one_day() {
        for text in [
            "2026-11-24",
            "2026/11/24",
            "2026.11.24",
            "2026-11-24T10:20:00Z",
            "2026-11-24 10:20",
            "24.11.2026",
            "24.11.2026 08:15",
            "24/11/2026",
            "24-11-26",
            "24-Nov-2026",
            "24 November 2026",
            "Nov 24, 2026",
            "24 listopada 2026 r.",
            "24 lis 2026",
            "46350",
            "46350.5",
        ] {
            assert_eq!(
                read(text, DateOrder::DayFirst).map(|date| date.to_string()).as_deref(),
                Some("2026-11-24"),
                "{text}"
            );
        }
        assert_eq!(read("11/24/2026 3:04 PM", DateOrder::MonthFirst), Date::new(2026, 11, 24));
        assert_eq!(read("1 paź 99", DateOrder::DayFirst), Date::new(1999, 10, 1));
        for text in
            ["", "soon", "31.02.2026", "1.2", "1.2.3.4", "12", "2026-11-24 Anna", "1.5.26 k", "45x", "99999", "-"]
        {
            assert_eq!(read(text, DateOrder::DayFirst), None, "{text}");
        }
    }

    #[test]
    fn the_order_is_decided_for_the_column() {
        use DateOrder::{DayFirst, MonthFirst};
        for (cells, order, ambiguous) in [
            (&["01/02/2026", "03/04/2026"][..], DayFirst, true),
            (&["01/02/2026", "13/04/2026"], DayFirst, false),
            (&["01/02/2026", "03/14/2026"], MonthFirst, false),
            (&["01.02.2026"], DayFirst, false),
            (&["05/05/2026"], DayFirst, false),
        ] {
            assert_eq!(decide(cells.iter().copied()), Some(DateReading { order, ambiguous }), "{cells:?}");
        }
        assert_eq!(decide(["2026-01-02", "1 May 2026", "x"].into_iter()), None);
    }
}
