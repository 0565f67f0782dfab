//! The buyer behind each stage: personas, what they need, what moves them on, what they trip over, why they buy.

use super::kept;
use crate::core::ids::{EntryId, NodeId, TransitionId};
use crate::core::model::fields::{Target, Tie, refer, refer_all};
use crate::core::model::{Kind, words};

words! {
    /// What a marker marks.
    MarkerKind {
        /// What moved the buyer on.
        Trigger "trigger"
        /// What the buyer tripped over.
        Friction "friction"
    }
    /// What to do about friction.
    MarkerPlan {
        /// Nothing is decided.
        Undecided "undecided"
        /// Take it away.
        Remove "remove"
        /// Make it smaller.
        Reduce "reduce"
    }
    /// How far something is.
    Progress {
        /// Not begun.
        Open "open"
        /// Somebody is at it.
        Doing "doing"
        /// Done.
        Done "done"
    }
    /// What kind of thing makes people buy.
    MotivatorKind {
        /// A feature of what is sold.
        Feature "feature"
        /// A moment.
        Moment "moment"
        /// An offer.
        Offer "offer"
    }
}

/// A kind of buyer.
#[derive(Clone, PartialEq, Debug)]
pub struct Persona {
    /// Its identifier.
    pub id: EntryId,
    /// What it is called.
    pub name: String,
    /// What this buyer does.
    pub role: String,
    /// What this buyer wants to reach.
    pub goals: String,
    /// What hurts.
    pub pains: String,
    /// The budget, and who decides about it.
    pub budget: String,
    /// What this buyer says against it.
    pub objections: String,
}

/// What a persona needs in a stage; one entry for a persona and a stage.
#[derive(Clone, PartialEq, Debug)]
pub struct Need {
    /// Its identifier.
    pub id: EntryId,
    /// The stage.
    pub node: Option<NodeId>,
    /// Who.
    pub persona: Option<EntryId>,
    /// What is needed.
    pub text: String,
}

/// What moves buyers on (a trigger), or what they trip over (friction), at a stage or on a transition.
#[derive(Clone, PartialEq, Debug)]
pub struct Marker {
    /// Its identifier.
    pub id: EntryId,
    /// Which of the two.
    pub kind: MarkerKind,
    /// The stage that it is at.
    pub node: Option<NodeId>,
    /// The transition that it is on.
    pub transition: Option<TransitionId>,
    /// What it is.
    pub name: String,
    /// More about it.
    pub about: String,
    /// For whom; for everybody where none is named.
    pub persona: Option<EntryId>,
    /// The share of deals that is estimated to be lost by it, in percent.
    pub loss: Option<i64>,
    /// Who takes care of it.
    pub owner: String,
    /// What to do about it.
    pub plan: MarkerPlan,
    /// How far that is.
    pub progress: Progress,
}

/// What makes people buy.
#[derive(Clone, PartialEq, Debug)]
pub struct Motivator {
    /// Its identifier.
    pub id: EntryId,
    /// What kind of thing.
    pub kind: MotivatorKind,
    /// What it is called.
    pub name: String,
    /// More about it.
    pub about: String,
    /// The stages in which it counts.
    pub nodes: Vec<NodeId>,
}

/// What buyers say against it in a stage, and the answer.
#[derive(Clone, PartialEq, Debug)]
pub struct Objection {
    /// Its identifier.
    pub id: EntryId,
    /// The stage.
    pub node: Option<NodeId>,
    /// What they say.
    pub name: String,
    /// What to answer.
    pub answer: String,
}

kept! {
    Persona { name, role, goals, pains, budget, objections } |persona, to| {
        to.line("name", true, &mut persona.name);
        to.line("role", false, &mut persona.role);
        to.text("goals", &mut persona.goals);
        to.text("pains", &mut persona.pains);
        to.text("budget", &mut persona.budget);
        to.text("objections", &mut persona.objections);
    };
    Need { node, persona, text } |need, to| {
        refer(to, "node", (Target::Node, Tie::Needed), &mut need.node);
        refer(to, "persona", (Target::Entry(Kind::Persona), Tie::Needed), &mut need.persona);
        to.text("text", &mut need.text);
    };
    Marker { kind, node, transition, name, about, persona, loss, owner, plan, progress } |marker, to| {
        marker.kind.describe("kind", to);
        refer(to, "node", (Target::Node, Tie::Bound), &mut marker.node);
        refer(to, "transition", (Target::Transition, Tie::Bound), &mut marker.transition);
        to.line("name", true, &mut marker.name);
        to.text("about", &mut marker.about);
        refer(to, "persona", (Target::Entry(Kind::Persona), Tie::Loose), &mut marker.persona);
        to.whole("loss", 0..=100, &mut marker.loss);
        to.line("owner", false, &mut marker.owner);
        marker.plan.describe("plan", to);
        marker.progress.describe("progress", to);
    };
    Motivator { kind, name, about, nodes } |motivator, to| {
        motivator.kind.describe("kind", to);
        to.line("name", true, &mut motivator.name);
        to.text("about", &mut motivator.about);
        refer_all(to, "nodes", Target::Node, &mut motivator.nodes);
    };
    Objection { node, name, answer } |objection, to| {
        refer(to, "node", (Target::Node, Tie::Needed), &mut objection.node);
        to.line("name", true, &mut objection.name);
        to.text("answer", &mut objection.answer);
    };
}
