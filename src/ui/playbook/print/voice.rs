//! What a printed playbook says in the language of the page.

use crate::core::analytics::Ledger;
use crate::core::analytics::reading;
use crate::core::checks::{Place, findings};
use crate::core::decimal::decimal;
use crate::core::model::{Date, Document, ExpectedTime, Flow, Kpi};
use crate::core::playbook::{Word, Words};
use crate::core::sort;
use crate::ui::findings::{place_name, sentence};
use crate::ui::format;
use crate::ui::goal;
use crate::ui::language::{Plural, Text, fill, language, plural, text};
use crate::ui::measures::measured;
use crate::ui::playbook::words;

/// Speaks for a playbook printed on this day.
pub struct Voice {
    /// The day.
    pub today: Date,
}

impl Words for Voice {
    fn language(&self) -> &'static str {
        language().code()
    }

    fn say(&self, word: Word) -> String {
        let said = match word {
            Word::Contents => Text::PrintContents,
            Word::Owner => Text::CardOwner,
            Word::Phase => Text::CardPhase,
            Word::Expected => Text::CardExpected,
            Word::Probability => Text::CardProbability,
            Word::Actor => Text::RecordActor,
            Word::Tool => Text::RecordTool,
            Word::Methodology => Text::RecordMethodology,
            Word::QuotaRelief => Text::RecordQuotaRelief,
            Word::ReviewOn => Text::HistoryReviewOn,
            Word::Yes => Text::CompareYes,
            Word::Entry => Text::CardEntry,
            Word::Details => Text::CardDetails,
            Word::Exit => Text::CardExit,
            Word::Item => Text::PrintItem,
            Word::Needed => Text::PrintNeeded,
            Word::Required => Text::CardRequired,
            Word::Optional => Text::CardOptional,
            Word::Evidence => Text::CardEvidence,
            Word::Who => Text::CardWho,
            Word::People => Text::PlaybookPeople,
            Word::Person => Text::RecordPerson,
            Word::Role => Text::PlaybookRole,
            Word::Part => Text::RecordPart,
            Word::Needs => Text::PrintNeeds,
            Word::CustomerValue => Text::RecordCustomerValue,
            Word::Markers => Text::PrintMarkers,
            Word::Motivators => Text::PrintMotivators,
            Word::Objections => Text::PrintObjections,
            Word::Steps => Text::SubmapTitle,
            Word::WaysOn => Text::PrintWaysOn,
            Word::Noes => Text::PrintNoes,
            Word::Stage => Text::KindStage,
            Word::Answer => Text::PanelAnswer,
            Word::LeadsTo => Text::PrintLeadsTo,
            Word::Next => Text::RecordNext,
            Word::AskAgain => Text::PrintAskAgain,
            Word::Matrix => Text::PrintMatrix,
            Word::Measures => Text::PrintMeasures,
            Word::Measure => Text::RecordKpi,
            Word::Value => Text::RecordValue,
            Word::Target => Text::RecordTarget,
            Word::Definition => Text::RecordDefinition,
            Word::Findings => Text::PrintFindings,
            Word::Place => Text::PrintPlace,
            Word::Finding => Text::PrintFinding,
            Word::WholeMap => Text::CompareMap,
            Word::Unnamed => Text::KindUnnamed,
        };
        text(said).to_owned()
    }

    fn choice(&self, word: &'static str) -> String {
        words::word(word).to_owned()
    }

    fn day(&self, day: Date) -> String {
        format::date(day)
    }

    fn about(&self) -> String {
        fill(Text::PrintLead, &[("date", &format::date(self.today))])
    }

    fn goal(&self, document: &Document) -> Option<String> {
        let goal = document.map.purpose.goal.as_ref().filter(|goal| goal.target.is_some())?;
        Some(goal::sentence(goal, document.map.currency))
    }

    fn expected(&self, time: ExpectedTime) -> String {
        let [min, typical, max] = [time.min, time.typical, time.max].map(|days| decimal(f64::from(days)).to_string());
        fill(Text::PrintExpected, &[("min", &min), ("typical", &typical), ("max", &max)])
    }

    fn days(&self, days: i64) -> String {
        plural(Plural::PrintDays, usize::try_from(days).unwrap_or(0))
    }

    fn measure(&self, document: &Document, measure: &Kpi) -> (String, String) {
        let found =
            reading((document, &Flow::of(document)), &mut Ledger::of(document, self.today), measure, self.today);
        let said = |value: f64| measured(value, found.unit, document.map.currency);
        (found.value.map(said).unwrap_or_default(), measure.target.map(said).unwrap_or_default())
    }

    fn findings(&self, document: &Document) -> Vec<(String, String)> {
        let flow = Flow::of(document);
        let rank = |place: Place| match place {
            Place::Map => None,
            Place::Node(node) => Some(flow.rank(node)),
            Place::Transition(way) => document.transitions.get(&way).map(|way| flow.rank(way.from)),
        };
        let mut all = findings(document, self.today).open;
        sort::by_key(&mut all, |finding| (rank(finding.place), finding.place, finding.check));
        all.iter().map(|finding| (place_name(document, finding.place), sentence(document, finding))).collect()
    }
}
