//! The chart as a whole: which way it lies, how its names break, and what is said around it.

use crate::ui::prelude::*;
use wasm_bindgen::JsCast;

use super::bars::{Across, Down};
use super::details::Details;
use super::empty::NoMatch;
use super::measure::Ruler;
use super::state::{ENOUGH, State};
use crate::core::analytics::{Counting, Funnel};
use crate::core::chart::{Orientation, Slice, fit, slices};
use crate::core::geometry::Size;
use crate::core::model::Flow;
use crate::ui::kit::{Memo, follow_width};
use crate::ui::language::{Text, text};
use crate::ui::workspace::workspace;

/// Below this many text sizes a bar has no room beside the others, and the funnel runs down the page.
const NARROWEST: f64 = 3.9;
/// Below this many text sizes a bar gets small numbers.
const DENSE: f64 = 7.2;
/// How high the funnel is when it lies, how high a row is when it stands, in text sizes.
const HIGH: f64 = 12.4;
const ROW: f64 = 5.0;
/// The share of the width that the words get when it stands.
const WORDS: f64 = 0.44;

/// The arrangement of the chart at one width.
#[derive(Clone, PartialEq)]
pub struct Picture {
    /// Which way it lies.
    pub orientation: Orientation,
    /// Small numbers, names on three lines.
    pub dense: bool,
    /// Small names on three lines, because two of the usual size would cut one off.
    pub small_names: bool,
    /// The area of the bars.
    pub area: Size,
    /// The bars.
    pub slices: Vec<Slice>,
    /// The bars of the period that is compared with.
    pub before: Vec<Slice>,
    /// Their names, in lines that fit.
    pub names: Vec<Vec<String>>,
}

/// What the chart has room for: it depends on the width and on the names, not on the numbers.
#[derive(Clone, PartialEq)]
struct Room {
    orientation: Orientation,
    dense: bool,
    small_names: bool,
    area: Size,
    names: Vec<Vec<String>>,
}

impl Room {
    fn of(heads: &[String], width: f64, ruler: &Ruler) -> Room {
        let count = heads.len().max(1) as f64;
        let place = width / count;
        let orientation = if place < NARROWEST * ruler.size { Orientation::Down } else { Orientation::Across };
        let dense = orientation == Orientation::Across && place < DENSE * ruler.size;
        let (area, room, lines, share) = match orientation {
            Orientation::Across if dense => (Size { width, height: HIGH * ruler.size }, place - 4.0, 3, 0.8),
            Orientation::Across => (Size { width, height: HIGH * ruler.size }, place - 10.0, 2, 0.93),
            Orientation::Down => {
                let area = Size { width: width * (1.0 - WORDS), height: (ROW * ruler.size).round() * count };
                (area, width * WORDS - 14.0, 2, 1.0)
            }
        };
        let fitted = |room: f64, lines: usize, share: f64| -> Vec<Vec<String>> {
            ruler.set(share);
            heads.iter().map(|head| fit(head, room, lines, |text| ruler.width(text))).collect()
        };
        let mut names = fitted(room, lines, share);
        // style/funnel.css has the same sizes.
        let cut = |names: &[Vec<String>]| names.iter().flatten().any(|line| line.ends_with('…'));
        let small_names = orientation == Orientation::Across && cut(&names);
        if small_names {
            names = fitted(place - 4.0, 3, if dense { 0.72 } else { 0.8 });
        }
        Room { orientation, dense, small_names, area, names }
    }
}

impl Picture {
    fn of(state: State, room: Room) -> Picture {
        let (by_value, counting) = state.asked.with(|asked| (asked.value, asked.counting));
        state.answer.with(|answer| {
            let values = |funnel: &Funnel| -> Vec<f64> {
                funnel.bars.iter().map(|bar| if by_value { bar.value.0 as f64 } else { bar.count as f64 }).collect()
            };
            let before = answer.before.as_ref().map(|before| values(&before.funnel)).unwrap_or_default();
            let values = values(&answer.funnel);
            let Room { orientation, dense, small_names, area, names } = room;
            let largest = values.iter().chain(&before).copied().fold(0.0, f64::max);
            let shapes = |values: &[f64]| slices(values, largest, area, orientation, counting != Counting::Current);
            let (slices, before) = (shapes(&values), shapes(&before));
            Picture { orientation, dense, small_names, area, slices, before, names }
        })
    }
}

/// The chart.
#[component(transparent)]
pub fn Chart() -> Fragment {
    let state = State::here();
    let frame: NodeRef<web_sys::HtmlElement> = NodeRef::new();
    let width = RwSignal::new(0.0);
    let hovered = RwSignal::new(None::<usize>);
    Effect::new(move |_| {
        if let Some(frame) = frame.get() {
            follow_width(frame.unchecked_ref(), width);
        }
    });
    // Measuring asks the browser for the style of the whole page, so only what changes the room is followed.
    let heads = Memo::new(move |_| {
        state.answer.with(|answer| answer.heads.iter().map(|head| head.name.clone()).collect::<Vec<_>>())
    });
    let room = Memo::new(move |_| {
        let width = width.get();
        let frame = frame.get_untracked().filter(|_| width > 0.0)?;
        Some(heads.with(|heads| Room::of(heads, width, &Ruler::of(frame.unchecked_ref()))))
    });
    let picture = Memo::new(move |_| Some(Picture::of(state, room.get()?)));
    let orientation = Memo::new(move |_| picture.with(|picture| picture.as_ref().map(|picture| picture.orientation)));
    Effect::new(move |_| {
        picture.with(|_| ());
        hovered.set(None);
    });
    let nothing = Memo::new(move |_| state.answer.with(|answer| answer.funnel.considered == 0));
    let drawing = move || {
        if nothing.get() {
            return Some(view! { <NoMatch/> });
        }
        Some(match orientation.get()? {
            Orientation::Across => view! { <Across picture=picture hovered=hovered/> },
            Orientation::Down => view! { <Down picture=picture hovered=hovered/> },
        })
    };
    let few = move || {
        let considered = state.answer.with(|answer| answer.funnel.considered);
        (1..ENOUGH).contains(&considered).then(|| view! { <p class="funnel-few">{text(Text::FunnelFew)}</p> })
    };
    let starts = workspace().memo(|document| Flow::of(document).has_start());
    let no_start = move || (!starts.get()).then(|| view! { <p class="funnel-few">{text(Text::FunnelNoStart)}</p> });
    view! {
        {live(few)}
        {live(no_start)}
        <div class="funnel-frame" node_ref=frame>
            {live(drawing)}
            <Details picture=picture hovered=hovered frame=frame/>
        </div>
        <Notes/>
    }
}

/// What must be known to read the chart rightly.
#[component(transparent)]
fn Notes() -> Fragment {
    let state = State::here();
    let notes = move || {
        let (by_value, counting) = state.asked.with(|asked| (asked.value, asked.counting));
        let current = (counting == Counting::Current).then_some(Text::FunnelCurrentNote);
        let value = (by_value && current.is_none()).then_some(Text::FunnelValueNote);
        let notes = [current, value].into_iter().flatten();
        notes.map(|note| view! { <p>{text(note)}</p> }).collect_view()
    };
    view! { <div class="funnel-notes">{live(notes)}</div> }
}
