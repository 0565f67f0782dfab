//! JSON values that know where they stand in their file.

use std::borrow::Cow;
use std::str::Chars;

use crate::core::io::Expected;

/// A value of the file that has not been looked into yet. Its syntax is known to be right.
#[derive(Clone, Copy)]
pub(in crate::core::io) struct Value<'a> {
    /// Its text, without blanks around it.
    pub text: &'a str,
    /// The byte offset of the text in the file.
    pub at: usize,
}

/// What may stand between values.
const BLANKS: [char; 4] = [' ', '\t', '\n', '\r'];

/// A key and its value.
pub(in crate::core::io) type Entry<'a> = (Value<'a>, Value<'a>);

impl<'a> Value<'a> {
    /// The one value that a whole text is.
    pub(in crate::core::io) fn whole(source: &'a str) -> Value<'a> {
        let text = source.trim_start_matches(BLANKS);
        Value { text: text.trim_end_matches(BLANKS), at: source.len() - text.len() }
    }

    pub(in crate::core::io) fn is_null(&self) -> bool {
        self.text == "null"
    }

    /// Its type; nothing for null.
    pub(super) fn kind(&self) -> Option<Expected> {
        match self.text.bytes().next() {
            Some(b'{') => Some(Expected::Object),
            Some(b'[') => Some(Expected::List),
            Some(b'"') => Some(Expected::Text),
            Some(b't' | b'f') => Some(Expected::Truth),
            Some(b'-' | b'0'..=b'9') => Some(Expected::Number),
            _ => None,
        }
    }

    /// Its entries in the order of the file, doubles included; nothing when it is no object.
    pub(in crate::core::io) fn entries(&self) -> Option<Vec<Entry<'a>>> {
        let parts = self.text.starts_with('{').then(|| self.parts())?;
        Some(parts.chunks_exact(2).filter_map(|pair| Some((*pair.first()?, *pair.last()?))).collect())
    }

    /// Its items; nothing when it is no list.
    pub(in crate::core::io) fn items(&self) -> Option<Vec<Value<'a>>> {
        self.text.starts_with('[').then(|| self.parts())
    }

    /// What stands between the commas and colons of an object or a list. The syntax is known to be right, so brackets,
    /// texts and what is between them are all there is to see.
    fn parts(&self) -> Vec<Value<'a>> {
        let mut parts = Vec::new();
        let (mut depth, mut begin, mut quoted, mut escaped) = (0_usize, None, false, false);
        for (index, byte) in self.text.bytes().enumerate().skip(1) {
            if quoted {
                quoted = escaped || byte != b'"';
                escaped = !escaped && byte == b'\\';
                continue;
            }
            match byte {
                b' ' | b'\t' | b'\n' | b'\r' => continue,
                b',' | b':' | b'}' | b']' if depth == 0 => {
                    let part = begin
                        .take()
                        .and_then(|begin| Some((begin, self.text.get(begin..index)?.trim_end_matches(BLANKS))));
                    parts.extend(part.map(|(begin, text)| Value { text, at: self.at + begin }));
                    continue;
                }
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth -= 1,
                b'"' => quoted = true,
                _ => {}
            }
            begin.get_or_insert(index);
        }
        parts
    }

    /// Its text without quotes and escapes; nothing when it is no text, or an escape is half of a surrogate pair.
    pub(in crate::core::io) fn string(&self) -> Option<Cow<'a, str>> {
        let inside = self.text.strip_prefix('"')?.strip_suffix('"')?;
        if !inside.contains('\\') {
            return Some(Cow::Borrowed(inside));
        }
        let mut plain = String::with_capacity(inside.len());
        let mut rest = inside;
        while let Some((before, escape)) = rest.split_once('\\') {
            plain.push_str(before);
            let mut letters = escape.chars();
            let letter = match letters.next()? {
                'b' => '\u{8}',
                'f' => '\u{c}',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'u' => unit(&mut letters)?,
                letter => letter,
            };
            plain.push(letter);
            rest = letters.as_str();
        }
        plain.push_str(rest);
        Some(Cow::Owned(plain))
    }
}

/// The letter that four hexadecimal digits stand for, or twice four where they are the halves of a surrogate pair.
fn unit(letters: &mut Chars<'_>) -> Option<char> {
    let mut half = |prefix: &str| -> Option<u16> {
        let rest = letters.as_str().strip_prefix(prefix)?;
        let (digits, after) = rest.split_at_checked(4)?;
        *letters = after.chars();
        u16::from_str_radix(digits, 16).ok()
    };
    let first = half("")?;
    let units = if (0xd800..0xdc00).contains(&first) { vec![first, half("\\u")?] } else { vec![first] };
    char::decode_utf16(units).next()?.ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Value<'_> {
        Value { text, at: 10 }
    }

    #[test]
    fn parts_know_their_place() {
        let list = value(r#"[ 1, "a,]\"\\" ,{"b" : [2,3]},[] ]"#);
        let items: Vec<(&str, usize)> = list.items().unwrap().iter().map(|item| (item.text, item.at)).collect();
        assert_eq!(items, [("1", 12), (r#""a,]\"\\""#, 15), (r#"{"b" : [2,3]}"#, 26), ("[]", 40)]);
        let object = value(r#"{"x" :null,"y":{"z":"}"}}"#).entries().unwrap();
        let object: Vec<(&str, &str)> = object.iter().map(|(key, value)| (key.text, value.text)).collect();
        assert_eq!(object, [(r#""x""#, "null"), (r#""y""#, r#"{"z":"}"}"#)]);
        assert!(value("[]").items().unwrap().is_empty() && value("{ }").entries().unwrap().is_empty());
        assert!(value("{}").items().is_none() && value("[]").entries().is_none() && value("1").items().is_none());
    }

    #[test]
    fn escapes_are_those_of_the_standard() {
        for text in [r#""\"\\\/\b\f\n\r\t""#, r#""\u0041\u00f3\ud83d\ude00x""#, r#""plain""#, r#""\u00""#] {
            let expected: Option<String> = serde_json::from_str(text).ok();
            assert_eq!(value(text).string().map(Cow::into_owned), expected, "{text}");
        }
        for half in [r#""\ud83d""#, r#""\ude00""#, r#""\ud83dx""#, r#""\ud83d\u0041""#] {
            assert_eq!(value(half).string(), None, "{half}");
        }
    }
}
