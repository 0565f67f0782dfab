//! What can leave the page or come into it, in a menu.

use crate::ui::prelude::*;

use super::files;
use crate::ui::kit::{Icon, Shape};
use crate::ui::language::{Text, say};
use crate::ui::workspace::workspace;

/// The items of the share menu.
#[component(transparent)]
pub fn ShareItems() -> Fragment {
    let workspace = workspace();
    let modifier = super::help::modifier();
    view! {
        // The keys are seen, and told as keys: in the name they would be read as a part of it.
        <button
            aria-keyshortcuts=if modifier == "Ctrl" { "Control+S" } else { "Meta+S" }
            on:click=move |_| files::download_map(&workspace)
        >
            <Icon shape=Shape::Download/>{say(Text::FileDownload)}<small aria-hidden="true">{modifier}"+S"</small>
        </button>
        <button on:click=move |_| files::choose()><Icon shape=Shape::Open/>{say(Text::FileOpen)}</button>
        <hr/>
        <button on:click=move |_| files::download_numbers(&workspace)>
            <Icon shape=Shape::Table/>{say(Text::FileNumbers)}
        </button>
        <button on:click=move |_| files::copy_map(workspace)><Icon shape=Shape::Copy/>{say(Text::FileCopy)}</button>
    }
}
