//! A node as it is drawn.

use crate::ui::prelude::*;

use super::measure::Fonts;
use super::shapes::elements;
use super::words::{gauged, loaded, words};
use super::{counts, speech, submap};
use crate::core::drawing::{self, Look, translated};
use crate::core::ids::NodeId;
use crate::ui::compare;
use crate::ui::kit::Memo;
use crate::ui::language::{Plural, Text, fill, plural, text};
use crate::ui::view_model::NodeHandle;
use crate::ui::workspace::workspace;
use crate::ui::{format, sentences};

/// A node: where it is, and what is drawn of it. Without its details only its outline.
#[component(transparent)]
pub fn NodeView(id: NodeId, detailed: bool) -> Option<Fragment> {
    let workspace = workspace();
    let handle = workspace.models.node(id)?;
    let NodeHandle { at, look, selected, .. } = handle;
    let place = move || {
        counts::node();
        translated(at.get())
    };
    let shift = compare::of_node(workspace, id);
    let class = {
        let (look, selected) = (look.clone(), selected.clone());
        move || {
            let (kind, dim) = look.with(|look| (look.kind.word(), look.is_dim()));
            let (selected, dim) = (if selected.get() { " selected" } else { "" }, if dim { " dim" } else { "" });
            ["node ", kind, selected, dim, shift].concat()
        }
    };
    if !detailed {
        let outline = move || look.with(drawing::outline);
        return Some(view! {
            <g data-stage=id.to_string() class=class transform=place>
                <path class="shape" d=outline/>
            </g>
        });
    }
    let name = speech::name_of(id, look.clone(), selected);
    let inside = {
        let look = look.clone();
        move || look.with(drawn)
    };
    let count = Memo::new(move |_| look.with(|look| look.inside));
    let chip = move || (count.get() > 0).then(|| view! { <Steps id count=count.get()/> });
    Some(view! {
        <g data-stage=id.to_string() class=class transform=place role="img" aria-label=name>
            {live(inside)}
            {live(chip)}
        </g>
    })
}

/// The mark of a stage that has a map of its own: how many steps, and a press opens them in place.
#[component(transparent)]
fn Steps(id: NodeId, count: usize) -> Fragment {
    let workspace = workspace();
    let (at, shapes) = drawing::chip(plural(Plural::SubmapSteps, count), &Fonts);
    view! {
        <g
            class="chip"
            transform=translated(at)
            on:pointerdown=|event| event.stop_propagation()
            on:dblclick=|event| event.stop_propagation()
            on:click=move |_| submap::toggle(workspace, id)
        >
            {elements(shapes)}
            <title>{text(Text::SubmapOpen)}</title>
        </g>
    }
}

/// What is drawn of a node or of an opened stage.
pub(super) fn drawn(look: &Look) -> Fragment {
    elements(drawing::node(look, &words(look), &Fonts))
}

/// What a screen reader says of a node, with its place in the process or its kind.
pub fn spoken(look: &Look, place: &str) -> String {
    let name = if look.name.trim().is_empty() { sentences::node_name_or_none(&look.name) } else { look.name.clone() };
    let mut said = [&name, ", ", place].concat();
    if look.kind.holds_deals() && look.load.count > 0 {
        said += ", ";
        said += &loaded(look);
    }
    if look.load.due > 0 {
        said += ", ";
        said += &plural(Plural::NoDueCount, look.load.due);
    }
    if let Some(gauge) = look.gauge {
        said += ", ";
        said += &gauged(look, gauge);
    }
    if look.relief {
        said += ", ";
        said += text(Text::MeasureReliefName);
    }
    let signs = [(look.signs.trigger, Text::BuyerHasTrigger), (look.signs.friction, Text::BuyerHasFriction)];
    for (_, sign) in signs.into_iter().filter(|(there, _)| *there) {
        said += ", ";
        said += text(sign);
    }
    if let Some(share) = look.lost {
        said += ", ";
        said += &fill(Text::BuyerLostHere, &[("share", &format::percent(share))]);
    }
    match look.need.as_deref() {
        Some("") => said = [&said, ", ", text(Text::BuyerNoNeed)].concat(),
        Some(need) => said = [&said, ", ", &fill(Text::BuyerNeeds, &[("what", need)])].concat(),
        None => {}
    }
    if look.kind.has_card() {
        let there = look.complete.iter().filter(|item| **item).count();
        said += ", ";
        said += &fill(Text::CanvasComplete, &[("count", &there.to_string())]);
    }
    said
}
