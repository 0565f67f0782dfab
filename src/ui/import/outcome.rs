//! What the file will do to the map, and what of it is left out and why.

use crate::ui::prelude::*;

use super::session::Session;
use super::wording;
use crate::core::import::{Faulty, Gathered, Plan, Table};
use crate::ui::format;
use crate::ui::kit::Memo;
use crate::ui::language::{Plural, Text, fill, plural, say};

/// As many places are named as this; of more it is said how many.
const SHOWN: usize = 20;

/// What reading the rows and planning them found wrong.
fn faults<'a>(gathered: Option<&'a Gathered>, plan: Option<&'a Plan>) -> impl Iterator<Item = &'a Faulty> {
    let read = gathered.into_iter().flat_map(|gathered| &gathered.faults);
    read.chain(plan.into_iter().flat_map(|plan| &plan.refused))
}

/// What of it leaves a row out.
fn refusals<'a>(gathered: Option<&'a Gathered>, plan: Option<&'a Plan>) -> impl Iterator<Item = &'a Faulty> {
    faults(gathered, plan).filter(|faulty| !faulty.fault.is_warning())
}

/// New, changed, the same, refused.
#[component(transparent)]
pub fn Summary(session: Session) -> Fragment {
    let counts = Memo::new(move |_| {
        session.plan.with(|plan| {
            let plan = plan.as_ref()?;
            let refused = session.gathered.with(|gathered| refusals(gathered.as_deref(), Some(plan)).count());
            Some((plan.new.len(), plan.changed.len(), plan.same, plan.nodes.len(), refused))
        })
    });
    let said = move || {
        let (new, changed, same, nodes, refused) = counts.get()?;
        if new + changed == 0 {
            let why = if same > 0 { Text::ImportNothing } else { Text::ImportNone };
            return Some(view! { <p class="import-summary" role="status">{say(why)}</p> });
        }
        let parts = [
            (Plural::ImportNew, new),
            (Plural::ImportChanged, changed),
            (Plural::ImportSame, same),
            (Plural::ImportNewNodes, nodes),
            // Which and why stands below, where nobody looks who is content.
            (Plural::ImportRefused, refused),
        ];
        let badge = |(what, count): (Plural, usize)| {
            let left_out = what == Plural::ImportRefused;
            (count > 0).then(|| view! { <span class="badge" class:warn=left_out>{plural(what, count)}</span> })
        };
        Some(view! {
            <p class="import-summary chips" role="status">{parts.into_iter().filter_map(badge).collect_view()}</p>
        })
    };
    live(said)
}

/// A place and what is wrong there.
#[derive(Clone, PartialEq)]
struct Said {
    refused: bool,
    text: String,
}

fn said(table: &Table, faulty: &Faulty) -> Said {
    let line = table.rows.get(faulty.row).map_or(faulty.row, |row| row.line);
    let line = format::number(line as f64);
    let what = wording::fault(faulty.fault);
    let title = faulty.column.and_then(|column| table.titles.get(column)).filter(|title| !title.is_empty());
    let text = match title {
        Some(title) => fill(Text::ImportPlaceOf, &[("line", &line), ("title", title), ("what", what)]),
        None => fill(Text::ImportPlace, &[("line", &line), ("what", what)]),
    };
    Said { refused: !faulty.fault.is_warning(), text }
}

/// What is left out, and what is good to know, each with its place.
#[component(transparent)]
pub fn Faults(session: Session) -> Fragment {
    let found = Memo::new(move |_| {
        let (Some(gathered), Some(table)) = (session.gathered.get(), session.table.get()) else { return None };
        let plan = session.plan.get();
        let all = || faults(Some(&*gathered), plan.as_deref());
        let warnings = || all().filter(|faulty| faulty.fault.is_warning());
        let refusals = || refusals(Some(&*gathered), plan.as_deref());
        let ragged = table.ragged.iter().take(SHOWN).map(|line| {
            let line = format::number(*line as f64);
            let text = fill(Text::ImportPlace, &[("line", &line), ("what", wording::ragged())]);
            Said { refused: false, text }
        });
        let mut known: Vec<Said> = warnings().take(SHOWN).map(|faulty| said(&table, faulty)).collect();
        known.extend(ragged);
        known.truncate(SHOWN);
        let refused: Vec<Said> = refusals().take(SHOWN).map(|faulty| said(&table, faulty)).collect();
        Some((refused, refusals().count(), known, warnings().count() + table.ragged.len()))
    });
    let part = |title: Plural, said: Vec<Said>, count: usize| {
        if count == 0 {
            return None;
        }
        let more = count.saturating_sub(said.len());
        let more = (more > 0).then(|| view! { <li class="muted">{plural(Plural::ImportMore, more)}</li> });
        let items = said.into_iter().map(|said| view! { <li class="user-text">{said.text}</li> }).collect_view();
        Some(view! {
            <details class="import-part">
                <summary>{plural(title, count)}</summary>
                <ul class="import-faults">{items}{more}</ul>
            </details>
        })
    };
    live(move || {
        let (refused, refusals, known, warnings) = found.get()?;
        Some(view! {
            {part(Plural::ImportRefused, refused, refusals)}
            {part(Plural::ImportWarned, known, warnings)}
        })
    })
}
