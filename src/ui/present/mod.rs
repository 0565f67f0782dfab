//! Presenting the map: nothing but the drawing, stage by stage, with its numbers large. Editing stays possible.

mod facts;
mod laser;
mod note;
mod timer;

use crate::ui::prelude::*;
use leptos::ev;

use self::facts::Facts;
use self::laser::Laser;
use self::note::Note;
use self::timer::Timer;
use super::kit::{Icon, Shape, attempt};
use super::language::{Text, fill, say};
use super::workspace::{View, Workspace, workspace};
use super::{canvas, format, goal};
use crate::core::session::Tour;

/// Begins to present, at the node selected or at the whole map; along what is selected where that is several nodes.
pub fn begin(workspace: Workspace) {
    let selection = workspace.selection.get_untracked();
    let tour = workspace.read(|document| Tour::of(document, &selection.nodes));
    let tour = match selection.only_node() {
        Some(node) => tour.beginning_at(node),
        None => tour,
    };
    workspace.view.set(View::Map);
    workspace.deal.set(None);
    workspace.tour.set(Some(tour));
    // Where the browser refuses, the page without its chrome is presented.
    if let Some(root) = document().document_element() {
        attempt(&root, "requestFullscreen");
    }
}

/// Ends it; the view stays.
pub fn end(workspace: Workspace) {
    workspace.tour.set(None);
    if document().fullscreen_element().is_some() {
        attempt(&document(), "exitFullscreen");
    }
}

/// One stop on or back.
pub fn step(workspace: Workspace, forward: bool) {
    workspace.tour.update(|tour| *tour = tour.take().map(|tour| if forward { tour.next() } else { tour.previous() }));
}

/// What lies over the map while it is presented. Before the views, so that its keys come first.
#[component(transparent)]
pub fn Presentation() -> Fragment {
    let workspace = workspace();
    let on = Memo::new(move |_| workspace.tour.with(Option::is_some));
    let laser = RwSignal::new(false);
    let noting = RwSignal::new(false);
    let keys = window_event_listener(ev::keydown, move |event| {
        let idle = on.get_untracked() && !canvas::is_typing(&event) && !event.ctrl_key() && !event.meta_key();
        if idle && !event.default_prevented() && pressed(workspace, laser, noting, &event.key()) {
            event.prevent_default();
        }
    });
    // The browser leaves full screen by itself when Escape is pressed.
    let left = window_event_listener(ev::fullscreenchange, move |_| {
        if on.get_untracked() && document().fullscreen_element().is_none() {
            end(workspace);
        }
    });
    on_cleanup(move || {
        keys.remove();
        left.remove();
    });
    Effect::new(move |_| {
        if let Some(root) = document().document_element() {
            let _ = root.class_list().toggle_with_force("presenting", on.get());
        }
        if !on.get_untracked() {
            laser.set(false);
            noting.set(false);
        }
    });
    live(move || {
        on.get().then(|| {
            view! {
                <Laser on=laser/>
                <section class="stop" aria-label=say(Text::PresentTitle)>
                    <goal::Written/>
                    <Facts/>
                    <Show when=move || noting.get()><Note noting/></Show>
                    <div class="tour" role="toolbar" aria-label=say(Text::PresentControls)>
                        <button class="quiet" aria-label=say(Text::PresentPrevious) title=say(Text::PresentPrevious) on:click=move |_| step(workspace, false)>
                            <Icon shape=Shape::Left/>
                        </button>
                        <span class="number">{live(move || place(workspace))}</span>
                        <button class="quiet" aria-label=say(Text::PresentNext) title=say(Text::PresentNext) on:click=move |_| step(workspace, true)>
                            <Icon shape=Shape::Right/>
                        </button>
                        <Timer/>
                        <button
                            class="quiet"
                            aria-label=say(Text::PresentLaser)
                            title=say(Text::PresentLaserTitle)
                            aria-pressed=move || laser.get().to_string()
                            on:click=move |_| laser.update(|on| *on = !*on)
                        >
                            <Icon shape=Shape::Laser/>
                        </button>
                        <button
                            class="quiet"
                            aria-label=say(Text::PresentNote)
                            title=say(Text::PresentNoteTitle)
                            aria-pressed=move || noting.get().to_string()
                            on:click=move |_| noting.update(|on| *on = !*on)
                        >
                            <Icon shape=Shape::Note/>
                        </button>
                        <button class="quiet" aria-label=say(Text::PresentEnd) title=say(Text::PresentEndTitle) on:click=move |_| end(workspace)>
                            <Icon shape=Shape::Close/>
                        </button>
                    </div>
                </section>
            }
        })
    })
}

fn place(workspace: Workspace) -> String {
    let (at, of) = workspace.tour.with(|tour| tour.as_ref().map(Tour::place)).unwrap_or_default();
    fill(Text::PresentPlace, &[("place", &format::number(at as f64)), ("of", &format::number(of as f64))])
}

/// Whether the key was used. A presenter's remote sends the page keys.
fn pressed(workspace: Workspace, laser: RwSignal<bool>, noting: RwSignal<bool>, key: &str) -> bool {
    match key {
        "PageDown" | "ArrowRight" | "ArrowDown" => step(workspace, true),
        "PageUp" | "ArrowLeft" | "ArrowUp" => step(workspace, false),
        "Home" => workspace.tour.update(|tour| *tour = tour.take().map(Tour::begun)),
        "l" => laser.update(|on| *on = !*on),
        "t" => noting.set(true),
        "Escape" if workspace.naming.with_untracked(Option::is_none) => end(workspace),
        _ => return false,
    }
    true
}
