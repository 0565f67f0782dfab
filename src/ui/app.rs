//! The page as a whole: which view is shown, and what lies over it.

use leptos::prelude::*;

use super::workspace::{View, Workspace};
use super::{canvas, deals, funnel, keys, panels, shell};

/// The page.
#[component]
pub fn App() -> impl IntoView {
    let workspace = Workspace::new();
    provide_context(workspace);
    shell::begin(workspace);
    keys::listen(workspace);
    view! {
        <shell::Header/>
        <main class="view">
            {move || match workspace.view.get() {
                View::Map => view! { <canvas::Canvas/><panels::Panel/> }.into_any(),
                View::Deals => view! { <deals::Deals/> }.into_any(),
                View::Funnel => view! { <funnel::Funnel/> }.into_any(),
            }}
            <deals::Detail/>
        </main>
        <shell::Footer/>
        <shell::Dialogs/>
        <deals::Dialogs/>
        <shell::Notices/>
    }
}
