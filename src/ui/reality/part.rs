//! A part of the panel that can be folded.

use crate::ui::prelude::*;
use wasm_bindgen::JsCast;

use crate::core::ids::NodeId;
use crate::ui::language::{Plural, Text, fill, plural, say};
use crate::ui::sentences;
use crate::ui::workspace::{Workspace, workspace};

/// A part under its heading, with a few words of what is in it.
#[component(transparent)]
pub fn Part(
    /// The heading.
    title: Text,
    /// How much is in it.
    #[prop(into)]
    hint: Signal<String>,
    /// It is unfolded from the beginning.
    #[prop(optional)]
    open: bool,
    /// Told whether it is unfolded.
    #[prop(optional)]
    told: Option<RwSignal<bool>>,
    /// What is in it.
    children: Children,
) -> Fragment {
    let toggled = move |event: web_sys::Event| {
        let details = event.current_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if let (Some(told), Some(details)) = (told, details) {
            told.set(details.has_attribute("open"));
        }
    };
    view! {
        <details class="part" open=open on:toggle=toggled>
            <summary><span>{say(title)}</span><small class="muted">{hint}</small></summary>
            {children()}
        </details>
    }
}

/// The items of a list, and how many more there are of `all`.
pub fn list(class: &'static str, items: Vec<Fragment>, all: usize) -> Fragment {
    let more = all.saturating_sub(items.len());
    view! {
        <ul class=["reality-list ", class].concat()>{items}</ul>
        {(more > 0).then(|| view! { <p class="muted">{plural(Plural::ImportMore, more)}</p> })}
    }
}

/// The name of a node in sentences.
pub fn name(workspace: Workspace, node: NodeId) -> String {
    workspace.read(|document| sentences::node_name(document, node))
}

/// A move in words.
pub fn way(from: NodeId, to: NodeId) -> String {
    let workspace = workspace();
    fill(Text::RealityWay, &[("from", &name(workspace, from)), ("to", &name(workspace, to))])
}
