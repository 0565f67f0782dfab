//! Stagecraft: a sales process as a map, with its deals on it. See ARCHITECTURE.md.
#![forbid(unsafe_code)]

pub mod core;
pub mod storage;
#[cfg(feature = "ui")]
pub mod ui;
