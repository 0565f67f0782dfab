//! The playbook: what a team knows about its process beside the drawing, a section for each kind of knowledge.

mod buyer;
pub mod entries;
mod findings;
mod history;
mod no;
mod people;
mod print;
mod steps;
mod successor;
pub mod words;

pub use buyer::{Evidence, Sign, marker_place, markers, personas};
pub use entries::{about, add, bin, bin_of, change, line, remove};
pub use history::{remind, restore};
pub use people::voice_words;
pub use print::paper;

use crate::ui::prelude::*;

use crate::core::session::Section;
use crate::ui::goal::{GoalFields, to_plan};
use crate::ui::guide;
use crate::ui::kit::bring_into_sight;
use crate::ui::language::{Text, say};
use crate::ui::measures::Measures;
use crate::ui::workspace::{Dialog, workspace};

fn title(section: Section) -> Text {
    match section {
        Section::Goal => Text::GoalTitle,
        Section::People => Text::PlaybookPeople,
        Section::Steps => Text::CaptureTitle,
        Section::Buyer => Text::BuyerTitle,
        Section::Measures => Text::MeasureTitle,
        Section::History => Text::HistoryTitle,
        Section::Print => Text::PrintTitle,
        Section::No => Text::NoShort,
        Section::Findings => Text::CheckTitle,
    }
}

fn content(section: Section) -> Fragment {
    match section {
        Section::Goal => view! { <div class="aiming"><GoalFields/></div><div class="actions">{to_plan(|| ())}</div> },
        Section::People => view! { <people::People/> },
        Section::Steps => view! { <steps::Steps/> },
        Section::Buyer => view! { <buyer::Buyer/> },
        Section::Measures => view! { <Measures/> },
        Section::History => view! { <history::History/> },
        Section::Print => view! { <print::Print/> },
        Section::No => view! { <no::No/> },
        Section::Findings => view! { <findings::FindingsSection/> },
    }
}

/// The questions of the playbook: who takes over, and which phases go.
#[component(transparent)]
pub fn Dialogs() -> Fragment {
    let dialog = workspace().dialog;
    live(move || match dialog.get() {
        Some(Dialog::Successor(leaving)) => view! { <successor::Successor leaving/> },
        Some(Dialog::Phases(preset)) => view! { <buyer::Phases preset/> },
        _ => Fragment::default(),
    })
}

/// The playbook view: the list of sections, and the one that is open.
#[component(transparent)]
pub fn Playbook() -> Fragment {
    let open = workspace().section;
    let list: NodeRef<web_sys::HtmlElement> = NodeRef::new();
    // Where all of them have no room beside each other, the one that is open may be out of sight.
    Effect::new(move |_| {
        open.track();
        let list = list.get();
        request_animation_frame(move || {
            let current = list.and_then(|list| list.query_selector("[aria-current]").ok().flatten());
            if let Some(current) = current {
                bring_into_sight(&current);
            }
        });
    });
    let link = |section: Section| {
        let current = move || (open.get() == section).then_some("page");
        view! {
            <button class="quiet" aria-current=current on:click=move |_| open.set(section)>{say(title(section))}</button>
        }
    };
    let links: Vec<Fragment> = Section::ALL.iter().map(|section| link(*section)).collect();
    view! {
        <section class="playbook">
            <nav node_ref=list aria-label=say(Text::PlaybookSections)>{links}<guide::Invitation/></nav>
            <div class="sheet">
                <h2>{live(move || say(title(open.get())))}</h2>
                {live(move || content(open.get()))}
            </div>
        </section>
    }
}
