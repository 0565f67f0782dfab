//! The deals for other programs, as a table or as an event log.

use super::picture::save_text;
use crate::core::export::{Column, Outcome, Words, deals, log, xes};
use crate::core::io::Separators;
use crate::ui::kit::flush_drafts;
use crate::ui::language::{Text, language, text};
use crate::ui::workspace::Workspace;

/// What is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Export {
    /// A table of the deals.
    Deals,
    /// Their history as a table.
    Log,
    /// Their history as XES.
    Xes,
}

struct Named;

impl Words for Named {
    fn column(&self, column: Column) -> String {
        let name = match column {
            Column::Deal => Text::ExportId,
            Column::Name => Text::DealsName,
            Column::Company => Text::DealsCompany,
            Column::Value => Text::DealsValue,
            Column::Currency => Text::ShellCurrency,
            Column::Owner => Text::DealsOwner,
            Column::Source => Text::DealsSource,
            Column::Segment => Text::DealsSegment,
            Column::Created => Text::DealsCreated,
            Column::Stage => Text::DealsStage,
            Column::Outcome => Text::ExportOutcome,
            Column::Entered => Text::ExportEntered,
            Column::Left => Text::ExportLeft,
            Column::NextStep => Text::DealsNextStep,
            Column::NextStepOn => Text::DealsNextStepBy,
            Column::Notes => Text::DealsNotes,
            Column::Reason => Text::ExportReason,
        };
        text(name).to_owned()
    }

    fn outcome(&self, outcome: Outcome) -> String {
        let name = match outcome {
            Outcome::Open => Text::ExportOpen,
            Outcome::Won => Text::ExportWon,
            Outcome::Lost => Text::ExportLost,
            Outcome::NotNow => Text::ExportNotNow,
        };
        text(name).to_owned()
    }
}

/// Downloads them.
pub fn export(workspace: &Workspace, what: Export) {
    flush_drafts();
    let separators = Separators::of(language());
    let content = workspace.read(|document| match what {
        Export::Deals => deals(document, separators, &Named),
        Export::Log => log(document, separators, &Named),
        Export::Xes => xes(document),
    });
    let (name, ending, kind) = match what {
        Export::Deals => (Text::ExportDealsName, ".csv", "text/csv"),
        Export::Log => (Text::ExportLogName, ".csv", "text/csv"),
        Export::Xes => (Text::ExportLogName, ".xes", "application/xml"),
    };
    save_text(workspace, &[text(name), ending].concat(), &content, kind);
}
