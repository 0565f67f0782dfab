//! Mouse, pen and fingers. The only place that knows client pixels: everything after it is in world units.

use crate::core::geometry::within;
use crate::ui::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent, PointerEvent, WheelEvent};

use super::gesture::Gesture;
use super::window::Window;
use super::{actions, keyboard, overlay};
use crate::core::geometry::{Point, point};
use crate::core::ids::{Identifier, NodeId, TransitionId};
use crate::core::model::NodeKind;
use crate::core::session::{Input, Press, Target};
use crate::ui::workspace::Workspace;

/// The listeners of the canvas.
#[derive(Clone, Copy)]
pub struct Pointer {
    workspace: Workspace,
    gesture: Gesture,
    root: NodeRef<web_sys::HtmlElement>,
    window: Window,
    /// Fingers that are down, by pointer id, in CSS pixels from the canvas's corner.
    fingers: StoredValue<Vec<(i32, Point)>>,
}

impl Pointer {
    /// The listeners of an element.
    pub fn new(workspace: Workspace, gesture: Gesture, root: NodeRef<web_sys::HtmlElement>) -> Pointer {
        let window = expect_context::<Window>();
        Pointer { workspace, gesture, root, window, fingers: StoredValue::new(Vec::new()) }
    }

    /// A press.
    pub fn down(self, event: PointerEvent) {
        let press = self.press(&event);
        if event.pointer_type() == "touch" {
            let count = self.fingers.try_update_value(|fingers| {
                fingers.retain(|(id, _)| *id != event.pointer_id());
                fingers.push((event.pointer_id(), press.screen));
                fingers.len()
            });
            if count.unwrap_or(0) > 1 {
                // A second finger turns whatever was in progress into a pinch.
                self.gesture.feed(Input::Cancel);
                return;
            }
        }
        if event.button() == 2 && !matches!(press.target, Target::Canvas) {
            return;
        }
        // What is typed in a panel is committed by leaving it; the canvas takes the keys from here on.
        if let Some(root) = self.root.get_untracked() {
            let _ = root.focus();
            // Text marked in a panel would otherwise stay marked, and be what is copied.
            if let Some(marked) = document().get_selection().ok().flatten() {
                let _ = marked.remove_all_ranges();
            }
            let _ = root.set_pointer_capture(event.pointer_id());
        }
        event.prevent_default();
        self.gesture.feed(Input::Down(press));
    }

    /// A move.
    pub fn moved(self, event: PointerEvent) {
        if self.fingers.with_value(|fingers| fingers.len() > 1) {
            self.pinch(&event);
            return;
        }
        if self.gesture.is_busy() {
            let press = self.press(&event);
            self.gesture.feed(Input::Move(press));
        }
    }

    /// A release.
    pub fn up(self, event: PointerEvent) {
        let pinched = self.lift(&event);
        if !pinched {
            let press = self.press(&event);
            self.gesture.feed(Input::Up(press));
        }
    }

    /// The pointer was taken away.
    pub fn lost(self, event: PointerEvent) {
        self.lift(&event);
        self.gesture.feed(Input::Cancel);
    }

    /// The wheel pans, and with Mod it zooms at the pointer, or the other way round; a trackpad's pinch always zooms.
    pub fn wheel(self, event: WheelEvent) {
        event.prevent_default();
        let line = if event.delta_mode() == WheelEvent::DOM_DELTA_LINE { 18.0 } else { 1.0 };
        let (dx, dy) = (event.delta_x() * line, event.delta_y() * line);
        let at = self.window.local(client(&event));
        let held = event.ctrl_key() || event.meta_key();
        let swapped = self.workspace.wheel_zooms.get_untracked();
        let zooms = keyboard::is_pinch(&event) || if swapped { !held && !event.shift_key() } else { held };
        self.workspace.camera.update(|camera| {
            *camera = if zooms {
                camera.zoomed_at(at, within(-dy * 0.0022, -1.0, 1.0).exp())
            } else if event.shift_key() && dx == 0.0 {
                camera.panned(point(-dy, 0.0))
            } else {
                camera.panned(point(-dx, -dy))
            };
        });
    }

    /// Two presses: edit what is there, or put a stage on empty ground.
    pub fn double(self, event: MouseEvent) {
        let at = self.workspace.camera.get_untracked().to_world(self.window.local(client(&event)));
        match target_at(client(&event)) {
            Target::Node(id) | Target::Handle(id) => actions::rename(self.workspace, id),
            Target::Canvas => actions::create(self.workspace, NodeKind::Stage, at),
            Target::Transition(_) => {}
        }
    }

    /// What the pointer is over shows its handles.
    pub fn over(self, event: PointerEvent) {
        if event.pointer_type() != "touch" && !self.gesture.is_busy() {
            let under = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            overlay::hover(self::over(target(under)));
        }
    }

    fn press(self, event: &PointerEvent) -> Press {
        let screen = self.window.local(client(event));
        Press {
            at: self.workspace.camera.get_untracked().to_world(screen),
            screen,
            // A captured pointer's target is always the canvas, so the page is asked what is there.
            target: target(element_at(client(event))),
            add: event.shift_key() || event.ctrl_key() || event.meta_key(),
            pan: self.gesture.space.get_untracked() || event.button() == 1 || event.button() == 2,
            alt: event.alt_key(),
            touch: event.pointer_type() == "touch",
        }
    }

    /// Two fingers: what was between them stays between them.
    fn pinch(self, event: &PointerEvent) {
        let at = self.window.local(client(event));
        let before = self.fingers.get_value();
        self.fingers.update_value(|fingers| {
            if let Some(finger) = fingers.iter_mut().find(|(id, _)| *id == event.pointer_id()) {
                finger.1 = at;
            }
        });
        let after = self.fingers.get_value();
        let ([(_, a), (_, b), ..], [(_, c), (_, d), ..]) = (before.as_slice(), after.as_slice()) else { return };
        let middle = |a: Point, b: Point| point((a.x + b.x) / 2.0, (a.y + b.y) / 2.0);
        let (old, new) = (middle(*a, *b), middle(*c, *d));
        let factor = c.distance(*d) / a.distance(*b).max(1.0);
        self.workspace.camera.update(|camera| *camera = camera.panned(new.minus(old)).zoomed_at(new, factor));
    }

    /// A finger is up; whether it was one of several.
    fn lift(self, event: &PointerEvent) -> bool {
        let left = self.fingers.try_update_value(|fingers| {
            let before = fingers.len();
            fingers.retain(|(id, _)| *id != event.pointer_id());
            before > 1
        });
        left.unwrap_or(false)
    }
}

/// The node at a place of the page.
pub fn node_at(client: Point) -> Option<NodeId> {
    over(target_at(client))
}

/// What is at a place of the page.
pub fn target_at(client: Point) -> Target {
    target(element_at(client))
}

fn over(target: Target) -> Option<NodeId> {
    match target {
        Target::Node(id) | Target::Handle(id) => Some(id),
        Target::Canvas | Target::Transition(_) => None,
    }
}

/// Where an event happened, in CSS pixels of the page.
pub fn client(event: &MouseEvent) -> Point {
    point(f64::from(event.client_x()), f64::from(event.client_y()))
}

fn element_at(client: Point) -> Option<Element> {
    document().element_from_point(client.x as f32, client.y as f32)
}

/// What an element belongs to.
fn target(element: Option<Element>) -> Target {
    let attribute = |name: &str| {
        let element = element.as_ref()?.closest(&format!("[{name}]")).ok()??;
        element.get_attribute(name)
    };
    if let Some(id) = attribute("data-handle").and_then(|id| NodeId::parse(&id)) {
        return Target::Handle(id);
    }
    if let Some(id) = attribute("data-stage").and_then(|id| NodeId::parse(&id)) {
        return Target::Node(id);
    }
    match attribute("data-transition").and_then(|id| TransitionId::parse(&id)) {
        Some(id) => Target::Transition(id),
        None => Target::Canvas,
    }
}
