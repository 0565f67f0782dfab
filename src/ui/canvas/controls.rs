//! The rail of tools and the zoom.

use std::time::Duration;

use crate::ui::prelude::*;

use super::minimap::MinimapToggle;
use super::outlook::Shown;
use crate::core::action::Action;
use crate::core::layout::Direction;
use crate::core::model::NodeKind;
use crate::core::scene::Place;
use crate::core::session::ToolKind;
use crate::ui::commands::{icon, label, title, told_keys};
use crate::ui::format;
use crate::ui::guide::Hidden;
use crate::ui::kit::{Icon, Shape};
use crate::ui::language::{Text, say};
use crate::ui::perform::perform;
use crate::ui::workspace::{Workspace, workspace};

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
            <hr/>
            <Does action=Action::Tidy(Direction::Right)/>
        </div>
    }
}

/// A button that does something.
#[component(transparent)]
fn Does(action: Action) -> Fragment {
    let workspace = workspace();
    view! {
        <button
            class="quiet"
            data-action=action.word()
            aria-label=move || label(action)
            aria-keyshortcuts=told_keys(action)
            title=move || title(action)
            on:click=move |_| _ = perform(workspace, action, None)
        >
            {icon(action).map(|shape| view! { <Icon shape/> })}
        </button>
    }
}

/// The button for lanes, pressed while the map is in lanes.
#[component(transparent)]
fn LanesToggle() -> Fragment {
    let workspace = workspace();
    let action = Action::ToggleLanes;
    let on = move || workspace.place.get() == Place::Lanes;
    view! {
        <button
            class="quiet"
            aria-label=move || label(action)
            aria-keyshortcuts=told_keys(action)
            title=move || title(action)
            aria-pressed=move || on().to_string()
            on:click=move |_| _ = perform(workspace, action, None)
        >
            <Icon shape=Shape::Lanes/>
        </button>
    }
}

/// The button for what really happened, pressed while that is shown.
#[component(transparent)]
fn RealToggle() -> Fragment {
    let workspace = workspace();
    let action = Action::Reality;
    view! {
        <button
            class="quiet"
            aria-label=move || label(action)
            title=move || title(action)
            aria-pressed=move || workspace.real.get().to_string()
            on:click=move |_| _ = perform(workspace, action, None)
        >
            <Icon shape=Shape::Trace/>
        </button>
    }
}

/// How often the number is written anew while the view is zoomed: a new text has the page laid out.
const MOMENT: Duration = Duration::from_millis(90);

/// The zoom as it is told: some times a second.
fn shown_zoom(workspace: Workspace) -> RwSignal<f64> {
    let shown = RwSignal::new(workspace.camera.get_untracked().zoom);
    let waits = StoredValue::new(false);
    Effect::new(move |_| {
        if workspace.camera.get().zoom != shown.get_untracked() && !waits.get_value() {
            waits.set_value(true);
            let tell = move || {
                waits.try_set_value(false);
                let _ = shown.try_update(|shown| *shown = workspace.camera.get_untracked().zoom);
            };
            set_timeout(tell, MOMENT);
        }
    });
    shown
}

/// The zoom, at the right below the map.
#[component(transparent)]
pub fn Zoom() -> Fragment {
    let workspace = workspace();
    let zoom = shown_zoom(workspace);
    let level = move || format::percent((zoom.get() * 100.0).round() / 100.0);
    let full = Action::ZoomFull;
    view! {
        <div class="zoom" role="group" aria-label=say(Text::CanvasZoom)>
            <Hidden/>
            <LanesToggle/>
            <RealToggle/>
            <Shown/>
            <MinimapToggle/>
            <Does action=Action::ZoomOut/>
            <button
                class="quiet level"
                data-action=full.word()
                aria-label=move || [&level(), " – ", &label(full)].concat()
                aria-keyshortcuts=told_keys(full)
                title=move || title(full)
                on:click=move |_| _ = perform(workspace, full, None)
            >
                {live(level)}
            </button>
            <Does action=Action::ZoomIn/>
            <Does action=Action::FitMap/>
        </div>
    }
}
