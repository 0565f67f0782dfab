//! Deals: board, table, detail, and the questions that moving one asks.

use leptos::prelude::*;

/// The deals view: board and table.
#[component]
pub fn Deals() -> impl IntoView {}

/// The detail of the deal that is open, in a panel over whatever view is shown.
#[component]
pub fn Detail() -> impl IntoView {}

/// The dialogs of gate, refusal, rehoming and pasting.
#[component]
pub fn Dialogs() -> impl IntoView {}
