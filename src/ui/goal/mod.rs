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
use crate::ui::workspace::{View, workspace};

/// The way from the goal to what has to be done for it.
pub fn to_plan(
    // Before the plan is shown.
    leave: impl Fn() + Send + Sync + 'static,
) -> Fragment {
    let workspace = workspace();
    let go = move |_| {
        leave();
        workspace.view.set(View::Plan);
    };
    view! { <button on:click=go>{say(Text::GoalToPlan)}</button> }
}

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
                    view! { <footer>{to_plan(on_close)}<button class="primary" on:click=move |_| on_close()>{say(Text::ShellDone)}</button></footer> }
                } else {
                    view! { <footer><button on:click=move |_| on_close()>{say(Text::GoalSkip)}</button></footer> }
                }
            })}
        </Modal>
    }
}
