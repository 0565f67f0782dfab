//! The exit checklist of a card: what must be done before a deal moves on.

use crate::ui::prelude::*;

use super::checklist_row::Row;
use super::data::{about_node, edit_node};
use super::frame::Section;
use crate::core::checklist::{changed, shifted, with_new, without};
use crate::core::command::NodeEdit;
use crate::core::ids::{ItemId, NodeId};
use crate::core::model::ChecklistItem;
use crate::ui::format;
use crate::ui::kit::{Icon, Memo, Shape};
use crate::ui::language::{Text, fill, say};
use crate::ui::workspace::{Workspace, workspace};

/// A part of a row that gets the focus.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The text.
    Words,
    /// The button that moves it up.
    Up,
    /// The button that moves it down.
    Down,
}

/// The list while it is edited. A new item gets into the document with its first words: an empty one would stand in
/// the way of every deal.
#[derive(Clone, Copy)]
pub struct List {
    workspace: Workspace,
    node: NodeId,
    /// The new item that has no words yet, and its place.
    fresh: RwSignal<Option<(ItemId, usize)>>,
    /// All items, the new one among them.
    pub rows: Memo<Vec<ItemId>>,
    /// Which row gets the focus when it is there.
    pub wanted: RwSignal<Option<(ItemId, Part)>>,
}

impl List {
    fn new(workspace: Workspace, node: NodeId) -> List {
        let fresh: RwSignal<Option<(ItemId, usize)>> = RwSignal::new(None);
        let known =
            about_node(workspace, node, |_, node| node.card.exit.iter().map(|item| item.id).collect::<Vec<_>>());
        let rows = Memo::new(move |_| {
            let mut rows = known.get();
            if let Some((id, place)) = fresh.get().filter(|(id, _)| !rows.contains(id)) {
                rows.insert(place.min(rows.len()), id);
            }
            rows
        });
        List { workspace, node, fresh, rows, wanted: RwSignal::new(None) }
    }

    fn items(self) -> Vec<ChecklistItem> {
        let read = |node: &crate::core::model::Node| node.card.exit.clone();
        self.workspace.read(|document| document.nodes.get(&self.node).map(read)).unwrap_or_default()
    }

    fn commit(self, items: Vec<ChecklistItem>) {
        edit_node(self.workspace, self.node, NodeEdit::Exit(items));
    }

    /// What the document has of an item, followed; `None` for a new one.
    pub fn item(self, id: ItemId) -> Memo<Option<ChecklistItem>> {
        let node = self.node;
        self.workspace.memo(move |document| {
            document.nodes.get(&node).and_then(|node| node.card.exit.iter().find(|item| item.id == id)).cloned()
        })
    }

    /// An item's words. Without any it stays as it was: taking it away is another thing.
    pub fn write(self, id: ItemId, text: String) {
        let items = self.items();
        if text.trim().is_empty() {
            return;
        }
        if items.iter().any(|item| item.id == id) {
            self.commit(changed(&items, id, |item| item.text.clone_from(&text)));
        } else if let Some((_, place)) = self.fresh.try_get_untracked().flatten().filter(|(fresh, _)| *fresh == id) {
            self.commit(with_new(&items, id, place, &text));
            self.fresh.set(None);
        }
    }

    /// Changes an item.
    pub fn change(self, id: ItemId, change: impl Fn(&mut ChecklistItem)) {
        let items = self.items();
        if items.iter().any(|item| item.id == id) {
            self.commit(changed(&items, id, change));
        }
    }

    /// Begins a new item behind this one, or at the end.
    pub fn add(self, behind: Option<ItemId>) {
        let rows = self.rows.get_untracked();
        let fresh = self.fresh.get_untracked().filter(|(id, _)| rows.contains(id));
        let id = match fresh {
            // One without words is enough.
            Some((id, _)) if behind.is_none() || behind == Some(id) => id,
            _ => {
                let at = behind.and_then(|behind| rows.iter().position(|id| *id == behind));
                let id = self.workspace.make_id();
                self.fresh.set(Some((id, at.map_or(rows.len(), |at| at + 1))));
                id
            }
        };
        self.wanted.set(Some((id, Part::Words)));
    }

    /// Takes an item away. The one before it, or after it, gets the focus.
    pub fn remove(self, id: ItemId) {
        let rows = self.rows.get_untracked();
        let at = rows.iter().position(|row| *row == id).unwrap_or_default();
        let near = if at == 0 { rows.get(1) } else { rows.get(at - 1) };
        if self.fresh.get_untracked().is_some_and(|(fresh, _)| fresh == id) {
            self.fresh.set(None);
        } else {
            self.commit(without(&self.items(), id));
        }
        self.wanted.set(near.map(|near| (*near, Part::Words)));
    }

    /// Moves an item one place; the button that was pressed keeps the focus as long as it can be pressed again.
    pub fn shift(self, id: ItemId, down: bool) {
        self.commit(shifted(&self.items(), id, down));
        let rows = self.rows.get_untracked();
        let part = match down {
            true if rows.last() == Some(&id) => Part::Up,
            false if rows.first() == Some(&id) => Part::Down,
            true => Part::Down,
            false => Part::Up,
        };
        self.wanted.set(Some((id, part)));
    }
}

/// The exit checklist, to be changed.
#[component(transparent)]
pub fn Checklist(
    /// The node.
    id: NodeId,
) -> Fragment {
    let list = List::new(workspace(), id);
    view! {
        <Section title=Text::CardExit hint=required(workspace(), id)>
            <ol class="checklist">
                <For each=move || list.rows.get() key=|item| *item let:item><Row list item/></For>
            </ol>
            <button class="quiet add" on:click=move |_| list.add(None)>
                <Icon shape=Shape::Plus/>
                {say(Text::CardAddItem)}
            </button>
        </Section>
    }
}

/// How many of the items the gate insists on, in words.
pub fn required(workspace: Workspace, id: NodeId) -> Signal<String> {
    let counts = about_node(workspace, id, |_, node| {
        (node.card.exit.iter().filter(|item| item.required).count(), node.card.exit.len())
    });
    Signal::derive(move || {
        let (required, all) = counts.get();
        if all == 0 {
            return String::new();
        }
        let (required, all) = (format::number(required as f64), format::number(all as f64));
        fill(Text::CardRequiredOf, &[("required", &required), ("count", &all)])
    })
}
