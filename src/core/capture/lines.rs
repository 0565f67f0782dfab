//! Pasted lines as steps.

use crate::core::paste::rows;

/// The most lines that are taken from one paste.
const MOST: usize = 500;

/// A step as somebody wrote it down.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Line {
    /// What is done.
    pub name: String,
    /// Who does it; empty where nobody said.
    pub actor: String,
}

/// The steps of a text: a line each, or a table of two columns, step and actor, with a tab between them. Signs and numbers
/// of a list at the beginning of a line are left out, and lines without words.
pub fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    for row in rows(text, '\t', MOST) {
        let mut cells = row.into_iter();
        let name = bare(&cells.next().unwrap_or_default()).to_owned();
        let actor = cells.next().unwrap_or_default();
        if !name.is_empty() {
            lines.push(Line { name, actor });
        }
    }
    lines
}

/// A line without the sign or the number that a list has before it.
fn bare(line: &str) -> &str {
    let line = line.trim();
    let behind = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let numbered = behind.strip_prefix(['.', ')']).filter(|_| behind.len() < line.len());
    let listed = line.strip_prefix(['-', '–', '•', '*']);
    // "3.5 days" is no third step.
    numbered.or(listed).filter(|rest| rest.starts_with(char::is_whitespace)).map_or(line, str::trim)
}
