//! Amounts as people write them: `1.234,56`, `1,234.56`, `1 234`, `12k`, `€ 1,200`.

use crate::core::letters::capital;
use crate::core::model::{Currency, LARGEST_AMOUNT, Money};

/// Which sign stands before the decimals.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DecimalMark {
    /// `1,234.56`
    Point,
    /// `1.234,56`
    Comma,
}

/// How the amounts of a table were read: for all of a column, never cell by cell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NumberReading {
    /// The decimal mark that was taken.
    pub mark: DecimalMark,
    /// The cells allow the other one as well, as `1,234` does.
    pub ambiguous: bool,
}

/// An amount that has been taken apart but not yet read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(in crate::core) struct Shape {
    /// Digits, points and commas.
    digits: String,
    /// It is less than nothing: `-5` or `(5)`.
    pub negative: bool,
    /// 1, or more for `k` and `m`.
    scale: i128,
    /// The currency that stands with it.
    pub currency: Option<&'static str>,
}

const CURRENCIES: [(&str, &str); 22] = [
    ("€", "EUR"),
    ("EUR", "EUR"),
    ("EURO", "EUR"),
    ("ZŁ", "PLN"),
    ("ZL", "PLN"),
    ("PLN", "PLN"),
    ("$", "USD"),
    ("USD", "USD"),
    ("US$", "USD"),
    ("£", "GBP"),
    ("GBP", "GBP"),
    ("CHF", "CHF"),
    ("CZK", "CZK"),
    ("KČ", "CZK"),
    ("SEK", "SEK"),
    ("NOK", "NOK"),
    ("DKK", "DKK"),
    ("HUF", "HUF"),
    ("RON", "RON"),
    ("UAH", "UAH"),
    ("¥", "JPY"),
    ("JPY", "JPY"),
];

const SCALES: [(&str, i128); 7] = [
    ("K", 1_000),
    ("TYS", 1_000),
    ("TYS.", 1_000),
    ("M", 1_000_000),
    ("MLN", 1_000_000),
    ("MIO", 1_000_000),
    ("MN", 1_000_000),
];

/// Takes a cell apart; `None` when it is no amount.
pub(in crate::core) fn shape(cell: &str) -> Option<Shape> {
    let cell = cell.trim();
    let begin = cell.find(|c: char| c.is_ascii_digit())?;
    let end = cell.rfind(|c: char| c.is_ascii_digit())? + 1;
    let (before, number, after) = (cell.get(..begin)?, cell.get(begin..end)?, cell.get(end..)?);
    let mut shape = Shape { digits: grouped(number)?, negative: false, scale: 1, currency: None };
    // "1200,-" and "1200.-"
    let after =
        after.trim_start().strip_prefix([',', '.']).and_then(|after| after.strip_prefix(['-', '–'])).unwrap_or(after);
    let mut open = 0_i32;
    for (part, leads) in [(before, true), (after, false)] {
        let mut word = String::new();
        for c in part.chars().map(capital).chain([' ']) {
            match c {
                '-' | '−' | '–' if leads => shape.negative = true,
                '+' if leads => {}
                '(' => {
                    shape.negative = true;
                    open += 1;
                }
                ')' => open -= 1,
                c if !c.is_whitespace() && !matches!(c, '(' | ')') => {
                    word.push(c);
                    continue;
                }
                _ => {}
            }
            if word.is_empty() {
                continue;
            }
            for piece in pieces(&word) {
                if let Some((_, code)) = CURRENCIES.iter().find(|(sign, _)| *sign == piece) {
                    shape.currency = Some(code);
                } else {
                    let (_, scale) = SCALES.iter().find(|(sign, _)| *sign == piece).filter(|_| !leads)?;
                    shape.scale *= scale;
                }
            }
            word.clear();
        }
    }
    (open == 0 && shape.scale <= 1_000_000).then_some(shape)
}

/// A single number as people write it, to a millionth: `1 234,5`, `-12.5`, `12k`, `5 %`; `mark` decides where it may be
/// read in two ways, as `1,234` may. None for what is none, or beyond 10^13.
pub fn number(text: &str, mark: DecimalMark) -> Option<f64> {
    let shape = shape(text.trim_end().trim_end_matches('%'))?;
    let mark = if let Evidence::Sure(sure) = shape.evidence() { sure } else { mark };
    let (point, group) = if mark == DecimalMark::Point { ('.', ',') } else { (',', '.') };
    let digits = shape.digits.chars().filter(|c| *c != group);
    let plain: String = digits.map(|c| if c == point { '.' } else { c }).collect();
    let size = crate::core::decimal::parse(&plain)? * shape.scale as f64;
    Some(if shape.negative && size > 0.0 { -size } else { size }).filter(|_| size <= 1e13)
}

/// `K€` is two signs, `EUR` is one.
fn pieces(word: &str) -> Vec<&str> {
    let known = |piece: &str| {
        CURRENCIES.iter().any(|(sign, _)| *sign == piece) || SCALES.iter().any(|(sign, _)| *sign == piece)
    };
    if known(word) {
        return vec![word];
    }
    let mut cuts = word.char_indices().skip(1).filter_map(|(at, _)| word.split_at_checked(at));
    cuts.find(|(one, other)| known(one) && known(other)).map_or(vec![word], |(one, other)| vec![one, other])
}

/// A number without the spaces and apostrophes between its groups of three digits.
fn grouped(number: &str) -> Option<String> {
    let gap = |c: char| c.is_whitespace() || matches!(c, '\'' | '’');
    let mut digits = String::new();
    for (index, group) in number.split(gap).enumerate() {
        let whole = group.find(['.', ',']).unwrap_or(group.len());
        let right = index == 0 || (whole == 3 && digits.bytes().all(|byte| byte.is_ascii_digit()));
        if !right || !group.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',')) {
            return None;
        }
        digits.push_str(group);
    }
    Some(digits)
}

impl Shape {
    /// What this amount says about the decimal mark: nothing (`12`), one mark for sure, or either (`1,234`).
    fn evidence(&self) -> Evidence {
        use DecimalMark::{Comma, Point};
        let marks: Vec<(usize, DecimalMark)> = self
            .digits
            .char_indices()
            .filter_map(|(at, c)| match c {
                '.' => Some((at, Point)),
                ',' => Some((at, Comma)),
                _ => None,
            })
            .collect();
        let Some((at, last)) = marks.last().copied() else { return Evidence::None };
        let other = if last == Point { Comma } else { Point };
        if marks.iter().any(|(_, mark)| *mark == other) {
            return Evidence::Sure(last);
        }
        if marks.len() > 1 {
            return Evidence::Sure(other);
        }
        if self.digits.len() - at - 1 == 3 && (1..=3).contains(&at) && !self.digits.starts_with('0') {
            // A sum of money with three decimals is the less likely of the two.
            Evidence::Either(other)
        } else {
            Evidence::Sure(last)
        }
    }

    /// The amount in minor units; `None` when it does not fit the decimal mark or is too large.
    pub fn read(&self, mark: DecimalMark, currency: Currency) -> Option<Money> {
        let (decimal, group) = match mark {
            DecimalMark::Point => ('.', ','),
            DecimalMark::Comma => (',', '.'),
        };
        let (whole, decimals) = self.digits.split_once(decimal).unwrap_or((&self.digits, ""));
        let mut groups = whole.split(group);
        let first = groups.next()?;
        let mut digits = first.to_owned();
        for next in groups {
            if next.len() != 3 || !(1..=3).contains(&first.len()) {
                return None;
            }
            digits.push_str(next);
        }
        let decimals = decimals.get(..decimals.len().min(9))?;
        if digits.len() > 18 || !decimals.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let units = 10_i128.checked_pow(u32::try_from(decimals.len()).ok()?)?;
        let number: i128 = format!("{digits}{decimals}").parse().ok()?;
        let minor = number.checked_mul(self.scale * i128::from(currency.minor_units()))?;
        let rounded = i64::try_from((minor * 2 + units) / (units * 2)).ok()?;
        (rounded <= LARGEST_AMOUNT).then_some(Money(rounded))
    }

    /// Something beside the number says that it is money.
    pub fn is_marked(&self) -> bool {
        self.currency.is_some() || self.scale > 1
    }

    /// It is written with nothing but digits.
    pub fn is_plain(&self) -> bool {
        !self.is_marked() && self.digits.bytes().all(|byte| byte.is_ascii_digit())
    }
}

#[derive(PartialEq)]
enum Evidence {
    None,
    Either(DecimalMark),
    Sure(DecimalMark),
}

/// What the cells of a column say about its decimal mark.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(in crate::core) struct MarkEvidence {
    sure: [usize; 2],
    either: [usize; 2],
}

impl MarkEvidence {
    /// One cell more.
    pub fn add(&mut self, shape: &Shape) {
        match shape.evidence() {
            Evidence::None => {}
            Evidence::Either(DecimalMark::Point) => self.either[0] += 1,
            Evidence::Either(DecimalMark::Comma) => self.either[1] += 1,
            Evidence::Sure(DecimalMark::Point) => self.sure[0] += 1,
            Evidence::Sure(DecimalMark::Comma) => self.sure[1] += 1,
        }
    }

    /// The mark of the column; `None` where no cell has any.
    pub fn reading(&self) -> Option<NumberReading> {
        let mark = |[point, comma]: [usize; 2]| if comma > point { DecimalMark::Comma } else { DecimalMark::Point };
        match (self.sure, self.either) {
            ([0, 0], [0, 0]) => None,
            ([0, 0], either) => Some(NumberReading { mark: mark(either), ambiguous: true }),
            (sure, _) => Some(NumberReading { mark: mark(sure), ambiguous: sure[0] == sure[1] }),
        }
    }
}

/// The decimal mark of a column; `None` where no cell has any mark.
pub(super) fn decide<'a>(cells: impl Iterator<Item = &'a str>) -> Option<NumberReading> {
    let mut evidence = MarkEvidence::default();
    cells.filter_map(shape).for_each(|shape| evidence.add(&shape));
    evidence.reading()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cells: &[&str], expected: &[Option<i64>]) {
        let reading = decide(cells.iter().copied());
        let mark = reading.map_or(DecimalMark::Point, |reading| reading.mark);
        let found: Vec<Option<i64>> = cells
            .iter()
            .map(|cell| shape(cell).filter(|shape| !shape.negative)?.read(mark, Currency::default()))
            .map(|money| money.map(|money| money.0))
            .collect();
        assert_eq!(found, expected, "{cells:?}");
    }

    #[test]
    fn reads_a_number_that_is_typed() {
        use DecimalMark::{Comma, Point};
        for (text, mark, expected) in [
            ("1,234", Point, Some(1234.0)),
            ("1,234", Comma, Some(1.234)),
            ("12.5", Comma, Some(12.5)),
            ("12,5 %", Point, Some(12.5)),
            ("2\u{a0}000\u{a0}000", Comma, Some(2_000_000.0)),
            ("€2,000,000.50", Point, Some(2_000_000.5)),
            ("1.5m", Point, Some(1_500_000.0)),
            ("0", Point, Some(0.0)),
            ("1000000000000000", Point, None),
            ("-5", Point, Some(-5.0)),
            ("(5 %", Point, None),
            (" 1 234,5 ", Point, Some(1234.5)),
            ("-12.5", Comma, Some(-12.5)),
            ("0.0004", Point, Some(0.0004)),
            ("many", Point, None),
            ("", Point, None),
        ] {
            assert_eq!(number(text, mark), expected, "{text}");
        }
    }

    #[test]
    fn reads_what_people_write() {
        check(&["1.234,56", "12", "7.000"], &[Some(123_456), Some(1_200), Some(700_000)]);
        check(&["1,234.56", "12", "7,000"], &[Some(123_456), Some(1_200), Some(700_000)]);
        check(
            &["1 234", "1\u{a0}234\u{202f}567", "1'000", "12 34"],
            &[Some(123_400), Some(123_456_700), Some(100_000), None],
        );
        check(&["12k", "1.5m", "3 mln", "2,5k"], &[Some(1_200_000), Some(150_000_000), Some(300_000_000), None]);
        check(
            &["€ 1,200", "€1,200.50", "1200 zł", "PLN 5", "12k EUR", "3k€"],
            &[Some(120_000), Some(120_050), Some(120_000), Some(500), Some(1_200_000), Some(300_000)],
        );
        check(&["1200,-", "1200.-", "0,5 tys. zł"], &[Some(120_000), Some(120_000), Some(50_000)]);
        check(&["(500)", "-500", "€ -5", "5 %", "abc", "", "1.2.3", "12 abc", "(5"], &[None; 9]);
        check(&["0.005", "0.004", "0.014999"], &[Some(1), Some(0), Some(1)]);
        check(
            &["99999999999999999999", "1e9", "10000000000001", "10000000000000"],
            &[None, None, None, Some(LARGEST_AMOUNT)],
        );
    }

    #[test]
    fn the_mark_is_decided_for_the_column() {
        use DecimalMark::{Comma, Point};
        for (cells, mark, ambiguous) in [
            (&["1,234", "5"][..], Point, true),
            (&["1.234"], Comma, true),
            (&["1.234", "5,5"], Comma, false),
            (&["1.234", "5.5"], Point, false),
            (&["1.234.567"], Comma, false),
            (&["0.123"], Point, false),
            (&["1234.567"], Point, false),
            (&["1.5", "1,5"], Point, true),
        ] {
            assert_eq!(decide(cells.iter().copied()), Some(NumberReading { mark, ambiguous }), "{cells:?}");
        }
        assert_eq!(decide(["12", "k", ""].into_iter()), None);
        // Never cell by cell: under a decimal comma, 12.50 is a mistake and not twelve and a half.
        check(&["1,5", "2,5", "12.50"], &[Some(150), Some(250), None]);
    }
}
