//! What can leave the page or come into it, in a menu.

use crate::ui::prelude::*;

use super::picture::{self, Inside};
use super::settings;
use super::state::shell;
use crate::core::action::Action;
use crate::ui::commands::ActionItem;
use crate::ui::language::{Text, fill, say};
use crate::ui::workspace::workspace;

/// The items of the share menu.
#[component(transparent)]
pub fn ShareItems() -> Fragment {
    view! {
        <ActionItem action=Action::SaveFile/>
        <ActionItem action=Action::SaveInto/>
        <ActionItem action=Action::SavePage/>
        <ActionItem action=Action::Share/>
        <ActionItem action=Action::OpenFile/>
        <hr/>
        <ActionItem action=Action::SaveDeals/>
        <ActionItem action=Action::SaveLog/>
        <ActionItem action=Action::SaveXes/>
        <ActionItem action=Action::SaveNumbers/>
        <ActionItem action=Action::SaveNumbersTable/>
        <ActionItem action=Action::CopyAsText/>
        <hr/>
        <Pictures/>
    }
}

/// The map as a picture.
#[component(transparent)]
fn Pictures() -> Fragment {
    let workspace = workspace();
    let size = move |scale: u32| {
        let label = move || fill(Text::PicturePng, &[("scale", &scale.to_string())]);
        view! {
            <button aria-label=label title=label on:click=move |_| picture::save_png(workspace, f64::from(scale))>
                {format!("{scale}×")}
            </button>
        }
    };
    let inside = shell().inside;
    let options = Inside::ALL.map(|(known, word, text)| {
        view! { <option value=word selected=move || inside.get() == known>{say(text)}</option> }
    });
    let switch = |text: Text, on: RwSignal<bool>, put: fn(bool)| {
        view! {
            <label class="switch inside">
                <input
                    type="checkbox"
                    prop:checked=move || on.get()
                    on:change:target=move |event| put(event.target().checked())
                />
                <span>{say(text)}</span>
            </label>
        }
    };
    view! {
        <h3>{say(Text::PictureTitle)}</h3>
        <div class="menu-row">
            <span class="field-name">"PNG"</span>
            <div class="tabs" role="group" aria-label="PNG">{[1, 2, 4].map(size)}</div>
        </div>
        <ActionItem action=Action::SaveSvg/>
        <ActionItem action=Action::CopyPicture/>
        <ActionItem action=Action::Print/>
        {switch(Text::PictureHeading, shell().heading, settings::put_heading)}
        {switch(Text::PictureTransparent, shell().transparent, settings::put_transparent)}
        <label class="field inside">
            <span>{say(Text::PictureInside)}</span>
            <select
                aria-describedby="inside-about"
                on:change:target=move |event| settings::put_inside(&event.target().value())
            >
                {options}
            </select>
        </label>
        <small id="inside-about" class="inside">{say(Text::PictureInsideAbout)}</small>
    }
}
