//! The page: everything that may name Leptos or the browser.

pub mod app;
pub mod author;
pub mod canvas;
pub mod commands;
pub mod comments;
pub mod compare;
pub mod deals;
pub mod dom;
pub mod format;
pub mod funnel;
mod goal;
mod guide;
pub mod keys;
pub mod kit;
pub mod language;
pub mod measures;
pub mod panels;
pub mod perform;
pub mod playbook;
pub mod prelude;
pub mod present;
pub mod problems;
pub mod sentences;
pub mod shell;
pub mod view_model;
pub mod workspace;
