//! Deals that were put off, with the day on which they come back: those that are due first, each with a press to go on.

use crate::ui::prelude::*;

use crate::core::analytics::{Returning, returning};
use crate::core::ids::{DealId, NodeId};
use crate::core::model::{Date, Document, NodeKind};
use crate::ui::deals::{full_title, move_today};
use crate::ui::format;
use crate::ui::kit::{Memo, Show};
use crate::ui::language::{Plural, Text, fill, language, plural, say, text};
use crate::ui::sentences;
use crate::ui::workspace::workspace;

/// A deal in the list.
#[derive(Clone, PartialEq)]
struct Line {
    deal: DealId,
    name: String,
    said: String,
    on: Date,
    to: Option<(NodeId, String)>,
}

fn line(document: &Document, one: &Returning) -> Option<Line> {
    let deal = document.deals.get(&one.deal)?;
    let (_, refusal) = deal.refusals().last()?;
    let key = match document.node_kind(one.from) {
        _ if refusal.undecided => Text::NoBecauseUndecided,
        Some(NodeKind::NotNow) => Text::NoBecauseNotNow,
        _ => Text::NoBecause,
    };
    Some(Line {
        deal: one.deal,
        name: full_title(deal),
        said: fill(key, &[("reason", &refusal.reason)]),
        on: one.on,
        to: one.to.map(|to| (to, sentences::node_name(document, to))),
    })
}

/// The list.
#[component(transparent)]
pub fn ComingBack() -> Fragment {
    let workspace = workspace();
    let lines: Memo<Vec<Line>> = workspace.memo(|document| {
        language();
        returning(document).iter().filter_map(|one| line(document, one)).collect()
    });
    let due = move || {
        let today = workspace.today.get();
        let count = lines.with(|lines| lines.iter().filter(|line| line.on <= today).count());
        (count > 0).then(|| view! { <span class="badge warn">{plural(Plural::NoDueCount, count)}</span> })
    };
    let rows = move || {
        let today = workspace.today.get();
        lines.get().into_iter().map(|line| row(line, today)).collect_view()
    };
    let some = move || lines.with(|lines| !lines.is_empty());
    view! {
        <section class="coming-back">
            <h3><span>{say(Text::NoReturning)}</span>{live(due)}</h3>
            <Show when=some><ul class="returning">{live(rows)}</ul></Show>
            <Show when=move || !some()><p class="teach">{say(Text::NoReturningNone)}</p></Show>
        </section>
    }
}

fn row(line: Line, today: Date) -> Fragment {
    let workspace = workspace();
    let Line { deal, name, said, on, to } = line;
    let due = on <= today;
    let day = format::date(on);
    let when = if due { text(Text::NoDue).to_owned() } else { fill(Text::NoBackOn, &[("date", &day)]) };
    let open = fill(Text::NoOpenDeal, &[("deal", &name)]);
    let reopen = to.map(|(to, stage)| {
        let label = fill(Text::NoReopenDeal, &[("deal", &name), ("name", &stage)]);
        let words = fill(Text::NoReopen, &[("name", &stage)]);
        view! {
            <button class="reopen" aria-label=label on:click=move |_| _ = move_today(&workspace, deal, to)>{words}</button>
        }
    });
    view! {
        <li class:due=due>
            <button class="quiet" aria-label=open on:click=move |_| workspace.deal.set(Some(deal))>
                <span class="user-text">{name}</span>
            </button>
            <span class="user-text muted">{said}</span>
            <span class="when"><span class="badge" class:warn=due title=day>{when}</span></span>
            {reopen}
        </li>
    }
}
