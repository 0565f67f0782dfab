//! What nodes say, in the chosen language.

use crate::core::drawing::{Look, NodeWords};
use crate::core::picture::Words;
use crate::ui::language::{Plural, plural};
use crate::ui::{format, sentences};

/// The words of a node as it is drawn.
pub fn words(look: &Look) -> NodeWords {
    let load = look.load;
    let mut words = NodeWords { name: sentences::node_name_or_none(&look.name), ..NodeWords::default() };
    if load.count > 0 {
        words.load = loaded(look);
        words.count = format::number(load.count as f64);
        words.load_short = worth(words.count.clone(), look);
    }
    if load.stuck > 0 {
        words.stuck = plural(Plural::CanvasStuck, load.stuck);
    }
    words
}

/// How many deals are in a node, and what they are worth.
pub fn loaded(look: &Look) -> String {
    worth(plural(Plural::DealsCount, look.load.count), look)
}

fn worth(count: String, look: &Look) -> String {
    match look.load.value.0 {
        0 => count,
        _ => [&count, " · ", &format::money_short(look.load.value, look.currency)].concat(),
    }
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
