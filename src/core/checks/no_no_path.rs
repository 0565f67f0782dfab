//! A process without a way for a no: buyers say it all the same, and then nobody knows what to do.

use super::finding::{Finding, Place};
use super::fixing::{Fixing, end};
use super::subject::{Report, Subject};
use crate::core::command::Command;
use crate::core::model::{Document, NodeKind};

pub(super) fn find(subject: &Subject, report: &mut Report) {
    if subject.cards().next().is_some() {
        report.require(Place::Map, subject.noes().next().is_some());
    }
}

/// Lost, behind the last stage.
pub(super) fn fix(document: &Document, _: &Finding, with: &mut Fixing) -> Option<Command> {
    end(document, with, NodeKind::Lost)
}

#[cfg(test)]
mod tests {
    use crate::core::checks::Check::NoNoPath;
    use crate::core::checks::samples::{check, id, mends, way};
    use crate::core::ids::TransitionId;
    use crate::core::model::{Document, TransitionKind};

    fn cut(document: &mut Document) {
        document.transitions.remove(&id::<TransitionId>("bl"));
    }

    #[test]
    fn a_no_has_a_way() {
        check(cut, NoNoPath, &["map"]);
        check(
            |document| {
                cut(document);
                way(document, "bw").kind = TransitionKind::No;
            },
            NoNoPath,
            &[],
        );
        // An outcome that is there already is taken.
        let mended = mends(cut, NoNoPath);
        assert_eq!((mended.nodes.len(), mended.transitions.len()), (4, 3));
    }
}
