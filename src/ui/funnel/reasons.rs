//! Why buyers said no: a short list of bars, the most frequent reason first.

use crate::ui::prelude::*;

use super::figures::{Ask, Counted};
use super::state::State;
use super::words;
use crate::core::chart::{Reason, reasons};
use crate::core::decimal::decimal;
use crate::ui::format;
use crate::ui::kit::Memo;
use crate::ui::language::{Plural, Text, fill, plural, say, text};

/// How many are shown.
const SHOWN: usize = 8;

/// The reasons at the bar chosen, or all.
#[component(transparent)]
pub fn Reasons() -> Fragment {
    let state = State::here();
    let found: Memo<Vec<Reason>> = state.workspace.memo(move |document| {
        let nodes = state
            .place
            .get()
            .and_then(|place| state.answer.with(|answer| answer.funnel.bars.get(place).map(|bar| bar.nodes.clone())));
        state.query.with(|query| reasons(document, |deal| query.admits(deal), nodes.as_deref()))
    });
    let title = move || {
        let name = state
            .place
            .get()
            .and_then(|place| state.answer.with(|answer| answer.heads.get(place).map(|head| head.name.clone())));
        match name {
            Some(name) => fill(Text::FunnelReasonsIn, &[("name", &name)]),
            None => text(Text::FunnelReasons).to_owned(),
        }
    };
    let total = move || found.with(|found| found.last().map_or(0, |reason| reason.running));
    let label = Signal::derive(move || fill(Text::FunnelWhereFrom, &[("what", text(Text::FunnelReasons))]));
    let rows = move || {
        found.with(|found| {
            if found.is_empty() {
                return view! { <p class="muted">{text(Text::FunnelReasonsNone)}</p> };
            }
            let all = found.last().map_or(1, |reason| reason.running) as f64;
            let most = found.first().map_or(1, |reason| reason.count) as f64;
            let rows = found.iter().take(SHOWN).map(|reason| row(reason, most, all)).collect_view();
            let more = found.len().saturating_sub(SHOWN);
            let more = (more > 0).then(|| view! { <p class="muted">{plural(Plural::FunnelReasonsMore, more)}</p> });
            view! { <ol>{rows}</ol>{more} }
        })
    };
    view! {
        <section class="surface funnel-reasons" aria-labelledby="funnel-reasons">
            <header>
                <h3 id="funnel-reasons">{live(title)}</h3>
                <small>{live(move || plural(Plural::FunnelReasonsCount, total()))}</small>
                <Ask label=label><p>{say(Text::FunnelReasonsAbout)}</p><Counted state/></Ask>
            </header>
            {live(rows)}
        </section>
    }
}

fn row(reason: &Reason, most: f64, all: f64) -> Fragment {
    let name = if reason.text.is_empty() { text(Text::FunnelReasonsUnsaid).to_owned() } else { reason.text.clone() };
    view! {
        <li>
            <span class="user-text">{name}</span>
            <span class="track" aria-hidden="true">
                <span style:width=format!("{}%", decimal(reason.count as f64 / most * 100.0))></span>
            </span>
            <b class="number">{words::count(reason.count)}</b>
            <small class="number">{format::percent(reason.running as f64 / all)}</small>
        </li>
    }
}
