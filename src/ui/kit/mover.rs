//! The button that moves a row of a list up or down.

use crate::ui::prelude::*;

use super::{Icon, Shape};
use crate::ui::language::{Text, say};

/// Moves a row one place up, or `down`; cannot at the `end`.
pub fn mover(down: bool, end: impl Fn() -> bool + Send + Sync + 'static, press: impl Fn() + 'static) -> Fragment {
    button(down, Signal::derive(end), Box::new(press))
}

fn button(down: bool, end: Signal<bool>, press: Box<dyn Fn()>) -> Fragment {
    let (class, label, shape) =
        if down { ("quiet down", Text::CardMoveDown, Shape::Down) } else { ("quiet up", Text::CardMoveUp, Shape::Up) };
    view! {
        <button class=class aria-label=say(label) title=say(label) disabled=end on:click=move |_| press()>
            <Icon shape/>
        </button>
    }
}
