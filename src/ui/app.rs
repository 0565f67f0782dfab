//! The page as a whole: which view is shown, and what lies over it.

use crate::ui::prelude::*;

use super::workspace::{View, Workspace};
use super::{canvas, compare, deals, funnel, goal, guide, keys, panels, plan, playbook, present, reality, shell};

/// The page.
#[component(transparent)]
pub fn App() -> Fragment {
    let workspace = Workspace::new();
    provide_context(workspace);
    provide_context(reality::Reality::new(workspace));
    shell::begin(workspace);
    // A deal that is open takes the panel's place.
    let panel = move || match workspace.compared.get() {
        Some(compared) => view! { <compare::Panel compared/> },
        None => live(move || match (workspace.deal.with(Option::is_none), workspace.real.get()) {
            (false, _) => Fragment::default(),
            (true, true) => view! { <reality::Panel/> },
            (true, false) => view! { <panels::Panel/> },
        }),
    };
    let cut = workspace.memo(|document| document.nodes.values().any(|node| node.hidden));
    let presentation = view! { <present::Presentation/> };
    keys::listen(workspace);
    view! {
        <shell::Header/>
        <main
            class="view"
            class:closed=move || !shell::is_open()
            class:comparing=move || workspace.compared.with(Option::is_some)
            class:aimed=move || workspace.has_strip()
            class:cut=move || cut.get()
            class:guided=move || workspace.guiding.with(Option::is_some)
        >
            {live(move || match workspace.view.get() {
                View::Map => view! { <canvas::Canvas/><goal::Strip/><guide::Guide/>{live(panel)} },
                View::Deals => view! { <deals::Deals/> },
                View::Funnel => view! { <funnel::Funnel/> },
                View::Plan => view! { <plan::Plan/> },
                View::Playbook => view! { <playbook::Playbook/> },
            })}
            <deals::Detail/>
        </main>
        {presentation}
        <shell::Footer/>
        <shell::Dialogs/>
        <deals::Dialogs/>
        <playbook::Dialogs/>
        <shell::Notices/>
    }
}
