//! Why a test stopped, and at which line of it.

use std::fmt::Display;
use std::panic::Location;

/// What a step of a test answers.
pub type Outcome<T = ()> = Result<T, Failure>;

/// A step that did not work.
#[derive(Debug)]
pub struct Failure(pub String);

impl<E: Display> From<E> for Failure {
    /// Where `?` stands in the test is where somebody has to look.
    #[track_caller]
    fn from(error: E) -> Failure {
        let place = Location::caller();
        Failure(format!("{}:{}: {error}", place.file(), place.line()))
    }
}

/// What the harness answers; it becomes a [`Failure`] at the `?` of the test.
pub type Answer<T = ()> = Result<T, Problem>;

/// What was expected of the page and did not happen.
#[derive(Debug)]
pub struct Problem(pub String);

impl Display for Problem {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

macro_rules! problems_from {
    ($($error:ty),*) => {$(
        impl From<$error> for Problem {
            fn from(error: $error) -> Problem {
                Problem(error.to_string())
            }
        }
    )*};
}
problems_from!(
    fantoccini::error::CmdError,
    fantoccini::error::NewSessionError,
    serde_json::Error,
    std::io::Error,
    &str
);
