//! The plan: the way back from the goal to what has to be done every week.

mod calendar;
mod compare;
mod forecast;
mod frame;
mod gap;
mod head;
mod notes;
mod number;
mod row;
mod sliders;
mod state;
mod table;
mod tornado;
mod whatif;
mod words;

use crate::ui::prelude::*;

use self::state::{Part, State};
use crate::ui::language::{Text, say};
use crate::ui::workspace::{View, workspace};

const PARTS: [(Part, Text); 4] = [
    (Part::Needs, Text::PlanNeeds),
    (Part::Calendar, Text::PlanCalendar),
    (Part::Gap, Text::PlanGap),
    (Part::WhatIf, Text::PlanWhatIf),
];

/// The plan view.
#[component(transparent)]
pub fn Plan() -> Fragment {
    let workspace = workspace();
    let stages = workspace.memo(move |document| !workspace.flow().stages(document).is_empty());
    live(move || {
        if stages.get() {
            view! { <Page/> }
        } else {
            nothing()
        }
    })
}

/// A map without stages.
fn nothing() -> Fragment {
    let workspace = workspace();
    view! {
        <div class="empty">
            <h2>{say(Text::PlanNoStages)}</h2>
            <p>{say(Text::PlanNoStagesHint)}</p>
            <button class="primary" on:click=move |_| workspace.view.set(View::Map)>{say(Text::FunnelToMap)}</button>
        </div>
    }
}

#[component(transparent)]
fn Page() -> Fragment {
    let state = State::new();
    provide_context(state);
    let part = state.part;
    let tab = |(known, name): (Part, Text)| {
        let chosen = move || (part.get() == known).to_string();
        view! { <button aria-pressed=chosen on:click=move |_| part.set(known)>{say(name)}</button> }
    };
    let content = move || match part.get() {
        Part::Needs => view! { <frame::Frame/><table::Table/> },
        Part::Calendar => view! { <calendar::Calendar/> },
        Part::Gap => view! { <gap::Gaps/> },
        Part::WhatIf => view! { <whatif::WhatIf/> },
    };
    view! {
        <section class="plan" aria-label=say(Text::ShellPlan)>
            <head::Head/>
            <notes::Notes/>
            <div class="tabs" role="group" aria-label=say(Text::PlanParts)>{PARTS.map(tab)}</div>
            {live(content)}
        </section>
    }
}
