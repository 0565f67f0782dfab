//! What else is known about a stage or a step beside the four items of its card, and about a transition beside its label.

use super::{Basis, Date, Fields};

/// What else is known about a stage or a step. All of it may be empty.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Particulars {
    /// What the customer gets here.
    pub customer_value: String,
    /// The method of qualifying that is used here: BANT, MEDDIC.
    pub methodology: String,
    /// Who does it, by role.
    pub actor: String,
    /// With which tool.
    pub tool: String,
    /// How long it is talked about in the meeting, in minutes.
    pub minutes: Option<i64>,
    /// Commission or quota relief is earned here.
    pub quota_relief: bool,
    /// When to look at it again.
    pub review_on: Option<Date>,
    /// Where the expected time comes from.
    pub expected_basis: Basis,
    /// Where the chance to win comes from.
    pub probability_basis: Basis,
}

impl Particulars {
    /// Goes through its fields.
    pub fn describe(&mut self, to: &mut dyn Fields) {
        to.text("customer_value", &mut self.customer_value);
        to.line("methodology", false, &mut self.methodology);
        to.line("actor", false, &mut self.actor);
        to.line("tool", false, &mut self.tool);
        to.whole("minutes", 0..=1440, &mut self.minutes);
        to.truth("quota_relief", &mut self.quota_relief);
        to.day("review_on", false, &mut self.review_on);
        self.expected_basis.describe("expected_basis", to);
        self.probability_basis.describe("probability_basis", to);
    }
}

/// What happens to deals that go this way. All of it may be empty.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Onward {
    /// What is done next.
    pub next: String,
    /// In how many days to ask again, after a no.
    pub revisit_days: Option<i64>,
    /// The share of deals that take this way, in percent.
    pub share: Option<i64>,
    /// Where the share comes from.
    pub share_basis: Basis,
}

impl Onward {
    /// Goes through its fields.
    pub fn describe(&mut self, to: &mut dyn Fields) {
        to.text("next", &mut self.next);
        to.whole("revisit_days", 1..=3650, &mut self.revisit_days);
        to.whole("share", 0..=100, &mut self.share);
        self.share_basis.describe("share_basis", to);
    }
}
