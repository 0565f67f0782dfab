//! Deals as a file tells them, and what is not right about them.

use super::role::{Role, Shape};
use crate::core::model::{Date, Money};
use crate::core::paste::{DateOrder, DateReading, DecimalMark, NumberReading};
use crate::core::sorted::Map;

/// How the columns of a table are to be read. What is not chosen is found out.
#[derive(Clone, PartialEq, Debug)]
pub struct Mapping {
    /// What each column tells; a column with `None` is left out.
    pub roles: Vec<Option<Role>>,
    /// Which of two numbers is the day, of columns where somebody said so.
    pub orders: Map<usize, DateOrder>,
    /// Which sign stands before the decimals, where somebody said so.
    pub mark: Option<DecimalMark>,
}

/// Why a deal, or something about it, is not taken.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Fault {
    /// The cell is no day that its column allows.
    NotADate,
    /// The day is after today.
    InFuture,
    /// There is no stage in the cell.
    NoStage,
    /// Neither a name, nor a company, nor an identifier.
    NoName,
    /// An earlier row has the same identifier.
    SameKey,
    /// It left a stage before it came in.
    LeftBeforeEntered,
    /// The number of days is none.
    NotDays,
    /// No stage has a date.
    NoHistory,
    /// All its stages are left out.
    LeftOut,
    /// The map has no room for more deals.
    NoRoom,
    /// The cell is no amount that its column allows; the deal is taken without.
    NotAnAmount,
    /// The amount is negative; the deal is taken without.
    Negative,
    /// The amount is in another currency; it is taken as it stands.
    OtherCurrency,
    /// The text is too long; the rest is cut off.
    TooLong,
    /// Two changes of a deal are at the same moment; they stay in the order of their rows.
    SameMoment,
    /// Between leaving a stage and coming into the next there are days without any.
    Gap,
}

impl Fault {
    /// Whether the deal is taken all the same.
    pub fn is_warning(self) -> bool {
        self >= Fault::NotAnAmount
    }
}

/// Something that is not right, and where.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Faulty {
    /// The row of the table, from 0.
    pub row: usize,
    /// The column, from 0, where it is one cell's.
    pub column: Option<usize>,
    /// What.
    pub fault: Fault,
}

/// A stay in the words of the file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stay {
    /// Which of [`Gathered::names`] the stage has.
    pub name: usize,
    /// The day it came in.
    pub on: Date,
    /// Seconds of that day, for the order.
    pub second: u32,
    /// The day it left, where the file says so.
    pub left: Option<Date>,
    /// The row.
    pub row: usize,
}

/// A deal in the words of the file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Record {
    /// What the source calls it, or what it is known by where it has no identifier.
    pub key: String,
    /// Its first row.
    pub row: usize,
    /// What it is about.
    pub name: String,
    /// The buyer.
    pub company: String,
    /// Its worth, in minor units.
    pub value: Option<Money>,
    /// Who works on it.
    pub owner: String,
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
    /// The day it began.
    pub created: Option<Date>,
    /// Where it was and since when, in order.
    pub stays: Vec<Stay>,
    /// The stage it is in, where the file says it without a day.
    pub stage: Option<usize>,
    /// How it ended, as one of [`Gathered::names`].
    pub outcome: Option<usize>,
    /// The day it ended.
    pub ended: Option<Date>,
    /// Why it was lost.
    pub reason: String,
    /// Days in stages, one after the other, where there is no day that they begin with: they end today.
    pub undated: bool,
}

/// A stage name of the file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Name {
    /// As the file has it.
    pub text: String,
    /// How many rows, or dates, are about it.
    pub count: usize,
    /// It is how deals end: the word of a status, and not of a stage.
    pub outcome: bool,
}

/// What a file has, read.
#[derive(Clone, PartialEq, Debug)]
pub struct Gathered {
    /// How it tells histories.
    pub shape: Shape,
    /// Its deals, in the order in which they come first.
    pub records: Vec<Record>,
    /// Its stage names, in the order in which they come first.
    pub names: Vec<Name>,
    /// What is not right.
    pub faults: Vec<Faulty>,
    /// How the dates of each column were read, where there was a choice.
    pub orders: Map<usize, DateReading>,
    /// How amounts were read, where there was a choice.
    pub mark: Option<NumberReading>,
}

impl Gathered {
    /// Whether something can be read in two ways and nobody said in which.
    pub fn is_ambiguous(&self) -> bool {
        self.orders.values().any(|order| order.ambiguous) || self.mark.is_some_and(|mark| mark.ambiguous)
    }
}
