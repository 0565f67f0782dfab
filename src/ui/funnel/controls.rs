//! What is counted: by number or value, which way, and which deals.

use crate::ui::prelude::*;

use super::state::{Asked, State};
use super::words;
use crate::core::analytics::Counting;
use crate::core::chart::{Against, Chart, Period};
use crate::core::model::{Date, Deal};
use crate::core::sorted;
use crate::ui::chart::SaveMenu;
use crate::ui::kit::{Ask, Memo};
use crate::ui::language::{Text, say, text};

/// A list to choose one of. Choices are known by their place.
#[component(transparent)]
fn Select(
    /// What it is called.
    name: Text,
    /// What can be chosen.
    #[prop(into)]
    options: Signal<Vec<String>>,
    /// The place of what is chosen.
    #[prop(into)]
    chosen: Signal<usize>,
    /// Another place was chosen.
    #[prop(into)]
    choose: Callback<usize>,
) -> Fragment {
    let rows = move || {
        let chosen = chosen.get();
        let option = |(place, label)| view! { <option value=place prop:selected=place == chosen>{label}</option> };
        options.get().into_iter().enumerate().map(option).collect_view()
    };
    view! {
        <select
            aria-label=say(name)
            title=say(name)
            on:change:target=move |event| {
                if let Ok(place) = event.target().value().parse() {
                    choose.run(place);
                }
            }
        >
            {live(rows)}
        </select>
    }
}

const PERIODS: [(Period, Text); 5] = [
    (Period::All, Text::FunnelPeriodAll),
    (Period::ThisYear, Text::FunnelPeriodYear),
    (Period::ThisQuarter, Text::FunnelPeriodQuarter),
    (Period::Last90Days, Text::FunnelPeriod90),
    (Period::Last6Months, Text::FunnelPeriodHalf),
];

/// All controls in a row.
#[component(transparent)]
pub fn Controls(
    /// What the files of the funnel show.
    chart: Memo<Chart>,
) -> Fragment {
    let state = State::here();
    let asked = state.asked;
    let by_value = Memo::new(move |_| asked.with(|asked| asked.value));
    let ways = Signal::derive(|| Counting::ALL.map(|counting| words::way(counting).to_owned()).to_vec());
    let way = Signal::derive(move || {
        asked.with(|asked| Counting::ALL.iter().position(|counting| *counting == asked.counting)).unwrap_or(0)
    });
    let choose_way = move |place: usize| {
        if let Some(counting) = Counting::ALL.get(place) {
            asked.update(|asked| asked.counting = *counting);
        }
    };
    let about = Signal::derive(|| text(Text::FunnelAboutCounting).to_owned());
    let explained = || {
        let one = |counting| view! { <dt>{words::way(counting)}</dt><dd>{words::about(counting)}</dd> };
        Counting::ALL.map(one).collect_view()
    };
    view! {
        <div class="funnel-controls">
            <div class="tabs" role="group" aria-label=say(Text::FunnelMeasure)>
                <button
                    aria-pressed=move || (!by_value.get()).to_string()
                    on:click=move |_| asked.update(|asked| asked.value = false)
                >
                    {say(Text::FunnelByCount)}
                </button>
                <button
                    aria-pressed=move || by_value.get().to_string()
                    on:click=move |_| asked.update(|asked| asked.value = true)
                >
                    {say(Text::FunnelByValue)}
                </button>
            </div>
            <div class="way">
                <Select name=Text::FunnelCounting options=ways chosen=way choose=choose_way/>
                <Ask label=about><dl>{live(explained)}</dl></Ask>
            </div>
            <Span/>
            <Comparison/>
            <Filter name=Text::FunnelOwner all=Text::FunnelOwnerAll/>
            <Filter name=Text::FunnelSource all=Text::FunnelSourceAll/>
            <Filter name=Text::FunnelSegment all=Text::FunnelSegmentAll/>
            <span class="chart-tools"><SaveMenu chart/></span>
        </div>
    }
}

/// The period, and its two days when they are one's own.
#[component(transparent)]
fn Span() -> Fragment {
    let state = State::here();
    let asked = state.asked;
    let period = Memo::new(move |_| asked.with(|asked| asked.period));
    let options = Signal::derive(|| {
        PERIODS.iter().map(|(_, name)| *name).chain([Text::FunnelPeriodOwn]).map(|name| text(name).to_owned()).collect()
    });
    let chosen = Signal::derive(move || {
        let place = PERIODS.iter().position(|(known, _)| *known == period.get());
        place.unwrap_or(PERIODS.len())
    });
    let choose = move |place: usize| {
        let today = state.workspace.today.get_untracked();
        // Own days begin where the period before them was.
        let (from, to) = period.get_untracked().range(today).unzip();
        let period = PERIODS.get(place).map_or(Period::Own(from, to), |(period, _)| *period);
        asked.update(|asked| {
            asked.period = period;
            // Before all time there was none.
            if period == Period::All {
                asked.against = Against::Nothing;
            }
        });
    };
    let own = Memo::new(move |_| matches!(period.get(), Period::Own(..)));
    let day = move |first: bool| match period.get() {
        Period::Own(from, to) => if first { from } else { to }.map(|day| day.to_string()).unwrap_or_default(),
        _ => String::new(),
    };
    let set = move |first: bool, typed: String| {
        let Period::Own(from, to) = period.get_untracked() else { return };
        let day = Date::parse(&typed);
        // A year half typed is no day yet; an empty field is no limit.
        if day.is_some() || typed.is_empty() {
            let period = if first { Period::Own(day, to) } else { Period::Own(from, day) };
            asked.update(|asked| asked.period = period);
        }
    };
    view! {
        <div class="span">
        <Select name=Text::FunnelPeriod options=options chosen=chosen choose=choose/>
        {live(move || own.get().then(|| view! {
            <div class="own">
                <input type="date" aria-label=say(Text::FunnelFrom) title=say(Text::FunnelFrom)
                    prop:value=move || day(true) on:change:target=move |event| set(true, event.target().value())/>
                <span class="muted" aria-hidden="true">"–"</span>
                <input type="date" aria-label=say(Text::FunnelTo) title=say(Text::FunnelTo)
                    prop:value=move || day(false) on:change:target=move |event| set(false, event.target().value())/>
            </div>
        }))}
        </div>
    }
}

/// The period that this one is compared with.
#[component(transparent)]
fn Comparison() -> Fragment {
    let asked = State::here().asked;
    let options = Signal::derive(|| {
        Against::ALL
            .map(|against| {
                text(match against {
                    Against::Nothing => Text::FunnelAgainstNothing,
                    Against::Before => Text::FunnelAgainstBefore,
                    Against::YearBefore => Text::FunnelAgainstYear,
                })
                .to_owned()
            })
            .to_vec()
    });
    let chosen = Signal::derive(move || {
        asked.with(|asked| Against::ALL.iter().position(|against| *against == asked.against)).unwrap_or(0)
    });
    let choose = move |place: usize| {
        asked.update(|asked| {
            asked.against = Against::ALL.get(place).copied().unwrap_or_default();
            // Only a part of the time can be compared with another.
            if asked.against != Against::Nothing && matches!(asked.period, Period::All | Period::Own(None, None)) {
                asked.period = Period::ThisYear;
            }
        });
    };
    view! { <Select name=Text::FunnelAgainst options=options chosen=chosen choose=choose/> }
}

/// What a filter asks for.
fn only(asked: &mut Asked, name: Text) -> &mut Option<String> {
    match name {
        Text::FunnelOwner => &mut asked.owner,
        Text::FunnelSource => &mut asked.source,
        _ => &mut asked.segment,
    }
}

/// The owners, sources or segments that deals have; nothing where there is only one.
#[component(transparent)]
fn Filter(name: Text, all: Text) -> Fragment {
    let state = State::here();
    let asked = state.asked;
    let of = move |deal: &Deal| match name {
        Text::FunnelOwner => deal.owner.clone(),
        Text::FunnelSource => deal.source.clone(),
        _ => deal.segment.clone(),
    };
    let known: Memo<Vec<String>> = state.workspace.memo(move |document| {
        let known: sorted::Set<String> = document.deals.values().map(of).filter(|name| !name.is_empty()).collect();
        known.into_iter().collect()
    });
    let now = Memo::new(move |_| asked.with(|asked| only(&mut asked.clone(), name).take()));
    let options =
        Signal::derive(move || std::iter::once(text(all).to_owned()).chain(known.get()).collect::<Vec<String>>());
    let chosen = Signal::derive(move || {
        let now = now.get();
        known.with(|known| known.iter().position(|name| Some(name) == now.as_ref())).map_or(0, |place| place + 1)
    });
    let choose = move |place: usize| {
        let value = place.checked_sub(1).and_then(|place| known.with_untracked(|known| known.get(place).cloned()));
        asked.update(|asked| *only(asked, name) = value);
    };
    // The last deal of an owner who is filtered for may go to somebody else.
    Effect::new(move |_| {
        let gone = now.get().is_some_and(|name| known.with(|known| !known.contains(&name)));
        if gone {
            choose(0);
        }
    });
    let several = Memo::new(move |_| known.with(Vec::len) > 1 || chosen.get() > 0);
    view! { {live(move || several.get().then(|| view! { <Select name=name options=options chosen=chosen choose=choose/> }))} }
}
