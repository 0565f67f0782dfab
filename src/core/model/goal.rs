//! What the process is for, and where it begins.

use super::{Date, Fields, words};

words! {
    /// What kind of goal.
    GoalKind {
        /// So many won deals by a date.
        Reach "reach"
        /// So much worth of won deals by a date.
        Amount "amount"
        /// So many percent more worth of won deals than in as many days before.
        Growth "growth"
        /// So many percent of what was won stay.
        Retention "retention"
    }
    /// Where a deal's way through the map begins.
    StartingPoint {
        /// With the first stage of the map.
        Whole "whole"
        /// When the brand is noticed.
        Awareness "awareness"
        /// With the first talk to sales.
        Interaction "interaction"
        /// With calls and mails to those who have not asked.
        Outbound "outbound"
        /// When somebody who has asked is qualified.
        Inbound "inbound"
    }
    /// What the plan takes the chances of transitions from.
    RatesFrom {
        /// What deals did, mixed with what was typed.
        Blended "blended"
        /// What deals did.
        Deals "deals"
        /// What was typed.
        Estimates "estimates"
    }
}

/// What the process is for: a number and a date.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Goal {
    /// What kind.
    pub kind: GoalKind,
    /// What is counted, in words: "new customers in logistics".
    pub metric: String,
    /// How much: deals, whole units of the currency, or percent. More than 0.
    pub target: Option<f64>,
    /// From when on it counts.
    pub begins: Option<Date>,
    /// By when.
    pub deadline: Option<Date>,
    /// Who stands for it.
    pub owner: String,
}

impl Goal {
    /// Goes through its fields.
    pub fn describe(&mut self, to: &mut dyn Fields) {
        self.kind.describe("kind", to);
        to.line("metric", false, &mut self.metric);
        to.number("target", &mut self.target);
        to.day("begins", false, &mut self.begins);
        to.day("deadline", false, &mut self.deadline);
        to.line("owner", false, &mut self.owner);
    }
}

/// How the way back from the goal is calculated. How much there is to be is a lever.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Plan {
    /// What the chances are taken from.
    pub rates: RatesFrom,
    /// The first day of what is planned.
    pub begins: Option<Date>,
    /// The last day.
    pub ends: Option<Date>,
    /// How many people share the work; one where nothing is said.
    pub people: Option<i64>,
    /// Needs are rounded up to whole deals at every stage.
    pub whole_deals: bool,
    /// The weight of each month from January on, twelve numbers between blanks; the same for all where it is empty.
    pub seasons: String,
}

impl Plan {
    /// Goes through its fields.
    pub fn describe(&mut self, to: &mut dyn Fields) {
        self.rates.describe("rates", to);
        to.day("begins", false, &mut self.begins);
        to.day("ends", false, &mut self.ends);
        to.whole("people", 1..=10_000, &mut self.people);
        to.truth("whole_deals", &mut self.whole_deals);
        to.line("seasons", false, &mut self.seasons);
    }
}

/// What is known of a map beside its name: what it is for, where it begins, how far the guide is, when to look at it
/// again.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Purpose {
    /// What it is for.
    pub goal: Option<Goal>,
    /// How the way back from it is calculated.
    pub plan: Option<Plan>,
    /// Where it begins.
    pub start: StartingPoint,
    /// The step of the guide that comes next, from 1; none where nobody has begun, or all are done.
    pub guide: Option<i64>,
    /// When to look at the map again.
    pub review_on: Option<Date>,
}

impl Purpose {
    /// Goes through its fields, without the goal and the plan, which are objects of their own.
    pub fn describe(&mut self, to: &mut dyn Fields) {
        self.start.describe("start", to);
        to.whole("guide", 1..=9, &mut self.guide);
        to.day("review_on", false, &mut self.review_on);
    }
}
