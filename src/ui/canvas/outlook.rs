//! What the map shows, chosen from a list that is the legend too, and remembered for each map.

use crate::ui::prelude::*;

use super::lens::LensChoice;
use crate::core::ids::Identifier;
use crate::core::model::MarkerKind;
use crate::core::session::{Overlay, Overlays};
use crate::ui::kit::{Icon, Menu, Shape};
use crate::ui::language::{Text, say};
use crate::ui::playbook::Sign;
use crate::ui::shell::{remember, remembered};
use crate::ui::workspace::{Workspace, workspace};

/// The setting that remembers what a map shows.
fn setting(workspace: Workspace) -> String {
    workspace.read(|document| ["shows/", document.map.id.as_str()].concat())
}

/// Takes over what was chosen for each map that is opened.
pub fn follow(workspace: Workspace) {
    Effect::new(move |_| {
        workspace.opened.track();
        let known = remembered(&setting(workspace));
        workspace.show_facts(known.map_or_else(Overlays::default, |words| Overlays::parse(&words)));
    });
}

/// Shows a kind of fact, or hides it.
pub fn toggle(workspace: Workspace, overlay: Overlay) {
    let shows = workspace.shows.get_untracked();
    let shows = shows.with(overlay, !shows.shows(overlay));
    workspace.show_facts(shows);
    remember(&setting(workspace), &shows.words());
}

/// What a kind of fact is called.
pub fn name(overlay: Overlay) -> Text {
    words(overlay).0
}

fn words(overlay: Overlay) -> (Text, Text) {
    match overlay {
        Overlay::Deals => (Text::OverlayDeals, Text::OverlayDealsMeans),
        Overlay::Value => (Text::OverlayValue, Text::OverlayValueMeans),
        Overlay::Conversion => (Text::OverlayConversion, Text::OverlayConversionMeans),
        Overlay::Time => (Text::OverlayTime, Text::OverlayTimeMeans),
        Overlay::Stuck => (Text::OverlayStuck, Text::OverlayStuckMeans),
        Overlay::Phase => (Text::OverlayPhase, Text::OverlayPhaseMeans),
        Overlay::Completeness => (Text::OverlayCompleteness, Text::OverlayCompletenessMeans),
        Overlay::Findings => (Text::OverlayFindings, Text::OverlayFindingsMeans),
        Overlay::Required => (Text::OverlayRequired, Text::OverlayRequiredMeans),
        Overlay::Measures => (Text::OverlayMeasures, Text::OverlayMeasuresMeans),
        Overlay::Signs => (Text::OverlaySigns, Text::OverlaySignsMeans),
    }
}

/// How it looks on the map.
fn sample(overlay: Overlay) -> Fragment {
    match overlay {
        Overlay::Deals => view! { <b>"3"</b> },
        Overlay::Value => view! { <b>"9K"</b> },
        Overlay::Conversion => view! { <b>"80%"</b> },
        Overlay::Time => view! { <b class="badge">"9"</b> },
        Overlay::Stuck => view! { <b class="badge warn">"1"</b> },
        Overlay::Phase => view! { <i class="bar"></i> },
        Overlay::Completeness => view! { <i class="pip on"></i><i class="pip on"></i><i class="pip"></i> },
        Overlay::Findings => view! { <b class="badge bad">"2"</b> },
        Overlay::Required => view! { <b class="badge good">"→ 40"</b> },
        Overlay::Measures => view! { <b class="badge good">"4.5"</b> },
        Overlay::Signs => view! { <Sign kind=MarkerKind::Trigger/><Sign kind=MarkerKind::Friction/> },
    }
}

/// The button beside the zoom, and the list.
#[component(transparent)]
pub fn Shown() -> Fragment {
    let workspace = workspace();
    let row = move |(overlay, _): (Overlay, &'static str)| {
        let (name, means) = words(overlay);
        let on = move || workspace.shows.get().shows(overlay);
        view! {
            <label>
                <input type="checkbox" prop:checked=on on:change=move |_| toggle(workspace, overlay)/>
                <span class="sample" aria-hidden="true">{sample(overlay)}</span>
                <span>{say(name)}<small>{say(means)}</small></span>
            </label>
        }
    };
    let phases = workspace.memo(|document| {
        let mut phases: Vec<_> = document.phases.values().map(|phase| (phase.order, phase.name.clone())).collect();
        crate::core::sort::by_key(&mut phases, |(order, _)| *order);
        phases.into_iter().map(|(_, name)| name).collect::<Vec<_>>()
    });
    let colours = move || {
        let phase = |(index, name): (usize, String)| {
            view! { <li><i class="dot" data-phase=(index % 6).to_string()></i><span class="user-text">{name}</span></li> }
        };
        phases.get().into_iter().enumerate().map(phase).collect_view()
    };
    let button = move || view! { <Icon shape=Shape::Layers/> };
    view! {
        <Menu label=say(Text::OverlayTitle) button>
            <div class="shown" role="group" aria-label=say(Text::OverlayTitle)>
                <LensChoice/>
                {Overlay::ALL.map(row)}
                <ul class="phases" aria-label=say(Text::OverlayPhase)>{live(colours)}</ul>
            </div>
        </Menu>
    }
}
