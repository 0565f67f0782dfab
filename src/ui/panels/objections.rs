//! What buyers say against it in a stage, and the answers.

use crate::ui::prelude::*;

use super::fold::Fold;
use crate::core::ids::{EntryId, NodeId};
use crate::core::model::{Kept, Objection};
use crate::ui::language::{Plural, Text, plural, text};
use crate::ui::playbook::entries::{add, adder, area, bin_of, line, rows};
use crate::ui::workspace::workspace;

/// Objections and answers.
#[component(transparent)]
pub fn Objections(
    /// The stage.
    id: NodeId,
) -> Fragment {
    let workspace = workspace();
    let all = workspace.memo(move |document| {
        let here = document.all::<Objection>().filter(|one| one.node == Some(id));
        here.map(|one| one.id).collect::<Vec<EntryId>>()
    });
    let hint = move || match all.with(Vec::len) {
        0 => String::new(),
        count => plural(Plural::BuyerObjectionCount, count),
    };
    let fresh = move || {
        let name = text(Text::BuyerNewObjection).to_owned();
        add(workspace, Objection { node: Some(id), name, ..Objection::blank(workspace.make_id()) }.entry());
    };
    let row = |one: EntryId| {
        view! {
            <li>
                {line::<Objection>(one, Text::BuyerObjection, Text::BuyerObjectionHint, |one| &mut one.name)}
                {bin_of(one, Text::BuyerRemoveObjection)}
                {area::<Objection>(one, Text::BuyerAnswer, Text::BuyerAnswerHint, |one| &mut one.answer)}
            </li>
        }
    };
    view! {
        <Fold title=Text::BuyerObjections hint=Signal::derive(hint)>
            <ul class="pairs">{rows(all, row)}</ul>
            {adder(Text::BuyerAddObjection, fresh)}
        </Fold>
    }
}
