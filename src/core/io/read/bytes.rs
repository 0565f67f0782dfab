//! Bytes to text that is safe to parse: not too large, not too deep, in UTF-8.

use crate::core::io::{Problem, ProblemKind};
use crate::core::model::limits;

/// How deeply lists and objects may be nested. Documents need 7.
const DEPTH: usize = 32;

/// First bytes that tell what a file is that is no text.
const BINARY: [(&[u8], &str); 6] = [
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "ZIP"),
    (b"PK\x05\x06", "ZIP"),
    (b"\x1f\x8b", "GZIP"),
];

/// The text of a file without its byte order mark, or the one problem that keeps it from being parsed.
pub(in crate::core::io) fn text(bytes: &[u8]) -> Result<&str, Problem> {
    let whole = |kind| Problem { path: String::new(), line: 1, column: 1, kind };
    if bytes.len() > limits::FILE {
        return Err(whole(ProblemKind::TooLarge { bytes: bytes.len(), limit: limits::FILE }));
    }
    if let Some((_, format)) = BINARY.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(whole(ProblemKind::Binary { format }));
    }
    // Every JSON text begins with an ASCII character, so a zero byte beside it is UTF-16 even without its mark.
    if let [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, 1..=255, ..] | [1..=255, 0, ..] = bytes {
        return Err(whole(ProblemKind::Utf16));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        let valid = bytes.get(..at).and_then(|valid| std::str::from_utf8(valid).ok()).unwrap_or_default();
        let (line, column) = place(valid, at);
        let byte = bytes.get(at).copied().unwrap_or_default();
        Problem { path: String::new(), line, column, kind: ProblemKind::BrokenUtf8 { byte } }
    })?;
    match text.trim_start().chars().next() {
        None => return Err(whole(ProblemKind::Empty)),
        Some('<') => return Err(whole(ProblemKind::WebPage)),
        Some(_) => {}
    }
    if let Some(at) = too_deep(text) {
        let (line, column) = place(text, at);
        return Err(Problem { path: String::new(), line, column, kind: ProblemKind::TooDeep { limit: DEPTH } });
    }
    Ok(text)
}

/// Where the nesting goes too deep. Brackets inside texts do not count.
fn too_deep(text: &str) -> Option<usize> {
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'[' | b'{' if !quoted => {
                depth += 1;
                if depth > DEPTH {
                    return Some(at);
                }
            }
            b']' | b'}' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// The line and the column in characters, both from 1, of a byte offset.
pub(super) fn place(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line = 1 + before.bytes().filter(|byte| *byte == b'\n').count();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    (line, 1 + before.get(start..).unwrap_or_default().chars().count())
}

/// The byte offset of a line and a column in bytes, both from 1, as serde_json counts them.
pub(super) fn offset(text: &str, line: usize, column: usize) -> usize {
    let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
    let start = std::iter::once(0).chain(ends).nth(line.saturating_sub(1)).unwrap_or(text.len());
    let mut at = (start + column.saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
