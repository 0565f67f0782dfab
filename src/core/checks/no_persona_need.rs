//! A stage in which none of the personas needs anything, where there are personas.

use super::subject::{Report, Subject};
use crate::core::ids::NodeId;
use crate::core::model::{Need, Persona};
use crate::core::sorted::Set;

pub(super) fn find(subject: &Subject, report: &mut Report) {
    if subject.document.all::<Persona>().next().is_none() {
        return;
    }
    let written = |need: &&Need| !need.text.trim().is_empty();
    let needed: Set<NodeId> = subject.document.all::<Need>().filter(written).filter_map(|need| need.node).collect();
    for node in subject.stages() {
        report.require(node.id, needed.contains(&node.id));
    }
}

#[cfg(test)]
mod tests {
    use crate::core::checks::Check::NoPersonaNeed;
    use crate::core::checks::samples::{check, id};
    use crate::core::model::{Document, Kept, Need, Persona};

    fn need(document: &mut Document, text: &str) {
        let persona = Persona { name: "Buyer".to_owned(), ..Persona::blank(id("p")) };
        document.entries.insert(persona.id, persona.entry());
        let text = text.to_owned();
        let need = Need { node: Some(id("a")), persona: Some(id("p")), text, ..Need::blank(id("n")) };
        document.entries.insert(need.id, need.entry());
    }

    #[test]
    fn somebody_needs_something_in_every_stage_where_there_are_personas() {
        check(|document| need(document, "A price"), NoPersonaNeed, &["b"]);
        check(|document| need(document, " "), NoPersonaNeed, &["a", "b"]);
        check(|_| {}, NoPersonaNeed, &[]);
    }
}
