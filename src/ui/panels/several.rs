//! The panel of several nodes and transitions: what they are, and what can be done to all of them.

use crate::ui::prelude::*;

use super::bulk::Bulk;
use super::data::locked;
use super::frame::{Delete, Frame, Section};
use crate::core::action::Action;
use crate::core::arrange::Arrangement;
use crate::core::model::{Document, NodeKind};
use crate::core::session::Selection;
use crate::ui::kit::{Memo, Show};
use crate::ui::language::{Plural, Text, plural, say, text};
use crate::ui::perform::perform;
use crate::ui::workspace::workspace;

/// How many of each kind are selected.
fn counts(document: &Document, selection: &Selection) -> [usize; 6] {
    let count = |belongs: fn(NodeKind) -> bool| {
        let kinds = selection.nodes.iter().filter_map(|id| document.nodes.get(id)).map(|node| node.kind);
        kinds.filter(|kind| belongs(*kind)).count()
    };
    [
        count(|kind| kind == NodeKind::Stage),
        count(|kind| kind == NodeKind::Step),
        count(|kind| kind == NodeKind::Decision),
        count(NodeKind::is_outcome),
        count(|kind| kind == NodeKind::Note),
        selection.transitions.len(),
    ]
}

/// The panel of several.
#[component(transparent)]
pub fn SeveralPanel() -> Fragment {
    let workspace = workspace();
    let locked = locked(workspace);
    let selection = workspace.selection;
    let counts =
        Memo::new(move |_| selection.with(|selection| workspace.follow(|document| counts(document, selection))));
    let list = move || {
        let words = [
            Plural::PanelStages,
            Plural::PanelSteps,
            Plural::PanelDecisions,
            Plural::PanelOutcomes,
            Plural::PanelNotes,
            Plural::PanelTransitions,
        ];
        let there = words.into_iter().zip(counts.get()).filter(|(_, count)| *count > 0);
        there.map(|(word, count)| view! { <li>{plural(word, count)}</li> }).collect_view()
    };
    let heading = move || {
        let all = move || plural(Plural::PanelSelected, counts.get().iter().sum());
        view! { <h2>{live(all)}</h2> }
    };
    let many = Memo::new(move |_| selection.with(|selection| selection.nodes.len()) > 1);
    let cards = Memo::new(move |_| counts.with(|[stages, steps, ..]| stages + steps > 0));
    let bulk = move || cards.get().then(|| selection.with(|selection| selection.nodes.clone()));
    let several = move || text(Text::PanelSeveral).to_owned();
    view! {
        <Frame label=say(Text::PanelSeveral) place=Signal::derive(several) heading=heading>
            <ul class="counts">{live(list)}</ul>
            <Show when=move || !locked.get()>
                <Show when=move || many.get()><Arrange/></Show>
                <For each=bulk key=Clone::clone let:nodes><Bulk nodes/></For>
                <footer><Delete/></footer>
            </Show>
        </Frame>
    }
}

/// Lining up and spreading.
#[component(transparent)]
fn Arrange() -> Fragment {
    let workspace = workspace();
    let spreads = Memo::new(move |_| workspace.selection.with(|selection| selection.nodes.len()) > 2);
    let button = move |word: Text, how: Arrangement| {
        let few = move || !spreads.get() && matches!(how, Arrangement::Across | Arrangement::Down);
        view! { <button disabled=few on:click=move |_| _ = perform(workspace, Action::Arrange(how), None)>{say(word)}</button> }
    };
    view! {
        <Section title=Text::PanelAlign>
            <div class="arrange">
                {button(Text::PanelLeft, Arrangement::Left)}
                {button(Text::PanelCentre, Arrangement::Centre)}
                {button(Text::PanelRight, Arrangement::Right)}
                {button(Text::PanelTop, Arrangement::Top)}
                {button(Text::PanelMiddle, Arrangement::Middle)}
                {button(Text::PanelBottom, Arrangement::Bottom)}
            </div>
        </Section>
        <Section title=Text::PanelSpread>
            <div class="arrange two">
                {button(Text::PanelAcross, Arrangement::Across)}
                {button(Text::PanelDown, Arrangement::Down)}
            </div>
        </Section>
    }
}
