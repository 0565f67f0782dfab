//! The frame of a stage that is opened in place, below its steps and their lines.

use crate::ui::prelude::*;

use super::measure::{Font, width as width_of, wrapped};
use super::node::{load_within, pips, spoken, stuck};
use super::submap;
use crate::core::decimal::decimal;
use crate::core::ids::NodeId;
use crate::ui::language::{Text, text};
use crate::ui::sentences;
use crate::ui::view_model::{Look, NodeHandle};
use crate::ui::workspace::workspace;

/// An opened stage: its name, what is in it, and the button that closes it.
#[component(transparent)]
pub fn FrameView(id: NodeId) -> Option<Fragment> {
    let workspace = workspace();
    let NodeHandle { at, look, selected, .. } = workspace.models.node(id)?;
    let place = move || {
        let at = at.get();
        format!("translate({} {})", decimal(at.x), decimal(at.y))
    };
    let name = {
        let look = look.clone();
        move || look.with(spoken)
    };
    let inside = move || look.with(title);
    let close = move || submap::toggle(workspace, id);
    Some(view! {
        <g data-stage=id.to_string() class="node frame" class:selected=move || selected.get() transform=place role="img" aria-label=name>
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

fn title(look: &Look) -> Fragment {
    let size = look.size();
    let phase = look.phase.map(|phase| {
        let class = format!("phase phase-{}", phase % 6);
        view! { <path class=class d=format!("M10 0H{}", decimal(size.width - 10.0))/> }
    });
    let load = load_within(look, 120.0);
    let room = size.width - 40.0 - 64.0 - width_of(Font::Load, &load);
    let name = wrapped(Font::Name, &sentences::node_name_or_none(&look.name), room, 1).concat();
    view! {
        <rect class="shape" width=size.width height=size.height rx=12/>
        {phase}
        <text class="name" x=40 y=25>{name}</text>
        <text class="load" x=size.width - 56.0 y=25 text-anchor="end">{load}</text>
        {pips(look, size.width, 32.0)}
        {stuck(look, size.width)}
    }
}
