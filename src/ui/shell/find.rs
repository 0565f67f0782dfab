//! The rows of the search, and what choosing one shows.

use super::palette::{Choice, Row, Rows};
use crate::core::action::Action;
use crate::core::ids::NodeId;
use crate::core::model::{Document, Flow, Node};
use crate::core::search::{Found, Hit, Place, search};
use crate::core::session::{Selection, ToolKind};
use crate::core::sorted;
use crate::ui::canvas;
use crate::ui::commands::icon;
use crate::ui::deals::full_title;
use crate::ui::kit::Shape;
use crate::ui::language::{Text, fill, text};
use crate::ui::sentences::{node_kind, node_name};
use crate::ui::workspace::Workspace;

/// How many are shown.
const LIMIT: usize = 50;

/// What has the words that are typed; where nothing is typed, the stages in the order of the flow.
pub fn rows(workspace: Workspace, query: &str) -> Rows {
    workspace.read(|document| {
        if query.trim().is_empty() {
            let stages = Flow::of(document).stages(document);
            let rows = stages.iter().take(LIMIT).filter_map(|id| Some(node_row(document, document.nodes.get(id)?)));
            return (rows.collect(), stages.len().saturating_sub(LIMIT));
        }
        let hits = search(document, query, LIMIT);
        let rows: Vec<Row> = hits.best.into_iter().filter_map(|hit| row(document, hit)).collect();
        let more = hits.total - rows.len();
        (rows, more)
    })
}

fn row(document: &Document, hit: Hit) -> Option<Row> {
    let row = match hit.found {
        Found::Node(id) => node_row(document, document.nodes.get(&id)?),
        Found::Transition(id) => {
            let way = document.transitions.get(&id)?;
            Row {
                choice: Choice::Found(hit.found),
                icon: Some(Shape::Connect),
                name: way.label.clone(),
                about: String::new(),
                beside: [&node_name(document, way.from), " → ", &node_name(document, way.to)].concat(),
            }
        }
        Found::Deal(id) => {
            let deal = document.deals.get(&id)?;
            let stage = deal.node().map(|node| node_name(document, node)).unwrap_or_default();
            Row {
                choice: Choice::Found(hit.found),
                icon: Some(Shape::Board),
                name: full_title(deal),
                about: String::new(),
                beside: [text(Text::DealsPanel), " · ", &stage].concat(),
            }
        }
    };
    let about = match hit.place {
        Place::Name | Place::Company => return Some(row),
        Place::Entry => Text::CardEntry,
        Place::Details => Text::CardDetails,
        Place::Checklist => Text::CardExit,
    };
    Some(Row { about: [text(about), ": ", &hit.excerpt].concat(), ..row })
}

fn node_row(document: &Document, node: &Node) -> Row {
    let beside = match node.parent {
        Some(stage) => fill(Text::CardStepOf, &[("name", &node_name(document, stage))]),
        None => node_kind(node.kind).to_owned(),
    };
    Row {
        choice: Choice::Found(Found::Node(node.id)),
        icon: icon(Action::Use(ToolKind::Place(node.kind))),
        name: node_name(document, node.id),
        about: String::new(),
        beside,
    }
}

/// Selects what was chosen and goes there; opens a deal.
pub fn show(workspace: Workspace, found: Found) {
    let (selection, nodes): (Selection, sorted::Set<NodeId>) = match found {
        Found::Deal(deal) => return workspace.deal.set(Some(deal)),
        Found::Node(id) => (Selection::node(id), sorted::Set::from([id])),
        Found::Transition(id) => {
            let ends = workspace.read(|document| document.transitions.get(&id).map(|way| [way.from, way.to]));
            (Selection::transition(id), ends.into_iter().flatten().collect())
        }
    };
    canvas::visit(workspace, selection, nodes);
}
