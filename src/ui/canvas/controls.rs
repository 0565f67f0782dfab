//! The rail of tools and the zoom.

use crate::ui::prelude::*;

use super::minimap::MinimapToggle;
use super::window::Window;
use crate::core::model::NodeKind;
use crate::core::session::ToolKind;
use crate::ui::format;
use crate::ui::kit::{Icon, Shape};
use crate::ui::language::{Text, say, text};
use crate::ui::workspace::workspace;

/// The tools, at the left; on a phone at the bottom.
#[component(transparent)]
pub fn Rail() -> Fragment {
    let workspace = workspace();
    let tools = [
        (ToolKind::Select, Shape::Pointer, Text::CanvasToolSelect, "V"),
        (ToolKind::Hand, Shape::Hand, Text::CanvasToolHand, "H"),
        (ToolKind::Place(NodeKind::Stage), Shape::Stage, Text::CanvasToolStage, "S"),
        (ToolKind::Place(NodeKind::Decision), Shape::Decision, Text::CanvasToolDecision, "D"),
        (ToolKind::Place(NodeKind::Won), Shape::Outcome, Text::CanvasToolOutcome, ""),
        (ToolKind::Connect, Shape::Connect, Text::CanvasToolConnect, "C"),
        (ToolKind::Place(NodeKind::Note), Shape::Note, Text::CanvasToolNote, "N"),
    ];
    let buttons = tools.map(|(kind, shape, name, key)| {
        let title = move || match key {
            "" => text(name).to_owned(),
            key => format!("{} ({key})", text(name)),
        };
        view! {
            <button
                class="quiet"
                aria-label=say(name)
                title=title
                aria-pressed=move || (workspace.tool.get() == kind).to_string()
                on:click=move |_| workspace.tool.set(kind)
            >
                <Icon shape=shape/>
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
    let window = expect_context::<Window>();
    let level = move || format::percent((workspace.camera.get().zoom * 100.0).round() / 100.0);
    view! {
        <div class="zoom" role="group" aria-label=say(Text::CanvasZoom)>
            <button class="quiet" aria-label=say(Text::CanvasZoomOut) title=say(Text::CanvasZoomOut) on:click=move |_| window.zoom(workspace, 0.8)>
                <Icon shape=Shape::Minus/>
            </button>
            <button class="quiet level" aria-label=move || [&level(), " – ", text(Text::CanvasZoomFull)].concat() title=say(Text::CanvasZoomFull) on:click=move |_| window.zoom_to_full(workspace)>
                {live(level)}
            </button>
            <button class="quiet" aria-label=say(Text::CanvasZoomIn) title=say(Text::CanvasZoomIn) on:click=move |_| window.zoom(workspace, 1.25)>
                <Icon shape=Shape::Plus/>
            </button>
            <button
                class="quiet"
                aria-label=say(Text::CanvasFit)
                title=say(Text::CanvasFit)
                on:click=move |_| window.fit(workspace, workspace.models.everything())
            >
                <Icon shape=Shape::Fit/>
            </button>
            <MinimapToggle/>
        </div>
    }
}
