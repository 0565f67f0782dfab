//! What is selected, in a panel beside the map: a stage's whole card, a decision, an outcome, a note, a transition, or
//! several of them.

mod bulk;
mod buyer;
mod carry;
mod checklist;
mod checklist_row;
mod choice;
mod data;
mod deals_here;
mod decision;
mod facts;
mod fold;
mod frame;
mod markers;
mod motives;
mod node;
mod objections;
mod onward;
mod people;
mod practice;
mod reading;
mod review;
mod several;
mod steps;
mod summary;
mod transition;
mod ways;

pub use carry::moved_below;
pub use choice::Choice;
pub use data::{edit_more, locked, whole};
pub use frame::Section;
pub use markers::MarkerFields;

use crate::ui::prelude::*;

use self::node::NodePanel;
use self::several::SeveralPanel;
use self::transition::TransitionPanel;
use crate::core::ids::{NodeId, TransitionId};
use crate::core::session::Selection;
use crate::ui::kit::Memo;
use crate::ui::workspace::workspace;

/// What a panel is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Subject {
    Node(NodeId),
    Transition(TransitionId),
    Several,
}

impl Subject {
    fn of(selection: &Selection) -> Option<Subject> {
        let node = selection.only_node().map(Subject::Node);
        let transition = selection.only_transition().map(Subject::Transition);
        node.or(transition).or_else(|| (!selection.is_empty()).then_some(Subject::Several))
    }
}

/// The panel of what is selected on the map.
#[component(transparent)]
pub fn Panel() -> Fragment {
    let workspace = workspace();
    let subject = Memo::new(move |_| workspace.selection.with(Subject::of));
    // A list of one: another subject is another row, so no field, scroll position or focus outlives what it was about.
    view! {
        <For each=move || subject.get() key=|subject| *subject let:subject>
            {match subject {
                Subject::Node(id) => view! { <NodePanel id/> },
                Subject::Transition(id) => view! { <TransitionPanel id/> },
                Subject::Several => view! { <SeveralPanel/> },
            }}
        </For>
    }
}
