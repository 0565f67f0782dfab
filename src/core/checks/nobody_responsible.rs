//! A stage that nobody works for and nobody answers for, where there are people to ask.

use super::subject::{Report, Subject};
use crate::core::ids::NodeId;
use crate::core::model::{Involvement, Part, Person};
use crate::core::sorted::Set;

pub(super) fn find(subject: &Subject, report: &mut Report) {
    if subject.document.all::<Person>().next().is_none() {
        return;
    }
    let does = |one: &&Involvement| matches!(one.part, Part::Responsible | Part::Accountable);
    let taken: Set<NodeId> = subject.document.all::<Involvement>().filter(does).filter_map(|one| one.node).collect();
    for node in subject.stages() {
        report.require(node.id, taken.contains(&node.id));
    }
}

#[cfg(test)]
mod tests {
    use crate::core::checks::Check::NobodyResponsible;
    use crate::core::checks::samples::{check, id};
    use crate::core::model::{Document, Involvement, Kept, Part, Person};

    fn involve(document: &mut Document, stage: &str, part: Part) {
        let person = Person { name: "Ann".to_owned(), ..Person::blank(id("p")) };
        document.entries.insert(person.id, person.entry());
        let one = Involvement { node: Some(id(stage)), person: Some(id("p")), part, ..Involvement::blank(id("i")) };
        document.entries.insert(one.id, one.entry());
    }

    #[test]
    fn somebody_works_for_every_stage_where_there_are_people() {
        check(|document| involve(document, "a", Part::Responsible), NobodyResponsible, &["b"]);
        check(|document| involve(document, "a", Part::Accountable), NobodyResponsible, &["b"]);
        check(|document| involve(document, "a", Part::Consulted), NobodyResponsible, &["a", "b"]);
        check(|_| {}, NobodyResponsible, &[]);
    }
}
