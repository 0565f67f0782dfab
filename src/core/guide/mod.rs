//! What the guide does to a map, step by step: where it begins, what its stages are called.

pub mod beginning;
mod names;
mod row;

pub use names::{listed, replace, with_names};
pub use row::row;

/// The steps of the guide; the document remembers the one that comes next by its number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// Where the process begins.
    Beginning,
    /// What the stages are called.
    Names,
    /// What each stage is.
    Cards,
    /// The picture of it all.
    Picture,
}

impl Step {
    /// All of them, in order.
    pub const ALL: [Step; 4] = [Step::Beginning, Step::Names, Step::Cards, Step::Picture];

    /// Its number, from 1.
    pub fn number(self) -> i64 {
        self as i64 + 1
    }

    /// The step with a number; the first for one that is none.
    pub fn of(number: i64) -> Step {
        Step::ALL.into_iter().find(|step| step.number() == number).unwrap_or(Step::Beginning)
    }

    /// The one after it.
    pub fn next(self) -> Option<Step> {
        Step::ALL.into_iter().find(|step| step.number() == self.number() + 1)
    }
}
