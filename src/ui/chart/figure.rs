//! A chart with everything around it: its title, where its numbers come from, the table with the same numbers, files.

use crate::ui::prelude::*;

use super::drawing::Picture;
use super::files::SaveMenu;
use super::shown::show;
use super::table::table;
use super::voice::Spoken;
use crate::core::chart::Chart;
use crate::core::ids::NodeId;
use crate::ui::kit::Ask;
use crate::ui::language::{Text, fill, language, say};
use crate::ui::workspace::workspace;

/// The chart.
#[component(transparent)]
pub fn Figure(
    /// What it shows.
    chart: Memo<Chart>,
    /// What its numbers mean.
    about: Text,
    /// What is said in its place as long as nothing is known.
    nothing: Text,
    /// Opens what a row stands for.
    #[prop(optional)]
    on_open: Option<Callback<NodeId>>,
    /// What is asked, between the title and the drawing.
    #[prop(optional)]
    children: Option<Children>,
) -> Fragment {
    let workspace = workspace();
    show(chart);
    let currency = workspace.memo(|document| document.map.currency);
    let as_table = RwSignal::new(false);
    let empty = Memo::new(move |_| chart.with(Chart::is_empty));
    let title = Memo::new(move |_| chart.with(|chart| chart.title.clone()));
    let counted = move || chart.with(|chart| chart.counted.clone());
    let key = chart.with_untracked(|chart| chart.key);
    let id = ["chart-", key].concat();
    let named = move |key: Text| Signal::derive(move || fill(key, &[("what", &title.get())]));
    let body = move || {
        language();
        if empty.get() {
            view! { <p class="teach">{say(nothing)}</p> }
        } else if as_table.get() {
            live(move || chart.with(|chart| table(chart, Spoken(currency.get()))))
        } else {
            view! { <Picture chart currency on_open/> }
        }
    };
    let tools = move || {
        if empty.get() {
            return None;
        }
        Some(view! {
            <div class="chart-tools">
                <button
                    class="quiet"
                    aria-label=named(Text::ChartTableOf)
                    aria-pressed=move || as_table.get().to_string()
                    on:click=move |_| as_table.update(|shown| *shown = !*shown)
                >
                    {say(Text::ChartTable)}
                </button>
                <SaveMenu chart/>
            </div>
        })
    };
    view! {
        <figure class="chart-figure" aria-labelledby=id.clone() data-chart=key>
            <header>
                <h3 id=id>{live(move || title.get())}</h3>
                <Ask label=named(Text::FunnelWhereFrom)>
                    <p>{say(about)}</p>
                    <p class="muted">{live(counted)}</p>
                    <p class="muted">{say(Text::ChartKeys)}</p>
                </Ask>
                {live(tools)}
            </header>
            <p class="chart-counted">{live(counted)}</p>
            {children.map(|children| children())}
            {live(body)}
        </figure>
    }
}
