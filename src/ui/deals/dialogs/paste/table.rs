//! The first rows as they were understood, with the meaning of each column to choose above it.

use crate::ui::prelude::*;

use super::{Choices, wording};
use crate::core::model::Document;
use crate::core::paste::{Column, DealDraft, Row};
use crate::core::sorted;
use crate::ui::kit::Memo;
use crate::ui::language::{Text, fill, plural, say, text};
use crate::ui::workspace::workspace;
use crate::ui::{format, language::Plural, sentences};

/// How many rows are shown.
const SHOWN: usize = 50;

/// The value of a cell as it was understood; the cell itself where its column is left out.
fn understood(document: &Document, draft: &DealDraft, column: Column, stage: &str) -> String {
    let date = |date: Option<_>| date.map(format::date).unwrap_or_default();
    match column {
        Column::Name => draft.name.clone(),
        Column::Company => draft.company.clone(),
        Column::Value => format::money(draft.value, document.map.currency),
        Column::Owner => draft.owner.clone(),
        Column::Stage => draft.stage.map_or_else(|| stage.to_owned(), |node| sentences::node_name(document, node)),
        Column::Created => date(draft.created),
        Column::Source => draft.source.clone(),
        Column::Segment => draft.segment.clone(),
        Column::NextStep => draft.next_step.clone(),
        Column::NextStepOn => date(draft.next_step_on),
        Column::Notes => draft.notes.clone(),
    }
}

/// The rows.
#[component(transparent)]
pub fn Cells(choices: Choices) -> Fragment {
    let workspace = workspace();
    let rows = move || {
        let stage = choices.rest.get().map(|node| workspace.read(|document| sentences::node_name(document, node)));
        let stage = stage.unwrap_or_default();
        choices.preview.with(|preview| {
            let preview = preview.as_ref()?;
            let known = if choices.skip_known.get() { choices.known.get() } else { sorted::Set::new() };
            let shown = preview.rows.iter().enumerate().take(SHOWN);
            Some(workspace.read(|document| {
                let row = |(index, row)| cells(document, row, &preview.columns, &stage, known.contains(&index));
                shown.map(row).collect_view()
            }))
        })
    };
    let more = move || {
        let rows = choices.preview.with(|preview| preview.as_ref().map_or(0, |preview| preview.rows.len()));
        (rows > SHOWN).then(|| plural(Plural::PasteMore, rows - SHOWN))
    };
    view! {
        <div class="paste-table" tabindex="0" role="region" aria-label=say(Text::PasteRows)>
            <table>
                <thead>
                    <Meanings choices/>
                </thead>
                <tbody>{live(rows)}</tbody>
            </table>
        </div>
        <p class="muted">{live(more)}</p>
    }
}

fn cells(document: &Document, row: &Row, columns: &[Option<Column>], stage: &str, known: bool) -> Fragment {
    let cell = |(index, meaning): (usize, &Option<Column>)| {
        let raw = row.cells.get(index).cloned().unwrap_or_default();
        let wrong = row.problems.iter().filter(|problem| problem.column == index);
        let wrong: Vec<String> = wrong.map(|problem| wording::problem(document, &problem.kind)).collect();
        let shown = match (meaning, &row.deal) {
            (Some(_), Some(_)) if raw.is_empty() => String::new(),
            (Some(meaning), Some(draft)) if wrong.is_empty() => understood(document, draft, *meaning, stage),
            _ => raw,
        };
        let wrong = (!wrong.is_empty()).then(|| view! { <small>{wrong.join(", ")}</small> });
        let (number, bad) = (*meaning == Some(Column::Value), wrong.is_some());
        view! {
            <td class:out=meaning.is_none() class:number=number class:wrong=bad>
                <span class="user-text">{shown}</span>
                {wrong}
            </td>
        }
    };
    let left = known || row.deal.is_none();
    view! { <tr class:left=left>{columns.iter().enumerate().map(cell).collect_view()}</tr> }
}

/// A select above each column.
#[component(transparent)]
fn Meanings(choices: Choices) -> Fragment {
    let columns = Memo::new(move |_| {
        choices.preview.with(|preview| {
            let preview = preview.as_ref();
            preview.map(|preview| (preview.columns.clone(), preview.titles.clone())).unwrap_or_default()
        })
    });
    let choose = move |index: usize, meaning: Option<Column>| {
        let mut all = columns.with_untracked(|(columns, _)| columns.clone());
        // One meaning, one column.
        for other in all.iter_mut().filter(|other| meaning.is_some() && **other == meaning) {
            *other = None;
        }
        if let Some(column) = all.get_mut(index) {
            *column = meaning;
        }
        choices.columns.set(Some(all));
    };
    live(move || {
        let (columns, titles) = columns.get();
        let head = |(index, chosen): (usize, Option<Column>)| {
            let option = |(at, column): (usize, Column)| {
                view! { <option value=at.to_string() selected=chosen == Some(column)>{text(wording::column(column))}</option> }
            };
            let label = fill(Text::PasteColumn, &[("number", &format::number((index + 1) as f64))]);
            let title = titles.get(index).cloned().unwrap_or_default();
            view! {
                <th class:out=chosen.is_none()>
                    <select
                        aria-label=label
                        on:change:target=move |event| {
                            let at = event.target().value().parse::<usize>().ok();
                            choose(index, at.and_then(|at| Column::ALL.get(at).copied()));
                        }
                    >
                        <option value="">{text(Text::PasteLeaveOut)}</option>
                        {Column::ALL.into_iter().enumerate().map(option).collect_view()}
                    </select>
                    <small class="user-text">{title}</small>
                </th>
            }
        };
        view! { <tr>{columns.into_iter().enumerate().map(head).collect_view()}</tr> }
    })
}
