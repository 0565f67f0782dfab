//! The film of the deals: play, pause, speed, moment, all deals or one. Where the user prefers less motion it goes from
//! change to change.

use crate::ui::prelude::*;

use super::part::Part;
use super::reality;
use crate::core::geometry::within;
use crate::core::ids::{DealId, Identifier};
use crate::core::mining::Film;
use crate::ui::canvas::still;
use crate::ui::format;
use crate::ui::kit::{Icon, Memo, Shape, Show};
use crate::ui::language::{Text, fill, say, text};
use crate::ui::workspace::workspace;

/// Days a second, with their names.
const SPEEDS: [(f64, Text); 4] = [
    (1.0, Text::RealityDayASecond),
    (7.0, Text::RealityWeekASecond),
    (30.0, Text::RealityMonthASecond),
    (91.0, Text::RealityQuarterASecond),
];

/// As many deals can be chosen by themselves.
const CHOICE: usize = 200;

/// A deal is on its way to the next stage for so many seconds of the film.
pub const WAY: f64 = 0.6;

/// How far the film is. Handles to signals.
#[derive(Clone, Copy)]
pub struct Replay {
    /// The dots are on the map.
    pub shown: RwSignal<bool>,
    /// It goes on by itself.
    pub playing: RwSignal<bool>,
    /// The moment, in days from the beginning.
    pub at: RwSignal<f64>,
    /// Days a second.
    pub speed: RwSignal<f64>,
    /// One deal alone.
    pub only: RwSignal<Option<DealId>>,
}

impl Replay {
    /// At the beginning.
    pub(super) fn new() -> Replay {
        Replay {
            shown: RwSignal::new(false),
            playing: RwSignal::new(false),
            at: RwSignal::new(0.0),
            speed: RwSignal::new(30.0),
            only: RwSignal::new(None),
        }
    }

    /// Takes the dots off the map.
    pub fn stop(self) {
        self.playing.set(false);
        self.shown.set(false);
        self.only.set(None);
    }

    /// Goes on from here, or from the beginning where it is over.
    fn play(self, days: f64) {
        if self.at.get_untracked() >= days {
            self.at.set(0.0);
        }
        self.shown.set(true);
        self.playing.set(true);
        self.tick(None, days);
    }

    /// Frame by frame.
    fn tick(self, before: Option<f64>, days: f64) {
        request_animation_frame(move || {
            if self.playing.try_with_untracked(|playing| *playing) != Some(true) {
                return;
            }
            let now = js_sys::Date::now();
            // A page that was in the background does not jump.
            let passed = before.map_or(0.0, |before| within(now - before, 0.0, 100.0)) / 1000.0;
            let at = self.at.get_untracked() + passed * self.speed.get_untracked();
            if at >= days {
                self.at.set(days);
                self.playing.set(false);
            } else {
                self.at.set(at);
                self.tick(Some(now), days);
            }
        });
    }

    fn step(self, film: &Film, forward: bool) {
        self.playing.set(false);
        self.shown.set(true);
        let at = film.change(self.at.get_untracked(), forward);
        self.at.set(at.unwrap_or(if forward { film.days } else { 0.0 }));
    }
}

/// The controls.
#[component(transparent)]
pub fn Controls() -> Fragment {
    let workspace = workspace();
    let reality = reality();
    let replay = reality.replay;
    let days = Memo::new(move |_| reality.known.get().map_or(0.0, |known| known.film.days));
    let still = still();
    let day = move || {
        let at = replay.at.get();
        let known = reality.known.get()?;
        known.film.day(at).map(format::date)
    };
    // The day changes far less often than the moment.
    let day = Memo::new(move |_| day().unwrap_or_default());
    let step = move |forward: bool| {
        if let Some(known) = reality.known.get_untracked() {
            replay.step(&known.film, forward);
        }
    };
    let deals = Memo::new(move |_| {
        let Some(known) = reality.known.get() else { return Vec::new() };
        let name = |id: DealId| workspace.read(|document| document.deals.get(&id).map(|deal| (id, deal.name.clone())));
        known.film.reels.iter().take(CHOICE).filter_map(|reel| name(reel.deal)).collect::<Vec<_>>()
    });
    let some = Memo::new(move |_| {
        let known = reality.known.get()?;
        let number = |count: usize| format::number(count as f64);
        let (shown, all) = (known.film.reels.len(), known.film.deals);
        (shown < all).then(|| fill(Text::RealitySome, &[("shown", &number(shown)), ("all", &number(all))]))
    });
    let playing = move || replay.playing.get();
    let toggle = move |_| {
        if replay.playing.get_untracked() {
            replay.playing.set(false);
        } else {
            replay.play(days.get_untracked());
        }
    };
    view! {
        <Part title=Text::RealityReplay hint=Signal::derive(move || day.get()) open=true>
            <div class="replay">
                {(!still).then(|| {
                    view! {
                        <button class="primary" aria-pressed=move || playing().to_string() on:click=toggle>
                            {live(move || text(if playing() { Text::RealityPause } else { Text::RealityPlay }))}
                        </button>
                    }
                })}
                <button aria-label=say(Text::RealityPrevious) title=say(Text::RealityPrevious) on:click=move |_| step(false)>
                    <Icon shape=Shape::Left/>
                </button>
                <button aria-label=say(Text::RealityNext) title=say(Text::RealityNext) on:click=move |_| step(true)>
                    <Icon shape=Shape::Right/>
                </button>
                {(!still).then(|| {
                    let option = move |(at, (speed, name)): (usize, (f64, Text))| {
                        let chosen = move || replay.speed.get() == speed;
                        view! { <option value=at.to_string() selected=chosen>{say(name)}</option> }
                    };
                    view! {
                        <select
                            aria-label=say(Text::RealitySpeed)
                            on:change:target=move |event| {
                                let at = event.target().value().parse::<usize>().ok();
                                if let Some((speed, _)) = at.and_then(|at| SPEEDS.get(at)) {
                                    replay.speed.set(*speed);
                                }
                            }
                        >
                            {SPEEDS.into_iter().enumerate().map(option).collect_view()}
                        </select>
                    }
                })}
            </div>
            <input
                class="moment"
                type="range"
                min="0"
                max=move || days.get().to_string()
                step="any"
                aria-label=say(Text::RealityMoment)
                aria-valuetext=move || day.get()
                prop:value=move || replay.at.get().to_string()
                on:input:target=move |event| {
                    let at = event.target().value_as_number();
                    if at.is_finite() {
                        replay.playing.set(false);
                        replay.shown.set(true);
                        replay.at.set(at);
                    }
                }
            />
            <label class="field">
                <span>{say(Text::RealityWhich)}</span>
                <select
                    aria-label=say(Text::RealityWhich)
                    on:change:target=move |event| {
                        let only = DealId::parse(&event.target().value());
                        replay.only.set(only);
                        replay.shown.set(true);
                        let way = only.and_then(|id| {
                            workspace.read(|document| {
                                let deal = document.deals.get(&id)?;
                                Some(deal.visits.iter().map(|visit| visit.node).collect())
                            })
                        });
                        reality.lit.set(way);
                    }
                >
                    <option value="" selected=move || replay.only.get().is_none()>{say(Text::RealityAllDeals)}</option>
                    {live(move || {
                        let option = |(id, name): (DealId, String)| view! { <option value=id.to_string()>{name}</option> };
                        deals.get().into_iter().map(option).collect_view()
                    })}
                </select>
            </label>
            <Show when=move || some.with(Option::is_some)>
                <p class="muted">{live(move || some.get())}</p>
            </Show>
        </Part>
    }
}
