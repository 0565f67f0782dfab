//! Rows to deals with their stays, in the words of the file: nothing of the map is asked yet.

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

    /// The stage of a row; nothing where no column has stages.
    fn stage(&mut self, table: &Table, row: usize, count: usize) -> Result<Option<usize>, (Option<usize>, Fault)> {
        let Some(column) = self.column_of(Role::About(Column::Stage)) else { return Ok(None) };
        let text = one_line(Self::text(table, row, Some(column)));
        if fold(&text).is_empty() {
            return Err((Some(column), Fault::NoStage));
        }
        Ok(Some(self.name(&text, false, count)))
    }

    fn now(&mut self, table: &Table, row: usize, index: usize) -> Result<(), (Option<usize>, Fault)> {
        let stage = self.stage(table, row, 1)?;
        if let Some(record) = self.gathered.records.get_mut(index) {
            record.stage = stage;
        }
        Ok(())
    }

    fn stage_dates(&mut self, table: &Table, row: usize, index: usize) -> Result<(), (Option<usize>, Fault)> {
        let columns: Vec<(usize, usize, Option<Role>)> = (0..self.mapping.roles.len())
            .filter_map(|column| {
                Some((column, *self.of_columns.get(&column)?, self.mapping.roles.get(column).copied().flatten()))
            })
            .collect();
        let mut stays: Vec<Stay> = Vec::new();
        for (column, name, role) in &columns {
            if *role != Some(Role::Entered) {
                continue;
            }
            let Some(on) = self.past(table, row, *column).map_err(|fault| (Some(*column), fault))? else { continue };
            let leaving = columns.iter().find(|(_, of, role)| of == name && *role == Some(Role::Left));
            let mut left = None;
            if let Some((leaving, ..)) = leaving {
                left = self.past(table, row, *leaving).map_err(|fault| (Some(*leaving), fault))?;
                if left.is_some_and(|left| left < on) {
                    return Err((Some(*leaving), Fault::LeftBeforeEntered));
                }
            }
            if let Some(name) = self.gathered.names.get_mut(*name) {
                name.count += 1;
            }
            stays.push(Stay { name: *name, on, second: second(table.cell(row, *column)), left, row });
        }
        let stage = match self.stage(table, row, 0) {
            Err((_, Fault::NoStage)) if !stays.is_empty() => None,
            stage => stage?,
        };
        if stays.is_empty() && stage.is_none() {
            return Err((None, Fault::NoHistory));
        }
        if let Some(record) = self.gathered.records.get_mut(index) {
            record.stays = stays;
            record.stage = stage;
        }
        Ok(())
    }

    fn change(&mut self, table: &Table, row: usize, index: usize) -> Result<(), (Option<usize>, Fault)> {
        let Some(column) = self.column_of(Role::At) else { return Ok(()) };
        let name = self.stage(table, row, 1)?.ok_or((None, Fault::NoStage))?;
        let on = self.past(table, row, column).map_err(|fault| (Some(column), fault))?;
        let on = on.ok_or((Some(column), Fault::NotADate))?;
        let mut left = None;
        if let Some(leaving) = self.column_of(Role::Left) {
            left = self.past(table, row, leaving).map_err(|fault| (Some(leaving), fault))?;
            if left.is_some_and(|left| left < on) {
                return Err((Some(leaving), Fault::LeftBeforeEntered));
            }
        }
        self.place(table, row, 0);
        let second = second(table.cell(row, column));
        if let Some(record) = self.gathered.records.get_mut(index) {
            record.stays.push(Stay { name, on, second, left, row });
        }
        Ok(())
    }

    fn duration(&mut self, table: &Table, row: usize, index: usize) -> Result<(), (Option<usize>, Fault)> {
        let Some(column) = self.column_of(Role::Days) else { return Ok(()) };
        let name = self.stage(table, row, 1)?.ok_or((None, Fault::NoStage))?;
        let cell = table.cell(row, column).replace(',', ".");
        let (whole, part) = cell.split_once('.').unwrap_or((&cell, ""));
        // Half a day and more is one: a deal is in a stage for whole days.
        let up = u32::from(part.starts_with(['5', '6', '7', '8', '9']));
        let days: Option<u32> =
            if cell.is_empty() { Some(0) } else { whole.parse::<u32>().ok().map(|days| days.saturating_add(up)) };
        let days = days.filter(|days| *days < 36_500).ok_or((Some(column), Fault::NotDays))?;
        self.place(table, row, days);
        let today = self.today;
        if let Some(record) = self.gathered.records.get_mut(index) {
            // The day is found when all rows are there.
            record.stays.push(Stay { name, on: today, second: 0, left: None, row });
        }
        Ok(())
    }

    fn place(&mut self, table: &Table, row: usize, days: u32) {
        let place = self.column_of(Role::Order).and_then(|column| table.cell(row, column).parse().ok()).unwrap_or(0);
        self.places.resize(table.rows.len(), (0, 0));
        if let Some(slot) = self.places.get_mut(row) {
            *slot = (place, days);
        }
    }

    /// Whether and when the deal ended.
    fn ending(&mut self, table: &Table, row: usize, index: usize) -> Result<(), (Option<usize>, Fault)> {
        let mut ended = None;
        let mut word = None;
        for (role, outcome) in [(Role::WonOn, Some("won")), (Role::LostOn, Some("lost")), (Role::Closed, None)] {
            let Some(column) = self.column_of(role) else { continue };
            let day = self.day(table, row, column).map_err(|fault| (Some(column), fault))?;
            // A day that is yet to come is when it is expected to close.
            if let Some(day) = day.filter(|day| *day <= self.today && ended.is_none()) {
                ended = Some(day);
                word = outcome;
            }
        }
        let status = one_line(Self::text(table, row, self.column_of(Role::Status)));
        let said = ending(&status);
        let reason = one_line(Self::text(table, row, self.column_of(Role::LostReason)));
        let open = !status.is_empty() && said.is_none();
        // The words of the file are the better name, the column the better witness.
        let text = if said.is_some() { Some(status.as_str()) } else { word.filter(|_| !open) };
        let outcome = text.map(|text| {
            let text = text.to_owned();
            self.name(&text, true, 1)
        });
        if let Some(record) = self.gathered.records.get_mut(index) {
            record.outcome = outcome.or(record.outcome);
            record.ended = ended.or(record.ended);
            if !reason.is_empty() {
                record.reason = reason.chars().take(limits::TEXT).collect();
            }
        }
        Ok(())
    }

    /// Puts the stays of a record in order, once they are all there.
    fn sort(&mut self, index: usize) {
        let Some(record) = self.gathered.records.get_mut(index) else { return };
        let places = &self.places;
        let of = |stay: &Stay| places.get(stay.row).copied().unwrap_or_default();
        let place = |stay: &Stay| of(stay).0;
        if self.shape == Shape::Durations {
            crate::core::sort::by_key(&mut record.stays, |stay| (place(stay), stay.row));
            let days: Vec<i64> = record.stays.iter().map(|stay| i64::from(of(stay).1)).collect();
            let total: i64 = days.iter().sum();
            record.undated = record.created.is_none();
            let mut on = record.created.unwrap_or(self.today.plus_days(-total));
            if on.plus_days(total) > self.today {
                let row = record.row;
                return self.refuse(index, row, None, Fault::InFuture);
            }
            for (stay, days) in record.stays.iter_mut().zip(days) {
                stay.on = on;
                on = on.plus_days(days);
                stay.left = Some(on);
            }
            if record.outcome.is_some() {
                record.ended = record.ended.max(Some(on));
            } else if let Some(last) = record.stays.last_mut() {
                // It is still there.
                last.left = None;
            }
            return;
        }
        crate::core::sort::by_key(&mut record.stays, |stay| (stay.on, stay.second, place(stay), stay.row));
        let mut faults = Vec::new();
        for pair in record.stays.windows(2) {
            let [one, other] = pair else { continue };
            let timed = self.shape == Shape::Changes && one.second > 0;
            if timed
                && one.name != other.name
                && (one.on, one.second, place(one)) == (other.on, other.second, place(other))
            {
                faults.push(Faulty { row: other.row, column: None, fault: Fault::SameMoment });
            }
            if one.left.is_some_and(|left| left < other.on) {
                faults.push(Faulty { row: other.row, column: None, fault: Fault::Gap });
            }
        }
        self.gathered.faults.append(&mut faults);
    }
}
