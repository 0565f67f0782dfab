//! The process that histories alone would draw, from frequencies that are chosen; taken as a map of its own or laid over
//! the drawn one.

use crate::ui::prelude::*;

use super::part::Part;
use super::reality;
use crate::core::command::Command;
use crate::core::mining::{Discovery, Thresholds};
use crate::ui::format;
use crate::ui::kit::Memo;
use crate::ui::language::{Plural, Text, fill, plural, say, text};
use crate::ui::shell;
use crate::ui::workspace::workspace;

/// The sliders and what they leave.
#[component(transparent)]
pub fn Discover() -> Fragment {
    let workspace = workspace();
    let reality = reality();
    let found = Memo::new(move |_| {
        let known = reality.known.get()?;
        Some(known.moves.discover(reality.thresholds.get()))
    });
    let most = Memo::new(move |_| reality.known.get().map(|known| known.moves.most()).unwrap_or_default());
    let share = move || found.with(|found| found.as_ref().and_then(Discovery::share));
    let covers = Memo::new(move |_| {
        share().map(|share| fill(Text::RealityCovers, &[("share", &format::percent(share))])).unwrap_or_default()
    });
    let hint = Signal::derive(move || covers.get());
    let missing = Memo::new(move |_| {
        let found = found.get()?;
        Some(workspace.with_ids(|ids| workspace.follow(|document| found.missing(document, ids).len())))
    });
    let lay = move || {
        let Some(found) = found.get_untracked() else { return };
        let transitions = workspace.with_ids(|ids| workspace.read(|document| found.missing(document, ids)));
        let count = transitions.len();
        if workspace.commit(Command::Insert { nodes: Vec::new(), transitions }) {
            workspace.say_undoable(plural(Plural::RealityDrawn, count));
        }
    };
    let open = move || {
        let Some(found) = found.get_untracked() else { return };
        let map = workspace.with_ids(|ids| {
            workspace.read(|document| {
                let name = fill(Text::RealityFoundName, &[("name", &document.map.name)]);
                Some(found.document(document, &name, ids))
            })
        });
        if let Some(map) = map {
            shell::open_new(&workspace, map);
        }
    };
    view! {
        <Part title=Text::RealityDiscover hint>
            <p class="muted">{say(Text::RealityDiscoverAbout)}</p>
            <Slider
                label=Text::RealityLeastStages
                most=Signal::derive(move || most.get().stages)
                value=Signal::derive(move || reality.thresholds.get().stages)
                said=|count| plural(Plural::RealityLeast, count)
                set=move |stages| reality.thresholds.update(|now| *now = Thresholds { stages, ..*now })
            />
            <Slider
                label=Text::RealityLeastMoves
                most=Signal::derive(move || most.get().moves)
                value=Signal::derive(move || reality.thresholds.get().moves)
                said=|count| plural(Plural::RealityLeastBy, count)
                set=move |moves| reality.thresholds.update(|now| *now = Thresholds { moves, ..*now })
            />
            <p class="covers" role="status">
                <b>{live(move || covers.get())}</b>
                " "
                <span class="muted">
                    {live(move || {
                        found.with(|found| found.as_ref().map(|found| plural(Plural::RealityFound, found.moves.len())))
                    })}
                </span>
            </p>
            <footer class="actions">
                {live(move || {
                    let count = missing.get().unwrap_or(0);
                    (count > 0).then(|| view! { <button on:click=move |_| lay()>{plural(Plural::RealityDrawAll, count)}</button> })
                })}
                <button on:click=move |_| open()>{text(Text::RealityAsMap)}</button>
            </footer>
        </Part>
    }
}

/// A slider from 0 up, on a scale that gives room to small numbers: most of what is rare is done by few.
#[component(transparent)]
fn Slider(
    label: Text,
    most: Signal<usize>,
    value: Signal<usize>,
    said: fn(usize) -> String,
    set: impl Fn(usize) + 'static,
) -> Fragment {
    let of = |part: f64, most: usize| (part * part * most as f64).round() as usize;
    let part = move || (value.get() as f64 / most.get().max(1) as f64).sqrt();
    view! {
        <label class="field found-slider">
            <span>{say(label)} " " <b>{live(move || said(value.get()))}</b></span>
            <input
                type="range"
                min="0"
                max="1"
                step="0.01"
                aria-label=say(label)
                aria-valuetext=move || said(value.get())
                prop:value=move || part().to_string()
                on:input:target=move |event| {
                    let part = event.target().value_as_number();
                    set(of(if part.is_finite() { part } else { 0.0 }, most.get_untracked()));
                }
            />
        </label>
    }
}
