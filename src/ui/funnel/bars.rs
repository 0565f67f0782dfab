//! The bars of the chart, lying or standing: a button each, over one drawing.

use crate::core::decimal::decimal;

use crate::ui::prelude::*;
use leptos::ev;
use wasm_bindgen::JsCast;

use super::chart::Picture;
use super::state::{Answer, State};
use super::words;
use crate::core::chart::Slice;
use crate::ui::format;
use crate::ui::kit::{Memo, bring_into_sight};
use crate::ui::language::{Plural, Text, language, plural, say, text};

/// The name, the numbers and the rates of one bar, ready to be shown.
struct Bar {
    place: usize,
    label: String,
    name: String,
    lines: Vec<String>,
    main: String,
    other: String,
    rate: Option<String>,
    waiting: bool,
    worst: bool,
    days: Option<String>,
    share: Option<String>,
}

impl Bar {
    fn all(state: State, picture: &Picture) -> Vec<Bar> {
        let by_value = state.asked.with_untracked(|asked| asked.value);
        state.answer.with_untracked(|answer| {
            (0..answer.heads.len()).filter_map(|place| Bar::of(answer, picture, place, by_value)).collect()
        })
    }

    fn of(answer: &Answer, picture: &Picture, place: usize, by_value: bool) -> Option<Bar> {
        let (bar, head) = (answer.funnel.bars.get(place)?, answer.heads.get(place)?);
        let value = words::money(bar.value, answer.currency);
        // In a narrow column an amount may break before its unit.
        let value = if picture.dense { value.replace(['\u{a0}', '\u{202f}'], " ") } else { value };
        let (main, other) = match by_value {
            true => (value, plural(Plural::FunnelDeals, bar.count)),
            false => (words::count(bar.count), value),
        };
        let other = words::before(answer, place, by_value).unwrap_or(other);
        Some(Bar {
            place,
            label: words::label(answer, place),
            name: head.name.clone(),
            lines: picture.names.get(place)?.clone(),
            main,
            other,
            rate: bar.step_rate.map(format::percent),
            waiting: words::waiting(answer, place),
            worst: answer.worst == Some(place),
            days: bar.median_days.filter(|_| bar.stage.is_some()).map(words::days),
            share: bar.overall_rate.map(format::percent),
        })
    }

    fn chip(&self) -> Fragment {
        // Without a rate there is nothing to say about the seam.
        let still = self.rate.is_none();
        let rate =
            self.rate.clone().map(|rate| view! { <span class="funnel-chip" class:worst=self.worst>{rate}</span> });
        let worst = self.worst.then(|| view! { <span class="worst">{text(Text::FunnelLowest)}</span> });
        let days = self.days.clone().map(|days| view! { <span>{days}</span> });
        let waiting = self.waiting.then(|| view! { <span>{text(Text::FunnelWaiting)}</span> });
        view! { <span class="rate" class:still=still>{rate}{waiting}{days}{worst}</span> }
    }

    fn words(&self) -> Fragment {
        let lines = self.lines.iter().map(|line| view! { <span>{line.clone()}</span> }).collect_view();
        let numbers = view! { <b>{self.main.clone()}</b>" "<small>{self.other.clone()}</small> };
        view! { <span class="name" title=self.name.clone()>{lines}</span><span class="numbers">{numbers}</span> }
    }
}

/// A button over a bar, that tells of it when it is pointed at or has the keyboard's focus.
fn button(state: State, hovered: RwSignal<Option<usize>>, bar: &Bar, inside: Fragment) -> Fragment {
    let place = bar.place;
    let focused = move |event: ev::FocusEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        // A finger that taps wants the deals, not a box over them.
        if target.is_some_and(|target| target.matches(":focus-visible").unwrap_or(false)) {
            hovered.set(Some(place));
        }
    };
    view! {
        <button
            class="funnel-column"
            aria-label=bar.label.clone()
            aria-pressed=move || (state.place.get() == Some(place)).to_string()
            on:click=move |event| {
                state.choose(place);
                keep_in_sight(event.current_target());
            }
            on:pointerenter=move |event| {
                if event.pointer_type() == "mouse" {
                    hovered.set(Some(place));
                }
            }
            on:pointerleave=move |_| hovered.set(None)
            on:focus=focused
            on:blur=move |_| hovered.set(None)
            on:keydown=move |event| {
                if event.key() == "Escape" && hovered.get_untracked().is_some() {
                    event.stop_propagation();
                    hovered.set(None);
                }
            }
        >
            {inside}
        </button>
    }
}

/// Moves a bar out from under the sheet that its deals come in on a small screen.
fn keep_in_sight(target: Option<web_sys::EventTarget>) {
    let Some(button) = target.and_then(|target| target.dyn_into::<web_sys::Element>().ok()) else { return };
    request_animation_frame(move || bring_into_sight(&button));
}

/// The drawing of all bars.
#[component(transparent)]
fn Shapes(picture: Memo<Option<Picture>>, hovered: RwSignal<Option<usize>>) -> Fragment {
    let state = State::here();
    let area = Memo::new(move |_| picture.with(|picture| picture.as_ref().map(|picture| picture.area)));
    let width = move || area.get().map_or(0.0, |area| area.width);
    let height = move || area.get().map_or(0.0, |area| area.height);
    let shapes = move || {
        let paths = |slices: fn(&Picture) -> &Vec<Slice>| {
            let slices = |picture: &Option<Picture>| {
                picture.iter().flat_map(slices).map(|slice| slice.path.clone()).collect::<Vec<_>>()
            };
            picture.with(slices)
        };
        let (paths, before) = (paths(|picture| &picture.slices), paths(|picture| &picture.before));
        let phases = state.answer.with_untracked(|answer| {
            let bars = answer.heads.iter().zip(&answer.funnel.bars);
            bars.map(|(head, bar)| (head.phase, bar.stage.is_none())).collect::<Vec<_>>()
        });
        let shape = |(place, (path, (phase, won))): (usize, (String, (Option<usize>, bool)))| {
            let class = match (won, phase) {
                (true, _) => "shape won".to_owned(),
                (false, Some(phase)) => format!("shape phase-{}", phase % 6),
                (false, None) => "shape".to_owned(),
            };
            view! {
                <path
                    class=class
                    class:chosen=move || state.place.get() == Some(place)
                    class:hovered=move || hovered.get() == Some(place)
                    d=path
                />
            }
        };
        let outline = |path: String| view! { <path class="before" d=path/> };
        let shapes = paths.into_iter().zip(phases).enumerate().map(shape).collect_view();
        (shapes, before.into_iter().map(outline).collect_view())
    };
    view! { <svg class="shapes" width=width height=height aria-hidden="true">{live(shapes)}</svg> }
}

/// The funnel from left to right.
#[component(transparent)]
pub fn Across(picture: Memo<Option<Picture>>, hovered: RwSignal<Option<usize>>) -> Fragment {
    let state = State::here();
    let columns = move || {
        language();
        state.answer.track();
        let bars = picture.with(|picture| picture.as_ref().map(|picture| Bar::all(state, picture)));
        let column = |bar: Bar| {
            let share = bar.share.clone().map(|share| {
                view! { <span class="share"><span>{share}</span>" "<span>{text(Text::FunnelOfAll)}</span></span> }
            });
            let inside = view! { {bar.words()}<span class="space"></span>{bar.chip()}{share} };
            view! {
                <div role="listitem" style:grid-column=(bar.place + 1).to_string()>
                    {button(state, hovered, &bar, inside)}
                </div>
            }
        };
        bars.into_iter().flatten().map(column).collect_view()
    };
    let grid = move || {
        let count = picture.with(|picture| picture.as_ref().map_or(1, |picture| picture.slices.len().max(1)));
        format!("repeat({count}, minmax(0, 1fr))")
    };
    let small_names = move || picture.with(|picture| picture.as_ref().is_some_and(|picture| picture.small_names));
    let dense = move || picture.with(|picture| picture.as_ref().is_some_and(|picture| picture.dense));
    view! {
        <div
            class="across"
            class:dense=dense
            class:small-names=small_names
            class:by-value=move || state.asked.with(|asked| asked.value)
            role="list"
            aria-label=say(Text::FunnelStages)
            style:grid-template-columns=grid
        >
            <Shapes picture=picture hovered=hovered/>
            {live(columns)}
        </div>
    }
}

/// The funnel from top to bottom.
#[component(transparent)]
pub fn Down(picture: Memo<Option<Picture>>, hovered: RwSignal<Option<usize>>) -> Fragment {
    let state = State::here();
    let rows = move || {
        language();
        state.answer.track();
        let bars = picture.with(|picture| picture.as_ref().map(|picture| Bar::all(state, picture)));
        let row = |bar: Bar| {
            let inside = view! { <span class="text">{bar.words()}</span>{bar.chip()} };
            view! {
                <div role="listitem" style:grid-row=(bar.place + 1).to_string()>
                    {button(state, hovered, &bar, inside)}
                </div>
            }
        };
        bars.into_iter().flatten().map(row).collect_view()
    };
    let columns = move || {
        let width = picture.with(|picture| picture.as_ref().map_or(0.0, |picture| picture.area.width));
        format!("minmax(0, 1fr) {}px", decimal(width))
    };
    let grid = move || {
        let (count, height) = picture.with(|picture| {
            picture.as_ref().map_or((1, 0.0), |picture| (picture.slices.len().max(1), picture.area.height))
        });
        format!("repeat({count}, {}px)", decimal(height / count as f64))
    };
    view! {
        <div
            class="down"
            role="list"
            aria-label=say(Text::FunnelStages)
            style:grid-template-columns=columns
            style:grid-template-rows=grid
        >
            <Shapes picture=picture hovered=hovered/>
            {live(rows)}
        </div>
    }
}
