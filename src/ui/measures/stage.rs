//! In the panel of a stage: its measures, where its numbers come from, and whether quota relief is earned there.

use crate::ui::prelude::*;

use super::words::{provenance, standing, tone};
use super::{bases, fresh, listed, shown};
use crate::core::command::Command;
use crate::core::ids::{EntryId, NodeId};
use crate::core::model::{Basis, Builtin, Kept, Particulars};
use crate::core::session::Section;
use crate::ui::kit::{Icon, Shape};
use crate::ui::language::{Text, say};
use crate::ui::panels::{self, Choice, edit_more, locked};
use crate::ui::playbook::words::word;
use crate::ui::workspace::{Workspace, workspace};

/// The measures of a stage.
#[component(transparent)]
pub fn StageMeasures(
    /// The stage.
    id: NodeId,
) -> Fragment {
    let workspace = workspace();
    let all = workspace.memo(move |document| listed(document, Some(id)));
    let some = move || all.with(|all| !all.is_empty());
    let locked = locked(workspace);
    let add = move |_| {
        workspace.commit(Command::Put(vec![fresh(workspace, Builtin::Conversion, Some(id)).entry()]));
    };
    let edit = move |_| {
        workspace.open_playbook(Section::Measures);
    };
    view! {
        <panels::Section title=Text::MeasureTitle>
            <Show when=some>
                <ul class="measures"><For each=move || all.get() key=|id| *id children=|id| view! { <Line id/> }/></ul>
            </Show>
            <Show when=move || !some()><p class="teach">{say(Text::MeasureStageAbout)}</p></Show>
            <div class="actions">
                <Show when=move || !locked.get()>
                    <button class="quiet add" on:click=add><Icon shape=Shape::Plus/>{say(Text::MeasureAdd)}</button>
                </Show>
                <Show when=some><button class="quiet" on:click=edit>{say(Text::MeasureEdit)}</button></Show>
            </div>
        </panels::Section>
    }
}

/// A measure in one line; opened, where it comes from.
#[component(transparent)]
fn Line(id: EntryId) -> Fragment {
    let shown = shown(workspace(), id);
    let line = move || {
        let shown = shown.get()?;
        let (word, tone) = (standing(shown.reading.standing), tone(shown.reading.standing));
        Some(view! {
            <span class="user-text">{shown.kpi.name.clone()}</span>
            <b class="number">{shown.value()}</b>
            <span class=["badge ", tone].concat()>{word}</span>
        })
    };
    let from = move || shown.with(|shown| shown.as_ref().map(|shown| provenance(&shown.kpi, &shown.reading)));
    view! { <li><details><summary>{live(line)}</summary><p class="basis">{live(from)}</p></details></li> }
}

/// Something of what else is known about a stage, followed.
fn more<R: Default + PartialEq + Send + Sync + 'static>(
    workspace: Workspace,
    id: NodeId,
    read: impl Fn(&Particulars) -> R + Send + Sync + 'static,
) -> Memo<R> {
    workspace.memo(move |document| document.nodes.get(&id).map(|node| read(&node.card.more)).unwrap_or_default())
}

/// Where a number of a stage comes from.
pub fn origin(id: NodeId, title: Text, access: fn(&mut Particulars) -> &mut Basis) -> Fragment {
    let workspace = workspace();
    let value = more(workspace, id, move |known| access(&mut known.clone()).word().to_owned());
    let commit =
        move |word: String| edit_more(workspace, id, |known| *access(known) = Basis::parse(&word).unwrap_or_default());
    view! { <Choice label=say(title) options=Signal::derive(bases) value commit/> }
}

/// Whether commission or quota relief is earned in a stage.
pub fn relief(id: NodeId) -> Fragment {
    let workspace = workspace();
    let on = more(workspace, id, |known| known.quota_relief);
    let turn = move |_| edit_more(workspace, id, |known| known.quota_relief = !known.quota_relief);
    view! {
        <label class="switch">
            <input type="checkbox" prop:checked=move || on.get() on:change=turn/>
            <span>{say(Text::MeasureReliefName)}<small>{say(Text::MeasureReliefAbout)}</small></span>
        </label>
    }
}

/// Where the expected time and the chance to win come from, as text; and that quota relief is earned.
pub fn origins(known: &Particulars) -> [(Text, String); 2] {
    [
        (Text::MeasureExpectedBasis, word(known.expected_basis.word()).to_owned()),
        (Text::MeasureProbabilityBasis, word(known.probability_basis.word()).to_owned()),
    ]
}
