//! The funnel: the stages of the map as tapered bars, with the deals and the reasons behind them.

mod bars;
mod chart;
mod controls;
mod details;
mod empty;
mod figures;
mod measure;
mod reasons;
mod side;
mod state;
mod table;
mod words;

use leptos::{ev, prelude::*};
pub use state::query;

use self::state::{Choice, State, What};
use super::kit::live;

/// The funnel view.
#[component]
pub fn Funnel() -> impl IntoView {
    let state = State::new();
    provide_context(state);
    let what = state.what();
    view! {
        {live(move || match what.get() {
            What::NoStages => view! { <empty::NoStages/> }.into_any(),
            What::NoDeals => view! { <empty::NoDeals/> }.into_any(),
            What::Some => view! { <Page/> }.into_any(),
        })}
    }
}

/// Chart, table and reasons on the left, what is behind the chosen bar on the right.
#[component]
fn Page() -> impl IntoView {
    let state = State::here();
    let escape = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && state.chosen.get_untracked() != Choice::All {
            state.chosen.set(Choice::All);
        }
    };
    view! {
        <div class="funnel" on:keydown=escape>
            <div class="funnel-scroll">
                <section class="surface funnel-card" aria-labelledby="funnel-heading">
                    <figures::Head/>
                    <controls::Controls/>
                    <chart::Chart/>
                </section>
                <div class="funnel-below">
                    <table::Table/>
                    <reasons::Reasons/>
                </div>
            </div>
            <side::Side/>
        </div>
    }
}
