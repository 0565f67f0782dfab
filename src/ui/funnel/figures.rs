//! The heading of the funnel with three figures, each of which says where it comes from.

use crate::ui::prelude::*;

use super::state::State;
use super::words;
use crate::ui::format;
use crate::ui::kit::{Ask, Memo};
use crate::ui::language::{Plural, Text, fill, plural_with, say, text};

/// A figure: a number, what it is, what it is made of, and its definition.
#[component(transparent)]
fn Figure(
    name: Text,
    about: Text,
    #[prop(into)] number: Signal<Option<String>>,
    #[prop(into)] made_of: Signal<String>,
) -> Fragment {
    let label = Signal::derive(move || fill(Text::FunnelWhereFrom, &[("what", text(name))]));
    let state = State::here();
    view! {
        <div class="figure">
            <dt>{say(name)} <Ask label=label><p>{say(about)}</p><p class="muted">{made_of}</p><Counted state/></Ask></dt>
            <dd>
                <b>{live(move || words::maybe(number.get(), super::state::ENOUGH))}</b>
                <small>{made_of}</small>
            </dd>
        </div>
    }
}

/// The period and the filters, as the last sentence of a definition.
#[component(transparent)]
pub fn Counted(state: State) -> Fragment {
    view! {
        <p class="muted">{live(move || fill(Text::FunnelPeriodIs, &[("what", &sentence(state))]))}</p>
    }
}

/// What is counted and how.
pub fn sentence(state: State) -> String {
    let considered = state.answer.with(|answer| answer.funnel.considered);
    state.asked.with(|asked| words::sentence(asked, considered, state.workspace.today.get()))
}

/// The heading.
#[component(transparent)]
pub fn Head() -> Fragment {
    let state = State::here();
    let totals = Memo::new(move |_| state.answer.with(|answer| (answer.totals, answer.currency)));
    let rate = Signal::derive(move || totals.get().0.win_rate.map(format::percent));
    let rate_of = Signal::derive(move || {
        let (totals, _) = totals.get();
        let counts = [("won", &*words::count(totals.won)), ("lost", &words::count(totals.lost))];
        let by_value = totals
            .win_rate_by_value
            .map(|rate| [" · ", &fill(Text::FunnelWinRateByValue, &[("rate", &format::percent(rate))])].concat());
        fill(Text::FunnelWinRateOf, &counts) + &by_value.unwrap_or_default()
    });
    let deals = Signal::derive(move || Some(words::count(totals.get().0.deals)));
    let deals_of = Signal::derive(move || {
        let (totals, _) = totals.get();
        let closed = words::count(totals.deals.saturating_sub(totals.open));
        fill(Text::FunnelAllDealsOf, &[("open", &words::count(totals.open)), ("closed", &closed)])
    });
    let weighted = Signal::derive(move || {
        let (totals, currency) = totals.get();
        totals.weighted.map(|weighted| words::money(weighted.value, currency))
    });
    let weighted_of = Signal::derive(move || {
        let (totals, currency) = totals.get();
        match totals.weighted {
            Some(weighted) => {
                let value = words::money(weighted.of, currency);
                plural_with(Plural::FunnelWeightedOf, weighted.deals, &[("value", &value)])
            }
            None => text(Text::FunnelWeightedNone).to_owned(),
        }
    });
    view! {
        <header class="funnel-head">
            <div>
                <h2 id="funnel-heading">{say(Text::FunnelHeading)}</h2>
                <p class="muted" role="status">{live(move || sentence(state))}</p>
            </div>
            <dl class="figures">
                <Figure name=Text::FunnelWinRate about=Text::FunnelWinRateAbout number=rate made_of=rate_of/>
                <Figure name=Text::FunnelAllDeals about=Text::FunnelAllDealsAbout number=deals made_of=deals_of/>
                <Figure name=Text::FunnelWeighted about=Text::FunnelWeightedAbout number=weighted made_of=weighted_of/>
            </dl>
        </header>
    }
}
