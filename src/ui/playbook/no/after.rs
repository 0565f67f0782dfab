//! How many deals are won all the same after a no, after two, after three.

use crate::ui::prelude::*;

use super::heading;
use crate::core::analytics::{AfterNoes, after_noes};
use crate::core::decimal::decimal;
use crate::ui::format;
use crate::ui::language::{Plural, Text, fill, language, plural, say, text};
use crate::ui::workspace::workspace;

/// How many deals say something.
const ENOUGH: usize = 5;

/// The table with its bars.
#[component(transparent)]
pub fn After() -> Fragment {
    let workspace = workspace();
    let rows = workspace.memo(|document| after_noes(document, |_| true));
    let body = move || {
        language();
        rows.get().into_iter().map(row).collect_view()
    };
    view! {
        <section class="after-noes">
            {heading(Text::NoAfter, Text::NoAfterAbout)}
            <table>
                <thead>
                    <tr>
                        <th scope="col">{say(Text::NoNoes)}</th>
                        <th scope="col">{say(Text::NoWon)}</th>
                        <th scope="col">{say(Text::NoLost)}</th>
                        <th scope="col">{say(Text::NoOpen)}</th>
                        <th scope="col" class="rate">{say(Text::NoRate)}</th>
                    </tr>
                </thead>
                <tbody>{live(body)}</tbody>
            </table>
        </section>
    }
}

fn row(row: AfterNoes) -> Fragment {
    let count = |number: usize| format::number(number as f64);
    let name = match row.noes {
        0 => text(Text::NoAny).to_owned(),
        noes => fill(Text::NoAtLeast, &[("count", &count(noes))]),
    };
    let rate = match row.win_rate().filter(|_| row.resolved() >= ENOUGH) {
        Some(rate) => view! {
            <span class="track" aria-hidden="true"><span style:width=format!("{}%", decimal(rate * 100.0))></span></span>
            <b class="number">{format::percent(rate)}</b>
            <small>{plural(Plural::NoOfDeals, row.resolved())}</small>
        },
        None => view! { <span class="muted">{text(Text::NoNotEnough)}</span> },
    };
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td class="number">{count(row.won)}</td>
            <td class="number">{count(row.lost)}</td>
            <td class="number">{count(row.open)}</td>
            <td class="rate"><div>{rate}</div></td>
        </tr>
    }
}
