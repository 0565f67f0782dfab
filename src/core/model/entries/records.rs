//! What is said about the map, what it was before, and what nobody wants to hear again.

use std::sync::Arc;

use super::kept;
use crate::core::ids::{EntryId, NodeId, TransitionId};
use crate::core::model::fields::{Target, Tie, refer};
use crate::core::model::{Date, Kind};

/// A remark about a node, a transition or the whole map, or an answer to another remark.
#[derive(Clone, PartialEq, Debug)]
pub struct Comment {
    /// Its identifier.
    pub id: EntryId,
    /// The node that it is pinned to.
    pub node: Option<NodeId>,
    /// The transition that it is pinned to.
    pub transition: Option<TransitionId>,
    /// The remark that it answers.
    pub answers: Option<EntryId>,
    /// Who says it.
    pub author: String,
    /// When.
    pub on: Option<Date>,
    /// The place among those of its day, from 0: identifiers are in no order.
    pub order: Option<i64>,
    /// What is said.
    pub text: String,
    /// Nothing is left to do about it.
    pub resolved: bool,
}

/// The map as it was.
#[derive(Clone, PartialEq, Debug)]
pub struct Version {
    /// Its identifier.
    pub id: EntryId,
    /// What it is called.
    pub name: String,
    /// Who kept it.
    pub author: String,
    /// Why.
    pub reason: String,
    /// When.
    pub on: Option<Date>,
    /// Its place among all versions, from 0.
    pub order: Option<i64>,
    /// The map without its deals, versions and comments, as it is written in files.
    pub content: Arc<str>,
}

/// A finding that nobody wants to hear again.
#[derive(Clone, PartialEq, Debug)]
pub struct Mute {
    /// Its identifier.
    pub id: EntryId,
    /// The word of the check.
    pub check: String,
    /// The node that it is about.
    pub node: Option<NodeId>,
    /// The transition that it is about.
    pub transition: Option<TransitionId>,
    /// Why.
    pub reason: String,
}

kept! {
    Comment { node, transition, answers, author, on, order, text, resolved } |comment, to| {
        refer(to, "node", (Target::Node, Tie::Bound), &mut comment.node);
        refer(to, "transition", (Target::Transition, Tie::Bound), &mut comment.transition);
        refer(to, "answers", (Target::Entry(Kind::Comment), Tie::Bound), &mut comment.answers);
        to.line("author", false, &mut comment.author);
        to.day("on", true, &mut comment.on);
        to.whole("order", 0..=1_000_000, &mut comment.order);
        to.text("text", &mut comment.text);
        to.truth("resolved", &mut comment.resolved);
    };
    Version { name, author, reason, on, order, content } |version, to| {
        to.line("name", true, &mut version.name);
        to.line("author", false, &mut version.author);
        to.text("reason", &mut version.reason);
        to.day("on", true, &mut version.on);
        to.whole("order", 0..=1_000_000, &mut version.order);
        to.content("content", &mut version.content);
    };
    Mute { check, node, transition, reason } |mute, to| {
        to.line("check", true, &mut mute.check);
        refer(to, "node", (Target::Node, Tie::Bound), &mut mute.node);
        refer(to, "transition", (Target::Transition, Tie::Bound), &mut mute.transition);
        to.text("reason", &mut mute.reason);
    };
}
