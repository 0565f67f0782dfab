//! From a row to the stays it tells of: where a deal is, when it came, how long it stayed, how it ended.

use super::*;

impl Gathering {
    /// The stage of a row; nothing where no column has stages.
    pub(super) fn stage(
        &mut self,
        table: &Table,
        row: usize,
        count: usize,
    ) -> Result<Option<usize>, (Option<usize>, Fault)> {
        let Some(column) = self.column_of(Role::About(Column::Stage)) else { return Ok(None) };
        let text = one_line(Self::text(table, row, Some(column)));
        if fold(&text).is_empty() {
            return Err((Some(column), Fault::NoStage));
        }
        Ok(Some(self.name(&text, false, count)))
    }

    pub(super) fn now(&mut self, table: &Table, row: usize, index: usize) -> Result<(), (Option<usize>, Fault)> {
        let stage = self.stage(table, row, 1)?;
        if let Some(record) = self.gathered.records.get_mut(index) {
            record.stage = stage;
        }
        Ok(())
    }

    pub(super) fn stage_dates(
        &mut self,
        table: &Table,
        row: usize,
        index: usize,
    ) -> Result<(), (Option<usize>, Fault)> {
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

    pub(super) fn change(&mut self, table: &Table, row: usize, index: usize) -> Result<(), (Option<usize>, Fault)> {
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

    pub(super) fn duration(&mut self, table: &Table, row: usize, index: usize) -> Result<(), (Option<usize>, Fault)> {
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

    pub(super) fn place(&mut self, table: &Table, row: usize, days: u32) {
        let place = self.column_of(Role::Order).and_then(|column| table.cell(row, column).parse().ok()).unwrap_or(0);
        self.places.resize(table.rows.len(), (0, 0));
        if let Some(slot) = self.places.get_mut(row) {
            *slot = (place, days);
        }
    }

    /// Whether and when the deal ended.
    pub(super) fn ending(&mut self, table: &Table, row: usize, index: usize) -> Result<(), (Option<usize>, Fault)> {
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
    pub(super) fn sort(&mut self, index: usize) {
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
