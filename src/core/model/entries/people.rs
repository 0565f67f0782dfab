//! Who takes part: people, what they do for each stage, and the steps that they name.

use super::kept;
use crate::core::ids::{DepartmentId, EntryId, NodeId};
use crate::core::model::fields::{Target, Tie, refer};
use crate::core::model::{Date, Kind, words};

words! {
    /// How far the conversation with somebody is.
    Interview {
        /// Nobody has asked yet.
        Open "open"
        /// Asked for a meeting.
        Invited "invited"
        /// Heard.
        Met "met"
        /// Has confirmed what was written down.
        Confirmed "confirmed"
    }
    /// What somebody does for a stage (after the RACI matrix).
    Part {
        /// Does the work.
        Responsible "responsible"
        /// Answers for it; one a stage.
        Accountable "accountable"
        /// Is asked before.
        Consulted "consulted"
        /// Is told afterwards.
        Informed "informed"
    }
}

/// Somebody who takes part in the process.
#[derive(Clone, PartialEq, Debug)]
pub struct Person {
    /// Its identifier.
    pub id: EntryId,
    /// The name.
    pub name: String,
    /// What the person does.
    pub role: String,
    /// Where.
    pub department: Option<DepartmentId>,
    /// How far the conversation is.
    pub interview: Interview,
    /// When it was held, or is going to be.
    pub met_on: Option<Date>,
    /// The steps as this person tells them, a line each.
    pub steps: String,
    /// What else was said.
    pub remarks: String,
}

/// What somebody does for a stage; one entry for a person and a stage.
#[derive(Clone, PartialEq, Debug)]
pub struct Involvement {
    /// Its identifier.
    pub id: EntryId,
    /// The stage.
    pub node: Option<NodeId>,
    /// Who.
    pub person: Option<EntryId>,
    /// In which part.
    pub part: Part,
}

/// A step that was named and has no place on the map yet.
#[derive(Clone, PartialEq, Debug)]
pub struct Capture {
    /// Its identifier.
    pub id: EntryId,
    /// The place in the list, from 0.
    pub order: Option<i64>,
    /// What is done: a verb and its object.
    pub name: String,
    /// Who does it.
    pub actor: String,
    /// With which tool.
    pub tool: String,
    /// How long it takes, in days.
    pub days: Option<i64>,
    /// Who named it.
    pub person: Option<EntryId>,
}

kept! {
    Person { name, role, department, interview, met_on, steps, remarks } |person, to| {
        to.line("name", true, &mut person.name);
        to.line("role", false, &mut person.role);
        refer(to, "department", (Target::Department, Tie::Loose), &mut person.department);
        person.interview.describe("interview", to);
        to.day("met_on", false, &mut person.met_on);
        to.text("steps", &mut person.steps);
        to.text("remarks", &mut person.remarks);
    };
    Involvement { node, person, part } |one, to| {
        refer(to, "node", (Target::Node, Tie::Needed), &mut one.node);
        refer(to, "person", (Target::Entry(Kind::Person), Tie::Needed), &mut one.person);
        one.part.describe("part", to);
    };
    Capture { order, name, actor, tool, days, person } |capture, to| {
        to.whole("order", 0..=1_000_000, &mut capture.order);
        to.line("name", true, &mut capture.name);
        to.line("actor", false, &mut capture.actor);
        to.line("tool", false, &mut capture.tool);
        to.whole("days", 0..=3650, &mut capture.days);
        refer(to, "person", (Target::Entry(Kind::Person), Tie::Loose), &mut capture.person);
    };
}
