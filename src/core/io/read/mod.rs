//! Text to documents: lenient in what it looks at, strict in what it lets through.
//!
//! The whole file is read even when something is wrong, so that all problems are named at once. A document comes out
//! only when there were none, and then its invariants hold.

mod bytes;
mod deals;
mod document;
mod fields;
mod reader;
mod records;
mod schema;
mod value;

use serde::Deserialize;
use serde::de::IgnoredAny;

pub(super) use self::bytes::text as text_of;
pub(super) use self::reader::{Path, Reader};
pub(super) use self::records::{Scope, department, node, phase, transition};
pub(super) use self::value::Value;
use super::{Lineage, Problem, ProblemKind};
use crate::core::model::{Document, limits};
use crate::core::picture;

/// A document that was read.
#[derive(Clone, PartialEq, Debug)]
pub struct Opened {
    /// The document.
    pub document: Document,
    /// The schema of the file where it was an older one; saving writes the current one.
    pub migrated_from: Option<u32>,
    /// The deals that are not in the document, with the first thing wrong with each: their days run backwards, and
    /// nothing else in the file is wrong.
    pub left_out: Vec<Problem>,
    /// The states that the map went through, as far as the file tells.
    pub lineage: Lineage,
}

/// Reads a document, or a picture that carries one. On any problem there is no document, and the problems are in the
/// order of the file; of more than ten thousand the rest is left out.
///
/// One kind does not close the rest of the file: a deal that left before it entered, as clocks and imports make them,
/// is left out and named in [`Opened::left_out`]. Whoever opens the file asks first.
pub fn read(bytes: &[u8]) -> Result<Opened, Vec<Problem>> {
    // Before it is looked at: what is too large to open may be too large to unwrap.
    let carried = if bytes.len() > limits::FILE { None } else { picture::carried(bytes) };
    match carried {
        None => read_text(bytes),
        Some(Ok(text)) => read_text(text.as_bytes()),
        Some(Err((format, why))) => {
            let kind = ProblemKind::Picture { format, why };
            Err(vec![Problem { path: String::new(), line: 1, column: 1, kind }])
        }
    }
}

fn read_text(bytes: &[u8]) -> Result<Opened, Vec<Problem>> {
    let source = bytes::text(bytes).map_err(|problem| vec![problem])?;
    let mut reader = Reader::new(source);
    let opened = whole(source, &mut reader).and_then(|value| document::read(&mut reader, value));
    let left_out = reader.left_out();
    reader.finish(opened).map(|opened| Opened { left_out, ..opened })
}

/// The one JSON value that the whole text is.
pub(super) fn whole<'a>(source: &'a str, reader: &mut Reader<'a>) -> Option<Value<'a>> {
    let mut parser = serde_json::Deserializer::from_str(source);
    // serde_json counts the character that it refuses, except for control characters in texts.
    let place = |error: &serde_json::Error| {
        let before = usize::from(error.to_string().starts_with("control character"));
        bytes::offset(source, error.line(), error.column() + before)
    };
    let (at, kind) = match IgnoredAny::deserialize(&mut parser) {
        Ok(_) => match parser.end() {
            Ok(()) => return Some(Value::whole(source)),
            Err(error) => (place(&error), ProblemKind::TextAfterEnd),
        },
        Err(error) => {
            let text = source.trim_end();
            let at = place(&error);
            // A number that ends in the middle was cut off too.
            let number = |rest: &str| !rest.is_empty() && rest.bytes().all(|byte| b".eE+-".contains(&byte));
            if error.is_eof() || text.get(at..).is_some_and(number) {
                (text.len(), ProblemKind::NotJson { found: None })
            } else {
                (at, ProblemKind::NotJson { found: source.get(at..).and_then(|rest| rest.chars().next()) })
            }
        }
    };
    reader.problem_at(at, &Path::ROOT, kind);
    None
}
