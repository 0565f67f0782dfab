//! Two stages with one name: nobody knows which of them a deal is in. Case and spaces around make no difference. Steps
//! are told apart by their stages.

use super::subject::{Report, Subject};
use crate::core::letters::lowercase;
use crate::core::sort;

pub(super) fn find(subject: &Subject, report: &mut Report) {
    let cards = subject.nodes().filter(|node| node.kind.has_card() && !node.name.trim().is_empty());
    let mut named: Vec<_> = cards.map(|node| (node.parent, lowercase(node.name.trim()), node.id)).collect();
    sort::by(&mut named, Ord::cmp);
    for same in named.chunk_by(|one, next| one.0 == next.0 && one.1 == next.1) {
        same.iter().for_each(|(.., node)| report.require(*node, same.len() == 1));
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
