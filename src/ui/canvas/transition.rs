//! A transition as it is drawn.

use crate::ui::prelude::*;

use super::shapes::elements;
use super::{Fonts, counts, words};
use crate::core::drawing::{self, Look, Signs, translated};
use crate::core::geometry::Rect;
use crate::core::ids::TransitionId;
use crate::core::routing::{LabelPlace, Route};
use crate::ui::compare;
use crate::ui::kit::Memo;
use crate::ui::reality::reality;
use crate::ui::view_model::{Line, TransitionHandle};
use crate::ui::workspace::{Workspace, workspace};

/// A transition: its line, a tip, and with its details its label or the share of deals that took it.
#[component(transparent)]
pub fn TransitionView(id: TransitionId, detailed: bool) -> Option<Fragment> {
    let workspace = workspace();
    let handle = workspace.models.transition(id)?;
    let (line, selected) = (handle.line.clone(), handle.selected.clone());
    let drawn = ArcMemo::new(move |before: Option<&Option<Drawn>>| {
        counts::transition();
        let shown = before.and_then(|before| before.as_ref()).map(|drawn| &drawn.route);
        let kind = handle.line.with(|line| line.kind);
        routed(workspace, &handle, shown).map(|route| {
            let (line, tip) = drawing::line(kind, &route);
            Drawn { line, tip, route }
        })
    });
    let label = detailed.then(|| live(label(line.clone(), drawn.clone())));
    let shift = compare::of_transition(workspace, id);
    let real = reality();
    let class = move || {
        let kind = line.with(|line| line.kind.word());
        let unused = real.known.with(|known| known.as_ref().is_some_and(|known| known.is_unused(id)));
        let selected = if selected.get() { " selected" } else { "" };
        ["transition ", kind, selected, if unused { " unused" } else { "" }, shift].concat()
    };
    let text = |drawn: &ArcMemo<Option<Drawn>>| drawn.with(|drawn| drawn.as_ref().map(|drawn| drawn.line.clone()));
    let (caught, shown, tip) = (drawn.clone(), drawn.clone(), drawn);
    Some(view! {
        <g data-transition=id.to_string() class=class>
            <path class="catch" d=move || text(&caught)/>
            <path class="line" d=move || text(&shown)/>
            <path class="tip" d=move || tip.with(|drawn| drawn.as_ref().and_then(|drawn| drawn.tip.clone()))/>
            {label}
        </g>
    })
}

/// What stands on a line.
fn label(line: ArcRwSignal<Line>, drawn: ArcMemo<Option<Drawn>>) -> impl Fn() -> Option<Fragment> {
    // What a label says changes seldom, where it stands on every move of a node: elements stay and only move.
    let said =
        Memo::new(move |_| line.with(|line| (words::on_line(&line.label, line.facts, line.gap), line.facts.signs)));
    let place = Memo::new(move |_| drawn.with(|drawn| drawn.as_ref().map(|drawn| drawn.route.label)));
    move || {
        let (words, signs) = said.get();
        let at = move || match place.get() {
            Some(LabelPlace::At(place)) => translated(place.center()),
            Some(LabelPlace::Hidden(at)) => translated(at),
            _ => String::new(),
        };
        let hidden = move || matches!(place.get(), Some(LabelPlace::Hidden(_)));
        (!words.is_empty() || signs != Signs::default()).then(|| {
            view! { <g class="label" class:hidden=hidden transform=at>{elements(drawing::label(&words, signs, &Fonts))}</g> }
        })
    }
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
    line: String,
    /// None where it is a part of the line.
    tip: Option<String>,
}
