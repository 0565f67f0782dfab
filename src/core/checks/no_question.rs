//! A decision that asks nothing: without a question nobody knows what its answers mean.

use super::finding::{Finding, Place};
use super::fixing::Fixing;
use super::subject::{Report, Subject};
use crate::core::command::{Command, NodeEdit};
use crate::core::model::Document;

pub(super) fn find(subject: &Subject, report: &mut Report) {
    for node in subject.decisions() {
        report.require(node.id, node.name.trim().ends_with('?'));
    }
}

/// A question mark, where there is something to ask.
pub(super) fn fix(document: &Document, finding: &Finding, _: &mut Fixing) -> Option<Command> {
    let Place::Node(id) = finding.place else { return None };
    let name = document.nodes.get(&id)?.name.trim().trim_end_matches(['.', ':', '!']);
    (!name.is_empty()).then(|| Command::EditNode(id, NodeEdit::Name([name, "?"].concat())))
}

#[cfg(test)]
mod tests {
    use crate::core::checks::Check::NoQuestion;
    use crate::core::checks::samples::{check, decide, id, mends, node};
    use crate::core::model::Document;

    fn ask(document: &mut Document, name: &str) {
        decide(document);
        node(document, "d").name = name.to_owned();
    }

    #[test]
    fn a_decision_asks_something() {
        check(|document| ask(document, "Does it fit?"), NoQuestion, &[]);
        check(|document| ask(document, ""), NoQuestion, &["d"]);
        check(|document| ask(document, "Decision"), NoQuestion, &["d"]);
        let mended = mends(|document| ask(document, "Does it fit."), NoQuestion);
        assert_eq!(mended.node_name(id("d")), "Does it fit?");
    }
}
