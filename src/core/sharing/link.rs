//! A small map in the fragment of an address: what no server ever sees.
//!
//! `1.CHECKSUM.DATA`: the form's number, the CRC-32 of the data as eight hexadecimal digits, and the data, compressed and
//! in base64url (RFC 4648, section 5, without padding).

use crate::core::checksum::crc32;

/// What begins the fragment, before the text of [`encode`].
pub const BEGINS: &str = "#map=";

/// The longest text; longer addresses are cut by mail programs and chats.
pub const LONGEST: usize = 32 * 1024;

/// Why a link holds no map.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Broken {
    /// It is longer than any that is written here.
    TooLong,
    /// It was written by a newer release.
    Newer,
    /// Something in it was cut off or changed.
    Damaged,
}

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Compressed data as the text of a link; none where it would be longer than [`LONGEST`].
pub fn encode(data: &[u8]) -> Option<String> {
    let mut text = format!("1.{:08x}.", crc32(&[data]));
    for group in data.chunks(3) {
        let byte = |at: usize| u32::from(group.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        // One byte fills two digits, two three, three four.
        let digits = (0..=group.len()).map(|at| (bits >> (18 - 6 * at) & 63) as usize);
        text.extend(digits.filter_map(|digit| DIGITS.get(digit)).map(|digit| char::from(*digit)));
    }
    (text.len() <= LONGEST).then_some(text)
}

/// The compressed data of a link's text.
pub fn decode(text: &str) -> Result<Vec<u8>, Broken> {
    if text.len() > LONGEST {
        return Err(Broken::TooLong);
    }
    let (form, rest) = text.split_once('.').ok_or(Broken::Damaged)?;
    if form != "1" {
        let newer = form.parse::<u32>().is_ok_and(|form| form > 1);
        return Err(if newer { Broken::Newer } else { Broken::Damaged });
    }
    let (checksum, digits) = rest.split_once('.').ok_or(Broken::Damaged)?;
    let (mut data, mut bits, mut held) = (Vec::with_capacity(digits.len()), 0_u32, 0);
    for digit in digits.bytes() {
        let value = DIGITS.iter().position(|known| *known == digit).ok_or(Broken::Damaged)? as u32;
        bits = bits << 6 | value;
        held += 6;
        if held >= 8 {
            held -= 8;
            data.push((bits >> held) as u8);
        }
    }
    let sound = u32::from_str_radix(checksum, 16).is_ok_and(|checksum| checksum == crc32(&[&data]));
    if sound { Ok(data) } else { Err(Broken::Damaged) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_written_is_read_again(data: Vec<u8>) {
            let text = encode(&data).expect("a short one");
            prop_assert!(text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_')));
            prop_assert_eq!(decode(&text), Ok(data));
        }

        #[test]
        fn no_text_is_read_as_something_else(data in proptest::collection::vec(any::<u8>(), 1..60), at: usize, put: char) {
            let text = encode(&data).expect("a short one");
            let mut letters: Vec<char> = text.chars().collect();
            let at = at % letters.len();
            letters[at] = put;
            let changed: String = letters.into_iter().collect();
            if let Ok(read) = decode(&changed) {
                // Capitals of the checksum, or bits behind the last byte.
                prop_assert_eq!(read, data);
            }
            let cut: String = text.chars().take(at).collect();
            prop_assert!(decode(&cut).is_err());
        }
    }

    #[test]
    fn limits_and_newer_forms_are_told_apart() {
        assert_eq!(encode(&vec![7; LONGEST]), None);
        let long = (LONGEST - 11) / 4 * 3;
        let text = encode(&vec![7; long]).expect("as long as may be");
        assert!(text.len() > LONGEST - 4);
        assert_eq!(decode(&text).map(|data| data.len()), Ok(long));
        assert_eq!(decode(&"A".repeat(LONGEST + 1)), Err(Broken::TooLong));
        assert_eq!(decode("2.00000000."), Err(Broken::Newer));
        for damaged in ["", "1", "1.", "1.00000001.", "x.00000000.", "1.00000000.AA", "0.00000000."] {
            assert_eq!(decode(damaged), Err(Broken::Damaged), "{damaged}");
        }
        // As other programs write it: base64url of "hi?>" without padding, CRC-32 of it.
        assert_eq!(encode(b"hi?>").as_deref(), Some(format!("1.{:08x}.aGk_Pg", crc32(&[b"hi?>"])).as_str()));
    }
}
