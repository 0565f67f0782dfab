//! The deals behind the chosen bar, or all of them, by what became of them.

use crate::ui::prelude::*;

use super::state::{Choice, State};
use super::words;
use crate::core::analytics::behind::Row;
use crate::core::analytics::{Behind, Counting, Fate, behind};
use crate::core::ids::DealId;
use crate::core::model::{Document, NodeKind};
use crate::ui::kit::{Icon, Memo, Shape};
use crate::ui::language::{Plural, Text, fill, language, plural, say, text};
use crate::ui::sentences;
use crate::ui::workspace::View;

/// How many deals are listed.
const SHOWN: usize = 24;

/// The panel.
#[component(transparent)]
pub fn Side() -> Fragment {
    let state = State::here();
    let fate = RwSignal::new(None::<Fate>);
    // Another bar shows all its deals again.
    Effect::new(move |_| {
        state.place.track();
        fate.set(None);
    });
    let rows = Memo::new(move |_| {
        let (place, only) = (state.place.get(), fate.get());
        state
            .query
            .with(|query| state.workspace.count(|known, ledger| behind(known, ledger, (query, place), (only, SHOWN))))
    });
    let chosen = move || state.place.get().is_some();
    view! {
        <aside class="surface funnel-side" class:chosen=chosen aria-label=say(Text::FunnelBehind)>
            <Heading/>
            <Fates rows=rows fate=fate/>
            <Deals rows=rows fate=fate/>
        </aside>
    }
}

/// Which bar it is.
#[component(transparent)]
fn Heading() -> Fragment {
    let state = State::here();
    let name = move || match state.place.get() {
        Some(place) => {
            state.answer.with(|answer| answer.heads.get(place).map(|head| head.name.clone())).unwrap_or_default()
        }
        None => text(Text::FunnelAll).to_owned(),
    };
    let above = move || {
        let place = state.place.get()?;
        state.answer.with(|answer| {
            let stages = answer.funnel.bars.iter().filter(|bar| bar.stage.is_some()).count();
            Some(if place < stages {
                let places = [("place", &*words::count(place + 1)), ("count", &*words::count(stages))];
                fill(Text::FunnelStageOf, &places)
            } else {
                text(Text::FunnelOutcome).to_owned()
            })
        })
    };
    let phase = move || {
        let place = state.place.get()?;
        let phase = state.answer.with(|answer| answer.heads.get(place).and_then(|head| head.phase))?;
        Some(view! { <span class=format!("dot phase-{}", phase % 6) aria-hidden="true"></span> })
    };
    let worst = move || {
        let worst = state.place.get().is_some() && state.answer.with(|answer| answer.worst) == state.place.get();
        worst.then(|| view! { <span class="badge bad">{text(Text::FunnelLowestLong)}</span> })
    };
    let close = move || {
        state.place.get().map(|_| {
            view! {
                <button
                    class="quiet close"
                    aria-label=say(Text::FunnelBackToAll)
                    title=say(Text::FunnelBackToAll)
                    on:click=move |_| state.chosen.set(Choice::All)
                >
                    <Icon shape=Shape::Close/>
                </button>
            }
        })
    };
    view! {
        <header>
            <small>{live(above)}</small>
            <h2 aria-live="polite">{live(phase)}<bdi>{live(name)}</bdi></h2>
            {live(worst)}
            {live(close)}
        </header>
    }
}

/// What became of the deals, as figures that choose.
#[component(transparent)]
fn Fates(rows: Memo<Behind>, fate: RwSignal<Option<Fate>>) -> Fragment {
    let state = State::here();
    let counts = Memo::new(move |_| {
        rows.with(|rows| {
            [None, Some(Fate::MovedOn), Some(Fate::Lost), Some(Fate::PutOff), Some(Fate::Open)]
                .map(|fate| rows.count(fate))
        })
    });
    let buttons = move || {
        let [all, moved, lost, put_off, open] = counts.get();
        let current = state.asked.with(|asked| asked.counting) == Counting::Current;
        let outcome = state.place.get().is_some_and(|place| {
            state.answer.with(|answer| answer.funnel.bars.get(place).is_some_and(|bar| bar.stage.is_none()))
        });
        let (whole, further) = match state.place.get() {
            None => (Text::FunnelBehindConsidered, Text::FunnelBehindWon),
            Some(_) if current => (Text::FunnelBehindHere, Text::FunnelBehindMoved),
            Some(_) => (Text::FunnelBehindReached, Text::FunnelBehindMoved),
        };
        let mut figures = vec![(None, all, whole)];
        // From an outcome nobody moves on, and in a picture of today neither.
        if state.place.get().is_none() || !(current || outcome) {
            figures.push((Some(Fate::MovedOn), moved, further));
            figures.push((Some(Fate::Lost), lost, Text::FunnelBehindLost));
            if put_off > 0 {
                figures.push((Some(Fate::PutOff), put_off, Text::FunnelBehindPutOff));
            }
            figures.push((Some(Fate::Open), open, Text::FunnelBehindOpen));
        }
        let figure = |(of, count, name): (Option<Fate>, usize, Text)| {
            view! {
                <button aria-pressed=move || (fate.get() == of).to_string() on:click=move |_| fate.set(of)>
                    <b>{words::count(count)}</b>
                    <small>{text(name)}</small>
                </button>
            }
        };
        figures.into_iter().map(figure).collect_view()
    };
    // Five do not fit beside each other: three and two.
    let columns =
        move || format!("repeat({}, minmax(0, 1fr))", if counts.with(|counts| counts[3] > 0) { 3 } else { 4 });
    view! {
        <div class="fates" role="group" aria-label=say(Text::FunnelBehindDeals) style:grid-template-columns=columns>
            {live(buttons)}
        </div>
    }
}

/// The list.
#[component(transparent)]
fn Deals(rows: Memo<Behind>, fate: RwSignal<Option<Fate>>) -> Fragment {
    let state = State::here();
    let list = move || {
        language();
        let now = fate.get();
        let currency = state.answer.with(|answer| answer.currency);
        // Names may change while the rows are the same.
        state.workspace.revision.track();
        rows.with(|rows| {
            let count = rows.count(now);
            if count == 0 {
                return view! { <p class="muted">{text(Text::FunnelNoneBehind)}</p> };
            }
            let row = |row: &Row| {
                let late = row.overdue.filter(|days| *days > 0).map(|days| plural(Plural::FunnelOver, days as usize));
                let called = |document: &Document| {
                    let deal = document.deals.get(&row.deal);
                    deal.map(|deal| (named(&deal.name), deal.company.clone())).unwrap_or_default()
                };
                let (name, company) = state.workspace.read(called);
                let row = Shown {
                    deal: row.deal,
                    name,
                    company,
                    value: words::money(row.value, currency),
                    late,
                    fate: now.is_none().then_some(row.fate),
                };
                row.view(state)
            };
            let items = rows.rows.iter().map(row).collect_view();
            let more = count.saturating_sub(SHOWN);
            let more = (more > 0).then(|| view! { <p class="muted">{plural(Plural::FunnelMore, more)}</p> });
            view! { <ul>{items}</ul>{more} }
        })
    };
    view! {
        <div class="behind">{live(list)}</div>
        <div class="actions">
            <button on:click=move |_| state.workspace.view.set(View::Deals)>{say(Text::FunnelShowDeals)}</button>
        </div>
    }
}

fn named(name: &str) -> String {
    if name.is_empty() { text(Text::KindUnnamed).to_owned() } else { name.to_owned() }
}

/// A deal, ready to be shown.
struct Shown {
    deal: DealId,
    name: String,
    company: String,
    value: String,
    late: Option<String>,
    fate: Option<Fate>,
}

impl Shown {
    fn view(self, state: State) -> Fragment {
        let deal = self.deal;
        let (mark, class) = match self.fate {
            Some(Fate::Lost) => (Some(sentences::node_kind(NodeKind::Lost)), "badge"),
            Some(Fate::PutOff) => (Some(sentences::node_kind(NodeKind::NotNow)), "badge"),
            _ => (None, "badge"),
        };
        let mark = mark.map(|mark| view! { <span class=class>{mark}</span> });
        let late = self.late.map(|late| view! { <span class="badge warn">{late}</span> });
        view! {
            <li>
                <button class="quiet" on:click=move |_| state.workspace.deal.set(Some(deal))>
                    <span class="deal"><bdi>{self.name}</bdi> <small><bdi>{self.company}</bdi></small></span>
                    <span class="number">{self.value}</span>
                    <span class="marks">{late}{mark}</span>
                </button>
            </li>
        }
    }
}
