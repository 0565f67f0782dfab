//! The line above board and table: which of them, which deals, how much, and adding.

use crate::ui::prelude::*;

use super::add::AddLine;
use super::desk::{Desk, Tab};
use crate::core::board::{owners, shown};
use crate::ui::format;
use crate::ui::kit::{Icon, Memo, Shape, Show};
use crate::ui::language::{Plural, Text, fill, plural, say, text};
use crate::ui::shell;
use crate::ui::workspace::{Dialog, workspace};

/// The toolbar.
#[component(transparent)]
pub fn Toolbar(desk: Desk) -> Fragment {
    let workspace = workspace();
    view! {
        <div class="deals-bar">
            <div class="tabs" role="tablist" aria-label=say(Text::DealsViews)>
                <TabButton desk tab=Tab::Board name=Text::DealsBoard shape=Shape::Board/>
                <TabButton desk tab=Tab::Table name=Text::DealsTable shape=Shape::Table/>
            </div>
            <AddLine desk/>
            <button on:click=move |_| workspace.dialog.set(Some(Dialog::Paste(String::new())))>
                <Icon shape=Shape::Paste/>
                {say(Text::DealsPaste)}
            </button>
            <button class="import-open" title=say(Text::ImportAction) on:click=move |_| shell::open_file()>
                <Icon shape=Shape::Open/>
                {say(Text::ImportShort)}
            </button>
            <Filters desk/>
            <Sum desk/>
        </div>
    }
}

#[component(transparent)]
fn TabButton(desk: Desk, tab: Tab, name: Text, shape: Shape) -> Fragment {
    view! {
        <button
            role="tab"
            aria-selected=move || (desk.tab.get() == tab).to_string()
            on:click=move |_| desk.tab.set(tab)
        >
            <Icon shape/>
            {say(name)}
        </button>
    }
}

#[component(transparent)]
fn Filters(desk: Desk) -> Fragment {
    let workspace = workspace();
    let owners = workspace.memo(owners);
    let options = move || {
        let chosen = desk.owner.get();
        let options = owners.get().into_iter().enumerate().map(move |(index, owner)| {
            let name = if owner.is_empty() { text(Text::DealsNobody).to_owned() } else { owner.clone() };
            view! { <option value=index.to_string() selected=chosen.as_ref() == Some(&owner)>{name}</option> }
        });
        options.collect_view()
    };
    view! {
        <input
            class="filter"
            type="search"
            autocomplete="off"
            aria-label=say(Text::DealsFilter)
            placeholder=say(Text::DealsFilterPlace)
            prop:value=desk.text
            on:input:target=move |event| desk.text.set(event.target().value())
        />
        <select
            class="filter-owner"
            aria-label=say(Text::DealsOwnerFilter)
            on:change:target=move |event| {
                let index = event.target().value().parse::<usize>().ok();
                desk.owner.set(index.and_then(|index| owners.with_untracked(|owners| owners.get(index).cloned())));
            }
        >
            <option value="" selected=move || desk.owner.get().is_none()>{say(Text::DealsAllOwners)}</option>
            {live(options)}
        </select>
    }
}

#[component(transparent)]
fn Sum(desk: Desk) -> Fragment {
    let workspace = workspace();
    let sum = Memo::new(move |_| {
        let filter = desk.filter.get();
        workspace.follow(|document| (shown(document, &filter), document.map.currency))
    });
    let said = move || {
        let (shown, currency) = sum.get();
        let open = fill(Text::DealsOpenValue, &[("value", &format::money_short(shown.open_value, currency))]);
        plural(Plural::DealsCount, shown.deals) + " · " + &open
    };
    view! {
        <p class="muted deals-sum" role="status">{live(said)}</p>
        <Show when=move || !desk.filter.get().is_empty()>
            <button class="quiet" on:click=move |_| desk.show_all()>{say(Text::DealsClearFilter)}</button>
        </Show>
    }
}
