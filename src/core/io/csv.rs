//! Tables as CSV: text that a spreadsheet opens, and in which nothing can become a formula.

use crate::core::chart::{Chart, Unit, Voice};
use crate::core::decimal::Decimal;
use crate::core::language::Language;
use crate::core::model::Currency;

/// What spreadsheets recognise UTF-8 by.
const MARK: char = '\u{feff}';

/// How the spreadsheets of a language write a table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Separators {
    /// Between cells.
    pub cell: char,
    /// Between whole and fraction.
    pub decimal: char,
}

impl Separators {
    /// Where the comma is in every number, a semicolon is between the cells.
    pub fn of(language: Language) -> Separators {
        match language {
            Language::English => Separators { cell: ',', decimal: '.' },
            Language::Polish => Separators { cell: ';', decimal: ',' },
        }
    }
}

/// Charts as tables below each other, each with its title, what it is counted of, and the names of its columns. Shares
/// are in percent, amounts in whole units of the currency.
pub fn csv(charts: &[Chart], separators: Separators, currency: Currency, voice: &dyn Voice) -> String {
    let mut to = Writer::new(separators);
    for (index, chart) in charts.iter().enumerate() {
        if index > 0 {
            to.end();
        }
        to.words(&chart.title);
        to.words(&chart.counted);
        to.end();
        to.words(&chart.head);
        for series in &chart.series {
            let unit = voice.unit(series.unit);
            let name = if unit.is_empty() { series.name.clone() } else { [&series.name, ", ", &unit].concat() };
            to.words(&name);
        }
        to.end();
        for (row, known) in chart.rows.iter().enumerate() {
            to.words(&known.name);
            for (index, series) in chart.series.iter().enumerate() {
                to.number(chart.value(row, index).map(|value| match series.unit {
                    Unit::Share => value * 100.0,
                    Unit::Money => value / currency.minor_units() as f64,
                    Unit::Count | Unit::Days => value,
                }));
            }
            to.end();
        }
    }
    to.finish()
}

/// Writes a table cell by cell.
pub struct Writer {
    text: String,
    separators: Separators,
    filled: bool,
}

impl Writer {
    /// An empty table.
    pub fn new(separators: Separators) -> Writer {
        Writer { text: String::from(MARK), separators, filled: false }
    }

    /// The text of the table.
    pub fn finish(self) -> String {
        self.text
    }

    fn next(&mut self) {
        if self.filled {
            self.text.push(self.separators.cell);
        }
        self.filled = true;
    }

    /// Ends a row.
    pub fn end(&mut self) {
        self.text.push_str("\r\n");
        self.filled = false;
    }

    /// A cell with a text, which never is a formula.
    pub fn words(&mut self, words: &str) {
        self.next();
        let guard = if is_formula(words) { "'" } else { "" };
        let special = |letter: char| matches!(letter, '"' | '\n' | '\r' | ',' | ';' | '\t');
        if words.contains(special) || words.starts_with(' ') {
            self.text.push('"');
            self.text.push_str(guard);
            self.text.push_str(&words.replace('"', "\"\""));
            self.text.push('"');
        } else {
            self.text.push_str(guard);
            self.text.push_str(words);
        }
    }

    /// A cell with a number; an empty one where there is none.
    pub fn number(&mut self, value: Option<f64>) {
        self.next();
        if let Some(value) = value {
            let text = Decimal(value).to_string();
            let text = if self.separators.decimal == '.' { text } else { text.replace('.', ",") };
            self.text.push_str(&text);
        }
    }
}

/// Whether a spreadsheet would calculate a text instead of showing it. Some take the wide forms of the signs for the
/// signs, and pass over what is blank before them.
fn is_formula(words: &str) -> bool {
    let first = words.trim_start_matches([' ', '\u{a0}', '"']).chars().next();
    matches!(
        first,
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '|' | '%' | '＝' | '＋' | '－' | '＠' | '\u{2212}')
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::chart::{Form, Look, Row, Series};
    use crate::core::paste::split;

    struct Plain;

    impl Voice for Plain {
        fn value(&self, value: f64, _: Unit) -> String {
            Decimal(value).to_string()
        }

        fn nothing(&self) -> String {
            String::new()
        }

        fn unit(&self, unit: Unit) -> String {
            match unit {
                Unit::Share => "%",
                Unit::Money => "EUR",
                Unit::Days => "days",
                Unit::Count => "",
            }
            .to_owned()
        }
    }

    fn chart(names: &[&str]) -> Chart {
        let row = |name: &&str| Row {
            name: (*name).to_owned(),
            values: vec![Some(-3.5), Some(0.125), Some(1_234_550.0), None],
            ..Row::default()
        };
        Chart {
            key: "test",
            title: "Times".to_owned(),
            counted: "7 deals, \"all\"".to_owned(),
            form: Form::Rows,
            head: "Stage".to_owned(),
            unit: Unit::Days,
            series: vec![
                Series::said("a", "Change".to_owned(), Unit::Days, Look::Bar),
                Series::table("b", "Share".to_owned(), Unit::Share),
                Series::table("c", "Value".to_owned(), Unit::Money),
                Series::table("d", "n".to_owned(), Unit::Count),
            ],
            rows: names.iter().map(row).collect(),
        }
    }

    #[test]
    fn every_language_has_its_separators() {
        let written = |language| csv(&[chart(&["Demo"])], Separators::of(language), Currency::default(), &Plain);
        assert_eq!(
            written(Language::English),
            "\u{feff}Times,\"7 deals, \"\"all\"\"\"\r\nStage,\"Change, days\",\"Share, %\",\"Value, EUR\",n\r\n\
             Demo,-3.5,12.5,12345.5,\r\n"
        );
        assert!(written(Language::Polish).ends_with("\r\nDemo;-3,5;12,5;12345,5;\r\n"));
    }

    #[test]
    fn no_text_becomes_a_formula_and_all_come_back() {
        let names = [
            "=1+1",
            "+48 22",
            "-5",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            " =1",
            "\"=1",
            "=\"a\";b",
            "＝1",
            "%0A",
            "|cmd",
            "'=1",
            "plain",
            "a=b",
            "say \"no\", please",
            "two\nlines",
        ];
        let separators = Separators::of(Language::English);
        let text = csv(&[chart(&names)], separators, Currency::default(), &Plain);
        let rows = split(&text, Some(','), 99);
        assert_eq!(rows.len(), names.len() + 2);
        for (row, name) in rows.iter().skip(2).zip(names) {
            let cell = row[0].as_str();
            assert!(!cell.trim_start().starts_with(['=', '+', '-', '@', '＝']), "{cell:?}");
            assert_eq!(
                cell.strip_prefix('\'').unwrap_or(cell).trim(),
                name.trim().trim_start_matches('\''),
                "{cell:?}"
            );
            assert_eq!(row[1], "-3.5", "numbers stay numbers");
        }
        assert_eq!(text.matches("\r\n").count(), names.len() + 2);
    }

    #[test]
    fn tables_are_apart() {
        let text = csv(&[chart(&[]), chart(&["a"])], Separators::of(Language::English), Currency::default(), &Plain);
        assert_eq!(text.split("\r\n").filter(|line| line.is_empty()).count(), 2, "between them, and at the end");
        assert_eq!(csv(&[], Separators::of(Language::English), Currency::default(), &Plain), "\u{feff}");
    }
}
