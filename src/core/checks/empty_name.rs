//! A name that is no activity: "Phase 2", "New stage", "???". Nobody who reads it knows what is done.

use super::subject::{Report, Subject};

pub(super) fn find(subject: &Subject, report: &mut Report) {
    for node in subject.nodes().filter(|node| node.kind.has_card() && !node.name.trim().is_empty()) {
        report.require(node.id, !node.read.is_some_and(|read| read.empty_name));
    }
}

#[cfg(test)]
mod tests {
    use crate::core::checks::Check::EmptyName;
    use crate::core::checks::samples::{check, node};

    #[test]
    fn a_name_says_what_is_done() {
        for name in ["Phase 2", "New stage", "???", "3", "Etap 4", "nowy krok", "Inne", "czesc"] {
            check(|document| node(document, "a").name = name.to_owned(), EmptyName, &["a"]);
        }
        for name in ["Demo", "First call", "Phase 2: discovery", "Nowy klient", "Analiza potrzeb", ""] {
            check(|document| node(document, "a").name = name.to_owned(), EmptyName, &[]);
        }
    }
}
