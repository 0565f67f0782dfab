//! What is around the views: header, footer, start, library, files, notices.

use leptos::prelude::*;

use super::workspace::Workspace;

/// Opens what was open last, or the start.
pub fn begin(_workspace: Workspace) {}

/// The bar on top.
#[component]
pub fn Header() -> impl IntoView {}

/// The line below the map.
#[component]
pub fn Footer() -> impl IntoView {}

/// The dialogs of start, problems and help.
#[component]
pub fn Dialogs() -> impl IntoView {}

/// Messages.
#[component]
pub fn Notices() -> impl IntoView {}
