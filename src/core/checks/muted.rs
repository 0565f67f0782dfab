//! Findings that nobody wants to hear again, each with a reason.

use super::finding::{Finding, Place};
use super::rules::Check;
use crate::core::ids::EntryId;
use crate::core::model::{Document, Kept, Mute};
use crate::core::sorted::Map;

/// What is muted, and by which entry.
pub fn muted_by(document: &Document) -> Map<(Check, Place), EntryId> {
    let muted = document.all::<Mute>().filter_map(|mute| Some(((Check::parse(&mute.check)?, place(mute)), mute.id)));
    muted.collect()
}

fn place(mute: &Mute) -> Place {
    let node = mute.node.map(Place::Node);
    node.or(mute.transition.map(Place::Transition)).unwrap_or(Place::Map)
}

/// The entry that mutes a finding.
pub fn mute(id: EntryId, finding: &Finding, reason: &str) -> Mute {
    let mut mute = Mute { check: finding.check.word().to_owned(), reason: reason.to_owned(), ..Mute::blank(id) };
    match finding.place {
        Place::Map => {}
        Place::Node(node) => mute.node = Some(node),
        Place::Transition(way) => mute.transition = Some(way),
    }
    mute
}

#[cfg(test)]
mod tests {
    use crate::core::checks::samples::{found, id, node, sound};
    use crate::core::checks::{Check, findings, mute};
    use crate::core::command::{Command, plan};
    use crate::core::model::Kept;
    use crate::core::sorted::Set;

    #[test]
    fn what_is_muted_is_kept_apart_until_it_is_heard_again() {
        let mut document = sound();
        node(&mut document, "a").card.entry.clear();
        document.map.purpose.goal = None;
        let before = found(&document);
        assert_eq!(before, [(Check::NoGoal, "map".to_owned()), (Check::NoEntry, "a".to_owned())]);
        let all = findings(&document, document.map.created).open;
        let entries = all.iter().zip(["m1", "m2"]).map(|(finding, name)| mute(id(name), finding, "We know").entry());
        let diff = plan(&document, &Command::Put(entries.collect())).unwrap();
        document.apply(&diff);
        let after = findings(&document, document.map.created);
        assert_eq!((after.open.len(), after.muted.len()), (0, 2));
        assert_eq!(document.invariants(), []);
        let heard = Command::TakeOut { entries: Set::from([id("m1")]), successor: None };
        let diff = plan(&document, &heard).unwrap();
        document.apply(&diff);
        assert_eq!(found(&document), [(Check::NoGoal, "map".to_owned())]);
        // Muted once for one place, not for others.
        node(&mut document, "b").card.entry.clear();
        assert_eq!(found(&document).len(), 2);
    }
}
