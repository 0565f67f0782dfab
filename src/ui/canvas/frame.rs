//! The frame of a stage that is opened in place, below its steps and their lines.

use crate::ui::prelude::*;

use super::node::drawn;
use super::{speech, submap};
use crate::core::drawing::{Look, translated};
use crate::core::ids::NodeId;
use crate::ui::language::{Text, text};
use crate::ui::view_model::NodeHandle;
use crate::ui::workspace::workspace;

/// An opened stage: its name, what is in it, and the button that closes it.
#[component(transparent)]
pub fn FrameView(id: NodeId) -> Option<Fragment> {
    let workspace = workspace();
    let NodeHandle { at, look, selected, .. } = workspace.models.node(id)?;
    let place = move || translated(at.get());
    let name = speech::name_of(id, look.clone(), selected.clone());
    let dim = {
        let look = look.clone();
        move || look.with(Look::is_dim)
    };
    let inside = move || look.with(drawn);
    let close = move || submap::toggle(workspace, id);
    Some(view! {
        <g data-stage=id.to_string() class="node frame" class:selected=move || selected.get() class:dim=dim transform=place role="img" aria-label=name>
            {live(inside)}
            <g
                class="chip"
                transform="translate(14 12)"
                on:pointerdown=|event| event.stop_propagation()
                on:dblclick=|event| event.stop_propagation()
                on:click=move |_| close()
            >
                <rect x=-6 y=-6 width=28 height=28 rx=8/>
                <path d="M3 6l5 5 5-5"/>
                <title>{text(Text::SubmapClose)}</title>
            </g>
        </g>
    })
}
