//! A finding as a line: its place and its sentence, and what can be done about it.

use crate::ui::prelude::*;

use super::actions::{can_mend, mend, show, silence};
use super::words::{fix_label, go_label, place_name, sentence};
use crate::core::checks::{Check, Finding, Place};
use crate::ui::kit::Show;
use crate::ui::language::{Text, fill, say, text};
use crate::ui::workspace::workspace;

/// Which finding somebody is about to mute, and the reason written so far.
#[derive(Clone, Copy)]
pub struct Muting {
    which: RwSignal<Option<(Check, Place)>>,
    reason: RwSignal<String>,
}

impl Muting {
    /// None.
    pub fn new() -> Muting {
        Muting { which: RwSignal::new(None), reason: RwSignal::new(String::new()) }
    }
}

impl Default for Muting {
    fn default() -> Muting {
        Muting::new()
    }
}

/// The line. Without `muting` it cannot be muted from here; without `named` its place goes without saying.
#[component(transparent)]
pub fn Row(
    /// The finding.
    finding: Finding,
    /// Names its place, and leads there.
    named: bool,
    /// What is being muted.
    #[prop(optional_no_strip)]
    muting: Option<Muting>,
) -> Fragment {
    let workspace = workspace();
    let (check, place) = (finding.check, finding.place);
    let name = workspace.read(|document| place_name(document, place));
    let said = workspace.read(|document| sentence(document, &finding));
    let mendable = can_mend(workspace, &finding);
    let finding = StoredValue::new(finding);
    let heading = named.then(|| view! { <strong class="user-text">{name.clone()}</strong> });
    let go = named.then(|| {
        let label = match go_label(check) {
            Text::CheckShow => fill(Text::CheckShowAt, &[("name", &name)]),
            label => text(label).to_owned(),
        };
        view! { <button class="quiet" aria-label=label on:click=move |_| show(workspace, check, place)>{say(go_label(check))}</button> }
    });
    let mending = mendable.then(|| {
        let press = move |_| finding.with_value(|finding| mend(workspace, finding));
        view! { <button class="fix" on:click=press>{say(fix_label(check))}</button> }
    });
    let mute = muting.map(|muting| {
        let label = fill(Text::CheckMuteAt, &[("name", &name)]);
        let open = move || muting.which.get() == Some((check, place));
        let toggle = move |_| {
            let other = (muting.which.get_untracked() != Some((check, place))).then_some((check, place));
            muting.reason.set(String::new());
            muting.which.set(other);
        };
        let expanded = move || open().to_string();
        view! { <button class="quiet" aria-label=label aria-expanded=expanded on:click=toggle>{say(Text::CheckMute)}</button> }
    });
    let form = muting.map(|muting| {
        let pass = move || {
            let reason = muting.reason.get_untracked();
            let muted = !reason.trim().is_empty()
                && finding.try_with_value(|finding| silence(workspace, finding, reason.trim())) == Some(true);
            if muted {
                muting.which.set(None);
            }
        };
        view! {
            <Show when=move || muting.which.get() == Some((check, place))>
                <div class="mute">
                    <input
                        aria-label=say(Text::CheckMuteWhy)
                        placeholder=say(Text::CheckMuteWhy)
                        autofocus=true
                        maxlength="200"
                        prop:value=muting.reason
                        on:input:target=move |event| muting.reason.set(event.target().value())
                        on:keydown=move |event: web_sys::KeyboardEvent| match event.key().as_str() {
                            "Enter" => pass(),
                            "Escape" => {
                                event.stop_propagation();
                                muting.which.set(None);
                            }
                            _ => {}
                        }
                    />
                    <button
                        class="primary"
                        disabled=move || muting.reason.with(|reason| reason.trim().is_empty())
                        on:click=move |_| pass()
                    >
                        {say(Text::CheckMute)}
                    </button>
                </div>
            </Show>
        }
    });
    view! {
        <li class="finding" data-check=check.word()>
            <p>{heading}<span>{said}</span></p>
            <div class="todo">{mending}{go}{mute}</div>
            {form}
        </li>
    }
}
