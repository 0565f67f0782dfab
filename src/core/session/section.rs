//! The parts of the playbook.

/// A part of the playbook that is seen on its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Section {
    /// What it is all for.
    #[default]
    Goal,
    /// Who takes part.
    People,
    /// Steps that were named and have no place yet.
    Steps,
    /// The buyer: journey, personas, triggers and friction, motivators.
    Buyer,
    /// What happens when a buyer says no.
    No,
    /// What is measured.
    Measures,
    /// What the checks find.
    Findings,
    /// Versions, comments, and when to look again.
    History,
    /// The playbook for paper.
    Print,
}

impl Section {
    /// All of them, in the order of the list.
    pub const ALL: &'static [Section] = &[
        Section::Goal,
        Section::People,
        Section::Steps,
        Section::Buyer,
        Section::No,
        Section::Measures,
        Section::Findings,
        Section::History,
        Section::Print,
    ];
}
