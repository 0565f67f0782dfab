//! A transition as it is drawn.

use crate::ui::prelude::*;

use super::shapes::elements;
use super::{Fonts, counts, words};
use crate::core::drawing::{self, Look, translated};
use crate::core::geometry::Rect;
use crate::core::ids::TransitionId;
use crate::core::routing::{LabelPlace, Route};
use crate::ui::view_model::TransitionHandle;
use crate::ui::workspace::{Workspace, workspace};

/// A transition: its line, a tip, and its label or the share of deals that took it.
#[component(transparent)]
pub fn TransitionView(id: TransitionId) -> Option<Fragment> {
    let workspace = workspace();
    let handle = workspace.models.transition(id)?;
    let (line, selected) = (handle.line.clone(), handle.selected.clone());
    let drawn = ArcMemo::new(move |before: Option<&Option<Drawn>>| {
        counts::transition();
        let shown = before.and_then(|before| before.as_ref()).map(|drawn| &drawn.route);
        routed(workspace, &handle, shown).map(|route| Drawn { path: route.path(), tip: drawing::tip(&route), route })
    });
    // What a label says changes seldom, where it stands on every move of a node: elements stay and only move.
    let said = {
        let line = line.clone();
        Memo::new(move |_| line.with(|line| words::on_line(&line.label, line.facts, line.gap)))
    };
    let place = {
        let drawn = drawn.clone();
        Memo::new(move |_| drawn.with(|drawn| drawn.as_ref().map(|drawn| drawn.route.label)))
    };
    let label = move || {
        let words = said.get();
        let at = move || match place.get() {
            Some(LabelPlace::At(place)) => translated(place.center()),
            Some(LabelPlace::Hidden(at)) => translated(at),
            _ => String::new(),
        };
        let hidden = move || matches!(place.get(), Some(LabelPlace::Hidden(_)));
        (!words.is_empty()).then(|| {
            view! { <g class="label" class:hidden=hidden transform=at>{elements(drawing::label(&words, &Fonts))}</g> }
        })
    };
    let class = move || line.with(|line| ["transition ", line.kind.word()].concat());
    let text = move |drawn: &ArcMemo<Option<Drawn>>, read: fn(&Drawn) -> &String| {
        drawn.with(|drawn| drawn.as_ref().map(|drawn| read(drawn).clone()))
    };
    let (path, shown, tip) = (drawn.clone(), drawn.clone(), drawn);
    Some(view! {
        <g data-transition=id.to_string() class=class class:selected=move || selected.get()>
            <path class="catch" d=move || text(&path, |drawn| &drawn.path)/>
            <path class="line" d=move || text(&shown, |drawn| &drawn.path)/>
            <path class="tip" d=move || text(&tip, |drawn| &drawn.tip)/>
            {live(label)}
        </g>
    })
}

/// The line of a transition between its nodes as they are shown; like what was `shown` before, while they are dragged.
/// Follows them.
pub(super) fn routed(workspace: Workspace, handle: &TransitionHandle, shown: Option<&Route>) -> Option<Route> {
    let TransitionHandle { id, from, to, line, .. } = handle;
    let bounds = [from, to].map(|node| Rect::new(node.at.get(), node.look.with(Look::size)));
    line.with(|line| workspace.models.line_between(*id, line, shown, bounds))
}

/// A line as it is shown now.
#[derive(Clone, PartialEq)]
struct Drawn {
    route: Route,
    path: String,
    tip: String,
}
