//! Two stages with one name: nobody knows which of them a deal is in. Case and spaces around make no difference. Steps
//! are told apart by their stages.

use super::subject::{Report, Subject};
use crate::core::letters::lowercase;
use crate::core::sorted::Map;

pub(super) fn find(subject: &Subject, report: &mut Report) {
    let mut named: Map<(Option<_>, String), Vec<_>> = Map::new();
    let cards = subject.nodes().filter(|node| node.kind.has_card() && !node.name.trim().is_empty());
    for node in cards {
        named.or_insert_with((node.parent, lowercase(node.name.trim())), Vec::new).push(node.id);
    }
    for nodes in named.values() {
        nodes.iter().for_each(|node| report.require(*node, nodes.len() == 1));
    }
}

#[cfg(test)]
mod tests {
    use crate::core::checks::Check::DuplicateName;
    use crate::core::checks::samples::{check, node, step};

    #[test]
    fn names_are_compared_as_people_read_them() {
        check(|document| node(document, "b").name = " QUALIFY the buyer ".to_owned(), DuplicateName, &["a", "b"]);
        check(|document| node(document, "won").name = "Qualify the buyer".to_owned(), DuplicateName, &[]);
        check(
            |document| {
                step(document, "s");
                node(document, "s").name = "Show the demo".to_owned();
            },
            DuplicateName,
            &[],
        );
        check(
            |document| {
                step(document, "s");
                step(document, "t");
            },
            DuplicateName,
            &["s", "t"],
        );
    }
}
