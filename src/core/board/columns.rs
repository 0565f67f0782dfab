//! A column per stage and outcome, in the order of the flow.

use super::Filter;
use crate::core::analytics::{is_due, time};
use crate::core::ids::{DealId, NodeId};
use crate::core::model::{Date, Deal, Document, Flow, Money, NodeKind};
use crate::core::sort;
use crate::core::sorted::Map;

/// A stage or an outcome with the deals shown in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Column {
    /// The node.
    pub node: NodeId,
    /// The deals in it and in its steps: those that came last first, so that a move is seen where it ends.
    pub deals: Vec<DealId>,
    /// What they are worth together.
    pub value: Money,
    /// How many have outstayed the longest time expected.
    pub stuck: usize,
    /// How many were put off until a day that has come.
    pub due: usize,
}

/// Where the focus goes from a card.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// To the card above.
    Up,
    /// To the card below.
    Down,
    /// To the column before.
    Left,
    /// To the column after.
    Right,
    /// To the first card of the column.
    First,
    /// To the last card of the column.
    Last,
}

/// Whether a node has a column of its own: a step stands in its stage's.
fn has_column(document: &Document, node: NodeId) -> bool {
    document.nodes.get(&node).is_some_and(|node| node.kind.holds_deals() && node.parent.is_none())
}

/// The nodes with a column: stages in the order of the flow, then outcomes: won, lost, not now.
fn column_nodes(document: &Document) -> Vec<NodeId> {
    let flow = Flow::of(document);
    let mut nodes: Vec<NodeId> = flow.order().iter().copied().filter(|node| has_column(document, *node)).collect();
    // Stable, so stages and the outcomes of one kind keep the order of the flow.
    sort::by_key(&mut nodes, |node| match document.node_kind(*node) {
        Some(NodeKind::Won) => 1,
        Some(NodeKind::Lost) => 2,
        Some(NodeKind::NotNow) => 3,
        _ => 0,
    });
    nodes
}

/// Every place a deal can be in: the columns, each stage followed by its steps.
pub fn places(document: &Document) -> Vec<NodeId> {
    let flow = Flow::of(document);
    let mut places = Vec::new();
    for column in column_nodes(document) {
        places.push(column);
        let inside = |node: &&NodeId| document.nodes.get(node).is_some_and(|node| node.parent == Some(column));
        let steps = flow.order().iter().filter(inside);
        places.extend(steps.filter(|node| document.node_kind(**node).is_some_and(NodeKind::holds_deals)));
    }
    places
}

/// The columns with the deals that the filter lets pass.
pub fn columns(document: &Document, filter: &Filter, today: Date) -> Vec<Column> {
    let nodes = column_nodes(document);
    let index: Map<NodeId, usize> = nodes.iter().enumerate().map(|(index, node)| (*node, index)).collect();
    let empty = |node: &NodeId| Column { node: *node, deals: Vec::new(), value: Money(0), stuck: 0, due: 0 };
    let mut columns: Vec<Column> = nodes.iter().map(empty).collect();
    let mut cards: Vec<Vec<&Deal>> = nodes.iter().map(|_| Vec::new()).collect();
    for deal in document.deals.values().filter(|deal| filter.admits(deal)) {
        let place = deal.node().and_then(|node| index.get(&document.whole(node)).copied());
        let Some((column, cards)) = place.and_then(|place| columns.get_mut(place).zip(cards.get_mut(place))) else {
            continue;
        };
        column.value = column.value.plus(deal.value);
        column.stuck += usize::from(time::overdue(document, deal, today).is_some());
        column.due += usize::from(is_due(document, deal, today));
        cards.push(deal);
    }
    for (column, mut cards) in columns.iter_mut().zip(cards) {
        let place = |deal: &&Deal| (deal.current().map(|visit| visit.entered), deal.value);
        sort::by(&mut cards, |one, other| place(other).cmp(&place(one)).then_with(|| one.name.cmp(&other.name)));
        column.deals = cards.into_iter().map(|deal| deal.id).collect();
    }
    columns
}

/// Where a card is: its column and its place in it.
pub fn place_of(columns: &[Column], deal: DealId) -> Option<(usize, usize)> {
    columns.iter().enumerate().find_map(|(column, found)| {
        let row = found.deals.iter().position(|known| *known == deal)?;
        Some((column, row))
    })
}

/// The card next to a card. Sideways the next column that has cards, at the same height or its last card.
pub fn neighbour(columns: &[Column], deal: DealId, step: Step) -> Option<DealId> {
    let (column, row) = place_of(columns, deal)?;
    let here = columns.get(column)?;
    let level = |column: &Column| column.deals.get(row).or(column.deals.last()).copied();
    match step {
        Step::Up => here.deals.get(row.checked_sub(1)?).copied(),
        Step::Down => here.deals.get(row + 1).copied(),
        Step::First => here.deals.first().copied(),
        Step::Last => here.deals.last().copied(),
        Step::Left => columns.get(..column)?.iter().rev().find_map(level),
        Step::Right => columns.get(column + 1..)?.iter().find_map(level),
    }
}

/// The column before or after that of a card.
pub fn beside(columns: &[Column], deal: DealId, after: bool) -> Option<NodeId> {
    let (column, _) = place_of(columns, deal)?;
    let index = if after { column + 1 } else { column.checked_sub(1)? };
    columns.get(index).map(|column| column.node)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::board::tests::process;

    #[test]
    fn steps_stand_in_their_stage_and_outcomes_come_last() {
        let (document, today) = process();
        let names = |nodes: Vec<NodeId>| -> Vec<String> {
            nodes.into_iter().map(|node| document.node_name(node).to_owned()).collect()
        };
        let all = columns(&document, &Filter::default(), today);
        assert_eq!(names(all.iter().map(|column| column.node).collect()), ["First", "Second", "Won", "Lost"]);
        assert_eq!(names(places(&document)), ["First", "Call", "Second", "Won", "Lost"]);
        let counts: Vec<usize> = all.iter().map(|column| column.deals.len()).collect();
        assert_eq!((counts, all[0].value, all[0].stuck), (vec![2, 1, 0, 0], Money(300), 1));
    }

    #[test]
    fn the_focus_skips_empty_columns_and_ends_at_the_edges() {
        let (document, today) = process();
        let all = columns(&document, &Filter::default(), today);
        let (top, low, second) = (all[0].deals[0], all[0].deals[1], all[1].deals[0]);
        for (from, step, to) in [
            (top, Step::Down, Some(low)),
            (top, Step::Up, None),
            (low, Step::Right, Some(second)),
            (low, Step::First, Some(top)),
            (second, Step::Left, Some(top)),
            (second, Step::Right, None),
        ] {
            assert_eq!(neighbour(&all, from, step), to, "{step:?}");
        }
        assert_eq!(beside(&all, second, true), Some(all[2].node));
        assert_eq!(beside(&all, top, false), None);
    }

    #[test]
    fn a_filter_leaves_the_columns() {
        let (document, today) = process();
        let found = columns(&document, &Filter::new("NORD b", None), today);
        assert_eq!(found.iter().map(|column| column.deals.len()).collect::<Vec<_>>(), [1, 0, 0, 0]);
        let nobody = columns(&document, &Filter::new("", Some(String::new())), today);
        assert_eq!(nobody.iter().map(|column| column.deals.len()).sum::<usize>(), 2);
    }
}
