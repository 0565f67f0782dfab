//! The drawing of a chart, and its marks: the arrow keys walk them, and the one that has the focus, or the pointer over
//! it, says what it stands for.

use crate::ui::prelude::*;
use leptos::ev;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, HtmlElement};

use super::voice::Spoken;
use crate::core::chart::walk::{Step, step};
use crate::core::chart::{Chart, Drawing, draw, spoken};
use crate::core::decimal::decimal;
use crate::core::geometry::within;
use crate::core::ids::NodeId;
use crate::core::model::Currency;
use crate::ui::canvas::{Fonts, elements};
use crate::ui::kit::{follow_near, follow_width};
use crate::ui::language::language;

/// How close to the edges the middle of the words may come, in pixels.
const EDGE: f64 = 110.0;

/// What is said of a mark, and where.
#[derive(Clone, PartialEq)]
struct Tip {
    words: String,
    left: f64,
    top: f64,
}

/// The drawing; what is pressed is opened where there is something to open.
#[component(transparent)]
pub fn Picture(
    /// What is drawn.
    chart: Memo<Chart>,
    /// What amounts are in.
    currency: Memo<Currency>,
    /// Opens what a row stands for.
    on_open: Option<Callback<NodeId>>,
) -> Fragment {
    let frame: NodeRef<HtmlElement> = NodeRef::new();
    let (width, near) = (RwSignal::new(0.0), RwSignal::new(false));
    let (at, tip) = (RwSignal::new(0_usize), RwSignal::new(None::<Tip>));
    Effect::new(move |_| {
        if let Some(frame) = frame.get() {
            follow_width(frame.unchecked_ref(), width);
            follow_near(frame.unchecked_ref(), near);
        }
    });
    let drawn: Memo<Drawing> = Memo::new(move |before| {
        // What is out of sight is drawn when it comes near: a filter changes seven charts, of which two are seen.
        if !near.get() {
            return before.cloned().unwrap_or_default();
        }
        language();
        let (width, voice) = (width.get(), Spoken(currency.get()));
        if width > 0.0 { chart.with(|chart| draw(chart, width, &voice, &Fonts)) } else { Drawing::default() }
    });
    let say = move |index: usize| {
        let mark = drawn.with_untracked(|drawn| drawn.marks.get(index).copied())?;
        Some(chart.with_untracked(|chart| spoken(chart, mark.row, mark.series, &Spoken(currency.get_untracked()))))
    };
    let show = move |target: Option<EventTarget>| {
        let shown = mark_of(target).and_then(|(index, mark)| {
            let (area, around) = (mark.get_bounding_client_rect(), frame.get_untracked()?.get_bounding_client_rect());
            let middle = area.left() + area.width() / 2.0 - around.left();
            let left = within(middle, EDGE.min(around.width() / 2.0), (around.width() - EDGE).max(EDGE));
            Some(Tip { words: say(index)?, left, top: area.top() - around.top() })
        });
        tip.set(shown);
    };
    let open = move |target: Option<EventTarget>| {
        let Some((on_open, (index, _))) = on_open.zip(mark_of(target)) else { return };
        let row = drawn.with_untracked(|drawn| drawn.marks.get(index).map(|mark| mark.row));
        let node = row.and_then(|row| chart.with_untracked(|chart| chart.rows.get(row)?.stands_for));
        if let Some(node) = node {
            on_open.run(node);
        }
    };
    let key = move |event: ev::KeyboardEvent| {
        let Some((index, _)) = mark_of(event.target()) else { return };
        match (event.key().as_str(), Step::parse(&event.key())) {
            ("Enter" | " ", _) if on_open.is_some() => {
                event.prevent_default();
                open(event.target());
            }
            ("Escape", _) if tip.with_untracked(Option::is_some) => {
                event.stop_propagation();
                tip.set(None);
            }
            (_, Some(to)) => {
                event.prevent_default();
                event.stop_propagation();
                let to =
                    chart.with_untracked(|chart| drawn.with_untracked(|drawn| step(chart, &drawn.marks, index, to)));
                at.set(to);
                let mark = frame.get_untracked().and_then(|frame| {
                    frame.query_selector(&["[data-mark=\"", &to.to_string(), "\"]"].concat()).ok().flatten()
                });
                // An element of SVG has the method as well.
                mark.inspect(|mark| _ = mark.unchecked_ref::<HtmlElement>().focus());
            }
            _ => {}
        }
    };
    let role = if on_open.is_some() { "button" } else { "img" };
    let svg = move || {
        tip.set(None);
        let mark = |(index, mark): (usize, &crate::core::chart::Mark)| {
            let area = mark.area;
            let tab = move || if at.get() == index { 0 } else { -1 };
            view! {
                <rect
                    class="mark"
                    role=role
                    aria-label=say(index)
                    data-mark=index
                    tabindex=tab
                    x=area.left()
                    y=area.top()
                    width=area.size.width
                    height=area.size.height
                    rx="3"
                />
            }
        };
        drawn.with(|drawn| {
            if at.get_untracked() >= drawn.marks.len() {
                at.set(0);
            }
            let marks = drawn.marks.iter().enumerate().map(mark).collect_view();
            let title = chart.with_untracked(|chart| chart.title.clone());
            view! {
                <svg width=drawn.size.width height=drawn.size.height role="group" aria-label=title>
                    <g aria-hidden="true">{elements(drawn.shapes.clone())}</g>
                    {marks}
                </svg>
            }
        })
    };
    let words = move || {
        tip.get().map(|tip| {
            let (left, top) = (decimal(tip.left).to_string() + "px", decimal(tip.top).to_string() + "px");
            view! { <div class="chart-tip" aria-hidden="true" style:left=left style:top=top>{tip.words}</div> }
        })
    };
    view! {
        <div
            class="chart"
            class:opens=on_open.is_some()
            node_ref=frame
            on:keydown=key
            on:click=move |event| open(event.target())
            on:focusin=move |event: ev::FocusEvent| {
                at.set(mark_of(event.target()).map_or(0, |(index, _)| index));
                show(event.target());
            }
            on:focusout=move |_| tip.set(None)
            on:pointerover=move |event: ev::PointerEvent| show(event.target())
            on:pointerleave=move |_| tip.set(None)
        >
            <div class="chart-scroll">{live(svg)}</div>
            {live(words)}
        </div>
    }
}

/// The mark that an event is about, with its place among the marks.
fn mark_of(target: Option<EventTarget>) -> Option<(usize, Element)> {
    let mark = target?.dyn_into::<Element>().ok()?;
    let index = mark.get_attribute("data-mark")?.parse().ok()?;
    Some((index, mark))
}
