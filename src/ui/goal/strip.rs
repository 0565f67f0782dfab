//! The goal in one line on top of the map; on a new map the question for it.

use crate::ui::prelude::*;

use super::progress::{Standing, standing};
use crate::core::decimal::decimal;
use crate::ui::kit::{Icon, Shape};
use crate::ui::language::{Text, say};
use crate::ui::workspace::{Dialog, Workspace, workspace};

/// The line on top of the map. It is the upper end of what is free: nodes come to lie beside it, not under it.
#[component(transparent)]
pub fn Strip() -> Fragment {
    let workspace = workspace();
    let standing = standing(workspace);
    live(move || match standing.get() {
        Some(standing) => Some(line(workspace, &standing)),
        None => workspace.inviting.get().then(|| invitation(workspace)),
    })
}

fn line(workspace: Workspace, standing: &Standing) -> Fragment {
    let share = ["scaleX(", &decimal(standing.share()).to_string(), ")"].concat();
    view! {
        <button class="strip" title=say(Text::GoalOpen) on:click=move |_| workspace.dialog.set(Some(Dialog::Goal))>
            <Icon shape=Shape::Goal/>
            <span class="sentence user-text">{standing.sentence()}</span>
            <span class="so-far">{standing.so_far()}</span>
            <span class=["badge ", standing.tone()].concat()>{standing.pace()}</span>
            <i class="meter" aria-hidden="true"><i style:transform=share></i></i>
        </button>
    }
}

/// The question, to be passed over with one press or Escape.
fn invitation(workspace: Workspace) -> Fragment {
    view! {
        <div class="strip" role="group" aria-label=say(Text::GoalTitle)>
            <Icon shape=Shape::Goal/>
            <span class="sentence">{say(Text::GoalAsk)}</span>
            <button on:click=move |_| workspace.dialog.set(Some(Dialog::Goal))>{say(Text::GoalSet)}</button>
            <button class="quiet" title=say(Text::GoalSkipTitle) on:click=move |_| workspace.inviting.set(false)>
                {say(Text::GoalSkip)}
            </button>
        </div>
    }
}

/// The goal as it is written while the map is presented.
#[component(transparent)]
pub fn Written() -> Fragment {
    let standing = standing(workspace());
    live(move || {
        let standing = standing.get()?;
        Some(view! {
            <p class="aim">
                <Icon shape=Shape::Goal/>
                <strong class="user-text">{standing.sentence()}</strong>
                <span>{standing.so_far()}" "<span class=["badge ", standing.tone()].concat()>{standing.pace()}</span></span>
            </p>
        })
    })
}
