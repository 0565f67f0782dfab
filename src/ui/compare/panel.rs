//! The panel of a comparison: which two states, the legend with counts, the list, and the way back.

use std::sync::Arc;

use crate::ui::prelude::*;

use super::list::Differences;
use super::merge::Merge;
use super::sign::{class, words};
use super::{begin, side};
use crate::core::ids::{EntryId, Identifier};
use crate::core::versions::{self, Comparison, Shift};
use crate::ui::kit::{Icon, Shape};
use crate::ui::language::{Text, fill, say, text};
use crate::ui::playbook::restore;
use crate::ui::workspace::{Compared, Sides, workspace};

/// The panel of what is compared.
#[component(transparent)]
pub fn Panel(compared: Compared) -> Fragment {
    let Compared { sides, what } = compared;
    match sides {
        Sides::Versions(before, after) => view! { <Versions before after what/> },
        Sides::Merge(merging) => view! { <Merge merging what/> },
    }
}

/// The panel of two versions.
#[component(transparent)]
fn Versions(before: EntryId, after: Option<EntryId>, what: Arc<Comparison>) -> Fragment {
    let workspace = workspace();
    let title: NodeRef<web_sys::HtmlElement> = NodeRef::new();
    // A screen reader begins to read here.
    Effect::new(move |_| {
        if let Some(title) = title.get() {
            let _ = title.focus();
        }
    });
    let count = |shift: Shift| what.differences.iter().filter(|one| one.shift == shift).count();
    let legend: Vec<Fragment> = Shift::ALL
        .iter()
        .map(|shift| {
            let (word, sign) = words(*shift);
            let count = count(*shift).to_string();
            view! {
                <li><i class=["shift ", class(*shift)].concat() aria-hidden="true">{sign}</i>{say(word)}" "<b>{count}</b></li>
            }
        })
        .collect();
    let name = workspace.read(|document| side(document, Some(before)));
    let none = what.differences.is_empty();
    view! {
        <aside class="panel about compare" aria-label=say(Text::CompareTitle)>
            <header>
                <small class="place">{say(Text::CompareTitle)}</small>
                <h2 tabindex=-1 node_ref=title class="user-text">
                    {live(move || {
                        workspace.follow(|document| {
                            fill(
                                Text::CompareSides,
                                &[("before", &side(document, Some(before))), ("after", &side(document, after))],
                            )
                        })
                    })}
                </h2>
                <button class="quiet close" aria-label=say(Text::CompareLeave) on:click=move |_| workspace.compare(None)>
                    <Icon shape=Shape::Close/>
                </button>
            </header>
            <Chosen before after/>
            <ul class="legend" aria-label=say(Text::CompareLegend)>{legend}</ul>
            {none.then(|| view! { <p class="teach">{say(Text::CompareSame)}</p> })}
            <Differences what/>
            <footer class="actions">
                <button on:click=move |_| workspace.compare(None)>{say(Text::CompareLeave)}</button>
                <button on:click=move |_| restore(workspace, before)>
                    {live(move || fill(Text::HistoryRestoreNamed, &[("name", &name)]))}
                </button>
            </footer>
        </aside>
    }
}

/// The two lists from which the states are chosen.
#[component(transparent)]
fn Chosen(before: EntryId, after: Option<EntryId>) -> Fragment {
    let workspace = workspace();
    let known = workspace.memo(|document| {
        let all = versions::newest_first(document).into_iter();
        all.map(|version| (version.id, version.name.clone())).collect::<Vec<_>>()
    });
    let options = move |chosen: Option<EntryId>| {
        let option = move |(id, name): (EntryId, String)| {
            view! { <option value=id.to_string() selected=chosen == Some(id)>{name}</option> }
        };
        known.get().into_iter().map(option).collect_view()
    };
    view! {
        <div class="sides">
            <label class="field">
                <span>{say(Text::CompareBefore)}</span>
                <select
                    aria-label=say(Text::CompareBefore)
                    on:change:target=move |event| {
                        if let Some(id) = EntryId::parse(&event.target().value()) {
                            begin(workspace, id, after);
                        }
                    }
                >
                    {live(move || options(Some(before)))}
                </select>
            </label>
            <label class="field">
                <span>{say(Text::CompareAfter)}</span>
                <select
                    aria-label=say(Text::CompareAfter)
                    on:change:target=move |event| begin(workspace, before, EntryId::parse(&event.target().value()))
                >
                    <option value="" selected=after.is_none()>{live(move || text(Text::CompareNow))}</option>
                    {live(move || options(after))}
                </select>
            </label>
        </div>
    }
}
