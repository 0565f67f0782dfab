//! The columns of the file, with what they hold for example and what they tell, which can be changed.

use crate::ui::prelude::*;

use super::session::Session;
use super::wording;
use crate::core::import::{Role, stage_of};
use crate::core::paste::DateOrder;
use crate::ui::format;
use crate::ui::kit::Memo;
use crate::ui::language::{Text, fill, say, text};

/// As many columns as this are shown; a table with more is not one of deals.
const SHOWN: usize = 120;

/// How many cells of a column are shown as examples.
const EXAMPLES: usize = 3;

/// One column.
#[derive(Clone, PartialEq)]
struct Column {
    at: usize,
    title: String,
    examples: String,
    role: Option<Role>,
    /// How its dates are read, where there is a choice.
    order: Option<DateOrder>,
}

/// The columns.
#[component(transparent)]
pub fn Columns(session: Session) -> Fragment {
    let columns = Memo::new(move |_| {
        let (Some(table), Some(mapping)) = (session.table.get(), session.mapping.get()) else { return Vec::new() };
        let orders = session.gathered.with(|gathered| gathered.as_ref().map(|gathered| gathered.orders.clone()));
        let orders = orders.unwrap_or_default();
        let column = |(at, title): (usize, &String)| Column {
            at,
            title: if title.is_empty() { numbered(at) } else { title.clone() },
            examples: table.column(at).take(EXAMPLES).collect::<Vec<_>>().join(" · "),
            role: mapping.roles.get(at).copied().flatten(),
            order: orders.get(&at).filter(|order| !order.ambiguous).map(|order| order.order),
        };
        table.titles.iter().enumerate().take(SHOWN).map(column).collect()
    });
    let known =
        Memo::new(move |_| columns.with(|columns| columns.iter().filter(|column| column.role.is_some()).count()));
    view! {
        <details class="import-part">
            <summary>
                {say(Text::ImportColumns)}
                <span class="muted">
                    " "
                    {live(move || {
                        let all = columns.with(Vec::len);
                        [format::number(known.get() as f64), format::number(all as f64)].join(" / ")
                    })}
                </span>
            </summary>
            <table class="import-columns">
                <tbody>{live(move || columns.get().into_iter().map(|column| row(session, column)).collect_view())}</tbody>
            </table>
        </details>
    }
}

fn numbered(at: usize) -> String {
    fill(Text::ImportColumn, &[("number", &format::number((at + 1) as f64))])
}

fn row(session: Session, column: Column) -> Fragment {
    let Column { at, title, examples, role, order } = column;
    let stage = stage_of(&title);
    let option = |(index, known): (usize, Role)| {
        let name = wording::role_of(known, &stage);
        view! { <option value=index.to_string() selected=role == Some(known)>{name}</option> }
    };
    let label = [&title, ": ", text(Text::ImportTells)].concat();
    let dates = fill(Text::ImportDatesOf, &[("title", &title)]);
    let order = order.filter(|_| role.is_some_and(Role::is_date)).map(|order| {
        let second = order == DateOrder::MonthFirst;
        view! {
            <select
                aria-label=dates
                on:change:target=move |event| {
                    let order = if event.target().value() == "1" { DateOrder::MonthFirst } else { DateOrder::DayFirst };
                    session.map(|mapping| _ = mapping.orders.insert(at, order));
                }
            >
                <option value="0" selected=!second>{say(Text::PasteDayFirst)}</option>
                <option value="1" selected=second>{say(Text::PasteMonthFirst)}</option>
            </select>
        }
    });
    view! {
        <tr class:out=role.is_none()>
            <th scope="row">
                <span class="user-text">{title}</span>
                <small class="muted user-text">{examples}</small>
            </th>
            <td>
                <select
                    aria-label=label
                    on:change:target=move |event| {
                        let role = event.target().value().parse::<usize>().ok();
                        session.set_role(at, role.and_then(|role| Role::ALL.get(role).copied()));
                    }
                >
                    <option value="" selected=role.is_none()>{text(Text::PasteLeaveOut)}</option>
                    {Role::ALL.into_iter().enumerate().map(option).collect_view()}
                </select>
                {order}
            </td>
        </tr>
    }
}
