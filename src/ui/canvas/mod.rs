//! The map.

use leptos::prelude::*;

/// The canvas.
#[component]
pub fn Canvas() -> impl IntoView {}
