//! What can be done with a deal, each as one undo step that says what happened.

use crate::core::board;
use crate::core::command::{Command, DealEdit, DealMove, Rejection};
use crate::core::ids::{DealId, NodeId};
use crate::core::model::{Deal, Document, Money};
use crate::core::sorted;
use crate::ui::format;
use crate::ui::language::{Text, fill};
use crate::ui::sentences;
use crate::ui::workspace::Workspace;

/// Moves a deal through the gate. Whether it moved; what stands in the way is asked.
pub fn move_deal(workspace: &Workspace, moved: DealMove) -> bool {
    let to = moved.to;
    let done = workspace.commit(Command::MoveDeal(moved));
    if done {
        say_moved(workspace, to);
    }
    done
}

/// Moves a deal for a dialog that asked about it: it closes when the deal moved or another question comes up. What is
/// wrong otherwise is given back, so that what was written stays there.
pub fn move_from(workspace: &Workspace, moved: DealMove, close: impl FnOnce()) -> Option<String> {
    match workspace.try_commit(&Command::MoveDeal(moved.clone())) {
        Ok(_) => {
            close();
            say_moved(workspace, moved.to);
            None
        }
        Err(Rejection::Gate { .. } | Rejection::ReasonNeeded { .. }) => {
            close();
            workspace.commit(Command::MoveDeal(moved));
            None
        }
        Err(rejection) => Some(workspace.read(|document| sentences::rejection(document, &rejection))),
    }
}

fn say_moved(workspace: &Workspace, to: NodeId) {
    let name = workspace.read(|document| sentences::node_name(document, to));
    workspace.say_undoable(fill(Text::DealsMoved, &[("name", &name)]));
}

/// Moves a deal today.
pub fn move_today(workspace: &Workspace, deal: DealId, to: NodeId) -> bool {
    move_deal(workspace, DealMove::new(deal, to, workspace.today.get_untracked()))
}

/// Changes one thing about a deal.
pub fn edit(workspace: &Workspace, deal: DealId, edit: DealEdit) -> bool {
    workspace.commit(Command::EditDeal(deal, edit))
}

/// Deletes a deal.
pub fn delete(workspace: &Workspace, deal: DealId) {
    let name = workspace.read(|document| document.deals.get(&deal).map(|deal| title(deal).to_owned()));
    if workspace.commit(Command::DeleteDeals(sorted::Set::from([deal]))) {
        workspace.say_undoable(fill(Text::DealsDeleted, &[("name", &name.unwrap_or_default())]));
    }
}

/// What a deal is called where there is room for one line.
pub fn title(deal: &Deal) -> &str {
    if deal.company.is_empty() { &deal.name } else { &deal.company }
}

/// What a deal is called in full: who buys, and what.
pub fn full_title(deal: &Deal) -> String {
    if deal.company.is_empty() { deal.name.clone() } else { [&deal.company, " – ", &deal.name].concat() }
}

/// The places a deal can be in, with their names; steps with their stage before them.
pub fn named_places(document: &Document) -> Vec<(NodeId, String)> {
    let named = |node: NodeId| {
        let own = sentences::node_name(document, node);
        let stage = document.nodes.get(&node).and_then(|node| node.parent);
        let name = match stage {
            Some(stage) => sentences::node_name(document, stage) + " › " + &own,
            None => own,
        };
        (node, name)
    };
    board::places(document).into_iter().map(named).collect()
}

/// An amount as somebody typed it, in the map's currency; complains about one that is none.
pub fn amount(workspace: &Workspace, text: &str) -> Option<Money> {
    let currency = workspace.read(|document| document.map.currency);
    let read = if text.trim().is_empty() { Some(Money(0)) } else { super::add::amount(text, currency) };
    if read.is_none() {
        workspace.complain(fill(Text::DealsWrongAmount, &[("text", text.trim())]));
    }
    read
}

/// A number as people write it. What is none is said.
pub fn number(workspace: Workspace, text: &str) -> Option<f64> {
    let read = format::read_number(text);
    if read.is_none() {
        workspace.complain(fill(Text::DealsWrongNumber, &[("text", text.trim())]));
    }
    read
}
