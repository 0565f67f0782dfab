//! A value with what is needed to know that it is whole: a header line, then the text.
//!
//! `stagecraft <schema> <generation> <length in bytes> <crc32 in hex>`

use std::fmt::Write;

use crate::core::checksum::crc32;

/// Which saving of a map it is. Savings of other tabs have other marks, also where they count the same.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mark {
    /// Counts the savings of one map; the highest is the newest.
    pub generation: u64,
    checksum: u32,
}

/// What an envelope holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Sealed<'a> {
    /// The schema of the text.
    pub schema: u32,
    /// Which saving it is.
    pub mark: Mark,
    /// The text.
    pub text: &'a str,
}

/// The value to store, and which saving it is.
pub(super) fn seal(schema: u32, generation: u64, text: &str) -> (String, Mark) {
    let mut value = String::with_capacity(text.len() + 64);
    // Writing to memory cannot fail.
    let _ = write!(value, "stagecraft {schema} {generation} {}", text.len());
    let checksum = checksum_of(&value, text);
    let _ = writeln!(value, " {checksum:08x}");
    value.push_str(text);
    (value, Mark { generation, checksum })
}

/// Which saving a value claims to be, and in which schema, by its first line alone: whether the rest is whole remains
/// to be seen.
pub(super) fn claimed(first_line: &str) -> Option<(Mark, u32)> {
    let mut words = first_line.strip_prefix("stagecraft ")?.split(' ');
    let schema = words.next()?.parse().ok()?;
    let generation = words.next()?.parse().ok()?;
    let checksum = u32::from_str_radix(words.nth(1)?, 16).ok()?;
    Some((Mark { generation, checksum }, schema))
}

/// What a stored value holds; nothing when a byte of it is not as it was written.
pub(super) fn unseal(value: &str) -> Option<Sealed<'_>> {
    let (header, text) = value.split_once('\n')?;
    let (header, checksum) = header.rsplit_once(' ')?;
    let mut words = header.strip_prefix("stagecraft ")?.split(' ');
    let schema = words.next()?.parse().ok()?;
    let generation = words.next()?.parse().ok()?;
    let length: usize = words.next()?.parse().ok()?;
    let whole = length == text.len() && words.next().is_none();
    let computed = checksum_of(header, text);
    let mark = Mark { generation, checksum: computed };
    (whole && checksum == format!("{computed:08x}")).then_some(Sealed { schema, mark, text })
}

/// Over the header up to the length and the text, so that a damaged generation is noticed too.
fn checksum_of(header: &str, text: &str) -> u32 {
    crc32(&[header.as_bytes(), text.as_bytes()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_changed_byte_is_noticed() {
        let value = seal(1, 18, "{\"name\":\"Sprzedaż\"}\n").0;
        assert_eq!(unseal(&value).map(|sealed| (sealed.schema, sealed.mark.generation)), Some((1, 18)));
        for at in 0..value.len() {
            for byte in 0..=u8::MAX {
                let mut bytes = value.clone().into_bytes();
                if std::mem::replace(&mut bytes[at], byte) == byte {
                    continue;
                }
                let Ok(damaged) = String::from_utf8(bytes) else { continue };
                assert_eq!(unseal(&damaged), None, "byte {at} as {byte}");
            }
            if value.is_char_boundary(at) {
                assert_eq!(unseal(&value[..at]), None, "cut at {at}");
            }
        }
        assert_eq!(unseal(&(value + " ")), None);
    }
}
