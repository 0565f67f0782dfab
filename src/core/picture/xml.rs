//! As much of XML as pictures need.

/// Adds a text, so that nothing in it is read as markup. What XML cannot hold becomes the mark for that.
pub fn escape(to: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => to.push_str("&amp;"),
            '<' => to.push_str("&lt;"),
            '>' => to.push_str("&gt;"),
            '"' => to.push_str("&quot;"),
            '\t' | '\n' => to.push(letter),
            '\0'..' ' | '\u{7f}'..'\u{a0}' | '\u{fffe}' | '\u{ffff}' => to.push('\u{fffd}'),
            _ => to.push(letter),
        }
    }
}

/// A text as it was before it was escaped; nothing where a reference in it is none that XML itself knows.
pub fn unescape(text: &str) -> Option<String> {
    let mut parts = text.split('&');
    let mut plain = parts.next()?.to_owned();
    for part in parts {
        let (name, after) = part.split_once(';')?;
        plain.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            _ => {
                let number = name.strip_prefix('#')?;
                let code = match number.strip_prefix('x') {
                    Some(hex) => u32::from_str_radix(hex, 16),
                    None => number.parse(),
                };
                char::from_u32(code.ok()?)?
            }
        });
        plain.push_str(after);
    }
    Some(plain)
}

/// A piece of a document.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Token<'a> {
    /// The beginning of an element: its name without a prefix, its attributes as they are written, and whether it is
    /// empty.
    Open(&'a str, &'a str, bool),
    /// The end of an element.
    Close,
    /// Text, as it is written.
    Text(&'a str),
    /// Text in which nothing is markup.
    Verbatim(&'a str),
    /// The document ends in the middle of something.
    Cut,
}

/// The pieces of a document, without comments, instructions and declarations. No entity is ever looked up.
pub struct Tokens<'a>(pub &'a str);

impl<'a> Tokens<'a> {
    /// Takes what stands between two marks, where the first one comes next.
    fn between(&mut self, open: &str, close: &str) -> Option<Option<&'a str>> {
        let after = self.0.strip_prefix(open)?;
        let Some((inside, rest)) = after.split_once(close) else {
            self.0 = "";
            return Some(None);
        };
        self.0 = rest;
        Some(Some(inside))
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            if self.0.is_empty() {
                return None;
            }
            if !self.0.starts_with('<') {
                let (text, rest) = self.0.split_at(self.0.find('<').unwrap_or(self.0.len()));
                self.0 = rest;
                return Some(Token::Text(text));
            }
            if let Some(verbatim) = self.between("<![CDATA[", "]]>") {
                return Some(verbatim.map_or(Token::Cut, Token::Verbatim));
            }
            let declares =
                self.0.strip_prefix("<!").and_then(|rest| rest.find(['[', '>']).and_then(|at| rest.get(at..)));
            let close = if declares.is_some_and(|rest| rest.starts_with('[')) { "]>" } else { ">" };
            let skipped = self.between("<!--", "-->").or_else(|| self.between("<?", "?>"));
            match skipped.or_else(|| self.between("<!", close)) {
                Some(Some(_)) => continue,
                Some(None) => return Some(Token::Cut),
                None => {}
            }
            if let Some(end) = self.between("</", ">") {
                return Some(end.map_or(Token::Cut, |_| Token::Close));
            }
            return Some(self.tag().unwrap_or_else(|| {
                self.0 = "";
                Token::Cut
            }));
        }
    }
}

impl<'a> Tokens<'a> {
    /// Takes the beginning of an element. A `>` in quotation marks does not end it.
    fn tag(&mut self) -> Option<Token<'a>> {
        let mut quote = None;
        let end = self.0.char_indices().find(|(_, letter)| match (quote, letter) {
            (None, '>') => true,
            (None, '"' | '\'') => {
                quote = Some(*letter);
                false
            }
            (Some(open), letter) if open == *letter => {
                quote = None;
                false
            }
            _ => false,
        });
        let (tag, rest) = self.0.split_at(end?.0);
        self.0 = rest.strip_prefix('>')?;
        let tag = tag.strip_prefix('<')?;
        let (tag, empty) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
        let (name, attributes) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
        let name = name.rsplit_once(':').map_or(name, |(_, name)| name);
        Some(Token::Open(name, attributes, empty))
    }
}

/// The value of the first attribute with this name, as it is written, of the attributes of an element.
pub fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = attributes;
    while let Some((key, after)) = rest.split_once('=') {
        let after = after.trim_start();
        let quote = after.chars().next().filter(|quote| ['"', '\''].contains(quote))?;
        let mut parts = after.splitn(3, quote);
        let found = parts.nth(1);
        if key.trim() == name {
            return found;
        }
        rest = parts.next().unwrap_or_default();
    }
    None
}

/// Whether the attributes of an element, as they are written, have this name with this value.
pub fn has(attributes: &str, name: &str, value: &str) -> bool {
    attribute(attributes, name) == Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_comes_back() {
        let hostile = "]]> <b a='1' c=\"2\">&amp;&#0;</b> \u{202e}żółw\u{2028}👩‍👩‍👧 {\"a\": \"\\n\"}\n\t";
        let mut escaped = String::new();
        escape(&mut escaped, hostile);
        assert!(!escaped.contains(['<', '>', '"']), "{escaped}");
        assert_eq!(unescape(&escaped).as_deref(), Some(hostile));
    }

    #[test]
    fn what_xml_cannot_hold_is_marked() {
        let mut escaped = String::new();
        escape(&mut escaped, "a\0b\u{1b}c\u{7f}d\u{85}e\u{fffe}f\u{ffff}\r");
        assert_eq!(escaped, "a\u{fffd}b\u{fffd}c\u{fffd}d\u{fffd}e\u{fffd}f\u{fffd}\u{fffd}");
    }

    #[test]
    fn references_are_read_and_unknown_ones_refused() {
        assert_eq!(unescape("&#65;&#x142;&apos;&quot;&gt;").as_deref(), Some("Ał'\">"));
        for bad in ["&", "&amp", "&bomb;", "&#;", "&#xd800;", "&#99999999999;", "&#-1;"] {
            assert_eq!(unescape(bad), None, "{bad}");
        }
    }

    #[test]
    fn documents_fall_into_pieces() {
        let text = "<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY a \"&b;&b;\">]>\n<!-- <no> --><x:svg a=\"1>2\" b = '/'>\
            t&a;<![CDATA[<v>]]><empty/></x:svg>";
        let expected = [
            Token::Text("\n"),
            Token::Open("svg", "a=\"1>2\" b = '/'", false),
            Token::Text("t&a;"),
            Token::Verbatim("<v>"),
            Token::Open("empty", "", true),
            Token::Close,
        ];
        assert_eq!(Tokens(text).collect::<Vec<_>>(), expected);
        for cut in ["<a", "<a b='>", "<!-- -", "<![CDATA[x]]", "</a", "<?xml", "<!DOCTYPE a [ ]", "<"] {
            assert_eq!(Tokens(cut).last(), Some(Token::Cut), "{cut}");
        }
    }

    #[test]
    fn attributes_are_told_apart_from_values() {
        let attributes = "title=\"id='x'\" data-id='x'\n\tid = \"map\"";
        assert!(has(attributes, "id", "map") && has(attributes, "data-id", "x"));
        assert!(!has(attributes, "id", "x") && !has("id=x", "id", "x") && !has("id", "id", "") && !has("=", "", ""));
    }
}
