//! Documents as files: a strict writer, a reader that names everything wrong with its place, and clipboard fragments.

mod csv;
mod fragment;
mod json;
mod lineage;
mod patch;
mod problem;
mod read;
mod report;
mod tree;
mod write;

pub use csv::{Separators, Writer, csv};
pub use fragment::{Fragment, read_fragment, write_fragment};
pub use json::quoted;
pub use lineage::{Lineage, Print, print};
pub use patch::{FieldChange, Patch, Place, fields, plain_text};
pub use problem::{Expected, Problem, ProblemKind};
pub use read::{Opened, read};
pub use report::report;
pub use tree::Tree;
pub use write::{write, write_compact, write_file};

/// What stands under `format` in every document.
pub const FORMAT: &str = "stagecraft";

/// The schema that this program writes.
///
/// A release that changes the shape of documents raises it and teaches the reader the older shape; see
/// `read/schema.rs`.
pub const SCHEMA: u32 = 3;
