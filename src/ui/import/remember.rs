//! Choices for files, in the settings of this browser.

use crate::core::import::{Choice, Mapping, Name, Remembered, key};
use crate::ui::shell;

fn setting(titles: &[String]) -> String {
    ["import/", &key(titles)].concat()
}

/// What was chosen for the last file with these titles.
pub fn recall(titles: &[String]) -> Option<Remembered> {
    Remembered::read(&shell::remembered(&setting(titles))?, titles.len())
}

/// Keeps it.
pub fn keep(titles: &[String], mapping: &Mapping, names: &[Name], choices: &[Choice]) {
    shell::remember(&setting(titles), &Remembered::of(mapping, names, choices).text());
}
