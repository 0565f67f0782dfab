//! The rows of the map that are in the page: those near the window, made little by little, with their details where these
//! can be read.

use crate::ui::prelude::*;

use super::FAR;
use super::window::Window;
use crate::core::geometry::Rect;
use crate::core::session::{Row, towards};
use crate::ui::kit::Memo;
use crate::ui::view_model::ViewModel;
use crate::ui::workspace::Workspace;

/// Below this zoom names can be read, but hardly while the view moves: details wait until it rests.
const HURRIED: f64 = 0.7;
/// How much of a window around it has details already.
const AROUND: f64 = 0.25;

/// The area of the map whose nodes and transitions show their details: what is seen and a little around it, as long as
/// that can be read.
pub fn readable(workspace: Workspace, window: Window) -> Memo<Option<Rect>> {
    Memo::new(move |kept: Option<&Option<Rect>>| {
        let kept = kept.copied().flatten();
        let (zoom, seen) = (workspace.camera.get().zoom, window.visible(workspace));
        let waits = zoom < HURRIED && window.moves.get();
        let enough = |kept: &Rect| waits || kept.holds(&seen) && seen.size.width > kept.size.width / 3.0;
        match kept.filter(enough) {
            _ if zoom < FAR => None,
            Some(kept) => Some(kept),
            None if waits => None,
            None => Some(seen.grown_by(seen.size.width * AROUND, seen.size.height * AROUND)),
        }
    })
}

/// The rows of one kind.
#[derive(Clone, Copy)]
pub struct Rows<T: Send + Sync + 'static> {
    workspace: Workspace,
    window: Window,
    wanted: Memo<Vec<Row<T>>>,
    /// Whether one of them touches an area.
    touches: fn(&ViewModel, T, &Rect) -> bool,
    shown: StoredValue<Vec<Row<T>>>,
    frame: RwSignal<u32>,
}

impl<T: Ord + Copy + Send + Sync + 'static> Rows<T> {
    /// The rows in an area, with details in another.
    pub fn of(
        workspace: Workspace,
        window: Window,
        (area, details): (Memo<Rect>, Memo<Option<Rect>>),
        within: fn(&ViewModel, Rect, Option<Rect>) -> Vec<Row<T>>,
        touches: fn(&ViewModel, T, &Rect) -> bool,
    ) -> Rows<T> {
        let wanted = Memo::new(move |_| {
            workspace.models.members.track();
            within(&workspace.models, area.get(), details.get())
        });
        let (shown, frame) = (StoredValue::new(Vec::new()), RwSignal::new(0));
        Rows { workspace, window, wanted, touches, shown, frame }
    }

    /// The rows to hold now. Follows them; frame by frame, as long as some are missing.
    pub fn now(self) -> Vec<Row<T>> {
        self.frame.track();
        let moves = self.window.moves.get();
        let seen = untrack(|| self.window.visible(self.workspace));
        let is_seen = |id: T| (self.touches)(&self.workspace.models, id, &seen);
        let before = self.shown.get_value();
        let next = self.wanted.with(|wanted| towards(&before, wanted, moves, is_seen));
        if next != before {
            if self.wanted.with(|wanted| next != *wanted) {
                request_animation_frame(move || self.frame.update(|frame| *frame = frame.wrapping_add(1)));
            }
            self.shown.set_value(next.clone());
        }
        next
    }
}
