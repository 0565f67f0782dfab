//! Rows to deals with their stays, in the words of the file: nothing of the map is asked yet.

mod stays;

use super::cells::{ending, lines, second};
use super::headings::stage_of;
use super::index::Index;
use super::record::{Fault, Faulty, Gathered, Mapping, Name, Record, Stay};
use super::role::{Role, Shape, shape};
use super::table::Table;
use crate::core::model::{Currency, Date, LARGEST_AMOUNT, limits};
use crate::core::paste::amount::{self, MarkEvidence};
use crate::core::paste::dates::{self, OrderEvidence};
use crate::core::paste::{Column, DateOrder, DateReading, DecimalMark, NumberReading, fold, one_line};
use crate::core::sorted::Map;

/// Stands between the parts of what a deal without an identifier is known by; no cell has it.
const NAMELESS: &str = "\u{1}";

#[derive(PartialEq)]
enum Phase {
    Looking(usize),
    Reading(usize),
    Sorting(usize),
}

/// Reads a table a piece at a time.
pub struct Gathering {
    mapping: Mapping,
    today: Date,
    currency: Currency,
    phase: Phase,
    shape: Shape,
    /// Columns of dates, with what their cells are and what that says about the order.
    dates: Vec<(usize, Vec<Option<dates::Shape>>, OrderEvidence)>,
    mark: MarkEvidence,
    /// The stage of each column about one.
    of_columns: Map<usize, usize>,
    /// Records by their keys, and names by their folded texts.
    by_key: Index,
    by_name: Index,
    /// How many deals without an identifier are called like a record.
    same: Map<usize, usize>,
    gathered: Gathered,
    /// Of each row: which of the deal's stays it is, and how many days that took, where columns say so.
    places: Vec<(i64, u32)>,
    /// Of each record: whether it cannot be taken.
    refused: Vec<bool>,
}

impl Gathering {
    /// Begins with the first row.
    pub fn new(mapping: Mapping, currency: Currency, today: Date) -> Gathering {
        let dated = mapping.roles.iter().enumerate().filter(|(_, role)| role.is_some_and(Role::is_date));
        let dates = dated.map(|(column, _)| (column, Vec::new(), OrderEvidence::default())).collect();
        let shape = shape(&mapping.roles);
        let gathered = Gathered {
            shape,
            records: Vec::new(),
            names: Vec::new(),
            faults: Vec::new(),
            orders: Map::new(),
            mark: None,
        };
        Gathering {
            mapping,
            today,
            currency,
            phase: Phase::Looking(0),
            shape,
            dates,
            mark: MarkEvidence::default(),
            of_columns: Map::new(),
            by_key: Index::default(),
            by_name: Index::default(),
            same: Map::new(),
            gathered,
            places: Vec::new(),
            refused: Vec::new(),
        }
    }

    /// How much is done, from 0 to 1.
    pub fn progress(&self, table: &Table) -> f64 {
        let rows = table.rows.len().max(1) as f64;
        match self.phase {
            Phase::Looking(row) => row as f64 / rows / 3.0,
            Phase::Reading(row) => (1.0 + row as f64 / rows) / 3.0,
            Phase::Sorting(record) => (2.0 + record as f64 / self.gathered.records.len().max(1) as f64) / 3.0,
        }
    }

    /// Reads so many rows on; whether there are more.
    pub fn step(&mut self, table: &Table, rows: usize) -> bool {
        match self.phase {
            Phase::Looking(from) => {
                let to = (from + rows).min(table.rows.len());
                (from..to).for_each(|row| self.look(table, row));
                self.phase = Phase::Looking(to);
                if to == table.rows.len() {
                    self.decide(table);
                    self.phase = Phase::Reading(0);
                }
                true
            }
            Phase::Reading(from) => {
                let to = (from + rows).min(table.rows.len());
                (from..to).for_each(|row| self.read(table, row));
                self.phase = if to == table.rows.len() { Phase::Sorting(0) } else { Phase::Reading(to) };
                true
            }
            Phase::Sorting(from) => {
                let to = (from + rows).min(self.gathered.records.len());
                (from..to).for_each(|record| self.sort(record));
                self.phase = Phase::Sorting(to);
                to < self.gathered.records.len()
            }
        }
    }

    /// What was read, once everything is.
    pub fn finish(self) -> Gathered {
        let mut gathered = self.gathered;
        let mut refused = self.refused.into_iter();
        gathered.records.retain(|_| !refused.next().unwrap_or(false));
        crate::core::sort::by_key(&mut gathered.faults, |faulty| (faulty.row, faulty.column));
        gathered
    }

    fn column_of(&self, role: Role) -> Option<usize> {
        self.mapping.roles.iter().position(|found| *found == Some(role))
    }

    fn look(&mut self, table: &Table, row: usize) {
        for (column, shapes, evidence) in &mut self.dates {
            let cell = table.cell(row, *column);
            let shape = if cell.is_empty() { None } else { dates::shape(cell) };
            let shape = shape.or_else(|| dates::serial(cell).map(dates::Shape::Date));
            if let Some(shape) = shape {
                evidence.add(shape);
            }
            shapes.push(shape);
        }
        if let Some(column) = self.column_of(Role::About(Column::Value))
            && let Some(shape) = amount::shape(table.cell(row, column))
        {
            self.mark.add(&shape);
        }
    }

    /// Dates and decimals are decided for whole columns, and never cell by cell.
    fn decide(&mut self, table: &Table) {
        for (column, _, evidence) in &self.dates {
            let chosen = self.mapping.orders.get(column).map(|order| DateReading { order: *order, ambiguous: false });
            if let Some(found) = evidence.reading() {
                self.gathered.orders.insert(*column, chosen.unwrap_or(found));
            }
        }
        // A column that leaves it open is read as those that do not, where they agree.
        let sure: Vec<DateOrder> =
            self.gathered.orders.values().filter(|order| !order.ambiguous).map(|order| order.order).collect();
        if let Some(first) = sure.first().filter(|first| sure.iter().all(|order| order == *first)) {
            for order in self.gathered.orders.values_mut().filter(|order| order.ambiguous) {
                *order = DateReading { order: *first, ambiguous: false };
            }
        }
        let chosen = self.mapping.mark.map(|mark| NumberReading { mark, ambiguous: false });
        self.gathered.mark = self.mark.reading().map(|found| chosen.unwrap_or(found));
        let columns: Vec<usize> = (0..self.mapping.roles.len())
            .filter(|column| self.mapping.roles.get(*column).copied().flatten().is_some_and(Role::is_of_stage))
            .filter(|_| self.shape == Shape::StageDates)
            .collect();
        for column in columns {
            let stage = stage_of(table.titles.get(column).map_or("", String::as_str));
            let name = self.name(&stage, false, 0);
            self.of_columns.insert(column, name);
        }
    }

    /// The number of a stage name.
    fn name(&mut self, text: &str, outcome: bool, count: usize) -> usize {
        let (index, new) = self.by_name.number(&fold(text));
        if new {
            let text = text.chars().take(limits::NAME).collect();
            self.gathered.names.push(Name { text, count: 0, outcome });
        }
        if let Some(name) = self.gathered.names.get_mut(index) {
            name.count += count;
            name.outcome &= outcome;
        }
        index
    }

    fn fault(&mut self, row: usize, column: Option<usize>, fault: Fault) {
        self.gathered.faults.push(Faulty { row, column, fault });
    }

    /// A record is not taken, and why.
    fn refuse(&mut self, index: usize, row: usize, column: Option<usize>, fault: Fault) {
        self.fault(row, column, fault);
        if let Some(refused) = self.refused.get_mut(index) {
            *refused = true;
        }
    }

    /// The day of a cell; `Err` where there is one that cannot be read or is not yet.
    fn day(&self, table: &Table, row: usize, column: usize) -> Result<Option<Date>, Fault> {
        let cell = table.cell(row, column);
        if cell.is_empty() {
            return Ok(None);
        }
        let shapes = self.dates.iter().find(|(of, ..)| *of == column).and_then(|(_, shapes, _)| shapes.get(row));
        let order = self.gathered.orders.get(&column).map_or(DateOrder::DayFirst, |reading| reading.order);
        shapes.copied().flatten().and_then(|shape| shape.date(order)).map(Some).ok_or(Fault::NotADate)
    }

    /// The same for days that have been.
    fn past(&self, table: &Table, row: usize, column: usize) -> Result<Option<Date>, Fault> {
        match self.day(table, row, column) {
            Ok(Some(day)) if day > self.today => Err(Fault::InFuture),
            day => day,
        }
    }

    /// What is written where a cell should have a text; the mistakes of spreadsheets are none.
    fn text(table: &Table, row: usize, column: Option<usize>) -> &str {
        let cell = column.map_or("", |column| table.cell(row, column));
        let mistake = cell.starts_with('#') && (cell.ends_with(['!', '?']) || cell == "#N/A");
        if mistake { "" } else { cell }
    }

    fn read(&mut self, table: &Table, row: usize) {
        let several = matches!(self.shape, Shape::Changes | Shape::Durations);
        let key = one_line(Self::text(table, row, self.column_of(Role::Key)));
        let named =
            [Column::Name, Column::Company].map(|column| Self::text(table, row, self.column_of(Role::About(column))));
        if key.is_empty() && named.iter().all(|name| one_line(name).is_empty()) {
            let column = self.column_of(Role::Key).or(self.column_of(Role::About(Column::Name)));
            return self.fault(row, column, Fault::NoName);
        }
        let mut known =
            if key.is_empty() { [NAMELESS, &fold(named[0]), NAMELESS, &fold(named[1])].concat() } else { key.clone() };
        let (mut index, mut new) = self.by_key.number(&known);
        if !new && !several {
            if !key.is_empty() {
                return self.fault(row, self.column_of(Role::Key), Fault::SameKey);
            }
            // Deals with one buyer that are called the same are told apart by their order.
            let count = self.same.or_insert_with(index, || 1);
            *count += 1;
            known = [&known, NAMELESS, &count.to_string()].concat();
            (index, new) = self.by_key.number(&known);
        }
        if new {
            self.gathered.records.push(Record { key: known, row, ..Record::default() });
            self.refused.push(false);
        }
        self.about(table, row, index);
        let stays = match self.shape {
            Shape::Deals => self.now(table, row, index),
            Shape::StageDates => self.stage_dates(table, row, index),
            Shape::Changes => self.change(table, row, index),
            Shape::Durations => self.duration(table, row, index),
        };
        if let Err((column, fault)) = stays.and_then(|()| self.ending(table, row, index)) {
            self.refuse(index, row, column, fault);
        }
    }

    /// What a row says about the deal itself. The last row that says something counts.
    fn about(&mut self, table: &Table, row: usize, index: usize) {
        for column in 0..self.mapping.roles.len() {
            let Some(Role::About(about)) = self.mapping.roles.get(column).copied().flatten() else { continue };
            let cell = Self::text(table, row, Some(column));
            if cell.is_empty() || about == Column::Stage {
                continue;
            }
            if about == Column::Created || about == Column::NextStepOn {
                match self.day(table, row, column) {
                    Ok(day) => {
                        if let Some(record) = self.gathered.records.get_mut(index) {
                            if about == Column::Created {
                                record.created = record.created.or(day);
                            } else {
                                record.next_step_on = day;
                            }
                        }
                    }
                    // A day that is not needed is no reason to refuse a deal; the one it began on is.
                    Err(fault) if about == Column::Created => self.refuse(index, row, Some(column), fault),
                    Err(_) => {}
                }
                continue;
            }
            if about == Column::Value {
                self.worth(table, row, column, index);
                continue;
            }
            let long = matches!(about, Column::NextStep | Column::Notes);
            let limit = if long { limits::TEXT } else { limits::NAME };
            let text = if long { lines(cell) } else { one_line(cell) };
            let cut: String = text.chars().take(limit).collect();
            if cut.len() < text.len() {
                self.fault(row, Some(column), Fault::TooLong);
            }
            let Some(record) = self.gathered.records.get_mut(index) else { continue };
            *match about {
                Column::Name => &mut record.name,
                Column::Company => &mut record.company,
                Column::Owner => &mut record.owner,
                Column::Source => &mut record.source,
                Column::Segment => &mut record.segment,
                Column::NextStep => &mut record.next_step,
                _ => &mut record.notes,
            } = cut;
        }
    }

    fn worth(&mut self, table: &Table, row: usize, column: usize, index: usize) {
        let mark = self.gathered.mark.map_or(DecimalMark::Point, |reading| reading.mark);
        let said = Self::text(table, row, self.column_of(Role::Currency));
        let other = |code: &str| !code.is_empty() && !code.eq_ignore_ascii_case(self.currency.code());
        let read = match amount::shape(table.cell(row, column)) {
            None => Err(Fault::NotAnAmount),
            Some(shape) if shape.negative => Err(Fault::Negative),
            Some(shape) => match shape.read(mark, self.currency).filter(|money| money.0 <= LARGEST_AMOUNT) {
                None => Err(Fault::NotAnAmount),
                Some(value) => Ok((value, shape.currency.is_some_and(other) || other(said))),
            },
        };
        match read {
            Err(fault) => self.fault(row, Some(column), fault),
            Ok((value, other)) => {
                if other {
                    self.fault(row, Some(column), Fault::OtherCurrency);
                }
                if let Some(record) = self.gathered.records.get_mut(index) {
                    record.value = Some(value);
                }
            }
        }
    }
}
