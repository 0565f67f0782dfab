//! What the columns of a file tell, and which of the four shapes that makes.

use super::headings::{TITLES, after_words, meaning, stage_of};
use super::table::Table;
use crate::core::paste::{Column, dates, fold, titles};
use crate::core::sorted::{Map, Set};

/// What a column tells.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Role {
    /// What the source calls the deal: the same in every row of one deal, and in the next file.
    Key,
    /// Something about the deal.
    About(Column),
    /// Won, lost or open.
    Status,
    /// The day it was won or lost.
    Closed,
    /// The day it was won.
    WonOn,
    /// The day it was lost.
    LostOn,
    /// Why it was lost.
    LostReason,
    /// When it came into the stage of its row.
    At,
    /// How many days it was in the stage of its row.
    Days,
    /// Which of its stages the row is: 1, 2, 3.
    Order,
    /// When it came into the stage that the column is about.
    Entered,
    /// When it left the stage that the column is about.
    Left,
    /// In which currency its worth is.
    Currency,
}

impl Role {
    /// All of them, as they are offered.
    pub const ALL: [Role; 23] = [
        Role::Key,
        Role::About(Column::Name),
        Role::About(Column::Company),
        Role::About(Column::Value),
        Role::Currency,
        Role::About(Column::Owner),
        Role::About(Column::Stage),
        Role::Status,
        Role::About(Column::Created),
        Role::Closed,
        Role::WonOn,
        Role::LostOn,
        Role::LostReason,
        Role::At,
        Role::Days,
        Role::Order,
        Role::Entered,
        Role::Left,
        Role::About(Column::Source),
        Role::About(Column::Segment),
        Role::About(Column::NextStep),
        Role::About(Column::NextStepOn),
        Role::About(Column::Notes),
    ];

    /// Whether its cells are days.
    pub fn is_date(self) -> bool {
        matches!(
            self,
            Role::About(Column::Created | Column::NextStepOn)
                | Role::Closed
                | Role::WonOn
                | Role::LostOn
                | Role::At
                | Role::Entered
                | Role::Left
        )
    }

    /// Whether several columns may have it: each is about a stage of its own.
    pub fn is_of_stage(self) -> bool {
        matches!(self, Role::Entered | Role::Left)
    }
}

/// How a file tells the history of its deals.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// One row a deal, with where it is now.
    Deals,
    /// One row a deal, with a column of dates for every stage.
    StageDates,
    /// One row for each change of stage, or for each event.
    Changes,
    /// One row for each deal and stage, with how long it was there.
    Durations,
}

/// The shape that columns with these roles make.
pub fn shape(roles: &[Option<Role>]) -> Shape {
    let has = |role: Role| roles.contains(&Some(role));
    if has(Role::Entered) {
        Shape::StageDates
    } else if has(Role::Days) {
        Shape::Durations
    } else if has(Role::At) {
        Shape::Changes
    } else {
        Shape::Deals
    }
}

/// As many rows as this are looked at where titles do not say enough.
const SAMPLE: usize = 500;

/// Most of a column's cells are dates.
fn holds_dates(table: &Table, column: usize) -> bool {
    let (mut filled, mut dated) = (0_usize, 0_usize);
    for cell in table.column(column).take(SAMPLE) {
        filled += 1;
        dated += usize::from(dates::shape(cell).is_some());
    }
    filled > 0 && dated * 5 >= filled * 4
}

/// The distinct cells of a column among the first rows, folded, and how many there are at all.
fn distinct(table: &Table, column: usize) -> (Set<String>, usize) {
    let mut count = 0;
    let cells = table.column(column).take(SAMPLE).inspect(|_| count += 1).map(fold).collect();
    (cells, count)
}

/// What the columns of a table seem to tell: by their titles, else by what stands in them. `stages` are the names of the
/// map's stages.
pub fn roles(table: &Table, stages: &[String]) -> Vec<Option<Role>> {
    let width = table.titles.len();
    let mut roles: Vec<Option<Role>> = vec![None; width];
    let known: Set<String> = stages.iter().map(|name| fold(name)).filter(|name| !name.is_empty()).collect();

    // Columns of dates about one stage each.
    let mut of_stages: Map<String, Vec<usize>> = Map::new();
    for (column, title) in table.titles.iter().enumerate() {
        let said = after_words(title).map(|(_, role)| role);
        let stage = fold(&stage_of(title));
        let names_stage = known.contains(&stage) || title.contains('"');
        let empty = table.column(column).next().is_none();
        if (said.is_some() || names_stage) && (holds_dates(table, column) || (empty && names_stage)) {
            of_stages.or_insert_with(stage, Vec::new).push(column);
            if let Some(slot) = roles.get_mut(column) {
                *slot = said.or(Some(Role::Entered));
            }
        }
    }
    // In a language that is not known here, of two columns about one stage the second is about leaving it.
    for columns in of_stages.values() {
        let unsaid = columns
            .iter()
            .filter(|column| table.titles.get(**column).is_some_and(|title| after_words(title).is_none()));
        for column in unsaid.skip(1) {
            if let Some(slot) = roles.get_mut(*column) {
                *slot = Some(Role::Left);
            }
        }
    }
    // One such column is a date like any other.
    if of_stages.len() < 2 {
        roles = vec![None; width];
    }

    // Titles: first what only files of CRMs have, then what any list has.
    let free = |roles: &[Option<Role>], column: usize| roles.get(column).copied().flatten().is_none();
    for (role, _) in &TITLES {
        let said = table.titles.iter().enumerate().filter(|(column, _)| free(&roles, *column));
        let said =
            said.filter_map(|(column, title)| Some((meaning(title).filter(|(found, _)| found == role)?.1, column)));
        if let Some((_, column)) = said.min()
            && !(*role == Role::About(Column::Stage) && titles_say_stage(table))
            && let Some(slot) = roles.get_mut(column)
        {
            *slot = Some(*role);
        }
    }
    let mut listed = titles::columns(&table.titles);
    // "Status" beside a stage is the deal's own, and alone the stage.
    let status = roles.iter().position(|role| *role == Some(Role::Status));
    if !listed.iter().enumerate().any(|(column, said)| *said == Some(Column::Stage) && Some(column) != status)
        && !roles.contains(&Some(Role::About(Column::Stage)))
        && let Some(slot) = status.filter(|_| !roles.contains(&Some(Role::Entered))).and_then(|at| roles.get_mut(at))
    {
        *slot = Some(Role::About(Column::Stage));
    }
    for (slot, said) in roles.iter_mut().zip(listed.drain(..)) {
        if slot.is_none() {
            *slot = said.map(Role::About);
        }
    }
    once(&mut roles);
    by_content(table, &known, &mut roles);
    history(table, &mut roles);
    once(&mut roles);
    roles
}

fn titles_say_stage(table: &Table) -> bool {
    let status = |title: &str| matches!(meaning(title), Some((Role::Status, _)));
    let said = titles::columns(&table.titles);
    said.iter().zip(&table.titles).any(|(said, title)| *said == Some(Column::Stage) && !status(title))
}

/// Each role is given once, to the first column, but for those about a stage.
fn once(roles: &mut [Option<Role>]) {
    let mut seen = Set::new();
    for slot in roles {
        if slot.is_some_and(|role| !role.is_of_stage() && !seen.insert(role)) {
            *slot = None;
        }
    }
}

/// Gives what titles did not say: the stage is the column with the map's stage names in it, else one with few words that
/// repeat; a log has a column of dates, and one that repeats more than rows and less than stages.
fn by_content(table: &Table, known: &Set<String>, roles: &mut [Option<Role>]) {
    let has = |roles: &[Option<Role>], role: Role| roles.contains(&Some(role));
    let stage = Role::About(Column::Stage);
    let named = |column: usize| {
        let (cells, _) = distinct(table, column);
        let hits = cells.iter().filter(|cell| known.contains(*cell)).count();
        (hits * 2 >= cells.len().max(1) && hits > 0).then_some(hits)
    };
    if !has(roles, stage) && !has(roles, Role::Entered) {
        let free = (0..roles.len()).filter(|column| roles.get(*column).is_some_and(Option::is_none));
        let best = free
            .filter_map(|column| Some((named(column)?, column)))
            .max_by_key(|(hits, column)| (*hits, usize::MAX - column));
        if let Some(slot) = best.and_then(|(_, column)| roles.get_mut(column)) {
            *slot = Some(stage);
        }
    }
    // Nothing at all is known: a log in another language.
    if !has(roles, Role::About(Column::Name)) && !has(roles, Role::About(Column::Company)) && !has(roles, Role::Key) {
        let free: Vec<usize> =
            (0..roles.len()).filter(|column| roles.get(*column).is_some_and(Option::is_none)).collect();
        let dated = free.iter().copied().find(|column| holds_dates(table, *column));
        let texts: Vec<(usize, usize, usize)> = free
            .iter()
            .filter(|column| Some(**column) != dated)
            .map(|column| {
                let (cells, count) = distinct(table, *column);
                (*column, cells.len(), count)
            })
            .filter(|(_, distinct, count)| *distinct > 0 && *count > 0)
            .collect();
        let stages = roles.iter().position(|role| *role == Some(stage)).or_else(|| {
            let few = texts.iter().filter(|(_, distinct, count)| distinct * 2 < *count && *distinct > 1);
            few.min_by_key(|(_, distinct, _)| *distinct).map(|(column, ..)| *column)
        });
        let others = texts.iter().filter(|(column, ..)| Some(*column) != stages);
        let key =
            others.max_by_key(|(column, distinct, _)| (*distinct, usize::MAX - column)).map(|(column, ..)| *column);
        for (column, role) in [(dated, Role::About(Column::Created)), (stages, stage), (key, Role::Key)] {
            if let Some(slot) = column.and_then(|column| roles.get_mut(column)) {
                *slot = Some(role);
            }
        }
    }
}

/// A file in which deals have several rows, each with a stage and a day, is a history: the day is that of the change.
fn history(table: &Table, roles: &mut [Option<Role>]) {
    let at = |roles: &[Option<Role>], role: Role| roles.iter().position(|found| *found == Some(role));
    let has_stage = at(roles, Role::About(Column::Stage)).is_some();
    if at(roles, Role::Entered).is_some() {
        return;
    }
    // Three rows for two deals and more: fewer are a list in which some are there twice.
    let several = |cells: Set<String>, count: usize| cells.len() * 3 < count * 2;
    let repeats = |column: usize| {
        let (cells, count) = distinct(table, column);
        several(cells, count)
    };
    let key = at(roles, Role::Key).filter(|column| repeats(*column));
    // A file of events without a key still has a name for every deal; many deals with other buyers may share one.
    let buyer = at(roles, Role::About(Column::Company));
    let name = at(roles, Role::About(Column::Name)).filter(|column| {
        let rows = 0..table.rows.len().min(SAMPLE);
        let both =
            |row: usize| [table.cell(row, *column), "\n", buyer.map_or("", |buyer| table.cell(row, buyer))].concat();
        several(rows.clone().map(both).collect(), rows.len())
    });
    let Some(named) = key.or(name).filter(|_| has_stage) else { return };
    if key.is_none()
        && at(roles, Role::Key).is_none()
        && (at(roles, Role::At).is_some() || at(roles, Role::Days).is_some())
        && let Some(slot) = roles.get_mut(named)
    {
        *slot = Some(Role::Key);
    }
    if at(roles, Role::At).is_none() && at(roles, Role::Days).is_none() {
        let dated = at(roles, Role::About(Column::Created)).or_else(|| {
            (0..roles.len())
                .find(|column| roles.get(*column).is_some_and(Option::is_none) && holds_dates(table, *column))
        });
        if let Some(slot) = dated.and_then(|column| roles.get_mut(column)) {
            *slot = Some(Role::At);
        }
    }
}
