//! Deals that move where no way is drawn: the map is not how it is done.

use super::finding::{About, Finding, Place};
use super::fixing::{Fixing, connect};
use super::subject::{Report, Subject};
use crate::core::command::Command;
use crate::core::model::{Document, Flow, NodeKind, TransitionKind};

/// How many moves to one place are more than a slip, and which share of all.
const MOVES: usize = 3;
const PERCENT: usize = 10;

pub(super) fn find(subject: &Subject, report: &mut Report) {
    for node in subject.nodes() {
        let Some(deeds) = node.deeds.filter(|deeds| deeds.left >= MOVES) else { continue };
        let drawn = |to| subject.place_of(to).is_none_or(|to| subject.leads(node.index, to));
        let off = deeds.off.iter().filter(|(_, count)| **count >= MOVES && **count * 100 >= deeds.left * PERCENT);
        let most = off.filter(|(to, _)| !drawn(**to)).max_by_key(|(_, count)| **count);
        report.judge(node.id, most.map(|(to, count)| About::Towards { to: *to, count: *count, of: deeds.left }));
    }
}

/// Draws the way that they take.
pub(super) fn fix(document: &Document, finding: &Finding, with: &mut Fixing) -> Option<Command> {
    let (Place::Node(from), About::Towards { to, .. }) = (finding.place, &finding.about) else { return None };
    let kind = match document.node_kind(*to) {
        Some(kind) if kind.is_refusal() => TransitionKind::No,
        Some(NodeKind::Won) => TransitionKind::Advance,
        _ if Flow::of(document).is_forward(document, from, *to) => TransitionKind::Advance,
        _ => TransitionKind::Recycle,
    };
    Some(connect(with, kind, from, *to))
}

#[cfg(test)]
mod tests {
    use crate::core::analytics::{Share, shares};
    use crate::core::checks::About;
    use crate::core::checks::Check::OffMap;
    use crate::core::checks::samples::{about, check, deals, id, mends};
    use crate::core::model::{Document, TransitionKind};

    fn jump(document: &mut Document, count: usize) {
        deals(document, "x", count, &[("a", 3), ("won", 0)]);
        deals(document, "y", 20, &[("a", 3), ("b", 4)]);
    }

    #[test]
    fn what_many_deals_do_is_drawn() {
        check(|document| jump(document, 2), OffMap, &[]);
        check(|document| jump(document, 3), OffMap, &["a"]);
        let towards = About::Towards { to: id("won"), count: 3, of: 23 };
        assert_eq!(about(|document| jump(document, 3), OffMap), towards);
    }

    #[test]
    fn a_way_that_is_drawn_for_deals_is_one_they_use() {
        let mended = mends(|document| jump(document, 3), OffMap);
        let way = mended.transitions.values().find(|way| way.from == id("a") && way.to == id("won")).unwrap();
        assert_eq!(shares(&mended)[&way.id], Share { used: 3, of: 23 });
    }

    #[test]
    fn the_way_is_drawn_as_it_is_taken() {
        let mended = mends(|document| jump(document, 3), OffMap);
        let way = mended.transitions.values().find(|way| way.from == id("a") && way.to == id("won")).unwrap();
        assert_eq!(way.kind, TransitionKind::Advance);
        let back = |document: &mut Document| deals(document, "x", 4, &[("a", 1), ("b", 1), ("a", 1)]);
        let mended = mends(back, OffMap);
        let way = mended.transitions.values().find(|way| way.from == id("b") && way.to == id("a")).unwrap();
        assert_eq!(way.kind, TransitionKind::Recycle);
    }
}
