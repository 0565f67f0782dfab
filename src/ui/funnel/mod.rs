//! The funnel: the stages of the map as tapered bars, with the deals and the reasons behind them.

mod bars;
mod chart;
mod compared;
mod controls;
mod details;
mod empty;
mod exported;
mod figures;
mod measure;
mod reasons;
mod side;
mod state;
mod table;
mod words;

use crate::ui::prelude::*;
use leptos::ev;
pub use state::query;

use crate::ui::chart::show;
use crate::ui::language::language;

use self::state::{Choice, State, What};

/// The funnel view.
#[component(transparent)]
pub fn Funnel() -> Fragment {
    let state = State::new();
    provide_context(state);
    let what = state.what();
    view! {
        {live(move || match what.get() {
            What::NoStages => view! { <empty::NoStages/> },
            What::NoDeals => view! { <empty::NoDeals/> },
            What::Some => view! { <Page/> },
        })}
    }
}

/// Chart, table and reasons on the left, what is behind the chosen bar on the right.
#[component(transparent)]
fn Page() -> Fragment {
    let state = State::here();
    let chart = Memo::new(move |_| {
        language();
        let counted = figures::sentence(state);
        state.answer.with(|answer| state.asked.with(|asked| exported::funnel(answer, asked, counted)))
    });
    show(chart);
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
                    <controls::Controls chart/>
                    <chart::Chart/>
                </section>
                <div class="funnel-below">
                    <table::Table/>
                    <reasons::Reasons/>
                    <compared::Compared/>
                </div>
            </div>
            <side::Side/>
        </div>
    }
}
