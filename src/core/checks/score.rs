//! One number for how much of all this is in order.

use super::finding::Findings;
use super::rules::ALL;
use crate::core::model::Document;

/// How many stages a map has before it is judged.
const STAGES: usize = 5;

/// The score, 0 to 100: every check counts by its weight, with the share of the places that it has judged and found in
/// order; what is muted is in order. Checks that have judged nothing do not count. 100 is said only of a map without
/// findings; `None` where nothing was judged.
pub fn score(findings: &Findings) -> Option<u32> {
    let (mut good, mut all) = (0.0, 0.0);
    for rule in ALL {
        let Some(judged) = findings.judged.get(&rule.check).copied() else { continue };
        let wrong = findings.open.iter().filter(|finding| finding.check == rule.check).count();
        good += f64::from(rule.weight) * (judged.saturating_sub(wrong)) as f64 / judged as f64;
        all += f64::from(rule.weight);
    }
    let most = if findings.open.is_empty() { 100.0 } else { 99.0 };
    (all > 0.0).then(|| f64::min((100.0 * good / all).round(), most) as u32)
}

/// Whether a map is still to be left in peace: it has few stages, or nobody has begun to write what they are. Whoever
/// only wants boxes and arrows never meets a score.
pub fn calm(document: &Document) -> bool {
    let stages = || document.nodes.values().filter(|node| node.kind.has_card() && node.parent.is_none());
    let written = |text: &str| !text.trim().is_empty();
    stages().count() < STAGES || !stages().any(|node| written(&node.card.entry) || !node.card.exit.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::checks::findings;
    use crate::core::checks::samples::{add, node, sound};
    use crate::core::model::{Document, NodeKind};

    fn scored(document: &Document) -> Option<u32> {
        score(&findings(document, document.map.created))
    }

    #[test]
    fn counts_the_share_of_what_is_in_order() {
        let mut document = sound();
        assert_eq!(scored(&document), Some(100));
        node(&mut document, "a").card.entry.clear();
        let one = scored(&document).unwrap();
        node(&mut document, "b").card.entry.clear();
        let two = scored(&document).unwrap();
        assert!(100 > one && one > two && two > 80, "{one} {two}");
        for name in ["a", "b"] {
            node(&mut document, name).card = Default::default();
        }
        assert!(scored(&document).unwrap() < two);
    }

    #[test]
    fn the_first_minute_stays_calm() {
        let mut document = sound();
        assert!(calm(&document), "two stages are no process yet");
        for name in ["c", "d", "e"] {
            add(&mut document, name, NodeKind::Stage);
        }
        assert!(!calm(&document));
        for name in ["a", "b"] {
            node(&mut document, name).card = Default::default();
        }
        assert!(calm(&document), "boxes and arrows only");
    }
}
