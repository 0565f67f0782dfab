//! Bytes of a file to text, in the encodings that spreadsheets and CRMs write.

/// How the letters of a file are written as bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Encoding {
    /// The usual one.
    Utf8,
    /// "Unicode text" of a spreadsheet, the lower byte first.
    Utf16Le,
    /// The same, the higher byte first.
    Utf16Be,
    /// What Windows writes in Poland and its neighbours.
    Windows1250,
    /// What Windows writes in the west of Europe and in America.
    Windows1252,
}

impl Encoding {
    /// All of them.
    pub const ALL: [Encoding; 5] =
        [Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be, Encoding::Windows1250, Encoding::Windows1252];

    /// Its name, which is the same in every language.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf16Le => "UTF-16 LE",
            Encoding::Utf16Be => "UTF-16 BE",
            Encoding::Windows1250 => "Windows-1250",
            Encoding::Windows1252 => "Windows-1252",
        }
    }
}

/// The letters of the bytes from 0x80 on in Windows-1250, as the Unicode Consortium lists them; bytes that mean nothing
/// there are the control characters of their number.
const WINDOWS_1250: &str = "€\u{81}‚\u{83}„…†‡\u{88}‰Š‹ŚŤŽŹ\u{90}‘’“”•–—\u{98}™š›śťžź\u{a0}ˇ˘Ł¤Ą¦§¨©Ş«¬\u{ad}®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľż\
    ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙";

/// The same for Windows-1252 up to 0x9f; from there on it is Unicode's own order.
const WINDOWS_1252: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// Bytes that are letters in Polish words of Windows-1250, and signs or rare letters in Windows-1252: ą ł ś ź ż, then the
/// large ones but Ł, which is the pound sign.
const POLISH: [u8; 9] = [0xb9, 0xb3, 0x9c, 0x9f, 0xbf, 0xa5, 0x8c, 0x8f, 0xaf];

/// The encoding that a file seems to be in: by its mark where it has one, else by what its bytes can be.
pub fn guess(bytes: &[u8]) -> Encoding {
    match bytes {
        [0xff, 0xfe, ..] => return Encoding::Utf16Le,
        [0xfe, 0xff, ..] => return Encoding::Utf16Be,
        [0xef, 0xbb, 0xbf, ..] => return Encoding::Utf8,
        _ => {}
    }
    // Without a mark: every second byte of what is mostly Latin is nothing.
    let sample = bytes.get(..bytes.len().min(2_000)).unwrap_or_default();
    let zeros = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if sample.len() > 3 && even.max(odd) * 5 > sample.len() && even.min(odd) * 8 <= even.max(odd) {
        return if odd > even { Encoding::Utf16Le } else { Encoding::Utf16Be };
    }
    if std::str::from_utf8(bytes).is_ok() {
        return Encoding::Utf8;
    }
    let polish = bytes.windows(2).any(|pair| match pair {
        [one, other] => {
            (POLISH.contains(one) && other.is_ascii_alphabetic())
                || (one.is_ascii_alphabetic() && POLISH.contains(other))
        }
        _ => false,
    });
    if polish { Encoding::Windows1250 } else { Encoding::Windows1252 }
}

/// The text. What is no letter in the encoding becomes U+FFFD, so that it is seen in the preview.
pub fn decode(bytes: &[u8], encoding: Encoding) -> String {
    let wide = |unit: fn([u8; 2]) -> u16| {
        let units = bytes.chunks(2).map(|pair| match pair {
            [one, other] => unit([*one, *other]),
            _ => 0xfffd,
        });
        char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    };
    let mut text: String = match encoding {
        Encoding::Utf8 => String::from_utf8_lossy(bytes).into_owned(),
        Encoding::Utf16Le => wide(u16::from_le_bytes),
        Encoding::Utf16Be => wide(u16::from_be_bytes),
        Encoding::Windows1250 => narrow(bytes, WINDOWS_1250),
        Encoding::Windows1252 => narrow(bytes, WINDOWS_1252),
    };
    if text.starts_with('\u{feff}') {
        text.remove(0);
    }
    text
}

fn narrow(bytes: &[u8], upper: &str) -> String {
    let upper: Vec<char> = upper.chars().collect();
    let letter = |byte: &u8| match byte.checked_sub(0x80) {
        None => char::from(*byte),
        Some(index) => upper.get(usize::from(index)).copied().unwrap_or(char::from(*byte)),
    };
    bytes.iter().map(letter).collect()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// The bytes of a text in an encoding that has all its letters.
    pub fn encode(text: &str, encoding: Encoding, mark: bool) -> Vec<u8> {
        let marked = if mark { ["\u{feff}", text].concat() } else { text.to_owned() };
        let narrow = |upper: &str| {
            let byte = |letter: char| match upper.chars().position(|known| known == letter) {
                Some(index) => 0x80 + u8::try_from(index).unwrap(),
                None => u8::try_from(u32::from(letter)).unwrap(),
            };
            text.chars().map(byte).collect()
        };
        match encoding {
            Encoding::Utf8 => marked.into_bytes(),
            Encoding::Utf16Le => marked.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            Encoding::Utf16Be => marked.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            Encoding::Windows1250 => narrow(WINDOWS_1250),
            Encoding::Windows1252 => narrow(WINDOWS_1252),
        }
    }

    #[test]
    fn the_tables_are_whole() {
        assert_eq!(WINDOWS_1250.chars().count(), 128);
        assert_eq!(WINDOWS_1252.chars().count(), 32);
        assert_eq!(decode(&[0x9c, 0xb3, 0xf1, 0xa3], Encoding::Windows1250), "śłńŁ");
        assert_eq!(decode(&[0x9c, 0xe9, 0xdf, 0x80], Encoding::Windows1252), "œéß€");
    }

    #[test]
    fn the_encoding_of_common_files_is_seen() {
        let polish = "Szansa;Właściciel;Źródło\nUmowa na śruby;Łucja Żak;Poczta\n";
        let western = "Deal;Owner\nGröße für Müller;François\n";
        for (text, encoding) in [
            (polish, Encoding::Utf8),
            (polish, Encoding::Utf16Le),
            (polish, Encoding::Utf16Be),
            (polish, Encoding::Windows1250),
            (western, Encoding::Utf8),
            (western, Encoding::Windows1252),
        ] {
            for mark in [true, false] {
                let bytes = encode(text, encoding, mark);
                assert_eq!(guess(&bytes), encoding, "{text}");
                assert_eq!(decode(&bytes, encoding), text);
            }
        }
        assert_eq!(guess(b""), Encoding::Utf8);
        assert_eq!(guess(b"a\0b;c\nd;e\n"), Encoding::Utf8, "a stray zero is no UTF-16");
        assert_eq!(decode(b"\xff\xfea\0b", Encoding::Utf16Le), "a\u{fffd}");
        assert_eq!(decode(b"\xe9;a", Encoding::Utf8), "\u{fffd};a");
    }
}
