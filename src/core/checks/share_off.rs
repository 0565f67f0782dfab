//! A branch that deals take in quite another share than was estimated.

use super::finding::{About, Finding, Place};
use super::fixing::{Fixing, onward, whole_percents};
use super::subject::{Report, Subject};
use crate::core::analytics::shares;
use crate::core::command::Command;
use crate::core::model::{Basis, Document, Transition};

/// How many departures say something, and how many percentage points apart is another share.
const ENOUGH: usize = 10;
const APART: i64 = 20;

pub(super) fn find(subject: &Subject, report: &mut Report) {
    for way in subject.ways() {
        let share = way.share;
        let Some((estimated, rate)) = way.onward.share.zip(share.rate()).filter(|_| share.of >= ENOUGH) else {
            continue;
        };
        let wanted = (rate * 100.0).round() as i64;
        let off = (wanted - estimated).abs() >= APART;
        report.judge(way.id, off.then_some(About::Percent { is: estimated, wanted, n: share.of }));
    }
}

/// The shares that were measured, for all ways out of the node: one alone would not leave a whole.
pub(super) fn fix(document: &Document, finding: &Finding, _: &mut Fixing) -> Option<Command> {
    let Place::Transition(id) = finding.place else { return None };
    let from = document.transitions.get(&id)?.from;
    let ways: Vec<&Transition> = document.transitions.values().filter(|way| way.from == from).collect();
    let known = shares(document);
    let used: Vec<f64> = ways.iter().map(|way| known.get(&way.id).map_or(0.0, |share| share.used as f64)).collect();
    let edit = |(way, share): (&&Transition, i64)| {
        onward(way, |onward| (onward.share, onward.share_basis) = (Some(share), Basis::Measured))
    };
    Some(Command::Together(ways.iter().zip(whole_percents(&used)?).map(edit).collect()))
}

#[cfg(test)]
mod tests {
    use crate::core::checks::About;
    use crate::core::checks::Check::ShareOff;
    use crate::core::checks::samples::{about, check, deals, decide, mends, way};
    use crate::core::model::{Basis, Document};

    fn estimate(document: &mut Document, yes: i64) {
        decide(document);
        way(document, "dw").onward.share = Some(yes);
        way(document, "da").onward.share = Some(100 - yes);
        deals(document, "x", 7, &[("b", 1), ("won", 0)]);
        deals(document, "y", 3, &[("b", 1), ("a", 1)]);
    }

    #[test]
    fn estimates_are_held_against_what_happens() {
        check(|document| estimate(document, 60), ShareOff, &[]);
        check(|document| estimate(document, 90), ShareOff, &["da", "dw"]);
        let off = About::Percent { is: 10, wanted: 30, n: 10 };
        assert_eq!(about(|document| estimate(document, 90), ShareOff), off);
    }

    #[test]
    fn what_was_measured_takes_their_place() {
        let mut mended = mends(|document| estimate(document, 90), ShareOff);
        let yes = way(&mut mended, "dw");
        assert_eq!((yes.onward.share, yes.onward.share_basis), (Some(70), Basis::Measured));
        assert_eq!(way(&mut mended, "da").onward.share, Some(30));
    }
}
