//! The map. Only what is near the window is in the document; the zoom is a CSS transform of the whole drawing, since a
//! transform inside it would lay all text out again.

use crate::core::decimal::decimal;

pub mod actions;
mod ahead;
mod autopan;
mod bench;
pub mod clipboard;
mod controls;
mod counts;
mod dots;
mod empty;
mod flight;
mod frame;
mod gesture;
mod glide;
mod handles;
pub mod keyboard;
pub mod lanes;
mod lens;
mod marks;
mod measure;
pub mod menu;
mod minimap;
mod node;
mod outlook;
mod overlay;
mod pointer;
mod previews;
mod real;
mod rows;
mod shapes;
mod shown;
mod speech;
pub mod submap;
mod taps;
mod touring;
mod transition;
pub mod walk;
mod window;
pub mod words;

use crate::ui::prelude::*;
pub use bench::bench;
pub use counts::counts;
pub use flight::still;
pub use keyboard::is_typing;
pub use measure::Fonts;
pub use outlook::{name as fact, toggle as toggle_fact};
pub use pointer::{client, node_at};
pub use shapes::elements;
pub use shown::{Shown, shown, visit};
pub use submap::{enter as enter_stage, toggle as toggle_stage};
use wasm_bindgen::JsCast;
pub use window::Window;
pub use words::Spoken;

use self::frame::FrameView;
use self::gesture::Gesture;
use self::node::NodeView;
use self::rows::Rows;
use self::transition::TransitionView;
use super::language::{Text, say};
use super::shell;
use super::view_model::ViewModel;
use super::workspace::{Workspace, workspace};
use crate::core::session::Input;
use crate::ui::kit::Memo;

/// Below this zoom texts are too small to read and are left out.
const FAR: f64 = 0.42;

/// How far the grid reaches beyond the window, in CSS pixels: its widest squares are so wide.
const OUTSIDE: f64 = 96.0;

/// Gives the focus to the canvas, so that the keys of the map are meant.
pub fn focus() {
    let canvas = document().query_selector(".canvas").ok().flatten();
    if let Some(canvas) = canvas.and_then(|canvas| canvas.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = canvas.focus();
    }
}

/// The focus leaves the canvas: what its keys were about is over.
fn left(workspace: Workspace, event: &web_sys::FocusEvent) {
    let to = event.related_target().and_then(|to| to.dyn_into::<web_sys::Element>().ok());
    let inside = to.is_some_and(|to| to.closest(".canvas").ok().flatten().is_some());
    if !inside && workspace.connecting.get_untracked().is_some() {
        workspace.connecting.set(None);
    }
}

/// The canvas with its tools.
#[component(transparent)]
pub fn Canvas() -> Fragment {
    let workspace = workspace();
    let root: NodeRef<web_sys::HtmlElement> = NodeRef::new();
    let window = Window::of(root);
    let gesture = Gesture::new(workspace, window);
    provide_context(window);
    let shown = shown::begin(workspace, window, gesture);
    keyboard::listen(workspace, gesture);
    clipboard::listen(workspace, window);
    window.show_opened(workspace);
    window.show_compared(workspace);
    submap::follow(workspace, window);
    outlook::follow(workspace);
    touring::follow(workspace, window);
    on_cleanup(move || {
        // Another view takes over in the middle of a drag.
        gesture.feed(Input::Cancel);
        workspace.connecting.set(None);
    });

    let camera = workspace.camera;
    let areas = (window.area(), rows::readable(workspace, window));
    let frames = Rows::of(workspace, window, areas, ViewModel::frames_in, ViewModel::node_touches);
    let nodes = Rows::of(workspace, window, areas, ViewModel::nodes_in, ViewModel::node_touches);
    let transitions = Rows::of(workspace, window, areas, ViewModel::transitions_in, ViewModel::transition_touches);
    let far = Memo::new(move |_| camera.get().zoom < FAR);
    let transform = move || {
        let camera = camera.get();
        format!(
            "translate({}px,{}px) scale({})",
            decimal(camera.offset.x),
            decimal(camera.offset.y),
            decimal(camera.zoom)
        )
    };
    // The grid begins a little outside of the window, and moves by less than one of its squares.
    let pitch = Memo::new(move |_| {
        let zoom = camera.get().zoom;
        24.0 * zoom * if zoom < 0.5 { 4.0 } else { 1.0 }
    });
    let grid = move || {
        let (offset, pitch) = (camera.get().offset, pitch.get());
        let shift = |offset: f64| decimal((offset + OUTSIDE).rem_euclid(pitch) - OUTSIDE);
        format!("translate({}px,{}px)", shift(offset.x), shift(offset.y))
    };
    let pans = window.pans();
    let pointer = pointer::Pointer::new(workspace, gesture, root);
    autopan::listen(workspace, window, pointer);
    ahead::listen(workspace, window, gesture);
    view! {
        <div
            class="canvas"
            class:hand=move || gesture.shows_hand()
            class:cross=move || gesture.shows_cross()
            class:busy=move || !workspace.selection.with(crate::core::session::Selection::is_empty)
            class:bare=move || !shell::has_grid()
            class:moving=move || gesture.is_moving()
            class:panning=pans
            class:rerouting=move || gesture.is_rerouting()
            node_ref=root
            tabindex=0
            role="application"
            aria-label=say(Text::CanvasCanvas)
            aria-describedby="canvas-help"
            on:pointerdown=move |event| pointer.down(event)
            on:pointermove=move |event| pointer.moved(event)
            on:pointerup=move |event| pointer.up(event)
            on:pointercancel=move |event| pointer.lost(event)
            on:wheel=move |event| pointer.wheel(event)
            on:lostpointercapture=move |event| pointer.released(event)
            on:pointerover=move |event| pointer.over(event)
            on:pointerleave=move |_| handles::point_at(None)
            on:focusout=move |event| left(workspace, &event)
            on:contextmenu=move |event| event.prevent_default()
        >
            <p id="canvas-help" class="visually-hidden">{say(Text::CanvasHelp)}</p>
            <div
                class="grid"
                style:background-size=move || format!("{0}px {0}px", decimal(pitch.get()))
                style:transform=grid
            ></div>
            <svg data-canvas="" class:far=move || far.get() style:transform=transform>
                <lanes::LaneGrounds/>
                <g>
                    <For each=move || frames.now() key=|row| *row let:row>
                        <FrameView id=row.id/>
                    </For>
                </g>
                <g>
                    <For each=move || transitions.now() key=|row| *row let:row>
                        <TransitionView id=row.id detailed=row.detailed/>
                    </For>
                </g>
                <real::Layer/>
                <previews::Below gesture=gesture/>
                <g>
                    <For each=move || nodes.now() key=|row| *row let:row>
                        <NodeView id=row.id detailed=row.detailed/>
                    </For>
                </g>
                <marks::Marks window/>
            </svg>
            // Apart from the drawing: what changes here, as under a mouse that only passes, does not paint that anew.
            <svg class="over" class:far=move || far.get() style:transform=transform>
                <overlay::Overlay gesture=gesture/>
            </svg>
            <dots::Dots/>
            <taps::LastTap taps=pointer.taps/>
            <lanes::LaneNames/>
            <overlay::Rename/>
            <empty::Empty/>
        </div>
        <submap::Breadcrumb/>
        <lens::Lens/>
        <controls::Rail/>
        <controls::Zoom/>
        <minimap::Minimap/>
        <overlay::Hint gesture=gesture/>
        <speech::Announce heard=shown.heard/>
        <menu::ContextMenu shown=shown/>
    }
}
