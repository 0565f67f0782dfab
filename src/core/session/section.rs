//! The parts of the playbook.

/// A part of the playbook that is seen on its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Section {
    /// What it is all for.
    #[default]
    Goal,
    /// Who takes part.
    People,
    /// What is measured.
    Measures,
    /// Versions, comments, and when to look again.
    History,
    /// The playbook for paper.
    Print,
}

impl Section {
    /// All of them, in the order of the list.
    pub const ALL: &'static [Section] =
        &[Section::Goal, Section::People, Section::Measures, Section::History, Section::Print];
}
