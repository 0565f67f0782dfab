//! The goal: one line on top of the map and while presenting, and where it is set.

mod fields;
mod progress;
mod strip;
mod words;

pub use fields::GoalFields;
pub use strip::{Strip, Written};
pub use words::sentence;

use crate::ui::prelude::*;

use crate::ui::kit::Modal;
use crate::ui::language::{Text, say, text};
use crate::ui::workspace::workspace;

/// The goal in a dialog, so that the map stays where it is.
#[component(transparent)]
pub fn GoalDialog(
    /// Closes it.
    on_close: impl Fn() + Copy + Send + Sync + 'static,
) -> Fragment {
    let any = workspace().memo(|document| document.map.purpose.goal.is_some());
    view! {
        <Modal title=Signal::derive(|| text(Text::GoalTitle).to_owned()) on_close>
            <div class="aiming"><GoalFields/></div>
            {live(move || {
                if any.get() {
                    view! { <footer><button class="primary" on:click=move |_| on_close()>{say(Text::ShellDone)}</button></footer> }
                } else {
                    view! { <footer><button on:click=move |_| on_close()>{say(Text::GoalSkip)}</button></footer> }
                }
            })}
        </Modal>
    }
}
