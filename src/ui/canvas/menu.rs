//! The menu of what is selected, or of empty ground: by the right button, by a long press, or by key.

use crate::ui::prelude::*;
use leptos::ev;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::shown::Shown;
use crate::core::action::{self, Action, Focus};
use crate::core::geometry::{Point, point, within};
use crate::ui::commands::{icon, label, told_keys, written_key};
use crate::ui::kit::Icon;
use crate::ui::language::{Text, say};
use crate::ui::perform::{context, perform};
use crate::ui::workspace::{Workspace, workspace};

/// How far the menu keeps from the edges of the window, in CSS pixels.
const EDGE: f64 = 8.0;

/// A menu that was asked for.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Asked {
    /// Where its corner goes, in CSS pixels of the page.
    corner: Point,
    /// The place of the map that it was asked for, in world units.
    at: Point,
}

/// Opens the menu beside what is selected, else in the middle of the map.
pub fn open_by_key(workspace: Workspace, shown: Shown) {
    let window = shown.window;
    let selection = workspace.selection.get_untracked();
    let ends = workspace.models.scene(|scene| {
        let ends = selection.transitions.iter().filter_map(|id| scene.ends(*id));
        ends.flat_map(|(from, to)| [from, to]).collect::<Vec<_>>()
    });
    let bounds = workspace.models.bounds(&ends.into_iter().chain(selection.nodes).collect());
    let seen = window.seen(workspace);
    let place = bounds.map_or(seen.center(), |bounds| point(bounds.left(), bounds.bottom()));
    // What is selected may be out of sight.
    let place = point(within(place.x, seen.left(), seen.right()), within(place.y, seen.top(), seen.bottom()));
    window.look_again();
    let corner = workspace.camera.get_untracked().to_screen(place).minus(window.local(Point::default()));
    shown.menu.set(Some(Asked { corner, at: seen.center() }));
}

/// The menu, while it is open.
#[component(transparent)]
pub fn ContextMenu(shown: Shown) -> Fragment {
    let workspace = workspace();
    // The pointer asks for it: the right button without a drag, or a finger that stays.
    Effect::new(move |_| {
        if let Some((_, at)) = shown.gesture.menu.get() {
            shown.window.look_again();
            let corner = at.minus(shown.window.local(Point::default()));
            shown.menu.set(Some(Asked { corner, at: workspace.camera.get_untracked().to_world(at) }));
        }
    });
    live(move || shown.menu.get().map(|asked| view! { <Items shown asked/> }))
}

#[component(transparent)]
fn Items(shown: Shown, asked: Asked) -> Fragment {
    let workspace = workspace();
    let list: NodeRef<HtmlElement> = NodeRef::new();
    let corner = RwSignal::new(asked.corner);
    Effect::new(move |_| {
        if let Some(list) = list.get() {
            corner.set(inside(asked.corner, &list));
            focus_item(&list, 0);
        }
    });
    let close = move || {
        shown.menu.set(None);
        super::focus();
    };
    // The finger that opened the menu may be lifted over it: that chooses nothing.
    let pressed = StoredValue::new(false);
    let left = move |event: web_sys::FocusEvent| {
        let to = event.related_target().and_then(|to| to.dyn_into::<web_sys::Node>().ok());
        if list.get_untracked().is_some_and(|list| !list.contains(to.as_ref())) {
            shown.menu.set(None);
        }
    };
    let item = move |action: Action| {
        view! {
            <button
                role="menuitem"
                tabindex="-1"
                data-action=action.word()
                aria-keyshortcuts=told_keys(action)
                class:danger=action == Action::Delete
                on:click=move |event: web_sys::MouseEvent| {
                    let by_key = event.detail() == 0;
                    if by_key || pressed.get_value() {
                        close();
                        perform(workspace, action, Some(asked.at));
                    }
                }
            >
                {icon(action).map(|shape| view! { <Icon shape/> })}
                {label(action)}
                <small aria-hidden="true">{written_key(action)}</small>
            </button>
        }
    };
    let parts = action::menu(&context(workspace, Focus::Canvas)).into_iter().enumerate().map(|(index, part)| {
        let line = (index > 0).then(|| view! { <hr/> });
        (line, part.into_iter().map(item).collect_view())
    });
    let keydown = move |event: ev::KeyboardEvent| {
        let Some(list) = list.get_untracked() else { return };
        let (now, last) = (focused_item(&list), items(&list).length().saturating_sub(1));
        match event.key().as_str() {
            "ArrowDown" => focus_item(&list, if now < last { now + 1 } else { 0 }),
            "ArrowUp" => focus_item(&list, now.checked_sub(1).unwrap_or(last)),
            "Home" => focus_item(&list, 0),
            "End" => focus_item(&list, last),
            "Escape" | "Tab" => close(),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    view! {
        <div
            class="menu-list here"
            role="menu"
            aria-label=say(Text::CanvasMenu)
            node_ref=list
            style:left=move || pixels(corner.get().x)
            style:top=move || pixels(corner.get().y)
            on:keydown=keydown
            on:focusout=left
            on:pointerdown=move |_| pressed.set_value(true)
            on:contextmenu=|event| event.prevent_default()
        >
            {parts.collect_view()}
        </div>
    }
}

fn pixels(length: f64) -> String {
    [&(length as i64).to_string(), "px"].concat()
}

/// The corner nearest to this one with which the whole menu is in the window.
fn inside(corner: Point, list: &HtmlElement) -> Point {
    let root = document().document_element();
    let (width, height) = root.map_or((0, 0), |root| (root.client_width(), root.client_height()));
    let fits = |at: f64, length: i32, room: i32| within(at, EDGE, (f64::from(room - length) - EDGE).max(EDGE));
    point(fits(corner.x, list.offset_width(), width), fits(corner.y, list.offset_height(), height))
}

fn items(list: &HtmlElement) -> web_sys::NodeList {
    list.query_selector_all("[role=menuitem]").unwrap_or_else(|_| list.child_nodes())
}

/// The place of the item that has the focus.
fn focused_item(list: &HtmlElement) -> u32 {
    let (items, focused) = (items(list), document().active_element());
    let is_focused = |index: &u32| items.item(*index).is_some_and(|item| Some(item) == focused.clone().map(Into::into));
    (0..items.length()).find(is_focused).unwrap_or(0)
}

fn focus_item(list: &HtmlElement, index: u32) {
    if let Some(item) = items(list).item(index).and_then(|item| item.dyn_into::<HtmlElement>().ok()) {
        let _ = item.focus();
    }
}
