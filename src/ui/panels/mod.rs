//! What is selected, in a panel.

use leptos::prelude::*;

/// The panel of what is selected on the map.
#[component]
pub fn Panel() -> impl IntoView {}
