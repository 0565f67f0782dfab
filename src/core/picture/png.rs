//! The chunks of a PNG picture (Portable Network Graphics, third edition, W3C 2025, section 5): only those that are
//! written or looked for here are understood, pixels never.

use super::{NAME, NoMap};
use crate::core::checksum::crc32;

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// What a chunk has beside its data: length, type, checksum.
const AROUND: usize = 12;

/// A part of the picture.
struct Chunk<'a> {
    kind: &'a [u8],
    data: &'a [u8],
    checksum: u32,
    /// All of it, as it stands in the file.
    whole: &'a [u8],
}

impl Chunk<'_> {
    fn is_sound(&self) -> bool {
        crc32(&[self.kind, self.data]) == self.checksum
    }
}

/// Whether the first bytes are those of a PNG.
pub fn is_png(file: &[u8]) -> bool {
    file.starts_with(SIGNATURE.get(..4).unwrap_or_default())
}

/// The next chunk of what is left, and what is left after it; nothing where it is cut off.
fn next(rest: &[u8]) -> Option<(Chunk<'_>, &[u8])> {
    let number = |bytes: &[u8]| Some(u32::from_be_bytes(bytes.try_into().ok()?));
    let length = number(rest.get(..4)?)? as usize;
    let (whole, after) = rest.split_at_checked(length.checked_add(AROUND)?)?;
    let (kind, data) = whole.get(4..8).zip(whole.get(8..8 + length))?;
    Some((Chunk { kind, data, checksum: number(whole.get(8 + length..)?)?, whole }, after))
}

/// The document that a picture carries.
pub fn carried(file: &[u8]) -> Result<&str, NoMap> {
    let mut rest = file.strip_prefix(SIGNATURE).ok_or(NoMap::Damaged)?;
    let mut found = None;
    while !rest.is_empty() {
        let Some((chunk, after)) = next(rest) else {
            // What came before is whole, whatever became of the pixels.
            return found.ok_or(NoMap::Damaged);
        };
        rest = after;
        if chunk.kind == b"iTXt"
            && let Some(text) = chunk.data.strip_prefix(NAME.as_bytes()).and_then(|data| data.strip_prefix(b"\0"))
        {
            // Not compressed, in no language, under no other name.
            let text = text.strip_prefix(b"\0\0\0\0").filter(|_| chunk.is_sound()).ok_or(NoMap::Damaged)?;
            let text = std::str::from_utf8(text).map_err(|_| NoMap::Damaged)?;
            if found.replace(text).is_some() {
                return Err(NoMap::Several);
            }
        }
        if chunk.kind == b"IEND" {
            return found.ok_or(NoMap::Without);
        }
    }
    found.ok_or(NoMap::Damaged)
}

/// The picture with a document inside, or without one, and with the size that it is meant to have: `scale` pixels a
/// world unit, of which an inch has 96. Nothing where it is no whole PNG.
pub fn furnished(file: &[u8], scale: f64, document: Option<&str>) -> Option<Vec<u8>> {
    let (header, mut rest) = next(file.strip_prefix(SIGNATURE)?)?;
    let room = document.map_or(0, |text| text.len() + 64);
    let mut made = Vec::with_capacity(file.len() + 64 + room);
    made.extend_from_slice(SIGNATURE);
    made.extend_from_slice(header.whole);
    // Pixels a metre, across and down.
    let density = (scale * 96.0 / 0.0254).round() as u32;
    add(&mut made, b"pHYs", &[&density.to_be_bytes(), &density.to_be_bytes(), &[1]]);
    if let Some(text) = document {
        add(&mut made, b"iTXt", &[NAME.as_bytes(), &[0; 5], text.as_bytes()]);
    }
    while !rest.is_empty() {
        let (chunk, after) = next(rest)?;
        if chunk.kind != b"pHYs" {
            made.extend_from_slice(chunk.whole);
        }
        rest = after;
    }
    Some(made)
}

fn add(to: &mut Vec<u8>, kind: &[u8; 4], data: &[&[u8]]) {
    let data = data.concat();
    to.extend_from_slice(&(data.len() as u32).to_be_bytes());
    to.extend_from_slice(kind);
    to.extend_from_slice(&data);
    to.extend_from_slice(&crc32(&[kind, &data]).to_be_bytes());
}
