//! How many deals are won all the same after a no, after two, after three.

use crate::ui::prelude::*;

use crate::core::analytics::{AfterNoes, after_noes};
use crate::core::chart::{Chart, Form, Look, Row, Series, Unit};
use crate::ui::chart::Figure;
use crate::ui::format;
use crate::ui::language::{Text, fill, language, text};
use crate::ui::workspace::workspace;

/// How many deals say something.
const ENOUGH: usize = 5;

/// The chart.
#[component(transparent)]
pub fn After() -> Fragment {
    let chart = workspace().memo(|document| {
        language();
        let word = |key: Text| text(key).to_owned();
        Chart {
            key: "after_noes",
            title: word(Text::NoAfter),
            counted: word(Text::NoEveryDeal),
            form: Form::Rows,
            head: word(Text::NoNoes),
            unit: Unit::Share,
            series: vec![
                Series::said("win_rate", word(Text::NoRate), Unit::Share, Look::Bar),
                Series::said("won", word(Text::NoWon), Unit::Count, Look::Table),
                Series::said("lost", word(Text::NoLost), Unit::Count, Look::Table),
                Series::table("open", word(Text::NoOpen), Unit::Count),
            ],
            rows: after_noes(document, |_| true).iter().filter(|row| row.resolved() + row.open > 0).map(row).collect(),
        }
    });
    view! { <Figure chart about=Text::NoAfterAbout nothing=Text::NoAfterNone/> }
}

fn row(row: &AfterNoes) -> Row {
    let name = match row.noes {
        0 => text(Text::NoAny).to_owned(),
        noes => fill(Text::NoAtLeast, &[("count", &format::number(noes as f64))]),
    };
    let rate = row.win_rate().filter(|_| row.resolved() >= ENOUGH);
    let counts = [row.won, row.lost, row.open].map(|count| Some(count as f64));
    Row { name, values: [rate].into_iter().chain(counts).collect(), ..Row::default() }
}
