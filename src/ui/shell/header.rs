//! The bar on top: which map, which view, and what can be done with the whole.

use crate::ui::prelude::*;
use leptos::ev;
use wasm_bindgen::JsCast;

use super::label;
use super::library::LibraryMenu;
use super::settings::{LanguageSwitch, Settings};
use super::share::ShareItems;
use super::state::shell;
use crate::core::action::Action;
use crate::core::command::{Command, MapEdit};
use crate::ui::commands::{self, ActionItem};
use crate::ui::findings::Score;
use crate::ui::kit::{Icon, Memo, Menu, Shape, TextField};
use crate::ui::language::{self, Text, say};
use crate::ui::perform::perform;
use crate::ui::workspace::{Dialog, View, workspace};

/// The bar on top. Where there is little room most of it goes into one menu; on a phone the views have their own row.
#[component(transparent)]
pub fn Header() -> Fragment {
    let shell = shell();
    view! {
        <header class="top">
            <div class="top-name">
                {live(move || match (shell.open.get(), shell.renaming.get()) {
                    (false, _) => view! { <Nameless/> },
                    (true, false) => view! { <LibraryMenu/> },
                    (true, true) => view! { <Rename/> },
                })}
            </div>
            {live(move || shell.open.get().then(|| view! { <Tabs/> }))}
            <div class="top-actions">
                {live(move || shell.open.get().then(|| view! { <Score/><Steps/><Lock/> }))}
                {live(move || {
                    if shell.narrow.get() {
                        view! { <Everything/> }
                    } else {
                        view! { <Wide/> }
                    }
                })}
            </div>
        </header>
    }
}

#[component(transparent)]
fn Nameless() -> Fragment {
    view! { <span class="product"><Icon shape=Shape::Mark/><strong>{say(Text::ShellTitle)}</strong></span> }
}

/// The name as a field, in the place of the name.
#[component(transparent)]
fn Rename() -> Fragment {
    let workspace = workspace();
    let name = workspace.memo(|document| document.map.name.clone());
    let place: NodeRef<web_sys::HtmlElement> = NodeRef::new();
    Effect::new(move |_| {
        let input = place.get().and_then(|place| place.query_selector("input").ok().flatten());
        if let Some(input) = input.and_then(|input| input.dyn_into::<web_sys::HtmlInputElement>().ok()) {
            let _ = input.focus();
            input.select();
        }
    });
    // Later, so that the field commits or takes back first.
    let leave = move || {
        set_timeout(
            move || {
                shell().renaming.set(false);
            },
            std::time::Duration::ZERO,
        );
    };
    view! {
        <span
            class="rename"
            node_ref=place
            on:keydown:capture=move |event| {
                if matches!(event.key().as_str(), "Enter" | "Escape") {
                    leave();
                }
            }
            on:focusout=move |_| leave()
        >
            <TextField
                label=label(Text::ShellMapName)
                patient=true
                value=name
                commit=move |name: String| {
                    workspace.commit(Command::EditMap(MapEdit::Name(name)));
                }
            />
        </span>
    }
}

/// The views as tabs: one stop for the keyboard, arrows go from one to the next.
#[component(transparent)]
fn Tabs() -> Fragment {
    const VIEWS: [(View, Text); 5] = [
        (View::Map, Text::ShellMap),
        (View::Deals, Text::ShellDeals),
        (View::Funnel, Text::ShellFunnel),
        (View::Plan, Text::ShellPlan),
        (View::Playbook, Text::ShellPlaybook),
    ];
    let view = workspace().view;
    let list: NodeRef<web_sys::HtmlElement> = NodeRef::new();
    let go = move |event: ev::KeyboardEvent| {
        let now = VIEWS.iter().position(|(known, _)| *known == view.get_untracked()).unwrap_or(0);
        let next = match event.key().as_str() {
            "ArrowRight" => (now + 1) % VIEWS.len(),
            "ArrowLeft" => (now + VIEWS.len() - 1) % VIEWS.len(),
            "Home" => 0,
            "End" => VIEWS.len() - 1,
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        if let Some((next_view, _)) = VIEWS.get(next) {
            view.set(*next_view);
        }
        let button = list.get_untracked().and_then(|list| list.children().item(next as u32));
        if let Some(button) = button.and_then(|button| button.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = button.focus();
        }
    };
    let tabs = VIEWS.map(|(known, text)| {
        let chosen = move || view.get() == known;
        view! {
            <button
                role="tab"
                aria-selected=move || chosen().to_string()
                tabindex=move || if chosen() { "0" } else { "-1" }
                on:click=move |_| view.set(known)
            >
                {say(text)}
            </button>
        }
    });
    view! {
        <div class="tabs views" role="tablist" aria-label=say(Text::ShellViews) node_ref=list on:keydown=go>
            {tabs}
        </div>
    }
}

/// Undo and redo; their titles say what they would do.
#[component(transparent)]
fn Steps() -> Fragment {
    let workspace = workspace();
    let steps = Memo::new(move |_| workspace.undo_and_redo());
    let title = |what: Option<&'static str>, filled: Text, nothing: Text, action: Action| match what {
        Some(what) => commands::with_key(language::fill(filled, &[("what", what)]), action),
        None => language::text(nothing).to_owned(),
    };
    view! {
        <button
            class="quiet"
            aria-label=say(Text::ShellUndo)
            aria-keyshortcuts=commands::told_keys(Action::Undo)
            title=move || title(steps.get().0, Text::ShellUndoWhat, Text::ShellNothingToUndo, Action::Undo)
            disabled=move || steps.get().0.is_none()
            on:click=move |_| workspace.undo()
        >
            <Icon shape=Shape::Undo/>
        </button>
        <button
            class="quiet"
            aria-label=say(Text::ShellRedo)
            aria-keyshortcuts=commands::told_keys(Action::Redo)
            title=move || title(steps.get().1, Text::ShellRedoWhat, Text::ShellNothingToRedo, Action::Redo)
            disabled=move || steps.get().1.is_none()
            on:click=move |_| workspace.redo()
        >
            <Icon shape=Shape::Redo/>
        </button>
    }
}

#[component(transparent)]
fn Lock() -> Fragment {
    let workspace = workspace();
    let locked = workspace.memo(|document| document.map.locked);
    let title = move || language::text(if locked.get() { Text::ShellLockedTitle } else { Text::ShellLock });
    view! {
        <button
            class="quiet"
            aria-label=say(Text::ShellLock)
            title=title
            aria-pressed=move || locked.get().to_string()
            on:click=move |_| {
                workspace.commit(Command::EditMap(MapEdit::Locked(!locked.get_untracked())));
            }
        >
            {live(move || view! { <Icon shape=if locked.get() { Shape::Lock } else { Shape::Unlock }/> })}
        </button>
    }
}

#[component(transparent)]
fn Wide() -> Fragment {
    let (workspace, open) = (workspace(), shell().open);
    view! {
        {live(move || {
            open.get().then(|| view! {
                <button
                    class="quiet"
                    aria-label=move || commands::label(Action::Present)
                    aria-keyshortcuts=commands::told_keys(Action::Present)
                    title=say(Text::PresentStartTitle)
                    on:click=move |_| _ = perform(workspace, Action::Present, None)
                >
                    <Icon shape=Shape::Present/>
                </button>
                <Menu label=label(Text::ShellShare) button=share_button>
                    <ShareItems/>
                </Menu>
            })
        })}
        <LanguageSwitch/>
        <div class="quiet-menu">
            <Menu
                label=label(Text::ShellSettings)
                button=|| view! { <Icon shape=Shape::Settings/> }
            >
                <Settings/>
            </Menu>
        </div>
        <Help/>
    }
}

fn share_button() -> Fragment {
    view! { <Icon shape=Shape::Share/>{say(Text::ShellShare)} }
}

#[component(transparent)]
fn Help() -> Fragment {
    let dialog = workspace().dialog;
    view! {
        <button
            class="quiet"
            aria-label=say(Text::ShellHelp)
            aria-keyshortcuts=commands::told_keys(Action::Help)
            title=move || commands::title(Action::Help)
            on:click=move |_| dialog.set(Some(Dialog::Help))
        >
            <Icon shape=Shape::Help/>
        </button>
    }
}

/// All of it in one menu.
#[component(transparent)]
fn Everything() -> Fragment {
    let open = shell().open;
    view! {
        <div class="quiet-menu">
            <Menu label=label(Text::ShellMenu) button=|| view! { <Icon shape=Shape::Menu/> }>
                {live(move || open.get().then(|| view! {
                    <ActionItem action=Action::Find/>
                    <ActionItem action=Action::Commands/>
                    <ActionItem action=Action::Present/>
                    <hr/>
                    <ShareItems/>
                    <hr/>
                }))}
                <div class="menu-row"><span class="field-name">{say(Text::ShellLanguage)}</span><LanguageSwitch/></div>
                <Settings/>
                <hr/>
                <ActionItem action=Action::Help/>
            </Menu>
        </div>
    }
}
