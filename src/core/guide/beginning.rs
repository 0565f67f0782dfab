//! Where the process begins: what lies before that is hidden, and comes back when it begins earlier. Nothing is deleted.

use crate::core::command::{Command, MapEdit, NodeEdit};
use crate::core::ids::{DealId, NodeId};
use crate::core::model::{Document, Flow, NodeKind, StartingPoint};
use crate::core::sorted::{Map, Set};
use crate::core::template;

/// The map with everything that is hidden, without its deals.
fn whole(document: &Document) -> Document {
    let mut whole = document.without_deals();
    whole.nodes.values_mut().for_each(|node| node.hidden = false);
    whole
}

/// The stages that the process can begin with, also hidden ones, in the order of the flow.
pub fn stages(document: &Document) -> Vec<NodeId> {
    let whole = whole(document);
    Flow::of(&whole).stages(&whole)
}

/// The stage that a starting point means on this map, as far as names and owners tell; else the first one.
pub fn suggested(document: &Document, start: StartingPoint) -> Option<NodeId> {
    let stages = stages(document);
    let named =
        |keys: &[&str]| stages.iter().copied().find(|stage| template::is_called(document.node_name(*stage), keys));
    let of_sales = || {
        let owner = |stage: NodeId| document.departments.get(&document.nodes.get(&stage)?.card.owner?);
        stages.iter().copied().find(|stage| owner(*stage).is_some_and(|owner| template::is_sales(&owner.name)))
    };
    let found = match start {
        StartingPoint::Whole | StartingPoint::Awareness => None,
        StartingPoint::Interaction | StartingPoint::Outbound => named(&["sales_interaction"]).or_else(of_sales),
        StartingPoint::Inbound => named(&["marketing_qualified_lead", "new_lead"]),
    };
    found.or(stages.first().copied())
}

/// What lies before a stage on the whole map: what leads to it, and what can only be come to from there. An outcome that
/// deals are in stays.
fn before(whole: &Document, document: &Document, first: NodeId) -> Set<NodeId> {
    let flow = Flow::of(whole);
    let rank = flow.rank(first);
    let mut arriving: Map<NodeId, Vec<NodeId>> = Map::new();
    for way in whole.transitions.values().filter(|way| way.kind.is_forward()) {
        arriving.or_insert_with(way.to, Vec::new).push(way.from);
    }
    let mut before: Set<NodeId> = Set::new();
    let mut open = vec![first];
    while let Some(node) = open.pop() {
        // A loop leads back from behind.
        let earlier = arriving.get(&node).into_iter().flatten().copied().filter(|from| flow.rank(*from) < rank);
        open.extend(earlier.filter(|from| before.insert(*from)));
    }
    loop {
        // What some way leads to, and what one leads to from what stays.
        let ways = || whole.transitions.values().filter(|way| way.from != way.to && way.to != first);
        let kept: Set<NodeId> = ways().filter(|way| !before.contains(&way.from)).map(|way| way.to).collect();
        let cut: Set<NodeId> = ways().map(|way| way.to).filter(|to| !kept.contains(to)).collect();
        let known = before.len();
        before.extend(cut);
        if before.len() == known {
            break;
        }
    }
    let holds =
        |id: &NodeId| whole.node_kind(*id).is_some_and(NodeKind::is_outcome) && document.deals_in(*id).next().is_some();
    let alone = |id: &NodeId| whole.nodes.get(id).is_some_and(|node| node.parent.is_none());
    before.into_iter().filter(|id| alone(id) && !holds(id)).collect()
}

/// The deals that are in what would be hidden: they have to go on first.
pub fn in_the_way(document: &Document, first: NodeId) -> Vec<DealId> {
    let hidden = before(&whole(document), document, first);
    let there =
        document.deals.values().filter(|deal| deal.node().is_some_and(|node| hidden.contains(&document.whole(node))));
    there.map(|deal| deal.id).collect()
}

/// Lets the process begin with a stage: what lies before it is hidden, what was hidden for a later beginning is shown.
/// What was hidden for itself stays so.
pub fn begin_with(document: &Document, start: StartingPoint, first: Option<NodeId>) -> Command {
    let whole = whole(document);
    let hide = first.map(|first| before(&whole, document, first)).unwrap_or_default();
    let now = Flow::of(document).stages(document).first().copied();
    let hidden_for_now = now.map(|now| before(&whole, document, now)).unwrap_or_default();
    let mut edits = vec![Command::EditMap(MapEdit::Start(start))];
    for node in document.nodes.values() {
        let hidden =
            hide.contains(&node.id) || node.hidden && !hidden_for_now.contains(&node.id) && Some(node.id) != first;
        if hidden != node.hidden {
            edits.push(Command::EditNode(node.id, NodeEdit::Hidden(hidden)));
        }
    }
    Command::Together(edits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::command::{Rejection, plan};
    use crate::core::ids::IdSource;
    use crate::core::language::Language;
    use crate::core::model::{Date, Deal};
    use crate::core::scene::{Place, Scene};
    use crate::core::template::{Template, build};

    fn map(template: Template, language: Language) -> Document {
        build(template, language, &mut IdSource::new(1), Date::parse("2026-03-02").unwrap())
    }

    fn begun(document: &mut Document, start: StartingPoint) {
        let command = begin_with(document, start, suggested(document, start));
        let diff = plan(document, &command).unwrap();
        document.apply(&diff);
        assert_eq!(document.invariants(), []);
    }

    fn hidden(document: &Document) -> Vec<&str> {
        let hidden = stages(document).into_iter().filter_map(|id| document.nodes.get(&id));
        hidden.filter(|node| node.hidden).map(|node| node.name.as_str()).collect()
    }

    #[test]
    fn each_starting_point_cuts_the_ready_maps() {
        let check = |template: Template, start: StartingPoint, cut: usize| {
            for language in Language::ALL {
                let mut document = map(template, language);
                let before = document.clone();
                begun(&mut document, start);
                assert_eq!(hidden(&document).len(), cut, "{template:?} {start:?}: {:?}", hidden(&document));
                let first = Flow::of(&document).stages(&document)[0];
                assert_eq!(Some(first), suggested(&document, start));
                begun(&mut document, StartingPoint::Whole);
                assert_eq!(document, before, "it comes back as it was");
            }
        };
        check(Template::Fourteen, StartingPoint::Awareness, 0);
        check(Template::Fourteen, StartingPoint::Inbound, 2);
        check(Template::Fourteen, StartingPoint::Interaction, 3);
        check(Template::Fourteen, StartingPoint::Outbound, 3);
        check(Template::Eight, StartingPoint::Inbound, 0);
        check(Template::Eight, StartingPoint::Interaction, 1);
        check(Template::Six, StartingPoint::Outbound, 0);
    }

    #[test]
    fn what_is_hidden_is_seen_nowhere() {
        let mut document = map(Template::Fourteen, Language::English);
        begun(&mut document, StartingPoint::Interaction);
        for place in [Place::Whole, Place::Lanes] {
            let scene = Scene::of(&document, place);
            assert!(scene.nodes().all(|(id, _)| document.nodes.get(&id).is_some_and(|node| !node.hidden)));
            let ends = scene.transitions().flat_map(|(_, from, to)| [from, to]);
            assert!(ends.into_iter().all(|end| scene.bounds(end).is_some()));
        }
        assert_eq!(document.completeness(), Some(1.0));
        let found = crate::core::search::search(&document, "brand", 9);
        assert!(found.best.iter().all(|hit| {
            !matches!(hit.found, crate::core::search::Found::Node(id) if document.nodes.get(&id).unwrap().hidden)
        }));
        let funnel = crate::core::analytics::funnel(&document, &Default::default(), document.map.created);
        assert_eq!(funnel.bars.len(), 12);
        assert_eq!(crate::core::board::places(&document).len(), 11 + 15 + 6);
    }

    #[test]
    fn deals_hold_what_they_are_in() {
        let mut document = map(Template::Fourteen, Language::English);
        let first = stages(&document)[0];
        let deal = Deal::new(IdSource::new(2).make(), "Deal", first, document.map.created);
        document.deals.insert(deal.id, deal.clone());
        let interaction = suggested(&document, StartingPoint::Interaction);
        assert_eq!(in_the_way(&document, interaction.unwrap()), [deal.id]);
        let command = begin_with(&document, StartingPoint::Interaction, interaction);
        assert!(matches!(plan(&document, &command), Err(Rejection::DealsInTheWay { deals: 1, .. })));
        assert_eq!(in_the_way(&document, first), []);
    }

    #[test]
    fn what_was_hidden_for_itself_stays_hidden() {
        let mut document = map(Template::Fourteen, Language::English);
        let demo = stages(&document)[6];
        document.nodes.get_mut(&demo).unwrap().hidden = true;
        begun(&mut document, StartingPoint::Interaction);
        begun(&mut document, StartingPoint::Whole);
        assert_eq!(hidden(&document), ["Demo"]);
    }

    #[test]
    fn an_empty_map_only_remembers_it() {
        let mut document =
            crate::core::template::empty(Language::English, &mut IdSource::new(1), Date::parse("2026-03-02").unwrap());
        begun(&mut document, StartingPoint::Inbound);
        assert_eq!(
            (document.map.purpose.start, suggested(&document, StartingPoint::Inbound)),
            (StartingPoint::Inbound, None)
        );
    }
}
