//! Rows copied from a spreadsheet or a CRM's list become deals, after a preview.
//!
//! Splitting into cells is done here rather than by the csv crate: sixty lines against 6 kB of gzipped wasm.

pub(in crate::core) mod amount;
pub(in crate::core) mod cells;
pub(in crate::core) mod dates;
pub(in crate::core) mod guess;
mod known;
mod quick;
pub(in crate::core) mod titles;
mod words;

pub use amount::{DecimalMark, NumberReading, number};
#[cfg(test)]
pub(in crate::core) use cells::split;
pub use dates::{DateOrder, DateReading};
pub use quick::parse_line;
pub use words::fold;
pub(in crate::core) use words::one_line;

/// The first `limit` rows of a table that are not blank, cell by cell, trimmed.
pub fn rows(text: &str, delimiter: char, limit: usize) -> Vec<Vec<String>> {
    cells::split(text, Some(delimiter), limit)
}

use crate::core::command::Command;
use crate::core::ids::{IdSource, NodeId};
use crate::core::model::{Currency, Date, Deal, Departure, Document, Flow, Money, NodeKind, Refusal, Visit, limits};
use crate::core::sorted::{Map, Set};

/// What a column tells about deals.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Column {
    /// What the deal is about.
    Name,
    /// The buyer.
    Company,
    /// Its worth.
    Value,
    /// Who works on it.
    Owner,
    /// Where it is.
    Stage,
    /// The day it began.
    Created,
    /// Where it came from.
    Source,
    /// What kind of buyer it is.
    Segment,
    /// What to do next.
    NextStep,
    /// By when.
    NextStepOn,
    /// Anything else.
    Notes,
}

impl Column {
    /// Every meaning a column can have.
    pub const ALL: [Column; 11] = [
        Column::Name,
        Column::Company,
        Column::Value,
        Column::Owner,
        Column::Stage,
        Column::Created,
        Column::Source,
        Column::Segment,
        Column::NextStep,
        Column::NextStepOn,
        Column::Notes,
    ];
}

/// How to read. What is `None` is found out.
#[derive(Clone, PartialEq, Debug)]
pub struct PasteOptions {
    /// Deals without a date begin today.
    pub today: Date,
    /// What the columns hold; a column beyond the list, or `None` in it, is left out.
    pub columns: Option<Vec<Option<Column>>>,
    /// Whether the first row has titles.
    pub header: Option<bool>,
    /// Which of two numbers is the day.
    pub date_order: Option<DateOrder>,
    /// Which sign stands before the decimals.
    pub decimal_mark: Option<DecimalMark>,
    /// Which node is meant by a stage name that the map does not have; see [`Preview::unknown_stages`].
    pub stage_map: Map<String, NodeId>,
}

impl PasteOptions {
    /// Options that leave everything to be found out.
    pub fn new(today: Date) -> PasteOptions {
        PasteOptions { today, columns: None, header: None, date_order: None, decimal_mark: None, stage_map: Map::new() }
    }
}

/// A deal as somebody wrote it down.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct DealDraft {
    /// What it is about.
    pub name: String,
    /// The buyer.
    pub company: String,
    /// Its worth, in minor units of the map's currency.
    pub value: Money,
    /// Who works on it.
    pub owner: String,
    /// Where it is; nothing said, or unknown, is `None`.
    pub stage: Option<NodeId>,
    /// The stage in the words of the list.
    pub said: String,
    /// The day it began.
    pub created: Option<Date>,
    /// Where it came from.
    pub source: String,
    /// What kind of buyer it is.
    pub segment: String,
    /// What to do next.
    pub next_step: String,
    /// By when.
    pub next_step_on: Option<Date>,
    /// Anything else.
    pub notes: String,
}

impl DealDraft {
    /// The deal. Where it is, it has been since today, as far as anybody knows; in the first stage since the day it was
    /// created. One that is lost or put off came from the first stage, with the list's own word as the reason and a
    /// quarter of a year to ask again.
    pub fn into_deal(self, document: &Document, ids: &mut IdSource, default_stage: NodeId, today: Date) -> Deal {
        let stage = self.stage.unwrap_or(default_stage);
        let created = self.created.unwrap_or(today);
        let first = Flow::of(document).stages(document).first().copied();
        let refused = document.node_kind(stage).filter(|kind| kind.is_refusal());
        let begins = if refused.is_some() { first.unwrap_or(stage) } else { stage };
        let mut deal = Deal::new(ids.make(), &self.name, begins, created);
        if Some(begins) != first
            && let Some(visit) = deal.visits.last_mut()
        {
            visit.entered = created.max(today);
        }
        if let (Some(kind), Some(visit)) = (refused, deal.visits.last_mut()) {
            let said = if self.said.is_empty() { document.node_name(stage).to_owned() } else { self.said };
            let revisit = (kind == NodeKind::NotNow).then(|| created.max(today).plus_days(90));
            let refusal = Some(Refusal { reason: said, revisit, undecided: false });
            visit.left = Some(Departure { on: created.max(today), by: Vec::new(), gate_override: None, refusal });
            deal.visits.push(Visit { node: stage, entered: created.max(today), left: None });
        }
        deal.company = self.company;
        deal.value = self.value;
        deal.owner = self.owner;
        deal.source = self.source;
        deal.segment = self.segment;
        deal.next_step = self.next_step;
        deal.next_step_on = self.next_step_on;
        deal.notes = self.notes;
        deal
    }
}

/// What is wrong with a cell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ProblemKind {
    /// It is no amount that its column allows; the deal has no value.
    NotAnAmount,
    /// The amount is negative; the deal has no value.
    Negative,
    /// The amount is in this currency and not in the map's; it is taken as it stands.
    OtherCurrency(&'static str),
    /// It is no date that its column allows; the deal has none.
    NotADate,
    /// The deal begins after today; today is taken.
    InFuture,
    /// The map has no such stage; the deal goes to the default one.
    UnknownStage,
    /// The text is longer than this many characters; the rest is cut off.
    TooLong(usize),
    /// There is neither a name nor a company: no deal.
    NoName,
}

/// A problem and its place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CellProblem {
    /// The row, from 0, titles not counted.
    pub row: usize,
    /// The column, from 0.
    pub column: usize,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// One row of the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// Its cells as they stand there.
    pub cells: Vec<String>,
    /// The deal it becomes; `None` when there is nothing to call it by.
    pub deal: Option<DealDraft>,
    /// What is wrong with it.
    pub problems: Vec<CellProblem>,
}

/// What would become of a list, before it does.
#[derive(Clone, PartialEq, Debug)]
pub struct Preview {
    /// What each column holds.
    pub columns: Vec<Option<Column>>,
    /// The titles, one a column; empty where there are none.
    pub titles: Vec<String>,
    /// The first row has titles.
    pub header: bool,
    /// What divides the cells; `None` for a list of names.
    pub delimiter: Option<char>,
    /// The rows.
    pub rows: Vec<Row>,
    /// How dates were read; `None` where none left it open. An ambiguous column makes the whole ambiguous.
    pub date_order: Option<DateReading>,
    /// How amounts were read; `None` where none has a mark.
    pub numbers: Option<NumberReading>,
    /// Stage names that the map does not have, each once, in the order they came.
    pub unknown_stages: Vec<String>,
    /// Rows beyond what the map has room for, left out.
    pub left_out: usize,
    /// The day that deals without a date begin.
    pub today: Date,
}

impl Preview {
    /// How many rows become deals.
    pub fn deals(&self) -> usize {
        self.rows.iter().filter(|row| row.deal.is_some()).count()
    }

    /// Everything that is wrong, row by row.
    pub fn problems(&self) -> impl Iterator<Item = &CellProblem> {
        self.rows.iter().flat_map(|row| &row.problems)
    }
}

/// Names of places where deals can be, as people write them.
pub(in crate::core) struct StageNames {
    nodes: Map<String, NodeId>,
}

impl StageNames {
    /// The names of a map's places, and those in `map` before them.
    pub fn of(document: &Document, map: &Map<String, NodeId>) -> StageNames {
        let mut nodes = Map::new();
        let holds = |id: &NodeId| document.holds_deals(*id);
        for (name, node) in map.iter().filter(|(_, node)| holds(node)) {
            nodes.insert(fold(name), *node);
        }
        for node in Flow::of(document).order().iter().filter(|node| holds(node)) {
            nodes.or_insert_with(fold(document.node_name(*node)), || *node);
        }
        // What every list calls its outcomes, where only one can be meant.
        for (kind, words) in [
            (NodeKind::Won, ["won", "closed won", "wygrana", "wygrane"]),
            (NodeKind::Lost, ["lost", "closed lost", "przegrana", "stracona"]),
        ] {
            let mut outcomes = document.shown().filter(|node| node.kind == kind);
            if let (Some(outcome), None) = (outcomes.next(), outcomes.next()) {
                for word in words {
                    nodes.or_insert_with(word.to_owned(), || outcome.id);
                }
            }
        }
        nodes.remove("");
        StageNames { nodes }
    }

    /// The node that a name means, also one with a number before it ("3. Discovery").
    pub fn find(&self, name: &str) -> Option<NodeId> {
        let folded = fold(name);
        let bare = folded.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
        self.nodes.get(&folded).or_else(|| self.nodes.get(bare)).copied()
    }
}

/// Reads a list.
pub fn parse(text: &str, document: &Document, options: &PasteOptions) -> Preview {
    let room = limits::DEALS.saturating_sub(document.deals.len());
    let delimiter = cells::delimiter(text);
    let mut rows = cells::split(text, delimiter, usize::MAX);
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let stages = StageNames::of(document, &options.stage_map);
    let owners: Set<String> = document.deals.values().map(|deal| fold(&deal.owner)).collect();

    let named = rows.first().map(|row| titles::columns(row)).unwrap_or_default();
    let known = named.iter().any(Option::is_some) && rows.first().is_some_and(|row| guess::may_be_titles(row));
    let header = options.header.unwrap_or(known || guess::is_titled(&rows)) && !rows.is_empty();
    let mut titles = if header { rows.remove(0) } else { Vec::new() };
    titles.resize(width, String::new());
    let mut columns = match &options.columns {
        Some(columns) => columns.clone(),
        None if header && known => named,
        None => Vec::new(),
    };
    columns.resize(width, None);
    if options.columns.is_none() && !columns.iter().any(|column| matches!(column, Some(Column::Name | Column::Company)))
    {
        guess::fill(&mut columns, &rows, &stages, &owners);
    }

    let left_out = rows.len().saturating_sub(room);
    rows.truncate(room);
    let of = |meaning: Column| {
        let chosen = columns.iter().enumerate().filter(move |(_, column)| **column == Some(meaning));
        chosen.map(|(index, _)| index).next()
    };
    let column = |index: usize| rows.iter().filter_map(move |row| row.get(index)).map(String::as_str);
    let numbers = of(Column::Value).and_then(|index| amount::decide(column(index)));
    let orders = [Column::Created, Column::NextStepOn].map(|meaning| dates::decide(column(of(meaning)?)));
    let mut reader = Reader {
        options,
        columns: &columns,
        currency: document.map.currency,
        stages,
        mark: options.decimal_mark.or(numbers.map(|numbers| numbers.mark)).unwrap_or(DecimalMark::Point),
        orders: orders
            .map(|order| options.date_order.or(order.map(|order| order.order)).unwrap_or(DateOrder::DayFirst)),
        unknown: Vec::new(),
    };
    let read = rows.iter().enumerate().map(|(index, row)| reader.read(index, row)).collect::<Vec<_>>();
    let unknown_stages = std::mem::take(&mut reader.unknown);
    let worst = orders.into_iter().flatten().reduce(|one, other| if other.ambiguous { other } else { one });
    let chosen = options.date_order.map(|order| DateReading { order, ambiguous: false });
    let marked = options.decimal_mark.map(|mark| NumberReading { mark, ambiguous: false });
    let rows = rows.into_iter().zip(read).map(|(cells, (deal, problems))| Row { cells, deal, problems }).collect();
    Preview {
        columns,
        titles,
        header,
        delimiter,
        rows,
        date_order: worst.and_then(|worst| chosen.or(Some(worst))),
        numbers: numbers.and_then(|numbers| marked.or(Some(numbers))),
        unknown_stages,
        left_out,
        today: options.today,
    }
}

/// Adds the deals of a preview, all in one step. Those without a stage go to `default_stage`.
pub fn to_command(document: &Document, preview: &Preview, ids: &mut IdSource, default_stage: NodeId) -> Command {
    let drafts = preview.rows.iter().filter_map(|row| row.deal.clone());
    Command::AddDeals(drafts.map(|draft| draft.into_deal(document, ids, default_stage, preview.today)).collect())
}

struct Reader<'a> {
    options: &'a PasteOptions,
    columns: &'a [Option<Column>],
    currency: Currency,
    stages: StageNames,
    mark: DecimalMark,
    /// Of the days of creation, and of the days of the next steps.
    orders: [DateOrder; 2],
    unknown: Vec<String>,
}

impl Reader<'_> {
    fn read(&mut self, row: usize, cells: &[String]) -> (Option<DealDraft>, Vec<CellProblem>) {
        let mut draft = DealDraft::default();
        let mut problems = Vec::new();
        let mut seen = Set::new();
        let unknown = self.unknown.len();
        for (column, (cell, meaning)) in cells.iter().zip(self.columns).enumerate() {
            // Of two columns with one meaning the first counts.
            let Some(meaning) = meaning.filter(|meaning| seen.insert(*meaning)) else { continue };
            let mut found = Vec::new();
            if !cell.is_empty() {
                self.cell(meaning, cell, &mut draft, &mut found);
            }
            problems.extend(found.into_iter().map(|kind| CellProblem { row, column, kind }));
        }
        if draft.name.is_empty() {
            draft.name.clone_from(&draft.company);
        }
        if draft.name.is_empty() {
            let column = self.columns.iter().position(|column| *column == Some(Column::Name)).unwrap_or(0);
            problems.push(CellProblem { row, column, kind: ProblemKind::NoName });
            // No deal, so nobody needs to say where it goes.
            self.unknown.truncate(unknown);
            return (None, problems);
        }
        (Some(draft), problems)
    }

    fn cell(&mut self, meaning: Column, cell: &str, draft: &mut DealDraft, problems: &mut Vec<ProblemKind>) {
        let [created, next] = self.orders;
        match meaning {
            Column::Name => draft.name = line(cell, problems),
            Column::Company => draft.company = line(cell, problems),
            Column::Owner => draft.owner = line(cell.trim_start_matches('@'), problems),
            Column::Source => draft.source = line(cell, problems),
            Column::Segment => draft.segment = line(cell, problems),
            Column::NextStep => draft.next_step = shortened(cell, limits::TEXT, problems),
            Column::Notes => draft.notes = shortened(cell, limits::TEXT, problems),
            Column::Value => match amount::shape(cell) {
                None => problems.push(ProblemKind::NotAnAmount),
                Some(shape) if shape.negative => problems.push(ProblemKind::Negative),
                Some(shape) => match shape.read(self.mark, self.currency) {
                    None => problems.push(ProblemKind::NotAnAmount),
                    Some(value) => {
                        draft.value = value;
                        let other = shape.currency.filter(|code| *code != self.currency.code());
                        problems.extend(other.map(ProblemKind::OtherCurrency));
                    }
                },
            },
            Column::Stage => {
                draft.stage = self.stages.find(cell);
                draft.said = cell.trim().chars().take(limits::NAME).collect();
                if draft.stage.is_none() {
                    problems.push(ProblemKind::UnknownStage);
                    if !self.unknown.iter().any(|known| fold(known) == fold(cell)) {
                        self.unknown.push(cell.to_owned());
                    }
                }
            }
            Column::Created => match dates::read(cell, created) {
                None => problems.push(ProblemKind::NotADate),
                Some(date) if date > self.options.today => problems.push(ProblemKind::InFuture),
                Some(date) => draft.created = Some(date),
            },
            Column::NextStepOn => match dates::read(cell, next) {
                None => problems.push(ProblemKind::NotADate),
                date => draft.next_step_on = date,
            },
        }
    }
}

/// One line: line breaks and other control characters within a cell become spaces.
fn line(cell: &str, problems: &mut Vec<ProblemKind>) -> String {
    shortened(&one_line(cell), limits::NAME, problems)
}

fn shortened(text: &str, limit: usize, problems: &mut Vec<ProblemKind>) -> String {
    match text.char_indices().nth(limit) {
        None => text.to_owned(),
        Some((end, _)) => {
            problems.push(ProblemKind::TooLong(limit));
            text.get(..end).unwrap_or_default().to_owned()
        }
    }
}

#[cfg(test)]
mod tests;
