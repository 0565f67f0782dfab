//! A stage that gives the customer nothing, or of which nobody has said what.

use super::subject::{Report, Subject};

pub(super) fn find(subject: &Subject, report: &mut Report) {
    for node in subject.stages() {
        report.require(node.id, !node.card.more.customer_value.trim().is_empty());
    }
}

#[cfg(test)]
mod tests {
    use crate::core::checks::Check::NoCustomerValue;
    use crate::core::checks::samples::{check, node};

    #[test]
    fn a_stage_gives_the_customer_something() {
        check(|document| node(document, "a").card.more.customer_value.clear(), NoCustomerValue, &["a"]);
    }
}
