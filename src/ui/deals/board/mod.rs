//! The board: a column per stage. Only columns and cards near the window are in the page.

mod card;
mod column;
mod drag;
mod keys;

pub use self::card::days_here;
use crate::ui::prelude::*;

use self::column::ColumnView;
use super::desk::{Desk, px};
use crate::core::board::{Column, Drag, columns, visible};
use crate::ui::kit::{Memo, letters};
use crate::ui::language::{Text, say};
use crate::ui::workspace::workspace;

/// A column and the gap behind it, in pixels where letters have 16; style/deals.css has the same numbers in rem.
const COLUMN_PITCH: f64 = 260.0;
/// A card and the gap below it.
const CARD_PITCH: f64 = 84.0;
/// What stands before the first column.
const EDGE: f64 = 16.0;

/// Handles to the state of the board.
#[derive(Clone, Copy)]
struct Board {
    columns: Memo<Vec<Column>>,
    drag: RwSignal<Drag>,
    /// How far it is scrolled to the right.
    scroll: RwSignal<f64>,
    /// Its width and height.
    size: RwSignal<(f64, f64)>,
    root: NodeRef<web_sys::HtmlElement>,
    /// A column with its gap, and a card with its own, in pixels.
    column_pitch: f64,
    card_pitch: f64,
}

impl Board {
    fn measure(self) {
        if let Some(root) = self.root.get_untracked() {
            self.size.set((f64::from(root.client_width()), f64::from(root.client_height())));
            self.scroll.set(f64::from(root.scroll_left()));
        }
    }
}

/// The board.
#[component(transparent)]
pub fn Board(desk: Desk) -> Fragment {
    let workspace = workspace();
    let columns = Memo::new(move |_| {
        let (filter, today) = (desk.filter.get(), workspace.today.get());
        workspace.follow(|document| columns(document, &filter, today))
    });
    let board = Board {
        columns,
        drag: RwSignal::new(Drag::Idle),
        scroll: RwSignal::new(0.0),
        size: RwSignal::new((1440.0, 800.0)),
        root: NodeRef::new(),
        column_pitch: COLUMN_PITCH * letters(),
        card_pitch: CARD_PITCH * letters(),
    };
    Effect::new(move |_| {
        if board.root.get().is_some() {
            board.measure();
        }
    });
    let resized = window_event_listener(leptos::ev::resize, move |_| board.measure());
    on_cleanup(move || resized.remove());
    drag::listen(board);
    let count = Memo::new(move |_| columns.with(Vec::len));
    let range =
        Memo::new(move |_| visible(board.scroll.get() - EDGE, board.size.get().0, board.column_pitch, count.get(), 1));
    let near = move || {
        let range = range.get();
        columns
            .with(|columns| columns.get(range).unwrap_or_default().iter().map(|column| column.node).collect::<Vec<_>>())
    };
    view! {
        <div
            class="board"
            class:dragging=move || board.drag.with(|drag| drag.carried().is_some())
            node_ref=board.root
            role="group"
            tabindex="-1"
            aria-label=say(Text::DealsBoard)
            aria-describedby="board-help"
            on:scroll=move |_| board.measure()
            on:pointerdown=move |event| drag::press(board, &event)
            on:pointermove=move |event| drag::moved(board, &event)
            on:pointerup=move |_| drag::release(board, workspace)
            on:pointercancel=move |_| drag::cancel(board)
            on:lostpointercapture=move |event| drag::lost(board, &event)
            on:keydown=move |event| keys::keydown(board, desk, workspace, &event)
        >
            <p id="board-help" class="visually-hidden">{say(Text::DealsBoardHelp)}</p>
            <div
                class="board-track"
                style:width=move || px(EDGE + count.get() as f64 * board.column_pitch)
                style:padding-left=move || px(EDGE + range.get().start as f64 * board.column_pitch)
            >
                <For each=near key=|node| *node let(node)>
                    <ColumnView board desk node/>
                </For>
            </div>
        </div>
        <drag::Ghost board/>
    }
}
