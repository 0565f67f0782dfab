//! The people of the process: the register, who does what for which stage, and the meeting about it.

mod matrix;
mod meeting;
mod person;
mod register;

use std::cell::Cell;

use crate::ui::prelude::*;

use crate::core::people::Voice;
use crate::ui::language::{Plural, Text, plural, say, text};

/// A way of looking at the people.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tab {
    Register,
    Matrix,
    Meeting,
}

const TABS: [(Tab, Text); 3] =
    [(Tab::Register, Text::PeopleRegister), (Tab::Matrix, Text::PeopleMatrix), (Tab::Meeting, Text::PeopleMeeting)];

thread_local! {
    /// The one that was looked at last.
    static LAST: Cell<Tab> = const { Cell::new(Tab::Register) };
}

/// Why a stage has had no voice; nothing where it has.
pub fn voice_words(voice: Voice) -> Option<String> {
    match voice {
        Voice::Nobody => Some(text(Text::PeopleNobodyWorks).to_owned()),
        Voice::None(all) => Some(plural(Plural::PeopleNobodyHeard, all)),
        Voice::Some(..) => None,
    }
}

/// The section.
#[component(transparent)]
pub fn People() -> Fragment {
    let open = RwSignal::new(LAST.get());
    let button = |(tab, name): (Tab, Text)| {
        let choose = move |_| {
            LAST.set(tab);
            open.set(tab);
        };
        view! {
            <button role="tab" aria-selected=move || (open.get() == tab).to_string() on:click=choose>{say(name)}</button>
        }
    };
    view! {
        <div class="tabs people-tabs" role="tablist" aria-label=say(Text::PlaybookPeople)>{TABS.map(button)}</div>
        {live(move || match open.get() {
            Tab::Register => view! { <register::Register/> },
            Tab::Matrix => view! { <matrix::MatrixView/> },
            Tab::Meeting => view! { <meeting::Meeting/> },
        })}
    }
}
