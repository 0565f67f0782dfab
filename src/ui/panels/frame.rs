//! What all panels have around what they are about: the frame, headings, the line of a locked map, deleting.

use crate::ui::prelude::*;

use super::data::{delete_selected, locked, unlock};
use crate::core::session::Selection;
use crate::ui::kit::{Icon, Shape, Show};
use crate::ui::language::{Text, say};
use crate::ui::workspace::workspace;

/// A panel with its name for screen readers.
#[component(transparent)]
pub fn Frame(
    /// What it is called.
    #[prop(into)]
    label: Signal<String>,
    /// The small line on top.
    #[prop(into)]
    place: Signal<String>,
    /// What stands below it: a name, usually.
    #[prop(into)]
    heading: ViewFn,
    /// The rest.
    children: Children,
) -> Fragment {
    let workspace = workspace();
    let locked = locked(workspace);
    view! {
        <aside class="panel about" aria-label=label>
            <header>
                <small class="place">{place}</small>
                {heading.run()}
                <button
                    class="quiet close"
                    aria-label=say(Text::ShellClose)
                    on:click=move |_| workspace.select(Selection::default())
                >
                    <Icon shape=Shape::Close/>
                </button>
            </header>
            <Show when=move || locked.get()>
                <p class="locked">
                    <Icon shape=Shape::Lock/>
                    <span>{say(Text::PanelLocked)}</span>
                    <button on:click=move |_| unlock(workspace)>{say(Text::PanelUnlock)}</button>
                </p>
            </Show>
            {children()}
        </aside>
    }
}

/// A part of a panel under a heading.
#[component(transparent)]
pub fn Section(
    /// The heading.
    title: Text,
    /// What stands at its right.
    #[prop(into, optional)]
    hint: Signal<String>,
    /// What is under it.
    children: Children,
) -> Fragment {
    view! {
        <section>
            <h3><span>{say(title)}</span><small>{hint}</small></h3>
            {children()}
        </section>
    }
}

/// A control under its name.
#[component(transparent)]
pub fn Labelled(
    /// The name.
    title: Text,
    /// The control.
    children: Children,
) -> Fragment {
    view! {
        <div class="labelled">
            <span class="field-name" aria-hidden="true">{say(title)}</span>
            {children()}
        </div>
    }
}

/// The button that deletes what is selected.
#[component(transparent)]
pub fn Delete() -> Fragment {
    let workspace = workspace();
    view! {
        <button class="quiet danger delete" on:click=move |_| delete_selected(workspace)>
            <Icon shape=Shape::Bin/>
            {say(Text::PanelDelete)}
        </button>
    }
}
