//! Findings as sentences.

use crate::core::checks::{About, Check, Family, Finding, Part, Place};
use crate::core::ids::NodeId;
use crate::core::model::Document;
use crate::ui::format;
use crate::ui::language::{Text, fill, text};
use crate::ui::sentences;

/// What a family of checks is called.
pub fn family(family: Family) -> Text {
    match family {
        Family::Purpose => Text::CheckFamilyPurpose,
        Family::Vague => Text::CheckFamilyVague,
        Family::Detailed => Text::CheckFamilyDetailed,
        Family::Customer => Text::CheckFamilyCustomer,
        Family::Action => Text::CheckFamilyAction,
        Family::Forced => Text::CheckFamilyForced,
        Family::Structure => Text::CheckFamilyStructure,
    }
}

/// What is said of the places that break a rule.
fn words(check: Check) -> Text {
    match check {
        Check::NoGoal => Text::CheckNoGoal,
        Check::GoalPast => Text::CheckGoalPast,
        Check::NoReview => Text::CheckNoReview,
        Check::ReviewOverdue => Text::CheckReviewOverdue,
        Check::NoName => Text::CheckNoName,
        Check::EmptyName => Text::CheckEmptyName,
        Check::NoEntry => Text::CheckNoEntry,
        Check::NoDetails => Text::CheckNoDetails,
        Check::NoExit => Text::CheckNoExit,
        Check::NoOwner => Text::CheckNoOwner,
        Check::NobodyResponsible => Text::CheckNobodyResponsible,
        Check::WeaselWords => Text::CheckWeaselWords,
        Check::ItemWithoutVerb => Text::CheckItemWithoutVerb,
        Check::ItemWithoutEvidence => Text::CheckItemWithoutEvidence,
        Check::ManyStages => Text::CheckManyStages,
        Check::ManyBranches => Text::CheckManyBranches,
        Check::ManyOutcomes => Text::CheckManyOutcomes,
        Check::ManyItems => Text::CheckManyItems,
        Check::TextTooLong => Text::CheckTextTooLong,
        Check::StepsInText => Text::CheckStepsInText,
        Check::NoCustomerValue => Text::CheckNoCustomerValue,
        Check::OnlySeller => Text::CheckOnlySeller,
        Check::NoPersonaNeed => Text::CheckNoPersonaNeed,
        Check::NoNextOnNo => Text::CheckNoNextOnNo,
        Check::StepWithoutActor => Text::CheckStepWithoutActor,
        Check::StepWithoutTool => Text::CheckStepWithoutTool,
        Check::StepWithoutDone => Text::CheckStepWithoutDone,
        Check::Unreachable => Text::CheckUnreachable,
        Check::DeadEnd => Text::CheckDeadEnd,
        Check::NoExpectedTime => Text::CheckNoExpectedTime,
        Check::HandoffWithoutWhat => Text::CheckHandoffWithoutWhat,
        Check::NoQuestion => Text::CheckNoQuestion,
        Check::NotNowWithoutDate => Text::CheckNotNowWithoutDate,
        Check::OffMap => Text::CheckOffMap,
        Check::UnusedWay => Text::CheckUnusedWay,
        Check::SkippedStage => Text::CheckSkippedStage,
        Check::OverTime => Text::CheckOverTime,
        Check::GateOverridden => Text::CheckGateOverridden,
        Check::ShareOff => Text::CheckShareOff,
        Check::NoStart => Text::CheckNoStart,
        Check::NoOutcome => Text::CheckNoOutcome,
        Check::NoWon => Text::CheckNoWon,
        Check::NoNoPath => Text::CheckNoNoPath,
        Check::Disconnected => Text::CheckDisconnected,
        Check::FewBranches => Text::CheckFewBranches,
        Check::UnlabelledBranch => Text::CheckUnlabelledBranch,
        Check::DuplicateBranch => Text::CheckDuplicateBranch,
        Check::BranchShares => Text::CheckBranchShares,
        Check::EndlessLoop => Text::CheckEndlessLoop,
        Check::DuplicateName => Text::CheckDuplicateName,
        Check::NotNowStays => Text::CheckNotNowStays,
    }
}

/// A check by the word of files, in a sentence without its numbers; the word itself where it is not known.
pub fn rule(word: &str) -> String {
    let Some(check) = Check::parse(word) else { return word.to_owned() };
    // Every other part is a place to be filled.
    let parts = text(words(check)).split(['{', '}']).enumerate();
    parts.map(|(at, part)| if at % 2 == 0 { part } else { "…" }).collect()
}

/// What the button says that mends a finding.
pub fn fix_label(check: Check) -> Text {
    match check {
        Check::NoOwner => Text::CheckFixOwner,
        Check::StepsInText => Text::CheckFixSteps,
        Check::NoQuestion => Text::CheckFixQuestion,
        Check::NotNowWithoutDate => Text::CheckFixDate,
        Check::OffMap => Text::CheckFixDraw,
        Check::UnusedWay => Text::CheckFixRemove,
        Check::OverTime | Check::ShareOff => Text::CheckFixMeasured,
        Check::NoOutcome | Check::NoWon => Text::CheckFixWon,
        Check::NoNoPath => Text::CheckFixNo,
        Check::BranchShares => Text::CheckFixWhole,
        Check::NotNowStays => Text::CheckFixBack,
        _ => Text::CheckFixReview,
    }
}

/// What the button says that leads to where a finding is: what is to be done there, where that is one thing.
pub fn go_label(check: Check) -> Text {
    match check {
        Check::NoGoal | Check::GoalPast => Text::CheckSetGoal,
        _ => Text::CheckShow,
    }
}

/// What the place of a finding is called: a node, with its stage before it where it is a step; the two ends of a
/// transition; the map.
pub fn place_name(document: &Document, place: Place) -> String {
    match place {
        Place::Map => text(Text::CheckMap).to_owned(),
        Place::Node(node) => node_name(document, node),
        Place::Transition(way) => match document.transitions.get(&way) {
            Some(way) => [node_name(document, way.from), node_name(document, way.to)].join(" → "),
            None => String::new(),
        },
    }
}

fn node_name(document: &Document, node: NodeId) -> String {
    let own = sentences::node_name(document, node);
    match document.nodes.get(&node).and_then(|node| node.parent) {
        Some(stage) => [sentences::node_name(document, stage), own].join(" › "),
        None => own,
    }
}

fn part(part: &Part) -> &'static str {
    text(match part {
        Part::Name => Text::CheckPartName,
        Part::Entry => Text::CheckPartEntry,
        Part::Details => Text::CheckPartDetails,
        Part::Exit => Text::CheckPartExit,
    })
}

/// A finding in a sentence, without its place.
pub fn sentence(document: &Document, finding: &Finding) -> String {
    let count = |number: usize| format::number(number as f64);
    let whole = |number: i64| format::number(number as f64);
    let key = words(finding.check);
    match &finding.about {
        About::Nothing => text(key).to_owned(),
        About::Day(day) => fill(key, &[("date", &format::date(*day))]),
        About::Words(said, parts) => {
            let said: Vec<String> = said.iter().map(|word| fill(Text::CheckQuoted, &[("word", word)])).collect();
            let parts: Vec<&str> = parts.iter().map(part).collect();
            fill(key, &[("words", &said.join(", ")), ("parts", &parts.join(", "))])
        }
        About::Many { count: many, limit } => fill(key, &[("count", &count(*many)), ("limit", &count(*limit))]),
        About::Some { count: some, of } => {
            let share = format::percent(*some as f64 / (*of).max(1) as f64);
            fill(key, &[("count", &count(*some)), ("of", &count(*of)), ("share", &share)])
        }
        About::Towards { to, count: some, of } => {
            let to = node_name(document, *to);
            fill(key, &[("count", &count(*some)), ("of", &count(*of)), ("to", &to)])
        }
        About::Days { median, expected, n } => {
            fill(key, &[("median", &whole(*median)), ("expected", &whole(*expected)), ("n", &count(*n))])
        }
        About::Percent { is, wanted, n } => {
            fill(key, &[("is", &whole(*is)), ("wanted", &whole(*wanted)), ("n", &count(*n))])
        }
    }
}
