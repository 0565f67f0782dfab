//! What nodes say, in the chosen language.

use super::measure::Fonts;
use crate::core::analytics::Gauge;
use crate::core::drawing::{LaneWords, Look, NodeWords, WayFacts, room_for, words_on};
use crate::core::geometry::Size;
use crate::core::ids::{DepartmentId, PhaseId};
use crate::core::model::Document;
use crate::core::picture::Words;
use crate::core::scene::Lanes;
use crate::core::session::Overlay;
use crate::ui::language::{Plural, Text, plural, text};
use crate::ui::measures::{measured, standing};
use crate::ui::{format, sentences};

/// The words of a node as it is drawn.
pub fn words(look: &Look) -> NodeWords {
    let load = look.load;
    let mut words = NodeWords { name: sentences::node_name_or_none(&look.name), ..NodeWords::default() };
    let shows = |overlay| look.shows.shows(overlay);
    if load.count > 0 && shows(Overlay::Deals) {
        words.count = format::number(load.count as f64);
        // Outcomes show their number alone.
        if look.kind.has_card() {
            let value = if shows(Overlay::Value) { value(look) } else { String::new() };
            words.load = [&plural(Plural::DealsCount, load.count), value.as_str()].concat();
            words.load_short = [&words.count, value.as_str()].concat();
        }
    } else if load.count > 0 && shows(Overlay::Value) && look.kind.has_card() {
        words.load = format::money_short(load.value, look.currency);
        words.load_short = words.load.clone();
    }
    if let Some(days) = look.days {
        words.time = plural(Plural::OverlayDays, days.round() as usize);
    }
    if look.findings > 0 {
        words.findings = plural(Plural::OverlayFindingsCount, look.findings);
    }
    if let Some(needed) = look.needed {
        words.needed = ["→ ", &format::number(rounded(needed))].concat();
    }
    if let Some(gauge) = look.gauge {
        words.gauge = gauged(look, gauge);
    }
    if look.relief && shows(Overlay::Measures) {
        words.relief = text(Text::MeasureRelief).to_owned();
    }
    words.lost = look.lost.map(format::percent).unwrap_or_default();
    if load.stuck > 0 && shows(Overlay::Stuck) {
        words.stuck = plural(Plural::CanvasStuck, load.stuck);
    }
    if load.due > 0 && shows(Overlay::Stuck) {
        words.stuck = plural(Plural::NoDueCount, load.due);
    }
    words
}

/// A number of deals: with a decimal only where it is small.
fn rounded(count: f64) -> f64 {
    if count < 10.0 { count } else { count.round() }
}

/// A measure with the word for how it stands: colours alone say nothing to many.
pub fn gauged(look: &Look, gauge: Gauge) -> String {
    [&measured(gauge.value, gauge.unit, look.currency), " ", standing(gauge.standing)].concat()
}

/// How many deals are in a node, and what they are worth.
pub fn loaded(look: &Look) -> String {
    [&plural(Plural::DealsCount, look.load.count), value(look).as_str()].concat()
}

/// What the deals in a node are worth, to stand behind their number; nothing where that is nothing.
fn value(look: &Look) -> String {
    match look.load.value.0 {
        0 => String::new(),
        _ => [" · ", &format::money_short(look.load.value, look.currency)].concat(),
    }
}

/// What stands on a transition beside its label: a sign where it hands over, the share of departures that took it, the
/// median days before it.
fn taken(WayFacts { share, days, hands_over, .. }: WayFacts) -> Option<String> {
    let sign = hands_over.then(|| "⇄".to_owned());
    let days = days.map(|days| plural(Plural::OverlayDays, days.round() as usize));
    let facts: Vec<String> = share.map(format::percent).into_iter().chain(days).collect();
    let facts = (!facts.is_empty()).then(|| facts.join(" · "));
    let all: Vec<String> = sign.into_iter().chain(facts).collect();
    (!all.is_empty()).then(|| all.join(" "))
}

/// What stands on a transition.
pub fn on_line(label: &str, facts: WayFacts, gap: Option<f64>) -> String {
    words_on(label, taken(facts), gap.map(|gap| gap - facts.signs.room()), &Fonts)
}

/// The room that this takes with its signs; `None` where nothing stands on it.
pub fn room(label: &str, facts: WayFacts, gap: Option<f64>) -> Option<Size> {
    room_for(&on_line(label, facts, gap), facts.signs, &Fonts)
}

/// The names of lanes.
pub fn lane_words(document: &Document, lanes: &Lanes) -> LaneWords {
    let row = |of: Option<DepartmentId>| match of.and_then(|of| document.departments.get(&of)) {
        Some(department) => department.name.clone(),
        None => text(Text::LanesNobody).to_owned(),
    };
    let column = |of: Option<PhaseId>| {
        of.and_then(|of| document.phases.get(&of)).map(|phase| phase.name.clone()).unwrap_or_default()
    };
    LaneWords {
        rows: lanes.rows.iter().map(|lane| row(lane.of)).collect(),
        columns: lanes.columns.iter().map(|lane| column(lane.of)).collect(),
    }
}

/// The chosen language, for pictures.
pub struct Spoken;

impl Words for Spoken {
    fn node(&self, look: &Look) -> NodeWords {
        words(look)
    }

    fn lanes(&self, document: &Document, lanes: &Lanes) -> LaneWords {
        lane_words(document, lanes)
    }

    fn steps(&self, count: usize) -> String {
        plural(Plural::SubmapSteps, count)
    }

    fn transition(&self, facts: WayFacts) -> Option<String> {
        taken(facts)
    }
}
