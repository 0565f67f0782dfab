//! What would be if: scenarios with a name, compared with the plan; which number matters most; what open deals bring.

use crate::ui::prelude::*;

use super::compare::Compare;
use super::forecast::Range;
use super::sliders::Sliders;
use super::state::{Answer, State};
use super::tornado::Tornado;
use crate::core::ids::EntryId;
use crate::core::model::{Kept, Scenario};
use crate::core::plan::{Handle, settings};
use crate::ui::kit::{Icon, Memo, Shape};
use crate::ui::language::{Text, fill, say};
use crate::ui::playbook::{about, add, bin_of, line};

/// The plan or a scenario, by its name, with its numbers.
pub type Alternative = (Option<EntryId>, String, Answer);

/// Handles to the scenarios.
#[derive(Clone, Copy)]
pub struct Trial {
    /// The scenario whose sliders are open.
    pub chosen: RwSignal<Option<EntryId>>,
    /// The slider that is being moved, and where it is.
    pub draft: RwSignal<Option<(Handle, f64)>>,
    /// The plan and all scenarios, with what is being moved.
    pub options: Memo<Vec<Alternative>>,
}

impl Trial {
    fn new(state: State) -> Trial {
        let (chosen, draft) = (RwSignal::new(None), RwSignal::new(None::<(Handle, f64)>));
        let workspace = state.workspace;
        let kept = workspace.memo(move |document| {
            let of = |scenario: &Scenario| {
                let settings = settings(document, Some(scenario.id));
                (Some(scenario.id), scenario.name.clone(), Answer::of(workspace, document, settings))
            };
            document.all::<Scenario>().map(of).collect::<Vec<Alternative>>()
        });
        let options = Memo::new(move |_| {
            let plan = (None, String::new(), state.answer.get());
            let mut options: Vec<Alternative> = std::iter::once(plan).chain(kept.get()).collect();
            let moved = options.iter_mut().find(|(id, ..)| id.is_some() && *id == chosen.get());
            if let (Some((.., answer)), Some((handle, value))) = (moved, draft.get()) {
                *answer = workspace.read(|document| answer.trying(document, handle, value));
            }
            options
        });
        Trial { chosen, draft, options }
    }

    /// The numbers of the scenario whose sliders are open, followed.
    pub fn answer<R>(self, read: impl FnOnce(&Answer) -> Option<R>) -> Option<R> {
        let chosen = self.chosen.get();
        self.options.with(|options| {
            let known = options.iter().find(|(id, ..)| *id == chosen);
            known.and_then(|(.., answer)| read(answer))
        })
    }
}

/// The part of the view.
#[component(transparent)]
pub fn WhatIf() -> Fragment {
    let state = State::here();
    let workspace = state.workspace;
    let trial = Trial::new(state);
    let scenarios = Memo::new(move |_| {
        trial.options.with(|options| options.iter().filter_map(|(id, ..)| *id).collect::<Vec<EntryId>>())
    });
    // One that is taken away has no sliders.
    let open = Memo::new(move |_| trial.chosen.get().filter(|id| scenarios.with(|known| known.contains(id))));
    let fresh = move |_| {
        let id = workspace.make_id();
        let count = scenarios.with_untracked(Vec::len) + 1;
        let name = fill(Text::PlanScenarioName, &[("count", &count.to_string())]);
        if add(workspace, Scenario { name, ..Scenario::blank(id) }.entry()) {
            trial.chosen.set(Some(id));
        }
    };
    let choice = move |id: EntryId| {
        let name = about::<Scenario, String>(workspace, id, |scenario| scenario.name.clone());
        let pressed = move || (open.get() == Some(id)).to_string();
        let choose = move |_| trial.chosen.set(if open.get_untracked() == Some(id) { None } else { Some(id) });
        view! { <button aria-pressed=pressed on:click=choose>{name}</button> }
    };
    let editor = move || {
        let id = open.get()?;
        Some(view! {
            <div class="scenario">
                <div class="scenario-name">
                    {line::<Scenario>(id, Text::PlanScenario, Text::PlanScenario, |scenario| &mut scenario.name)}
                    {bin_of(id, Text::PlanRemoveScenario)}
                </div>
                <Sliders trial scenario=id/>
            </div>
        })
    };
    view! {
        <div class="surface plan-part">
            <h3>{say(Text::PlanScenarios)}</h3>
            <p class="muted">{say(Text::PlanScenariosMean)}</p>
            <div class="actions">
                <For each=move || scenarios.get() key=|id| *id children=choice/>
                <button on:click=fresh><Icon shape=Shape::Plus/>{say(Text::PlanAddScenario)}</button>
            </div>
            <Compare trial/>
            {live(editor)}
        </div>
        <Tornado/>
        <Range/>
    }
}
