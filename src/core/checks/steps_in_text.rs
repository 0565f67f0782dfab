//! Details that are a list of steps: they belong on the stage's own map, where each has somebody who does it.

use super::finding::{About, Finding, Place};
use super::fixing::Fixing;
use super::subject::{Report, Subject};
use crate::core::command::Command;
use crate::core::geometry::point;
use crate::core::ids::NodeId;
use crate::core::model::{Document, Node, NodeKind, Transition, TransitionKind, limits};
use crate::core::sorted::Set;

/// From how many lines on it is a list.
const LINES: usize = 4;

/// World units between a step and the next.
const GAP: f64 = 64.0;

pub(super) fn find(subject: &Subject, report: &mut Report) {
    let with_steps: Set<NodeId> = subject.steps().filter_map(|step| step.parent).collect();
    for node in subject.stages().filter(|node| !node.card.details.trim().is_empty()) {
        let count = lines(&node.card.details).count();
        let listed = count >= LINES && !with_steps.contains(&node.id);
        report.judge(node.id, listed.then_some(About::Many { count, limit: LINES - 1 }));
    }
}

/// The lines that begin with a dash, a dot or a number, without it.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(|line| {
        let line = line.trim();
        let numbered = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let numbered = numbered.strip_prefix(['.', ')']).filter(|_| numbered.len() < line.len());
        line.strip_prefix(['-', '*', '•', '–']).or(numbered).map(str::trim).filter(|line| !line.is_empty())
    })
}

/// A step for each line, one after the other; the text stays.
pub(super) fn fix(document: &Document, finding: &Finding, with: &mut Fixing) -> Option<Command> {
    let Place::Node(stage) = finding.place else { return None };
    let details = &document.nodes.get(&stage)?.card.details;
    let width = NodeKind::Step.size().width + GAP;
    let step = |(at, line): (usize, &str)| {
        let name: String = line.chars().take(limits::NAME).collect();
        let mut step = Node::new(with.ids.make(), NodeKind::Step, &name, point(at as f64 * width, 0.0));
        step.parent = Some(stage);
        step
    };
    let nodes: Vec<Node> = lines(details).enumerate().map(step).collect();
    let pairs = nodes.iter().zip(nodes.iter().skip(1));
    let way = |(one, next): (&Node, &Node)| Transition::new(with.ids.make(), TransitionKind::Advance, one.id, next.id);
    let transitions = pairs.map(way).collect();
    Some(Command::Insert { nodes, transitions })
}

#[cfg(test)]
mod tests {
    use super::lines;
    use crate::core::checks::Check::StepsInText;
    use crate::core::checks::samples::{check, id, mends, node, step};
    use crate::core::model::Document;

    const LISTED: &str = "What we do:\n- call the buyer\n* send the agenda\n3. meet\n4) write the notes";

    #[test]
    fn lists_are_seen_in_the_details() {
        let list = |document: &mut Document| node(document, "a").card.details = LISTED.to_owned();
        check(list, StepsInText, &["a"]);
        check(|document| node(document, "a").card.details = "- one\n- two\n- three".to_owned(), StepsInText, &[]);
        check(
            |document| {
                list(document);
                step(document, "s");
            },
            StepsInText,
            &[],
        );
        assert_eq!(lines("2026 was good\n-\n 12) Call").collect::<Vec<_>>(), ["Call"]);
    }

    #[test]
    fn they_become_a_map_of_their_own() {
        let mended = mends(|document| node(document, "a").card.details = LISTED.to_owned(), StepsInText);
        let steps: Vec<_> = mended.nodes.values().filter(|node| node.parent == Some(id("a"))).collect();
        let mut names: Vec<&str> = steps.iter().map(|step| step.name.as_str()).collect();
        names.sort_unstable();
        assert_eq!(names, ["call the buyer", "meet", "send the agenda", "write the notes"]);
        assert_eq!(mended.transitions.len(), 3 + 3);
    }
}
