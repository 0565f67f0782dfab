//! The funnel.

use leptos::prelude::*;

/// The funnel view.
#[component]
pub fn Funnel() -> impl IntoView {}
