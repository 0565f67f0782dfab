//! Versions: kept with a name and a reason, listed, compared, and gone back to.

use crate::ui::prelude::*;

use super::super::entries::{about, remove};
use crate::core::command::Command;
use crate::core::ids::EntryId;
use crate::core::model::{Kept, Version};
use crate::core::versions as core;
use crate::ui::author::{AskAuthor, author, signed};
use crate::ui::compare;
use crate::ui::kit::{Icon, More, ROWS, Shape, Show};
use crate::ui::language::{Text, fill, say, text};
use crate::ui::workspace::{Workspace, workspace};
use crate::ui::{format, kit};

/// The list, newest first, and the form that keeps another one.
#[component(transparent)]
pub fn Versions() -> Fragment {
    let workspace = workspace();
    let ids = workspace
        .memo(|document| core::newest_first(document).iter().map(|version| version.id).collect::<Vec<EntryId>>());
    let shown = RwSignal::new(ROWS);
    let rows = move || ids.get().into_iter().take(shown.get()).map(|id| view! { <Row id/> }).collect_view();
    let asking = RwSignal::new(false);
    view! {
        <p class="teach">{say(Text::HistoryVersionsAbout)}</p>
        <Show when=move || asking.get()><Form asking/></Show>
        <Show when=move || !asking.get()>
            <div class="actions">
                <button on:click=move |_| asking.set(true)><Icon shape=Shape::Plus/>{say(Text::HistoryKeep)}</button>
            </div>
        </Show>
        <Show when=move || ids.with(|ids| !ids.is_empty())>
            <ul class="entries versions">
                {live(rows)}
                <More shown count=Signal::derive(move || ids.with(Vec::len))/>
            </ul>
        </Show>
    }
}

/// The present state as a version of this name. Its place among all comes with it.
fn taken(workspace: Workspace, name: String, author: String, reason: String) -> Version {
    let today = workspace.today_now();
    workspace.read(|document| Version {
        name,
        author,
        reason,
        on: Some(today),
        order: Some(core::next_order(document)),
        content: core::content(document),
        ..Version::blank(workspace.make_id())
    })
}

/// Name and reason of a version that is about to be kept.
#[component(transparent)]
fn Form(asking: RwSignal<bool>) -> Fragment {
    let workspace = workspace();
    let (name, reason, author) =
        (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let named = move || name.with(|name| !name.trim().is_empty());
    let keep = move || {
        kit::flush_drafts();
        let (name, reason) = (name.get_untracked(), reason.get_untracked());
        let said = fill(Text::HistoryKept, &[("name", name.trim())]);
        let version = taken(workspace, name, signed(author), reason);
        if workspace.commit(Command::Put(vec![version.entry()])) {
            asking.set(false);
            workspace.say_undoable(said);
        }
    };
    let keydown = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" {
            event.stop_propagation();
            asking.set(false);
        }
    };
    view! {
        <form
            class="keep surface"
            on:submit=move |event: web_sys::SubmitEvent| {
                event.prevent_default();
                if untrack(named) {
                    keep();
                }
            }
            on:keydown=keydown
        >
            <label class="field">
                <span>{say(Text::HistoryName)}</span>
                <input
                    autofocus=true
                    maxlength="200"
                    autocomplete="off"
                    aria-label=say(Text::HistoryName)
                    placeholder=say(Text::HistoryNameHint)
                    prop:value=name
                    on:input:target=move |event| name.set(event.target().value())
                />
            </label>
            <label class="field">
                <span>{say(Text::HistoryReason)}</span>
                <textarea
                    rows=2
                    maxlength="10000"
                    aria-label=say(Text::HistoryReason)
                    placeholder=say(Text::HistoryReasonHint)
                    prop:value=reason
                    on:input:target=move |event| reason.set(event.target().value())
                ></textarea>
            </label>
            <AskAuthor name=author/>
            <div class="actions">
                <button type="submit" class="primary" disabled=move || !named()>{say(Text::HistoryKeep)}</button>
                <button type="button" on:click=move |_| asking.set(false)>{say(Text::ShellCancel)}</button>
            </div>
        </form>
    }
}

/// One version.
#[component(transparent)]
fn Row(id: EntryId) -> Fragment {
    let workspace = workspace();
    let name = about::<Version, _>(workspace, id, |version| version.name.clone());
    let reason = about::<Version, _>(workspace, id, |version| version.reason.clone());
    let by = about::<Version, _>(workspace, id, |version| (version.on, version.author.clone()));
    let by = move || {
        let (on, author) = by.get();
        let on = on.map(format::date).unwrap_or_default();
        if author.is_empty() { on } else { [&on, " · ", &author].concat() }
    };
    let away = move |_| remove(workspace, id, fill(Text::PlaybookRemoved, &[("name", &name.get_untracked())]));
    let labelled = move |key: Text| move || fill(key, &[("name", &name.get())]);
    view! {
        <li>
            <div class="what">
                <strong class="user-text">{name}</strong>
                <small class="user-text">{live(by)}</small>
                <Show when=move || reason.with(|reason| !reason.is_empty())>
                    <p class="written user-text">{reason}</p>
                </Show>
            </div>
            <div class="actions">
                <button
                    aria-label=labelled(Text::HistoryCompareNamed)
                    on:click=move |_| compare::begin(workspace, id, None)
                >
                    {say(Text::HistoryCompare)}
                </button>
                <button aria-label=labelled(Text::HistoryRestoreNamed) on:click=move |_| restore(workspace, id)>
                    {say(Text::HistoryRestore)}
                </button>
                <button
                    class="quiet remove"
                    aria-label=labelled(Text::HistoryRemoveNamed)
                    title=say(Text::HistoryRemove)
                    on:click=away
                >
                    <Icon shape=Shape::Bin/>
                </button>
            </div>
        </li>
    }
}

/// Goes back to a version. What the map is now is kept as a version too, unless some version is the same; deals that are
/// in what it does not have go where somebody says.
pub fn restore(workspace: Workspace, id: EntryId) {
    kit::flush_drafts();
    let Some(version) = compare::open(workspace, id) else { return };
    let name = workspace.read(|document| document.entry::<Version>(id).map(|version| version.name.clone()));
    let name = name.unwrap_or_default();
    let mut all = vec![Command::Restore { version: Box::new(version), deals_to: None, on: workspace.today_now() }];
    if !workspace.read(core::is_kept) {
        let reason = fill(Text::HistoryBefore, &[("name", &name)]);
        let kept = taken(workspace, text(Text::HistoryBeforeName).to_owned(), untrack(author), reason);
        all.push(Command::Put(vec![kept.entry()]));
    }
    if workspace.commit(Command::Together(all)) {
        workspace.say_undoable(fill(Text::HistoryRestored, &[("name", &name)]));
    }
}
