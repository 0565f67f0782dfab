//! Words that everybody reads differently: "as needed", "follow up", "odpowiednio", "itp.".

use super::finding::About;
use super::subject::{Report, Subject};

pub(super) fn find(subject: &Subject, report: &mut Report) {
    for node in subject.nodes().filter(|node| node.kind.connects()) {
        let read = node.read.filter(|read| !read.weasel.is_empty());
        report.judge(node.id, read.map(|read| About::Words(read.weasel.clone(), read.weasel_in.clone())));
    }
}

#[cfg(test)]
mod tests {
    use crate::core::checks::Check::WeaselWords;
    use crate::core::checks::samples::{about, check, item, node};
    use crate::core::checks::{About, Part};

    #[test]
    fn texts_of_both_languages_are_read() {
        for text in ["Follow-up", "Call as needed", "Send the file ASAP", "Odpowiednio przygotować", "Pliki itp."] {
            check(|document| node(document, "a").card.details = text.to_owned(), WeaselWords, &["a"]);
        }
        for text in ["Call on Monday", "The tasks are needed", "Odpowiedzieć w ciągu dnia", "Etcher", "the pit stop"]
        {
            check(|document| node(document, "a").card.details = text.to_owned(), WeaselWords, &[]);
        }
        check(|document| node(document, "lost").name = "Lost etc.".to_owned(), WeaselWords, &["lost"]);
    }

    #[test]
    fn says_which_words_and_where() {
        let change = |document: &mut crate::core::model::Document| {
            node(document, "a").card.entry = "As needed, etc.".to_owned();
            node(document, "a").card.exit = vec![item("a", "Call, etc.", "")];
        };
        let words = About::Words(vec!["as needed", "etc"], vec![Part::Entry, Part::Exit]);
        assert_eq!(about(change, WeaselWords), words);
    }
}
