//! What was understood and what was not, in words.

use crate::ui::prelude::*;

use super::Choices;
use crate::core::model::{Currency, Document};
use crate::core::paste::{Column, Preview, ProblemKind};
use crate::core::sorted;
use crate::ui::format;
use crate::ui::language::{Plural, Text, fill, plural, text};
use crate::ui::shell::switch_currency;
use crate::ui::workspace::workspace;

/// The word for a column's meaning.
pub fn column(column: Column) -> Text {
    match column {
        Column::Name => Text::PasteName,
        Column::Company => Text::PasteCompany,
        Column::Value => Text::PasteValue,
        Column::Owner => Text::PasteOwner,
        Column::Stage => Text::PasteStage,
        Column::Created => Text::PasteCreated,
        Column::Source => Text::PasteFrom,
        Column::Segment => Text::DealsSegment,
        Column::NextStep => Text::PasteNextStep,
        Column::NextStepOn => Text::PasteNextStepOn,
        Column::Notes => Text::PasteNotes,
    }
}

/// What is wrong with a cell, and what is done about it.
pub fn problem(document: &Document, problem: &ProblemKind) -> String {
    let said = match problem {
        ProblemKind::NotAnAmount => Text::PasteNotAnAmount,
        ProblemKind::Negative => Text::PasteNegative,
        ProblemKind::OtherCurrency(code) => {
            return fill(Text::PasteOtherCurrency, &[("currency", code), ("own", document.map.currency.code())]);
        }
        ProblemKind::NotADate => Text::PasteNotADate,
        ProblemKind::InFuture => Text::PasteInFuture,
        ProblemKind::UnknownStage => Text::PasteUnknownStage,
        ProblemKind::TooLong(limit) => {
            return fill(Text::PasteTooLong, &[("limit", &format::number(*limit as f64))]);
        }
        ProblemKind::NoName => Text::PasteNoName,
    };
    text(said).to_owned()
}

/// The kinds of problems with how often each is there, in the order they come up.
fn tally(document: &Document, preview: &Preview) -> Vec<(String, usize)> {
    let mut kinds: Vec<(&ProblemKind, usize)> = Vec::new();
    // What is wrong with a row that becomes no deal changes nothing.
    let taken = preview.rows.iter().filter(|row| row.deal.is_some());
    for problem in taken.flat_map(|row| &row.problems) {
        match kinds.iter_mut().find(|(kind, _)| **kind == problem.kind) {
            Some((_, count)) => *count += 1,
            None => kinds.push((&problem.kind, 1)),
        }
    }
    kinds.into_iter().map(|(kind, count)| (problem(document, kind), count)).collect()
}

/// How many rows become deals, how many do not, and what else was not understood.
#[component(transparent)]
pub fn Summary(choices: Choices) -> Fragment {
    let workspace = workspace();
    live(move || {
        let (deals, known) = (choices.deals(), choices.known.with(sorted::Set::len));
        choices.preview.with(|preview| {
            let preview = preview.as_ref()?;
            let nameless = preview.rows.len().saturating_sub(preview.deals());
            let kinds = workspace.read(|document| tally(document, preview));
            let kind = |(said, count): (String, usize)| {
                view! { <span class="badge warn">{format::number(count as f64)} " × " {said}</span> }
            };
            // Amounts of deals that are here would change their meaning with the currency.
            let other = preview.other_currency().filter(|_| workspace.read(|document| document.deals.is_empty()));
            let switch = |currency: Currency| {
                let said = fill(Text::PasteSwitchCurrency, &[("currency", currency.code())]);
                view! { <p><button on:click=move |_| switch_currency(&workspace, currency)>{said}</button></p> }
            };
            Some(view! {
                <div class="paste-summary" role="status">
                    <p><strong>{plural(Plural::PasteDeals, deals)}</strong></p>
                    {(nameless > 0).then(|| view! { <p>{plural(Plural::PasteNameless, nameless)}</p> })}
                    {(known > 0).then(|| view! { <p>{plural(Plural::PasteKnown, known)}</p> })}
                    {(preview.left_out > 0).then(|| view! { <p>{plural(Plural::PasteLeftOut, preview.left_out)}</p> })}
                    <p class="chips">{kinds.into_iter().map(kind).collect_view()}</p>
                    {other.map(switch)}
                </div>
            })
        })
    })
}
