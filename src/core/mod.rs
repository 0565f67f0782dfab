//! The pure core: no browser, no clock, no randomness, no language. It returns values; others act on them.

pub mod analytics;
pub mod arrange;
pub mod board;
pub mod chart;
pub mod checklist;
pub mod checks;
pub mod checksum;
pub mod clusters;
pub mod command;
pub mod decimal;
pub mod drawing;
pub mod geometry;
pub mod history;
pub mod ids;
pub mod io;
pub mod language;
pub mod letters;
pub mod model;
pub mod paste;
pub mod picture;
pub mod routing;
pub mod scene;
pub mod session;
pub mod sort;
pub mod sorted;
pub mod template;
