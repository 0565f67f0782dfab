//! What two tabs did to the same thing without knowing of each other: the later stands, the other is shown.

use std::sync::Arc;

use crate::ui::prelude::*;

use super::files;
use super::state::shell;
use crate::core::command::{Diff, Label};
use crate::core::ids::{DealId, Identifier};
use crate::core::io::{Place, fields, plain_text};
use crate::core::journal::{Conflict, put_back};
use crate::core::model::Document;
use crate::core::versions::compare;
use crate::ui::compare::{Differences, deal_field};
use crate::ui::kit::{Icon, Modal, Shape};
use crate::ui::language::{Plural, Text, fill, plural, say, text};
use crate::ui::workspace::{Dialog, workspace};

/// That there are some. It stays until somebody has seen them.
#[component(transparent)]
pub fn ConflictNotice() -> Fragment {
    let (workspace, conflicts) = (workspace(), shell().conflicts);
    let notice = move || {
        let count = conflicts.with(Vec::len);
        (count > 0).then(|| {
            view! {
                <div class="notice bad">
                    <p>{plural(Plural::ConflictCount, count)}</p>
                    <button on:click=move |_| workspace.dialog.set(Some(Dialog::Conflicts))>{say(Text::ConflictShow)}</button>
                    <button
                        class="quiet"
                        aria-label=say(Text::ShellCloseMessage)
                        on:click=move |_| conflicts.set(Vec::new())
                    >
                        <Icon shape=Shape::Close/>
                    </button>
                </div>
            }
        })
    };
    view! { {live(notice)} }
}

/// The document with everything put back that does not stand, and what cannot be.
fn with_lost(document: &Document, conflicts: &[Conflict]) -> (Document, Vec<Conflict>) {
    let (mut with, mut homeless) = (document.clone(), Vec::new());
    for conflict in conflicts {
        match put_back(&with, conflict) {
            Some(diff) => with.apply(&diff),
            None => homeless.push(conflict.clone()),
        }
    }
    (with, homeless)
}

/// All of them, with what is there in their place.
#[component(transparent)]
pub fn ConflictDialog(
    /// Closed.
    on_close: impl Fn() + Copy + Send + Sync + 'static,
) -> Fragment {
    let workspace = workspace();
    let conflicts = shell().conflicts.get_untracked();
    let (what, homeless, back, deals) = workspace.read(|document| {
        let (with, homeless) = with_lost(document, &conflicts);
        let deals: Vec<Fragment> =
            conflicts.iter().filter(|one| one.place.table == "deals").map(|one| deal(document, one)).collect();
        (compare(document, &with), homeless, Diff::between(document, &with), deals)
    });
    let gone: Vec<Fragment> =
        homeless.iter().filter(|one| one.place.table != "deals").map(|one| line(name(one), one)).collect();
    let content = conflicts.iter().map(as_text).collect::<Vec<_>>().join("\n");
    let can = !back.is_empty();
    let put = move |_| {
        on_close();
        shell().conflicts.set(Vec::new());
        workspace.adopt(Label::Restore, back.clone());
        workspace.say_undoable(text(Text::ConflictPutBack).to_owned());
    };
    let done = move || {
        shell().conflicts.set(Vec::new());
        on_close();
    };
    let differences = (!what.differences.is_empty()).then(|| view! { <Differences what=Arc::new(what)/> });
    let body = view! {
        <p class="muted">{say(Text::ConflictAbout)}</p>
        {differences}
        <ul class="conflicts">{deals}{gone}</ul>
        <footer>
            <button on:click=move |_| { files::download("stagecraft-conflicts.txt", &content); }>{say(Text::ConflictDownload)}</button>
            {can.then(|| view! { <button on:click=put>{say(Text::ConflictUse)}</button> })}
            <button class="primary" on:click=move |_| done()>{say(Text::ConflictLeave)}</button>
        </footer>
    };
    view! { <Modal title=super::label(Text::ConflictTitle) on_close=on_close>{body}</Modal> }
}

/// A change of a deal. Versions and comparisons know no deals, so they are told here.
fn deal(document: &Document, one: &Conflict) -> Fragment {
    let known = DealId::parse(&one.place.record).and_then(|id| document.deals.get(&id));
    line(known.map_or_else(|| name(one), |deal| deal.name.clone()), one)
}

fn line(name: String, one: &Conflict) -> Fragment {
    let field = (one.place.table == "deals" && !one.place.field.is_empty()).then(|| deal_field(&one.place.field));
    let (lost, kept) = (plain(one.lost.as_deref()), plain(one.kept.as_deref()));
    view! {
        <li>
            <b class="user-text">{name}</b>
            <small class="muted">{field.map(say)}</small>
            <p class="user-text">{lost}</p>
            <small class="muted user-text">{fill(Text::ConflictInstead, &[("what", &kept)])}</small>
        </li>
    }
}

/// The name that a record had.
fn name(one: &Conflict) -> String {
    let record = one.lost.as_deref().or(one.kept.as_deref()).filter(|_| one.place.field.is_empty());
    let name = record.and_then(|record| fields(record).get("name").map(|name| plain(Some(name))));
    name.unwrap_or_else(|| one.place.record.clone())
}

/// JSON for people: a text without its quotation marks, anything else as it is.
fn plain(json: Option<&str>) -> String {
    let Some(json) = json else { return text(Text::ConflictNothing).to_owned() };
    plain_text(json).unwrap_or_else(|| json.to_owned())
}

fn as_text(one: &Conflict) -> String {
    let Place { table, record, field } = &one.place;
    let side = |json: &Option<String>| json.clone().unwrap_or_else(|| "-".to_owned());
    [table, " ", record, " ", field, "\n  ", &side(&one.lost), "\n  ", &side(&one.kept)].concat()
}
