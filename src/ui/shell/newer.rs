//! A new version of the page. `app/register.js`, outside of the program, keeps the page for work without a network and
//! tells of a newer one; until somebody takes it here, every tab goes on with the version it has.

use crate::ui::prelude::*;
use wasm_bindgen::JsCast;

use super::notices::Close;
use super::state::shell;
use crate::ui::kit::flush_drafts;
use crate::ui::language::{Text, say};
use crate::ui::workspace::{Keeping, Workspace, workspace};

/// On the document's element: a newer version waits.
const NEWER: &str = "data-newer";
const TOLD: &str = "stagecraft-newer";
/// Takes it, and loads this tab again.
const RENEW: &str = "stagecraftRenew";

/// Hears of a newer version, and takes it once it is asked for and all is kept.
pub fn begin(workspace: Workspace) {
    let newer = shell().newer;
    let look = move || newer.set(document().document_element().is_some_and(|root| root.has_attribute(NEWER)));
    look();
    // As long as the page.
    let _ = window_event_listener_untyped(TOLD, move |_| look());
    Effect::new(move |_| {
        let kept = workspace.keeping.with(Keeping::is_kept);
        if shell().renewing.get() && kept {
            renew();
        }
    });
}

fn renew() -> Option<()> {
    let renew = js_sys::Reflect::get(&window(), &RENEW.into()).ok()?;
    renew.dyn_ref::<js_sys::Function>()?.call0(&window()).ok()?;
    Some(())
}

/// Says that there is one. It stays until it is taken or closed.
#[component(transparent)]
pub fn NewVersion() -> Fragment {
    let (newer, renewing) = (shell().newer, shell().renewing);
    let take = move |_| {
        flush_drafts();
        renewing.set(true);
    };
    // What cannot be kept must not be lost by loading the page again.
    let hindered = move || workspace().keeping.with(Keeping::is_trouble);
    let notice = move || {
        newer.get().then(|| {
            view! {
                <div class="notice">
                    <p>{say(Text::ShellNewVersion)}</p>
                    <button disabled=hindered on:click=take>{say(Text::ShellNewVersionTake)}</button>
                    <Close on_close=move || newer.set(false)/>
                </div>
            }
        })
    };
    view! { {live(notice)} }
}
