//! The phases of the buyer's journey: names, order, and ready ones.

use crate::ui::prelude::*;

use crate::core::buyer::{Preset, journey, renamed, surplus};
use crate::core::command::{Command, MapEdit};
use crate::core::ids::PhaseId;
use crate::core::people::Leaving;
use crate::ui::kit::{Icon, Memo, Modal, Shape, TextField, mover};
use crate::ui::language::{Plural, Text, fill, plural, say, text};
use crate::ui::playbook::entries::bin;
use crate::ui::playbook::successor::leave;
use crate::ui::workspace::{Dialog, Workspace, workspace};

const PRESETS: [Preset; 2] = [Preset::Marketing, Preset::Sales];

fn names(preset: Preset) -> &'static [Text] {
    match preset {
        Preset::Marketing => {
            &[Text::BuyerAwareness, Text::BuyerConsideration, Text::BuyerDecision, Text::BuyerAdvocacy]
        }
        Preset::Sales => {
            &[Text::BuyerSearch, Text::BuyerConnect, Text::BuyerResearch, Text::BuyerPresent, Text::BuyerClose]
        }
    }
}

/// Gives the phases ready names.
fn apply(workspace: Workspace, preset: Preset) {
    let names: Vec<&str> = names(preset).iter().map(|name| text(*name)).collect();
    let command = workspace.read(|document| renamed(document, &names, || workspace.make_id()));
    if workspace.commit(command) {
        workspace.say_undoable(fill(Text::BuyerPhasesAre, &[("names", &names.join(", "))]));
    }
}

/// The same, after asking where stages would have to leave their phases.
fn choose(workspace: Workspace, preset: Preset) {
    let asks = workspace.read(|document| !surplus(document, names(preset).len()).is_empty());
    if asks {
        workspace.dialog.set(Some(Dialog::Phases(preset)));
    } else {
        apply(workspace, preset);
    }
}

/// The phases in their order.
#[component(transparent)]
pub fn Journey() -> Fragment {
    let workspace = workspace();
    let all = workspace.memo(|document| journey(document).into_iter().map(|phase| phase.id).collect::<Vec<PhaseId>>());
    let shift = move |id: PhaseId, down: bool| {
        let mut order = all.get_untracked();
        let Some(at) = order.iter().position(|known| *known == id) else { return };
        let to = if down { at + 1 } else { at.wrapping_sub(1) };
        if to < order.len() {
            order.swap(at, to);
            workspace.commit(Command::EditMap(MapEdit::PhaseOrder(order)));
        }
    };
    let row = move |id: PhaseId| {
        let name = workspace
            .memo(move |document| document.phases.get(&id).map(|phase| phase.name.clone()).unwrap_or_default());
        let stages =
            workspace.memo(move |document| document.nodes.values().filter(|node| node.card.phase == Some(id)).count());
        let place = Memo::new(move |_| all.with(|all| all.iter().position(|known| *known == id)));
        let colour = move || place.get().map(|place| (place % 6).to_string());
        let rename = move |name: String| {
            // An emptied name comes back: a phase goes by its button.
            if !name.trim().is_empty() && workspace.read(|document| document.phases.contains_key(&id)) {
                workspace.commit(Command::EditMap(MapEdit::Phase(id, name)));
            }
        };
        let end = move |down: bool| all.with(|all| if down { all.last() } else { all.first() } == Some(&id));
        view! {
            <li>
                <i class="dot" data-phase=colour></i>
                <TextField label=say(Text::BuyerPhase) value=name commit=rename patient=true/>
                <small>{live(move || plural(Plural::PeopleStageCount, stages.get()))}</small>
                <span class="moves">
                    {mover(false, move || end(false), move || shift(id, false))}
                    {mover(true, move || end(true), move || shift(id, true))}
                    {bin(Text::BuyerRemovePhase, move || leave(workspace, Leaving::Phase(id)))}
                </span>
            </li>
        }
    };
    let add = move |_| {
        let name = text(Text::BuyerNewPhase).to_owned();
        workspace.commit(Command::EditMap(MapEdit::Phase(workspace.make_id(), name)));
    };
    let preset = move |preset: Preset| {
        let label = move || names(preset).iter().map(|name| text(*name)).collect::<Vec<_>>().join(", ");
        view! { <button class="chip" on:click=move |_| choose(workspace, preset)>{live(label)}</button> }
    };
    view! {
        <h3>{say(Text::BuyerJourney)}</h3>
        <p class="teach">{say(Text::BuyerJourneyAbout)}</p>
        <ol class="entries phases"><For each=move || all.get() key=|id| *id children=row/></ol>
        <div class="actions">
            <button on:click=add><Icon shape=Shape::Plus/>{say(Text::BuyerAddPhase)}</button>
        </div>
        <div class="chips" role="group" aria-label=say(Text::BuyerPresets)>
            <small>{say(Text::BuyerPresets)}</small>
            {PRESETS.map(preset)}
        </div>
    }
}

/// The question before stages leave their phases for the last that stays.
#[component(transparent)]
pub fn Phases(
    /// The ready names.
    preset: Preset,
) -> Fragment {
    let workspace = workspace();
    let close = move || workspace.dialog.set(None);
    let going = workspace.memo(move |document| {
        let gone = surplus(document, names(preset).len());
        let named = |id: &PhaseId| document.phases.get(id).map(|phase| phase.name.clone());
        gone.iter().filter_map(named).collect::<Vec<_>>().join(", ")
    });
    let said = move || {
        let last = names(preset).last().map(|name| text(*name)).unwrap_or_default();
        fill(Text::BuyerSurplus, &[("names", &going.get()), ("last", last)])
    };
    view! {
        <Modal title=Signal::derive(move || text(Text::BuyerSurplusTitle).to_owned()) on_close=close>
            <p class="user-text">{live(said)}</p>
            <footer>
                <button on:click=move |_| close()>{say(Text::ShellCancel)}</button>
                <button
                    class="primary"
                    autofocus=true
                    on:click=move |_| {
                        close();
                        apply(workspace, preset);
                    }
                >
                    {say(Text::BuyerUsePhases)}
                </button>
            </footer>
        </Modal>
    }
}
