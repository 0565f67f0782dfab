//! What core answers, as sentences in the chosen language.

use super::format;
use super::language::{Plural, Text, fill, plural, plural_with, text};
use crate::core::command::{Field, Label, Rejection};
use crate::core::ids::NodeId;
use crate::core::model::{Document, Kind, NodeKind, TransitionKind, limits};

/// The name of an action, for undo.
pub fn label(label: Label) -> &'static str {
    text(match label {
        Label::Add => Text::ActionAdd,
        Label::Move => Text::ActionMove,
        Label::Rename => Text::ActionRename,
        Label::EditCard => Text::ActionEditCard,
        Label::Connect => Text::ActionConnect,
        Label::EditTransition => Text::ActionEditTransition,
        Label::Delete => Text::ActionDelete,
        Label::EditMap => Text::ActionEditMap,
        Label::AddDeals => Text::ActionAddDeals,
        Label::ImportDeals => Text::ActionImportDeals,
        Label::EditDeal => Text::ActionEditDeal,
        Label::MoveDeal => Text::ActionMoveDeal,
        Label::Tick => Text::ActionTick,
        Label::DeleteDeals => Text::ActionDeleteDeals,
        Label::Playbook(Kind::Person) => Text::ActionPeople,
        Label::Playbook(Kind::Involvement) => Text::ActionInvolvements,
        Label::Playbook(Kind::Capture) => Text::ActionCaptures,
        Label::Playbook(Kind::Persona) => Text::ActionPersonas,
        Label::Playbook(Kind::Need) => Text::ActionNeeds,
        Label::Playbook(Kind::Marker) => Text::ActionMarkers,
        Label::Playbook(Kind::Motivator) => Text::ActionMotivators,
        Label::Playbook(Kind::Objection) => Text::ActionObjections,
        Label::Playbook(Kind::Kpi) => Text::ActionKpis,
        Label::Playbook(Kind::Comment) => Text::ActionComments,
        Label::Playbook(Kind::Version) => Text::ActionVersions,
        Label::Playbook(Kind::Mute) => Text::ActionMutes,
        Label::Playbook(Kind::Activity) => Text::ActionActivities,
        Label::Playbook(Kind::Scenario | Kind::Lever) => Text::ActionPlan,
        Label::Restore => Text::ActionRestore,
        Label::Merge => Text::ActionMerge,
    })
}

/// The word for a kind of node.
pub fn node_kind(kind: NodeKind) -> &'static str {
    text(match kind {
        NodeKind::Stage => Text::KindStage,
        NodeKind::Step => Text::KindStep,
        NodeKind::Decision => Text::KindDecision,
        NodeKind::Won => Text::KindWon,
        NodeKind::Lost => Text::KindLost,
        NodeKind::NotNow => Text::KindNotNow,
        NodeKind::Note => Text::KindNote,
    })
}

/// The word for a kind of transition.
pub fn transition_kind(kind: TransitionKind) -> &'static str {
    text(match kind {
        TransitionKind::Advance => Text::KindAdvance,
        TransitionKind::Branch => Text::KindBranch,
        TransitionKind::No => Text::KindNo,
        TransitionKind::Recycle => Text::KindRecycle,
        TransitionKind::HandOff => Text::KindHandOff,
    })
}

/// The name of a node, or a word for one without a name.
pub fn node_name(document: &Document, id: NodeId) -> String {
    match document.node_name(id) {
        "" => text(Text::KindUnnamed).to_owned(),
        name => name.to_owned(),
    }
}

/// Why something could not be done.
pub fn rejection(document: &Document, rejection: &Rejection) -> String {
    let count = |number: usize| format::number(number as f64);
    match rejection {
        Rejection::Locked => text(Text::RejectionLocked).to_owned(),
        Rejection::Gone => text(Text::RejectionGone).to_owned(),
        Rejection::Taken => text(Text::RejectionTaken).to_owned(),
        Rejection::TooLong { limit: limits::VERSION, .. } => text(Text::HistoryTooLarge).to_owned(),
        Rejection::TooLong { field, length, limit } => {
            let field = text(match field {
                Field::Name => Text::FieldName,
                Field::Entry => Text::FieldEntry,
                Field::Details => Text::FieldDetails,
                Field::Exit => Text::FieldExit,
                Field::Label => Text::FieldLabel,
                Field::Owner => Text::FieldOwner,
                Field::Reason => Text::FieldReason,
                Field::Text => Text::FieldText,
            });
            let places = [("field", field), ("length", &count(*length)), ("limit", &count(*limit))];
            fill(Text::RejectionTooLong, &places)
        }
        Rejection::Empty(_) => text(Text::RejectionEmpty).to_owned(),
        Rejection::TooMany { limit } => fill(Text::RejectionTooMany, &[("limit", &count(*limit))]),
        Rejection::NotConnectable => text(Text::RejectionNotConnectable).to_owned(),
        Rejection::NoPlaceForDeals(node) => {
            fill(Text::RejectionNoPlaceForDeals, &[("name", &node_name(document, *node))])
        }
        Rejection::DealsInTheWay { deals, .. } => plural(Plural::RejectionDealsInTheWay, *deals),
        Rejection::Gate { node, missing } => {
            plural_with(Plural::RejectionGate, missing.len(), &[("name", &node_name(document, *node))])
        }
        Rejection::ReasonNeeded { date: true, .. } => text(Text::RejectionReasonAndDate).to_owned(),
        Rejection::ReasonNeeded { .. } => text(Text::RejectionReason).to_owned(),
        Rejection::AlreadyThere => text(Text::RejectionAlreadyThere).to_owned(),
        Rejection::BeforeEntry(date) => fill(Text::RejectionBeforeEntry, &[("date", &format::date(*date))]),
        Rejection::RevisitNotLater => text(Text::RejectionRevisitNotLater).to_owned(),
        Rejection::WrongAmount => text(Text::RejectionWrongAmount).to_owned(),
        Rejection::WrongNumber => text(Text::RejectionWrongNumber).to_owned(),
        Rejection::HasSteps => text(Text::RejectionHasSteps).to_owned(),
        Rejection::CardWouldBeLost => text(Text::RejectionCardWouldBeLost).to_owned(),
    }
}

/// A name, or the word for none.
pub fn node_name_or_none(name: &str) -> String {
    if name.trim().is_empty() { text(Text::KindUnnamed).to_owned() } else { name.to_owned() }
}
