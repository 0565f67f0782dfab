//! Adding a deal by one line and Enter.

use crate::ui::prelude::*;
use leptos::ev;

use super::desk::Desk;
use crate::core::command::Command;
use crate::core::ids::{DealId, NodeId};
use crate::core::model::{Currency, Flow, Money};
use crate::core::paste::parse_line;
use crate::ui::language::{Text, fill, say, text};
use crate::ui::sentences;
use crate::ui::workspace::{Workspace, workspace};

/// An amount as people write it: read as the one thing in a line, with the map's currency where it names none.
pub fn amount(text: &str, currency: Currency) -> Option<Money> {
    let alone = |line: String| {
        let draft = parse_line(&line, currency);
        (draft.name == "x" && draft.value != Money(0)).then_some(draft.value)
    };
    let text = text.trim();
    let zero = text.bytes().any(|byte| byte == b'0') && text.bytes().all(|byte| matches!(byte, b'0' | b'.' | b','));
    let read = alone(["x ", text].concat()).or_else(|| alone(["x ", text, " ", currency.code()].concat()));
    read.or(zero.then_some(Money(0)))
}

/// Adds the deal that a line describes to a place, or to the first stage of the flow. The deal, when it was added.
fn add(workspace: &Workspace, line: &str, to: Option<NodeId>) -> Option<DealId> {
    let first = || workspace.read(|document| Flow::of(document).stages(document).first().copied());
    let any = || workspace.read(|document| crate::core::board::places(document).first().copied());
    let node = to.or_else(first).or_else(any)?;
    let currency = workspace.read(|document| document.map.currency);
    let (draft, today) = (parse_line(line, currency), workspace.today.get_untracked());
    let deal = workspace.with_ids(|ids| Some(draft.into_deal(ids, node, today)))?;
    let id = deal.id;
    let name = super::actions::title(&deal).to_owned();
    workspace.commit(Command::AddDeals(vec![deal])).then(|| {
        let stage = workspace.read(|document| sentences::node_name(document, node));
        workspace.say_undoable(fill(Text::DealsAdded, &[("name", &stage), ("deal", &name)]));
        id
    })
}

/// The line. Enter adds and leaves it empty for the next; Escape empties it, and closes it where `on_close` is given.
#[component(transparent)]
pub fn AddLine(
    /// The state of the view.
    desk: Desk,
    /// Where to; the first stage without it.
    #[prop(optional_no_strip)]
    to: Option<NodeId>,
    /// Called by Escape in an empty line.
    #[prop(optional_no_strip)]
    on_close: Option<Callback<()>>,
) -> Fragment {
    let workspace = workspace();
    let draft = RwSignal::new(String::new());
    let field: NodeRef<web_sys::HtmlInputElement> = NodeRef::new();
    let name = move || match to {
        None => text(Text::DealsAdd).to_owned(),
        Some(node) => {
            fill(Text::DealsAddTo, &[("name", &workspace.follow(|document| sentences::node_name(document, node)))])
        }
    };
    let keydown = move |event: ev::KeyboardEvent| match event.key().as_str() {
        // Enter also ends the composing of a letter.
        "Enter" if !event.is_composing() => {
            let line = draft.get_untracked();
            if line.trim().is_empty() {
                return;
            }
            if let Some(id) = add(&workspace, &line, to) {
                draft.set(String::new());
                let hidden = workspace.read(|document| {
                    let filter = desk.filter.get_untracked();
                    document.deals.get(&id).is_some_and(|deal| !filter.admits(deal))
                });
                if hidden {
                    desk.show_all();
                }
            }
        }
        "Escape" => {
            event.stop_propagation();
            match on_close.filter(|_| draft.with_untracked(String::is_empty)) {
                Some(close) => close.run(()),
                None => draft.set(String::new()),
            }
        }
        _ => {}
    };
    if on_close.is_some() {
        Effect::new(move |_| {
            if let Some(field) = field.get() {
                let _ = field.focus();
            }
        });
    }
    view! {
        <input
            class="add-line"
            node_ref=field
            type="text"
            autocomplete="off"
            enterkeyhint="done"
            aria-label=name
            placeholder=say(Text::DealsAddPlace)
            prop:value=draft
            on:input:target=move |event| draft.set(event.target().value())
            on:keydown=keydown
        />
    }
}
