//! Step 4: the picture of it all.

use crate::ui::prelude::*;

use crate::core::action::Action;
use crate::core::layout::Direction;
use crate::ui::commands::ActionItem;
use crate::ui::kit::{Icon, Shape};
use crate::ui::language::{Text, say};
use crate::ui::perform::perform;
use crate::ui::workspace::workspace;

/// Tidies, fits and downloads in one press, or each by itself.
#[component(transparent)]
pub fn Picture() -> Fragment {
    let workspace = workspace();
    // All of it is the picture, not what was looked at last.
    workspace.select(Default::default());
    let all = move |_| {
        for action in [Action::Tidy(Direction::Right), Action::FitMap, Action::SavePng] {
            perform(workspace, action, None);
        }
    };
    view! {
        <p class="teach">{say(Text::GuidePictureAbout)}</p>
        <button on:click=all><Icon shape=Shape::Picture/>{say(Text::GuidePictureAll)}</button>
        <div class="each menu-list">
            <ActionItem action=Action::Tidy(Direction::Right)/>
            <ActionItem action=Action::FitMap/>
            <ActionItem action=Action::SaveSvg/>
            <ActionItem action=Action::Print/>
            <ActionItem action=Action::Present/>
        </div>
    }
}
