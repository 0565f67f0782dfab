//! A transition as it is drawn.

use crate::ui::prelude::*;

use super::counts;
use super::measure::Fonts;
use super::shapes::elements;
use super::words;
use crate::core::drawing::{self, Look, Mark, translated};
use crate::core::geometry::Rect;
use crate::core::ids::TransitionId;
use crate::core::routing::{Route, route, span};
use crate::ui::view_model::{Line, TransitionHandle};
use crate::ui::workspace::{Workspace, workspace};

/// A transition: its line, a tip, and its label or the share of deals that took it.
#[component(transparent)]
pub fn TransitionView(id: TransitionId) -> Option<Fragment> {
    let workspace = workspace();
    let handle = workspace.models.transition(id)?;
    let (line, selected) = (handle.line.clone(), handle.selected.clone());
    let routed = ArcMemo::new(move |_| {
        counts::transition();
        routed(workspace, &handle)
    });
    let marks = {
        let (line, routed) = (line.clone(), routed.clone());
        Memo::new(move |_| line.with(|line| routed.with(|route| marks(line, route))))
    };
    // What the marks say changes seldom, where they stand on every move of a node: elements stay and only move.
    let words = Memo::new(move |_| marks.with(|marks| marks.iter().map(|mark| mark.text.clone()).collect::<Vec<_>>()));
    let shown_marks =
        move || words.get().into_iter().enumerate().map(|(index, text)| mark(marks, index, text)).collect_view();
    let class = {
        let line = line.clone();
        move || line.with(|line| ["transition ", line.kind.word()].concat())
    };
    let (path, shown, tip) = (routed.clone(), routed.clone(), routed);
    Some(view! {
        <g data-transition=id.to_string() class=class class:selected=move || selected.get()>
            <path class="catch" d=move || path.with(|route| route.path.clone())/>
            <path class="line" d=move || shown.with(|route| route.path.clone())/>
            <path class="tip" d=move || tip.with(drawing::tip)/>
            {live(shown_marks)}
        </g>
    })
}

/// The line of a transition as it is shown. Follows its nodes.
pub(super) fn routed(workspace: Workspace, handle: &TransitionHandle) -> Route {
    let TransitionHandle { from, to, line, .. } = handle;
    let (a, b) = (from.at.get(), to.at.get());
    let (a, b) = (Rect::new(a, from.look.with(Look::size)), Rect::new(b, to.look.with(Look::size)));
    line.with(|line| {
        let near = workspace.models.obstacles_but(span(&a, &b), [from.id, to.id]);
        route(line.kind, a, b, line.ports, &near)
    })
}

fn mark(marks: Memo<Vec<Mark>>, index: usize, text: String) -> Fragment {
    let place = move || translated(marks.with(|marks| marks.get(index).map(|mark| mark.at)).unwrap_or_default());
    view! { <g class="label" transform=place>{elements(drawing::label(text, &Fonts))}</g> }
}

fn marks(line: &Line, route: &Route) -> Vec<Mark> {
    drawing::marks(&line.label, words::transition(line.facts), route, &Fonts)
}
