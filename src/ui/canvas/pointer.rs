//! Mouse, pen and fingers. The only place that knows client pixels: everything after it is in world units.

use std::time::Duration;

use crate::core::geometry::within;
use crate::ui::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent, PointerEvent, WheelEvent};

use super::gesture::Gesture;
use super::handles;
use super::keyboard;
use super::taps::Taps;
use super::window::Window;
use crate::core::geometry::{Point, point};
use crate::core::ids::{Identifier, NodeId, TransitionId};
use crate::core::session::{End, Input, Press, Presses, Seek, Target};
use crate::ui::workspace::Workspace;

/// How long a finger stays before the menu opens.
const LONG: Duration = Duration::from_millis(500);

/// The listeners of the canvas.
#[derive(Clone, Copy)]
pub struct Pointer {
    workspace: Workspace,
    gesture: Gesture,
    root: NodeRef<web_sys::HtmlElement>,
    window: Window,
    state: StoredValue<State>,
    /// The node pressed last.
    pub taps: Taps,
}

/// What is known of the pointers.
#[derive(Default)]
struct State {
    /// Fingers that are down, by pointer id, in CSS pixels from the canvas's corner.
    fingers: Vec<(i32, Point)>,
    /// The pointer that began what is in progress, and where it was last.
    hand: Option<(i32, Held)>,
    /// The node that was pressed, not for the second time.
    pressed: Option<NodeId>,
    presses: Presses,
    /// Counts what ends a long press.
    changes: u32,
}

/// What a pointer says of itself.
#[derive(Clone, Copy)]
struct Held {
    client: Point,
    add: bool,
    pan: bool,
    menu: bool,
    alt: bool,
    touch: bool,
}

impl Pointer {
    /// The listeners of an element.
    pub fn new(workspace: Workspace, gesture: Gesture, root: NodeRef<web_sys::HtmlElement>) -> Pointer {
        let window = expect_context::<Window>();
        Pointer { workspace, gesture, root, window, state: StoredValue::new(State::default()), taps: Taps::new() }
    }

    fn change<R: Default>(self, change: impl FnOnce(&mut State) -> R) -> R {
        self.state.try_update_value(change).unwrap_or_default()
    }

    /// A press.
    pub fn down(self, event: PointerEvent) {
        self.window.look_again();
        let held = self.held(&event);
        let at = self.window.local(held.client);
        let count = self.change(|state| {
            state.changes = state.changes.wrapping_add(1);
            if held.touch {
                // Where the release of an earlier finger was never seen, the first one counts anew.
                let primary = event.is_primary();
                state.fingers.retain(|(id, _)| !primary && *id != event.pointer_id());
                state.fingers.push((event.pointer_id(), at));
            }
            state.fingers.len()
        });
        if held.touch && count > 1 {
            // A second finger turns whatever was in progress into a pinch.
            self.end(Input::Cancel);
            return;
        }
        if self.gesture.is_busy() {
            // Another button or pointer.
            return;
        }
        // What is typed in a panel is committed by leaving it; the canvas takes the keys from here on.
        if let Some(root) = self.root.get_untracked() {
            let _ = root.focus();
            // Text marked in a panel would otherwise stay marked, and be what is copied.
            if let Some(marked) = document().get_selection().ok().flatten() {
                let _ = marked.remove_all_ranges();
            }
        }
        self.capture(&event);
        event.prevent_default();
        let twice = self.change(|state| {
            state.hand = Some((event.pointer_id(), held));
            state.presses.is_second(at, event.time_stamp(), held.touch)
        });
        let press = Press { twice, ..self.press(held, Seek::Target) };
        self.change(|state| state.pressed = press.target.node().filter(|_| !twice));
        self.taps.forget();
        self.gesture.feed(Input::Down(press));
        if held.touch {
            let changes = self.change(|state| state.changes);
            let rest = move || {
                if self.state.try_with_value(|state| state.changes) == Some(changes) {
                    self.gesture.feed(Input::Held);
                }
            };
            set_timeout(rest, LONG);
        }
    }

    /// A move.
    pub fn moved(self, event: PointerEvent) {
        if self.change(|state| state.fingers.len()) > 1 {
            self.pinch(&event);
        } else if self.gesture.is_busy() && self.is_hand(&event) {
            if event.buttons() == 0 {
                // It went up where nobody saw it.
                return self.end(Input::Cancel);
            }
            self.capture(&event);
            let held = self.held(&event);
            self.change(|state| state.hand = Some((event.pointer_id(), held)));
            self.gesture.feed(Input::Move(self.press(held, self.gesture.seeks())));
        }
    }

    /// The map moved below the pointer: what it drags stays there.
    pub fn again(self) {
        if let Some((_, held)) = self.change(|state| state.hand)
            && self.gesture.drags()
        {
            self.gesture.feed(Input::Move(self.press(held, self.gesture.seeks())));
        }
    }

    /// A release.
    pub fn up(self, event: PointerEvent) {
        let pinched = self.lift(&event);
        if !pinched && self.is_hand(&event) {
            let press = self.press(self.held(&event), self.gesture.seeks());
            if !self.gesture.is_pressed() {
                self.change(|state| state.presses.forget());
            } else if let Some(node) = self.change(|state| state.pressed) {
                self.taps.tapped(node, press.screen, press.touch, move || self.bring_out(node));
            }
            self.end(Input::Up(press));
        }
    }

    /// What was pressed comes out from under the card that has opened over it.
    fn bring_out(self, node: NodeId) {
        let alone = self.workspace.selection.with_untracked(|selection| selection.only_node()) == Some(node);
        if alone && !self.gesture.is_busy() {
            self.window.bring_out(self.workspace, node);
        }
    }

    /// The pointer was taken away.
    pub fn lost(self, event: PointerEvent) {
        self.lift(&event);
        if self.is_hand(&event) {
            self.end(Input::Cancel);
        }
    }

    /// Capture was taken away. What is pressed loses it to the canvas: that is no loss, nor is it after a release. Where
    /// the button is still down the canvas takes it again.
    pub fn released(self, event: PointerEvent) {
        if event.target() == event.current_target() && self.is_hand(&event) {
            if event.buttons() == 0 {
                return self.lost(event);
            }
            self.capture(&event);
        }
    }

    /// Follows the pointer beyond the canvas.
    fn capture(self, event: &PointerEvent) {
        let id = event.pointer_id();
        if let Some(root) = self.root.get_untracked().filter(|root| !root.has_pointer_capture(id)) {
            let _ = root.set_pointer_capture(id);
        }
    }

    fn end(self, input: Input) {
        self.change(|state| {
            state.hand = None;
            state.changes = state.changes.wrapping_add(1);
        });
        self.gesture.feed(input);
    }

    fn is_hand(self, event: &PointerEvent) -> bool {
        self.change(|state| state.hand.map(|(id, _)| id)) == Some(event.pointer_id())
    }

    /// The wheel pans, and with Mod it zooms at the pointer, or the other way round; a trackpad's pinch always zooms.
    pub fn wheel(self, event: WheelEvent) {
        event.prevent_default();
        let line = if event.delta_mode() == WheelEvent::DOM_DELTA_LINE { 18.0 } else { 1.0 };
        let (dx, dy) = (event.delta_x() * line, event.delta_y() * line);
        if !self.window.moves.get_untracked() {
            self.window.look_again();
        }
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

    /// What the pointer is over shows its handles.
    pub fn over(self, event: PointerEvent) {
        if event.pointer_type() != "touch" && !self.gesture.is_busy() {
            let under = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            handles::point_at(under.and_then(|under| owner(&under)));
        }
    }

    fn held(self, event: &PointerEvent) -> Held {
        // What is compared can only be looked at.
        let comparing = self.workspace.compared.with_untracked(Option::is_some);
        Held {
            client: client(event),
            add: event.shift_key() || event.ctrl_key() || event.meta_key(),
            pan: comparing || self.gesture.space.get_untracked() || event.button() == 1 || event.button() == 2,
            menu: event.button() == 2 && !comparing,
            alt: event.alt_key(),
            touch: event.pointer_type() == "touch",
        }
    }

    fn press(self, held: Held, seek: Seek) -> Press {
        let Held { client, add, pan, menu, alt, touch } = held;
        let screen = self.window.local(client);
        let at = self.workspace.camera.get_untracked().to_world(screen);
        let (target, below) = match seek {
            Seek::Nothing => (Target::Canvas, None),
            // A captured pointer's target is always the canvas, so the page is asked what is there.
            Seek::Target => (target_at(client), None),
            Seek::Below(offset) => (Target::Canvas, self.below(at.plus(offset), client.minus(screen))),
        };
        Press { at, screen, target, below, add, pan, menu, alt, touch, twice: false }
    }

    /// The transition whose line or label is below a place of the world; `corner` is where the canvas begins on the page.
    fn below(self, world: Point, corner: Point) -> Option<TransitionId> {
        let client = self.workspace.camera.get_untracked().to_screen(world).plus(corner);
        let all = document().elements_from_point(client.x as f32, client.y as f32);
        let mut owners = all.iter().filter_map(|one| owner(&one.dyn_into::<Element>().ok()?));
        owners.find_map(|owner| target(&owner).transition())
    }

    /// Two fingers: what was between them stays between them.
    fn pinch(self, event: &PointerEvent) {
        let at = self.window.local(client(event));
        let (before, after) = self.change(|state| {
            let before = state.fingers.clone();
            if let Some(finger) = state.fingers.iter_mut().find(|(id, _)| *id == event.pointer_id()) {
                finger.1 = at;
            }
            (before, state.fingers.clone())
        });
        let ([(_, a), (_, b), ..], [(_, c), (_, d), ..]) = (before.as_slice(), after.as_slice()) else { return };
        let middle = |a: Point, b: Point| point((a.x + b.x) / 2.0, (a.y + b.y) / 2.0);
        let (old, new) = (middle(*a, *b), middle(*c, *d));
        let factor = c.distance(*d) / a.distance(*b).max(1.0);
        self.workspace.camera.update(|camera| *camera = camera.panned(new.minus(old)).zoomed_at(new, factor));
    }

    /// A finger is up; whether it was one of several.
    fn lift(self, event: &PointerEvent) -> bool {
        self.change(|state| {
            let before = state.fingers.len();
            state.fingers.retain(|(id, _)| *id != event.pointer_id());
            before > 1
        })
    }
}

/// The node at a place of the page.
pub fn node_at(client: Point) -> Option<NodeId> {
    target_at(client).node()
}

/// Where an event happened, in CSS pixels of the page.
pub fn client(event: &MouseEvent) -> Point {
    point(f64::from(event.client_x()), f64::from(event.client_y()))
}

fn element_at(client: Point) -> Option<Element> {
    document().element_from_point(client.x as f32, client.y as f32)
}

fn target_at(client: Point) -> Target {
    element_at(client).and_then(|element| owner(&element)).map_or(Target::Canvas, |owner| target(&owner))
}

/// The part of the map that an element is in.
fn owner(element: &Element) -> Option<Element> {
    element.closest("[data-stage],[data-transition],[data-handle],[data-grip],[data-tapped]").ok()?
}

/// What a part of the map is.
pub(super) fn target(owner: &Element) -> Target {
    fn id<T: Identifier>(owner: &Element, name: &str) -> Option<T> {
        T::parse(&owner.get_attribute(name)?)
    }
    let node = || id(owner, "data-stage").or_else(|| id(owner, "data-tapped")).map(Target::Node);
    let transition = || id(owner, "data-transition").map(Target::Transition);
    let handle = || id(owner, "data-handle").map(Target::Handle);
    node()
        .or_else(transition)
        .or_else(handle)
        .or_else(|| grip(&owner.get_attribute("data-grip")?))
        .unwrap_or(Target::Canvas)
}

/// The handle of a line: its transition, and which of the two ends or which part it is.
fn grip(text: &str) -> Option<Target> {
    let (id, hold) = text.split_once(' ')?;
    let id = TransitionId::parse(id)?;
    Some(match hold {
        "from" => Target::End(id, End::From),
        "to" => Target::End(id, End::To),
        part => Target::Part(id, part.parse().ok()?),
    })
}
