//! Documents to text. Equal documents are equal bytes.

use serde::Serialize;

use super::{FORMAT, SCHEMA};
use crate::core::model::Document;

#[derive(Serialize)]
struct File<'a> {
    format: &'static str,
    schema: u32,
    #[serde(flatten)]
    document: &'a Document,
}

fn file(document: &Document) -> File<'_> {
    File { format: FORMAT, schema: SCHEMA, document }
}

/// The document as a file for people and for version control: indented, one value a line.
pub fn write(document: &Document) -> String {
    // Serializing into memory fails only for keys that are no texts, and every key here is an identifier.
    let mut text = serde_json::to_string_pretty(&file(document)).unwrap_or_default();
    text.push('\n');
    text
}

/// The same content without indentation, for storage where room is scarce.
pub fn write_compact(document: &Document) -> String {
    serde_json::to_string(&file(document)).unwrap_or_default()
}
