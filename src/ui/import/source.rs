//! The file as it was read: how many rows, how they tell, in which encoding, divided by what.

use crate::ui::prelude::*;

use super::session::{Session, Unreadable};
use crate::core::import::{Encoding, Shape, TableError};
use crate::ui::format;
use crate::ui::kit::Memo;
use crate::ui::language::{Plural, Text, fill, plural, say, text};

const SIGNS: [(char, Text); 4] =
    [(',', Text::ImportComma), (';', Text::ImportSemicolon), ('\t', Text::ImportTab), ('|', Text::ImportBar)];

/// The file.
#[component(transparent)]
pub fn Source(session: Session) -> Fragment {
    let about = Memo::new(move |_| {
        let rows = session.table.with(|table| table.as_ref().map(|table| table.rows.len()));
        let shape = session.gathered.with(|gathered| gathered.as_ref().map(|gathered| gathered.shape));
        let shape = shape.filter(|_| rows.is_some()).map(|shape| match shape {
            Shape::Deals => Text::ImportShapeDeals,
            Shape::StageDates => Text::ImportShapeDates,
            Shape::Changes => Text::ImportShapeChanges,
            Shape::Durations => Text::ImportShapeDurations,
        });
        (rows, shape)
    });
    let said = move || {
        let (rows, shape) = about.get();
        let rows = rows.map(|rows| plural(Plural::ImportRows, rows)).unwrap_or_default();
        let shape = shape.map(text).unwrap_or_default();
        [": ", &rows, ". ", shape].concat()
    };
    let wrong = move || {
        session.unreadable.get().map(|why| {
            let why = match why {
                Unreadable::Table(TableError::Empty) => text(Text::ImportEmpty).to_owned(),
                Unreadable::Table(TableError::OpenQuote(line)) => {
                    fill(Text::ImportOpenQuote, &[("line", &format::number(line as f64))])
                }
                Unreadable::EmptyLog => text(Text::ImportEmptyLog).to_owned(),
            };
            view! { <p class="move-wrong" role="alert">{why}</p> }
        })
    };
    view! {
        <p class="import-file">
            <b class="user-text">{move || session.name.get()}</b>
            {live(move || about.get().0.map(|_| said()))}
            {live(move || {
                let known = session.remembered.get() && about.get().0.is_some();
                known.then(|| view! { <span class="muted">" " {say(Text::ImportRemembered)}</span> })
            })}
        </p>
        {live(wrong)}
        <div class="paste-options">
            <Letters session/>
            {live(move || session.delimiter.get().map(|sign| view! { <Divided session sign/> <Titled session/> }))}
        </div>
    }
}

#[component(transparent)]
fn Titled(session: Session) -> Fragment {
    let titled = Memo::new(move |_| session.table.with(|table| table.as_ref().is_some_and(|table| table.titled)));
    view! {
        <label class="tick">
            <input
                type="checkbox"
                prop:checked=titled
                on:change:target=move |event| {
                    session.titled.set(Some(event.target().checked()));
                    session.read(session.delimiter.get_untracked());
                }
            />
            <span>{say(Text::PasteHeader)}</span>
        </label>
    }
}

#[component(transparent)]
fn Letters(session: Session) -> Fragment {
    let option = move |(at, encoding): (usize, Encoding)| {
        let chosen = move || session.encoding.get() == encoding;
        view! { <option value=at.to_string() selected=chosen>{encoding.name()}</option> }
    };
    view! {
        <label class="field">
            <span>{say(Text::ImportEncoding)}</span>
            <select
                aria-label=say(Text::ImportEncoding)
                on:change:target=move |event| {
                    let at = event.target().value().parse::<usize>().ok();
                    if let Some(encoding) = at.and_then(|at| Encoding::ALL.get(at).copied()) {
                        session.encoding.set(encoding);
                        session.read(None);
                    }
                }
            >
                {Encoding::ALL.into_iter().enumerate().map(option).collect_view()}
            </select>
        </label>
    }
}

#[component(transparent)]
fn Divided(session: Session, sign: char) -> Fragment {
    let option = move |(at, (known, name)): (usize, (char, Text))| {
        view! { <option value=at.to_string() selected=known == sign>{say(name)}</option> }
    };
    // A sign of its own, which only a file can ask for.
    let other = (!SIGNS.iter().any(|(known, _)| *known == sign))
        .then(|| view! { <option value="" selected=true>{sign.to_string()}</option> });
    view! {
        <label class="field">
            <span>{say(Text::ImportDelimiter)}</span>
            <select
                aria-label=say(Text::ImportDelimiter)
                on:change:target=move |event| {
                    let at = event.target().value().parse::<usize>().ok();
                    if let Some((sign, _)) = at.and_then(|at| SIGNS.get(at)) {
                        session.read(Some(*sign));
                    }
                }
            >
                {other}
                {SIGNS.into_iter().enumerate().map(option).collect_view()}
            </select>
        </label>
    }
}
