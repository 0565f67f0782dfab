//! A map in small: the real nodes and lines of a document, without words.

use crate::ui::prelude::*;

use crate::core::decimal::decimal;
use crate::core::model::{Document, Node, NodeKind};
use crate::core::scene::{Place, Scene};

/// The document as a picture that says nothing to a screen reader.
pub fn drawing(document: &Document) -> Fragment {
    // As it is seen with every stage closed.
    let top = || document.nodes.values().filter(|node| node.parent.is_none());
    let area = top().map(Node::bounds).reduce(|all, one| all.union(&one));
    let Some(area) = area else { return Fragment::default() };
    let area = area.grown(28.0);
    let size = (area.right() - area.left(), area.bottom() - area.top());
    let frame = [area.left(), area.top(), size.0, size.1].map(|number| decimal(number).to_string()).join(" ");
    view! {
        <svg class="drawing" viewBox=frame aria-hidden="true">
            {lines(document)}
            {top().map(|node| shape(document, node)).collect::<Vec<_>>()}
        </svg>
    }
}

fn lines(document: &Document) -> Vec<Fragment> {
    let scene = Scene::of(document, Place::Whole);
    let lines = scene.lines(document, |_| None);
    let paths = scene.transitions().filter_map(|(id, ..)| Some(lines.route(id)?.path()));
    paths.map(|path| view! { <path class="line" d=path/> }).collect()
}

fn shape(document: &Document, node: &Node) -> Fragment {
    let area = node.bounds();
    let (x, y) = (area.left(), area.top());
    let (width, height) = (area.right() - x, area.bottom() - y);
    let class = match node.kind {
        NodeKind::Stage | NodeKind::Step => {
            // Six hues, as the canvas has them.
            let phase = node.card.phase.and_then(|id| document.phases.get(&id)).map_or(5, |phase| phase.order % 6);
            ["stage phase-", &phase.to_string()].concat()
        }
        NodeKind::Won => "won".to_owned(),
        kind if kind.is_outcome() => "outcome".to_owned(),
        _ => "decision".to_owned(),
    };
    if node.kind == NodeKind::Decision {
        let (middle, lower) = (y + height / 2.0, y + height);
        let corners = [
            (x, middle),
            (x + 22.0, y),
            (x + width - 22.0, y),
            (x + width, middle),
            (x + width - 22.0, lower),
            (x + 22.0, lower),
        ];
        let points = corners.map(|(x, y)| [decimal(x).to_string(), decimal(y).to_string()].join(",")).join(" ");
        return view! { <polygon class=class points=points/> };
    }
    let round = if node.kind.is_outcome() { height / 2.0 } else { 14.0 };
    let bar = node.kind.has_card().then(|| view! { <rect class="bar" x=x y=y width=width height=14 rx=7/> });
    // Deals as a bar: eight fill the node.
    let deals = document.deals_in(node.id).count().min(8);
    let load = (deals > 0).then(|| {
        let long = (width - 40.0) * deals as f64 / 8.0;
        view! { <rect class="load" x=x + 20.0 y=y + height - 30.0 width=long height=12 rx=6/> }
    });
    view! { <g class=class><rect x=x y=y width=width height=height rx=round/>{bar}{load}</g> }
}
