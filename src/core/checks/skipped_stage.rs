//! A stage that many deals pass by, from one before it to one behind it, where no way is drawn past it.

use super::finding::About;
use super::subject::{Report, Subject, Way};
use crate::core::sort;
use crate::core::sorted::Set;

/// How often, and in which share of all passages, it happens by more than chance.
const TIMES: usize = 3;
const PERCENT: usize = 30;

/// How many ways a deal leaps over at most, and how many leaps are looked at, the most frequent first.
const FAR: usize = 6;
const LEAPS: usize = 64;

pub(super) fn find(subject: &Subject, report: &mut Report) {
    let mut leaps: Vec<(usize, usize, usize)> = Vec::new();
    for node in subject.nodes() {
        let off = node.deeds.into_iter().flat_map(|deeds| deeds.off.iter());
        leaps.extend(off.filter_map(|(to, count)| Some((*count, node.index, subject.place_of(*to)?))));
    }
    sort::by(&mut leaps, |one, other| other.cmp(one));
    let mut past = vec![0; subject.nodes().len()];
    for (count, from, to) in leaps.into_iter().take(LEAPS) {
        for at in between(subject, from, to) {
            if let Some(past) = past.get_mut(at) {
                *past += count;
            }
        }
    }
    for node in subject.cards() {
        let count = past.get(node.index).copied().unwrap_or(0);
        let of = node.deeds.map_or(0, |deeds| deeds.entered) + count;
        if of >= TIMES {
            let wrong = count >= TIMES && count * 100 >= of * PERCENT;
            report.judge(node.id, wrong.then_some(About::Some { count, of }));
        }
    }
}

/// The stages on the drawn ways forward from one place to another.
fn between(subject: &Subject, from: usize, to: usize) -> Vec<usize> {
    let forward = |way: &&Way| way.kind.is_forward();
    let mut seen = Set::from([from]);
    let mut round = vec![from];
    for _ in 0..FAR {
        let last = round.into_iter().filter(|at| *at != to).filter_map(|at| subject.at(at));
        let ends = last.flat_map(|spot| spot.out.iter().filter(forward).map(|way| way.ends));
        round = ends.filter(|at| seen.insert(*at)).collect();
    }
    // Back from the end, along what was come to.
    let mut on_way = Set::from([to]);
    let mut open = if seen.contains(&to) { vec![to] } else { Vec::new() };
    while let Some(spot) = open.pop().and_then(|at| subject.at(at)) {
        let before = spot.into.iter().filter(forward).map(|way| way.begins);
        open.extend(before.filter(|at| *at != from && seen.contains(at) && on_way.insert(*at)));
    }
    on_way.remove(&to);
    let stage = |at: &usize| subject.at(*at).is_some_and(|spot| spot.kind.has_card());
    on_way.into_iter().filter(stage).collect()
}

#[cfg(test)]
mod tests {
    use crate::core::checks::About;
    use crate::core::checks::Check::SkippedStage;
    use crate::core::checks::samples::{about, check, deals, lead};
    use crate::core::model::Document;

    fn pass_by(document: &mut Document, past: usize, through: usize) {
        deals(document, "x", past, &[("a", 1), ("won", 0)]);
        deals(document, "y", through, &[("a", 1), ("b", 1), ("won", 0)]);
    }

    #[test]
    fn a_stage_is_for_most_deals() {
        check(|document| pass_by(document, 4, 6), SkippedStage, &["b"]);
        check(|document| pass_by(document, 4, 20), SkippedStage, &[]);
        check(|document| pass_by(document, 2, 0), SkippedStage, &[]);
        assert_eq!(about(|document| pass_by(document, 4, 6), SkippedStage), About::Some { count: 4, of: 10 });
    }

    #[test]
    fn a_drawn_way_past_it_is_no_leap() {
        check(
            |document| {
                lead(document, "aw", "a", "won");
                pass_by(document, 4, 6);
            },
            SkippedStage,
            &[],
        );
    }
}
