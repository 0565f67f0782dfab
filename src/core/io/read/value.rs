//! JSON values that know where they stand in their file.

use std::borrow::Cow;
use std::fmt;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use crate::core::io::Expected;

/// A value of the file that has not been looked into yet. Its syntax is known to be right.
#[derive(Clone, Copy)]
pub(in crate::core::io) struct Value<'a> {
    /// Its text, without blanks around it.
    pub text: &'a str,
    /// The byte offset of the text in the file.
    pub at: usize,
}

/// A key and its value.
pub(in crate::core::io) type Entry<'a> = (Value<'a>, Value<'a>);

impl<'a> Value<'a> {
    pub(super) fn new(source: &'a str, raw: &'a RawValue) -> Value<'a> {
        let text = raw.get();
        // The text lies inside the source, so the distance of their first bytes is the offset.
        Value { text, at: (text.as_ptr() as usize).saturating_sub(source.as_ptr() as usize) }
    }

    /// A value inside this one.
    fn inner(&self, raw: &'a RawValue) -> Value<'a> {
        let text = raw.get();
        Value { text, at: self.at + (text.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize) }
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
        let Entries(entries) = serde_json::from_str(self.text).ok()?;
        Some(entries.into_iter().map(|(key, value)| (self.inner(key), self.inner(value))).collect())
    }

    /// Its items; nothing when it is no list.
    pub(super) fn items(&self) -> Option<Vec<Value<'a>>> {
        let items: Vec<&'a RawValue> = serde_json::from_str(self.text).ok()?;
        Some(items.into_iter().map(|item| self.inner(item)).collect())
    }

    /// Its text without quotes and escapes; nothing when it is no text, or an escape is half of a surrogate pair.
    pub(in crate::core::io) fn string(&self) -> Option<Cow<'a, str>> {
        let inside = self.text.strip_prefix('"')?.strip_suffix('"')?;
        if !inside.contains('\\') {
            return Some(Cow::Borrowed(inside));
        }
        serde_json::from_str(self.text).ok().map(Cow::Owned)
    }
}

struct Entries<'a>(Vec<(&'a RawValue, &'a RawValue)>);

impl<'a> Deserialize<'a> for Entries<'a> {
    fn deserialize<D: Deserializer<'a>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'a> Visitor<'a> for Collect {
            type Value = Entries<'a>;
            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }
            fn visit_map<A: MapAccess<'a>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(Collect)
    }
}
