//! The views of one document.

/// What is shown of the open document.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum View {
    /// The map.
    #[default]
    Map,
    /// The deals: board and table.
    Deals,
    /// The funnel.
    Funnel,
    /// The way back from the goal.
    Plan,
    /// The playbook.
    Playbook,
}
