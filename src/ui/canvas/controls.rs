//! The rail of tools and the zoom.

use crate::ui::prelude::*;

use super::minimap::MinimapToggle;
use super::outlook::Shown;
use crate::core::action::Action;
use crate::core::model::NodeKind;
use crate::core::session::ToolKind;
use crate::ui::commands::{icon, label, title, told_keys};
use crate::ui::format;
use crate::ui::kit::Icon;
use crate::ui::language::{Text, say};
use crate::ui::perform::perform;
use crate::ui::workspace::workspace;

/// The tools, at the left; on a phone at the bottom.
#[component(transparent)]
pub fn Rail() -> Fragment {
    let workspace = workspace();
    let tools = [
        ToolKind::Select,
        ToolKind::Hand,
        ToolKind::Place(NodeKind::Stage),
        ToolKind::Place(NodeKind::Decision),
        ToolKind::Place(NodeKind::Won),
        ToolKind::Connect,
        ToolKind::Place(NodeKind::Note),
    ];
    let buttons = tools.map(|kind| {
        let action = Action::Use(kind);
        view! {
            <button
                class="quiet"
                aria-label=move || label(action)
                aria-keyshortcuts=told_keys(action)
                title=move || title(action)
                aria-pressed=move || (workspace.tool.get() == kind).to_string()
                on:click=move |_| workspace.tool.set(kind)
            >
                {icon(action).map(|shape| view! { <Icon shape/> })}
            </button>
        }
    });
    let locked = workspace.memo(|document| document.map.locked);
    view! {
        <div class="rail surface" role="toolbar" aria-label=say(Text::CanvasTools) class:locked=move || locked.get()>
            {buttons.into_iter().collect_view()}
        </div>
    }
}

/// The zoom, at the right below the map.
#[component(transparent)]
pub fn Zoom() -> Fragment {
    let workspace = workspace();
    let level = move || format::percent((workspace.camera.get().zoom * 100.0).round() / 100.0);
    let button = move |action: Action| {
        view! {
            <button
                class="quiet"
                aria-label=move || label(action)
                aria-keyshortcuts=told_keys(action)
                title=move || title(action)
                on:click=move |_| _ = perform(workspace, action, None)
            >
                {icon(action).map(|shape| view! { <Icon shape/> })}
            </button>
        }
    };
    let full = Action::ZoomFull;
    view! {
        <div class="zoom" role="group" aria-label=say(Text::CanvasZoom)>
            <Shown/>
            <MinimapToggle/>
            {button(Action::ZoomOut)}
            <button
                class="quiet level"
                aria-label=move || [&level(), " – ", &label(full)].concat()
                aria-keyshortcuts=told_keys(full)
                title=move || title(full)
                on:click=move |_| _ = perform(workspace, full, None)
            >
                {live(level)}
            </button>
            {button(Action::ZoomIn)}
            {button(Action::FitMap)}
        </div>
    }
}
