//! What fields are called, and what they say, in words.

use crate::core::io::{Place, plain_text};
use crate::core::merging::{self, About};
use crate::core::model::{Document, Kind};
use crate::core::versions::{Subject, Value};
use crate::ui::language::{Text, text};
use crate::ui::playbook::words::word;
use crate::ui::{findings, format, sentences};

/// What kind of thing a difference is about.
pub fn subject(document: &Document, about: Subject) -> impl Fn() -> &'static str + 'static {
    let node = match about {
        Subject::Node(id) => document.node_kind(id),
        _ => None,
    };
    let transition = match about {
        Subject::Transition(id) => document.transitions.get(&id).map(|way| way.kind),
        _ => None,
    };
    move || match about {
        Subject::Map => "",
        Subject::Department(_) => text(Text::PlaybookDepartment),
        Subject::Phase(_) => text(Text::CardPhase),
        Subject::Node(_) => node.map(sentences::node_kind).unwrap_or_default(),
        Subject::Transition(_) => transition.map_or(text(Text::PanelTransition), sentences::transition_kind),
        Subject::Entry(kind, _) => text(entry(kind)),
    }
}

/// What kind of thing a merge asks about.
pub fn about(document: &Document, about: About) -> Box<dyn Fn() -> &'static str> {
    match about {
        About::Subject(known) => Box::new(subject(document, known)),
        About::Deal(_) => Box::new(|| text(Text::MergeDeal)),
    }
}

/// What a field of a deal is called, by its name in files.
pub fn deal_field(name: &str) -> Text {
    match name {
        "name" => Text::DealsName,
        "company" => Text::DealsCompany,
        "value" => Text::DealsValue,
        "owner" => Text::DealsOwner,
        "source" => Text::DealsSource,
        "segment" => Text::DealsSegment,
        "created" => Text::DealsCreated,
        "next_step" => Text::DealsNextStep,
        "next_step_on" => Text::DealsNextStepBy,
        "notes" => Text::DealsNotes,
        "visits" => Text::DealsStage,
        "ticked" => Text::CardExit,
        "markers" => Text::RecordMarker,
        _ => Text::FieldText,
    }
}

/// What one side says at a place that a comparison tells nothing of: a deal's field as the page writes it, a text without
/// its quotation marks, anything else as files have it.
pub fn said(document: &Document, place: &Place, json: Option<&str>) -> String {
    let Some(json) = json else { return text(Text::CompareNothing).to_owned() };
    let deal = merging::deal_of(place).and_then(|id| document.deals.get(&id));
    let told = deal.and_then(|deal| match place.field.as_str() {
        "value" => Some(format::money(deal.value, document.map.currency)),
        "created" => Some(format::date(deal.created)),
        "next_step_on" => deal.next_step_on.map(format::date),
        "visits" => deal.node().map(|node| sentences::node_name_or_none(document.node_name(node))),
        "ticked" => Some(deal.ticked.len().to_string()),
        "markers" => Some(deal.markers.len().to_string()),
        _ => None,
    });
    told.or_else(|| plain_text(json)).unwrap_or_else(|| json.to_owned())
}

fn entry(kind: Kind) -> Text {
    match kind {
        Kind::Person => Text::RecordPerson,
        Kind::Involvement => Text::RecordInvolvement,
        Kind::Capture => Text::RecordCapture,
        Kind::Persona => Text::RecordPersona,
        Kind::Need => Text::RecordNeed,
        Kind::Marker => Text::RecordMarker,
        Kind::Motivator => Text::RecordMotivator,
        Kind::Objection => Text::RecordObjection,
        Kind::Kpi => Text::RecordKpi,
        Kind::Comment => Text::RecordComment,
        Kind::Version => Text::RecordVersion,
        Kind::Mute => Text::RecordMute,
        Kind::Activity => Text::RecordActivity,
        Kind::Scenario => Text::RecordScenario,
        Kind::Lever => Text::RecordLever,
    }
}

/// What a field is called, by its name in files.
pub fn field(name: &str) -> Text {
    match name {
        "name" => Text::MeasureName,
        "currency" => Text::ShellCurrency,
        "kind" => Text::CardKind,
        "parent" => Text::RecordParent,
        "hidden" => Text::RecordHidden,
        "entry" => Text::CardEntry,
        "details" => Text::CardDetails,
        "exit" => Text::CardExit,
        "exit_order" => Text::RecordExitOrder,
        "owner" => Text::CardOwner,
        "phase" => Text::CardPhase,
        "expected" => Text::CardExpected,
        "probability" => Text::CardProbability,
        "customer_value" => Text::RecordCustomerValue,
        "methodology" => Text::RecordMethodology,
        "actor" => Text::RecordActor,
        "tool" => Text::RecordTool,
        "minutes" => Text::RecordMinutes,
        "quota_relief" => Text::RecordQuotaRelief,
        "review_on" => Text::HistoryReviewOn,
        "expected_basis" | "probability_basis" | "share_basis" | "basis" => Text::RecordBasis,
        "from" => Text::PanelFrom,
        "to" => Text::PanelTo,
        "label" => Text::PanelLabel,
        "handover" => Text::PanelHandover,
        "handover_days" => Text::PanelHandoverDays,
        "next" => Text::RecordNext,
        "revisit_days" => Text::RecordRevisitDays,
        "share" => Text::RecordShare,
        "start" => Text::RecordStart,
        "metric" => Text::RecordMetric,
        "target" => Text::RecordTarget,
        "begins" => Text::RecordBegins,
        "deadline" => Text::RecordDeadline,
        "role" => Text::PlaybookRole,
        "department" => Text::PlaybookDepartment,
        "remarks" => Text::PlaybookRemarks,
        "interview" => Text::RecordInterview,
        "met_on" => Text::RecordMetOn,
        "steps" => Text::RecordSteps,
        "node" | "nodes" => Text::KindStage,
        "transition" => Text::PanelTransition,
        "person" => Text::RecordPerson,
        "persona" => Text::RecordPersona,
        "part" => Text::RecordPart,
        "order" => Text::RecordOrder,
        "days" => Text::RecordDays,
        "goals" => Text::RecordGoals,
        "pains" => Text::RecordPains,
        "budget" => Text::RecordBudget,
        "objections" => Text::RecordObjection,
        "text" => Text::RecordNeed,
        "about" => Text::RecordAbout,
        "loss" => Text::RecordLoss,
        "plan" => Text::RecordPlan,
        "progress" => Text::RecordProgress,
        "answer" => Text::RecordAnswer,
        "builtin" | "value" => Text::RecordValue,
        "definition" => Text::RecordDefinition,
        "formula" => Text::RecordFormula,
        "unit" => Text::RecordUnit,
        "source" => Text::RecordSource,
        "low_is_good" => Text::RecordLowIsGood,
        "amber" => Text::RecordAmber,
        "red" => Text::RecordRed,
        "check" => Text::RecordCheck,
        "activity" => Text::RecordActivity,
        "scenario" => Text::RecordScenario,
        "quantity" => Text::RecordLever,
        "per_deal" => Text::RecordPerDeal,
        "rates" => Text::RecordRates,
        "ends" => Text::RecordEnds,
        "people" => Text::PlaybookPeople,
        "whole_deals" => Text::RecordWholeDeals,
        "seasons" => Text::RecordSeasons,
        "reason" => Text::RecordReason,
        _ => Text::FieldText,
    }
}

/// What a field says, in words.
pub fn value(name: &str, value: &Value) -> String {
    match value {
        Value::Text(known) if name == "check" => findings::rule(known),
        Value::Nothing => text(Text::CompareNothing).to_owned(),
        Value::Text(text) => text.clone(),
        Value::Day(day) => format::date(*day),
        Value::Number(number) => format::number(*number),
        Value::Truth(truth) => text(if *truth { Text::CompareYes } else { Text::CompareNo }).to_owned(),
        Value::Word(known) => word(known).to_owned(),
        Value::Names(names) => {
            let names = names.iter().map(|(_, name)| sentences::node_name_or_none(name));
            names.collect::<Vec<_>>().join(", ")
        }
        Value::Item(item) => {
            let required = text(if item.required { Text::CardRequired } else { Text::CardOptional });
            let parts = [item.text.as_str(), required, &item.evidence, &item.who];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
        }
    }
}
