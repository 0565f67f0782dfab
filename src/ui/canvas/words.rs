//! What nodes say, in the chosen language.

use super::measure::Fonts;
use crate::core::drawing::{Look, NodeWords, room_for, words_on};
use crate::core::geometry::Size;
use crate::core::picture::Words;
use crate::ui::language::{Plural, plural};
use crate::ui::{format, sentences};

/// The words of a node as it is drawn.
pub fn words(look: &Look) -> NodeWords {
    let load = look.load;
    let mut words = NodeWords { name: sentences::node_name_or_none(&look.name), ..NodeWords::default() };
    if load.count > 0 {
        words.count = format::number(load.count as f64);
        // Outcomes show their number alone.
        if look.kind.has_card() {
            words.load = loaded(look);
            words.load_short = [&words.count, value(look).as_str()].concat();
        }
    }
    if load.stuck > 0 {
        words.stuck = plural(Plural::CanvasStuck, load.stuck);
    }
    words
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

/// What stands on a transition: its label and the share of departures that took it.
pub fn on_line(label: &str, share: Option<f64>) -> String {
    words_on(label, share.map(format::percent), &Fonts)
}

/// The room that this takes; `None` where nothing stands on it.
pub fn room(label: &str, share: Option<f64>) -> Option<Size> {
    room_for(&on_line(label, share), &Fonts)
}

/// The chosen language, for pictures.
pub struct Spoken;

impl Words for Spoken {
    fn node(&self, look: &Look) -> NodeWords {
        words(look)
    }

    fn steps(&self, count: usize) -> String {
        plural(Plural::SubmapSteps, count)
    }

    fn share(&self, share: f64) -> String {
        format::percent(share)
    }
}
