//! A small picture of the whole map, with the window on it. It is there where the map does not fit the window.

use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement, KeyboardEvent, PointerEvent};

use super::pointer::client;
use super::window::Window;
use crate::core::action::Direction;
use crate::core::decimal::decimal;
use crate::core::geometry::{Camera, Point, Rect, Size, point};
use crate::ui::kit::{Icon, Memo, Shape};
use crate::ui::language::{Text, say};
use crate::ui::prelude::*;
use crate::ui::shell;
use crate::ui::workspace::{Workspace, workspace};

/// The picture, in CSS pixels.
const PICTURE: Size = Size { width: 168.0, height: 112.0 };
/// Room in it around the map, in CSS pixels.
const MARGIN: f64 = 6.0;
/// How far an arrow key moves the view, in CSS pixels.
const STEP: f64 = 80.0;

/// The room that it keeps to the right and below, in CSS pixels.
const BESIDE: f64 = 16.0;
const BELOW: f64 = 46.0;

/// Where it lies in a window of this size whose part left of this edge is free, in CSS pixels.
pub fn place(window: Size, free: f64) -> Rect {
    let corner = point(free.min(window.width - BESIDE) - PICTURE.width, window.height - BELOW - PICTURE.height);
    Rect::new(corner, PICTURE)
}

/// Whether it is shown where it is of use.
pub fn is_wanted() -> bool {
    untrack(shell::shows_minimap)
}

/// Shows or hides the minimap.
#[component(transparent)]
pub fn MinimapToggle() -> Fragment {
    view! {
        <button
            class="quiet"
            aria-label=say(Text::CanvasMinimap)
            title=say(Text::CanvasMinimap)
            aria-pressed=move || shell::shows_minimap().to_string()
            on:click=move |_| shell::toggle_minimap()
        >
            <Icon shape=Shape::Minimap/>
        </button>
    }
}

/// The minimap, where it is wanted and of use.
#[component(transparent)]
pub fn Minimap() -> Fragment {
    let workspace = workspace();
    let window = expect_context::<Window>();
    let all = Memo::new(move |_| {
        workspace.models.members.track();
        workspace.models.everything()
    });
    let of_use = Memo::new(move |_| {
        shell::shows_minimap() && all.get().is_some_and(|all| !window.visible(workspace).holds(&all))
    });
    // Made once: while the view moves it is of use now and then.
    let made = Memo::new(move |made: Option<&bool>| made.is_some_and(|made| *made) || of_use.get());
    live(move || made.get().then(|| view! { <Picture all of_use window/> }))
}

#[component(transparent)]
fn Picture(all: Memo<Option<Rect>>, of_use: Memo<bool>, window: Window) -> Fragment {
    let workspace = workspace();
    let canvas: NodeRef<HtmlCanvasElement> = NodeRef::new();
    // How the whole map is seen in the picture.
    let overview = Memo::new(move |_| {
        let inner = Size { width: PICTURE.width - 2.0 * MARGIN, height: PICTURE.height - 2.0 * MARGIN };
        all.get().map(|all| Camera::overview(all, inner).panned(point(MARGIN, MARGIN)))
    });
    let waits = StoredValue::new(false);
    Effect::new(move |_| {
        workspace.models.members.track();
        // At most once a frame.
        if of_use.get() && overview.get().is_some() && !waits.get_value() {
            waits.set_value(true);
            request_animation_frame(move || {
                waits.try_set_value(false);
                let shown = overview.try_with_untracked(|overview| *overview).flatten();
                if let Some((camera, canvas)) = shown.zip(canvas.get_untracked()) {
                    draw(workspace, &canvas, camera);
                }
            });
        }
    });
    let seen = Memo::new(move |_| {
        let camera = overview.get()?;
        let seen = window.visible(workspace);
        Some(Rect::between(camera.to_screen(seen.origin), camera.to_screen(point(seen.right(), seen.bottom()))))
    });
    let length = |length: f64| format!("{}px", decimal(length.max(4.0)));
    let size = Memo::new(move |_| seen.get().map(|seen| seen.size));
    let place =
        move || seen.get().map(|seen| format!("translate({}px,{}px)", decimal(seen.left()), decimal(seen.top())));
    let hand = Hand { workspace, window, overview, grabbed: StoredValue::new(None) };
    view! {
        <div
            class="minimap surface"
            class:aside=move || !of_use.get()
            role="application"
            tabindex=0
            aria-label=say(Text::CanvasMinimapMoves)
            style:width=length(PICTURE.width)
            style:height=length(PICTURE.height)
            on:pointerdown=move |event| hand.down(&event)
            on:pointermove=move |event| hand.moved(&event)
            on:lostpointercapture=move |_| hand.grabbed.set_value(None)
            on:keydown=move |event| pressed(workspace, &event)
        >
            <canvas node_ref=canvas></canvas>
            <div
                class="seen"
                style:transform=place
                style:width=move || size.get().map(|size| length(size.width))
                style:height=move || size.get().map(|size| length(size.height))
            ></div>
        </div>
    }
}

/// Every node as a black spot; the style sheet turns it into a quiet one of the theme. Asking for a colour here would have
/// all styles computed at once.
fn draw(workspace: Workspace, canvas: &HtmlCanvasElement, camera: Camera) {
    let dots = leptos::prelude::window().device_pixel_ratio();
    canvas.set_width((PICTURE.width * dots) as u32);
    canvas.set_height((PICTURE.height * dots) as u32);
    let context = canvas.get_context("2d").ok().flatten();
    let Some(context) = context.and_then(|context| context.dyn_into::<CanvasRenderingContext2d>().ok()) else { return };
    let _ = context.scale(dots, dots);
    context.begin_path();
    workspace.models.scene(|scene| {
        for (_, bounds) in scene.nodes().filter(|(id, _)| !scene.is_open(*id)) {
            let corner = camera.to_screen(bounds.origin);
            let length = |length: f64| (length * camera.zoom).max(1.5);
            context.rect(corner.x, corner.y, length(bounds.size.width), length(bounds.size.height));
        }
    });
    context.fill();
}

/// What moves the view by the picture.
#[derive(Clone, Copy)]
struct Hand {
    workspace: Workspace,
    window: Window,
    overview: Memo<Option<Camera>>,
    /// Where on the world, from the middle of what is seen, the pointer holds it.
    grabbed: StoredValue<Option<Point>>,
}

impl Hand {
    /// The world below the pointer.
    fn world(self, event: &PointerEvent) -> Option<Point> {
        let camera = self.overview.get_untracked()?;
        let picture = event.current_target()?.dyn_into::<HtmlElement>().ok()?.get_bounding_client_rect();
        Some(camera.to_world(client(event).minus(point(picture.left(), picture.top()))))
    }

    fn seen(self) -> Rect {
        self.workspace.camera.get_untracked().visible(self.window.size())
    }

    /// The window is taken where it is pressed, else it comes to the pointer.
    fn down(self, event: &PointerEvent) {
        let Some(at) = self.world(event).filter(|_| event.button() == 0) else { return };
        let picture = event.current_target().and_then(|picture| picture.dyn_into::<HtmlElement>().ok());
        let _ = picture.map(|picture| picture.set_pointer_capture(event.pointer_id()));
        let seen = self.seen();
        self.grabbed.set_value(Some(if seen.contains(at) { at.minus(seen.center()) } else { Point::default() }));
        self.moved(event);
    }

    fn moved(self, event: &PointerEvent) {
        let Some((at, grabbed)) = self.world(event).zip(self.grabbed.get_value()) else { return };
        let (size, zoom) = (self.window.size(), self.workspace.camera.get_untracked().zoom);
        let middle = Rect::new(point(0.0, 0.0), size).center();
        self.workspace.camera.set(Camera::centred(at.minus(grabbed), middle, zoom));
    }
}

/// Arrows move the view.
fn pressed(workspace: Workspace, event: &KeyboardEvent) {
    let direction = match event.key().as_str() {
        "ArrowLeft" => Some(Direction::Left),
        "ArrowRight" => Some(Direction::Right),
        "ArrowUp" => Some(Direction::Up),
        "ArrowDown" => Some(Direction::Down),
        _ => None,
    };
    if let Some(direction) = direction.map(Direction::unit) {
        event.prevent_default();
        event.stop_propagation();
        let by = point(-direction.x * STEP, -direction.y * STEP);
        workspace.camera.update(|camera| *camera = camera.panned(by));
    }
}
