//! The plan as it is now, for all parts of the view.

use std::cell::Cell;

use crate::ui::prelude::*;

use crate::core::chain::{Process, Stuck, unsolved};
use crate::core::ids::{EntryId, NodeId};
use crate::core::model::{Currency, Date, Document, Plan};
use crate::core::plan::{
    Handle, Impossible, Month, Required, Row, Settings, follow, months, outline, period, seasons, settings, solved,
};
use crate::ui::kit::Memo;
use crate::ui::workspace::{Workspace, workspace};

/// A part of the view.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// What is needed.
    Needs,
    /// By when.
    Calendar,
    /// Required against what is there.
    Gap,
    /// What would be if.
    WhatIf,
}

thread_local! {
    /// The part that was open last: a look at another view must not close it.
    static LAST: Cell<Part> = const { Cell::new(Part::Needs) };
}

/// The numbers of the plan, or of a scenario.
#[derive(Clone, PartialEq, Debug)]
pub struct Answer {
    /// What they start from.
    pub settings: Settings,
    /// The process.
    pub process: Result<Process, Stuck>,
    /// What follows.
    pub required: Result<Required, Impossible>,
}

impl Answer {
    /// What follows from settings.
    pub fn of(workspace: Workspace, document: &Document, settings: Settings) -> Answer {
        let observed = workspace.ledger(|_, ledger| ledger.all().observed(ledger.frame()));
        let process = solved(document, &workspace.flow(), &settings, &observed);
        Answer::from(document, settings, process)
    }

    fn from(document: &Document, settings: Settings, process: Result<Process, Stuck>) -> Answer {
        let required = match &process {
            Ok(process) => follow(document, &settings, process.clone()),
            Err(stuck) => Err(Impossible::Stuck(stuck.clone())),
        };
        Answer { settings, process, required }
    }

    /// What would follow if one number were another, without another look at the deals.
    pub fn trying(&self, document: &Document, handle: Handle, value: f64) -> Answer {
        let mut settings = self.settings.clone();
        settings.set(handle, value);
        let process = self.process.clone().and_then(|process| process.wishing(&settings.wishes));
        Answer::from(document, settings, process)
    }
}

/// What is planned for, in days and people.
#[derive(Clone, PartialEq, Debug)]
pub struct Frame {
    /// How the plan is calculated.
    pub plan: Plan,
    /// First and last day.
    pub period: (Date, Date),
    /// What amounts are counted in.
    pub currency: Currency,
}

impl Frame {
    /// How many people share the work.
    pub fn people(&self) -> f64 {
        self.plan.people.unwrap_or(1).max(1) as f64
    }

    /// How long it is, in days.
    pub fn days(&self) -> f64 {
        (self.period.1.days_since(self.period.0) + 1) as f64
    }
}

/// Handles to all of it.
#[derive(Clone, Copy)]
pub struct State {
    /// The workspace.
    pub workspace: Workspace,
    /// The part that is open.
    pub part: RwSignal<Part>,
    /// What is planned for.
    pub frame: Memo<Frame>,
    /// The plan.
    pub answer: Memo<Answer>,
    /// Its rows.
    pub rows: Memo<Vec<Row>>,
    /// Its months.
    pub months: Memo<Vec<Month>>,
}

impl State {
    /// The plan of the open map.
    pub fn new() -> State {
        let workspace = workspace();
        let part = RwSignal::new(LAST.get());
        Effect::new(move |_| LAST.set(part.get()));
        let frame = workspace.memo(move |document| Frame {
            plan: document.map.purpose.plan.clone().unwrap_or_default(),
            period: period(document, workspace.today.get()),
            currency: document.map.currency,
        });
        let answer = workspace.memo(move |document| Answer::of(workspace, document, settings(document, None)));
        let rows = workspace.memo(move |document| {
            let flow = workspace.flow();
            answer.with(|answer| match &answer.process {
                Ok(process) => outline(document, &flow, process, answer.required.as_ref().ok()),
                // What makes it a trap must be seen to be changed.
                Err(_) => unsolved(
                    document,
                    &flow,
                    answer.settings.source,
                    &answer.settings.wishes,
                    &workspace.ledger(|_, ledger| ledger.all().observed(ledger.frame())),
                )
                .map(|process| outline(document, &flow, &process, None))
                .unwrap_or_default(),
            })
        });
        let months = Memo::new(move |_| {
            let frame = frame.get();
            answer.with(|answer| match &answer.required {
                Ok(required) => months(required, frame.period.0, frame.period.1, seasons(&frame.plan.seasons)),
                Err(_) => Vec::new(),
            })
        });
        State { workspace, part, frame, answer, rows, months }
    }

    /// The plan of the view around.
    pub fn here() -> State {
        expect_context::<State>()
    }

    /// Something about a row, followed.
    pub fn row<R: Default + PartialEq + Send + Sync + 'static>(
        self,
        node: NodeId,
        read: impl Fn(&Row) -> R + Send + Sync + 'static,
    ) -> Memo<R> {
        let rows = self.rows;
        Memo::new(move |_| rows.with(|rows| rows.iter().find(|row| row.node == node).map(&read).unwrap_or_default()))
    }

    /// How often an activity is to be done, followed.
    pub fn work(self, activity: EntryId) -> Memo<Option<f64>> {
        let answer = self.answer;
        Memo::new(move |_| {
            answer.with(|answer| {
                let work = &answer.required.as_ref().ok()?.work;
                work.iter().find(|work| work.activity == activity).map(|work| work.count)
            })
        })
    }
}
