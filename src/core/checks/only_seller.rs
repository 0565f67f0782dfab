//! A stage that never mentions those who buy: it says what the seller does, not what it is for.

use super::subject::{Report, Subject};

pub(super) fn find(subject: &Subject, report: &mut Report) {
    // Where nothing is written, other checks say so.
    for node in subject.stages().filter(|node| node.completeness().iter().skip(1).any(|there| *there)) {
        report.require(node.id, node.read.is_some_and(|read| read.customer));
    }
}

#[cfg(test)]
mod tests {
    use crate::core::checks::Check::OnlySeller;
    use crate::core::checks::samples::{check, item, node};
    use crate::core::model::Document;

    fn write(document: &mut Document, name: &str, details: &str) {
        let node = node(document, "a");
        node.name = name.to_owned();
        node.card = Default::default();
        node.card.details = details.to_owned();
        node.card.exit = vec![item("a", "Send the quote", "sent")];
    }

    #[test]
    fn every_stage_has_a_customer_in_it() {
        check(|document| write(document, "Quote", "We calculate the price."), OnlySeller, &["a"]);
        check(|document| write(document, "Quote", "We calculate what the buyer asked for."), OnlySeller, &[]);
        check(|document| write(document, "Oferta", "Liczymy cenę."), OnlySeller, &["a"]);
        check(|document| write(document, "Oferta", "Omawiamy cenę z klientem."), OnlySeller, &[]);
        check(|document| node(document, "a").card = Default::default(), OnlySeller, &[]);
    }
}
