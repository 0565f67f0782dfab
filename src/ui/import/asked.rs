//! What can be read in two ways and is not guessed: the order of dates, the decimal mark.

use crate::ui::prelude::*;

use super::session::Session;
use crate::core::import::Role;
use crate::core::paste::{Column, DateOrder, DecimalMark};
use crate::ui::kit::Memo;
use crate::ui::language::{Text, fill, say, text};

/// One question: the column, its title, an example, and whether it is about dates.
#[derive(Clone, PartialEq)]
struct Question {
    column: usize,
    title: String,
    example: String,
    dates: bool,
}

/// The questions.
#[component(transparent)]
pub fn Asked(session: Session) -> Fragment {
    let questions = Memo::new(move |_| {
        let (Some(gathered), Some(table)) = (session.gathered.get(), session.table.get()) else { return Vec::new() };
        let mapping = session.mapping.get();
        let worth =
            mapping.and_then(|mapping| mapping.roles.iter().position(|role| *role == Some(Role::About(Column::Value))));
        let open = gathered.orders.iter().filter(|(_, order)| order.ambiguous).map(|(column, _)| (*column, true));
        let worth = worth.filter(|_| gathered.mark.is_some_and(|mark| mark.ambiguous)).map(|column| (column, false));
        let question = |(column, dates): (usize, bool)| Question {
            column,
            title: table.titles.get(column).cloned().unwrap_or_default(),
            example: table.column(column).next().unwrap_or_default().to_owned(),
            dates,
        };
        open.chain(worth).map(question).collect()
    });
    let ask = move |question: Question| {
        let said = fill(Text::ImportAsks, &[("title", &question.title), ("example", &question.example)]);
        let [one, other] = if question.dates {
            [Text::PasteDayFirst, Text::PasteMonthFirst]
        } else {
            [Text::PastePoint, Text::PasteComma]
        };
        let answer = move |second: bool| {
            session.map(|mapping| {
                if question.dates {
                    let order = if second { DateOrder::MonthFirst } else { DateOrder::DayFirst };
                    mapping.orders.insert(question.column, order);
                } else {
                    mapping.mark = Some(if second { DecimalMark::Comma } else { DecimalMark::Point });
                }
            });
        };
        view! {
            <label class="field import-question">
                <span class="user-text">{said.clone()}</span>
                <select
                    aria-label=said
                    on:change:target=move |event| match event.target().value().as_str() {
                        "0" => answer(false),
                        "1" => answer(true),
                        _ => {}
                    }
                >
                    <option value="" selected=true>{text(Text::ImportChoose)}</option>
                    <option value="0">{say(one)}</option>
                    <option value="1">{say(other)}</option>
                </select>
            </label>
        }
    };
    live(move || questions.get().into_iter().map(ask).collect_view())
}
