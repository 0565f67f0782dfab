//! The document that an SVG picture carries, also after another program has written the picture anew.

use super::xml::{Token, Tokens, has, unescape};
use super::{NAME, NoMap};

/// The text of the document that an SVG document carries; `None` where it is no SVG document at all.
pub(super) fn carried(text: &str) -> Option<Result<String, NoMap>> {
    // Not a glance at what is no markup: it may be long.
    let mut tokens = Tokens(Some(text.trim_start()).filter(|text| text.starts_with('<'))?);
    let root = tokens.find(|token| !matches!(token, Token::Text(blank) if blank.trim().is_empty()))?;
    if !matches!(root, Token::Open("svg", ..)) {
        return None;
    }
    Some(inside(tokens))
}

fn inside(mut tokens: Tokens) -> Result<String, NoMap> {
    let mut found = None;
    // How deep below the root; its end is the end of the picture.
    let mut depth = 0_usize;
    while let Some(token) = tokens.next() {
        match token {
            Token::Open("metadata", attributes, false) if has(attributes, "id", NAME) => {
                let document = content(&mut tokens).ok_or(NoMap::Damaged)?;
                if found.replace(document).is_some() {
                    return Err(NoMap::Several);
                }
            }
            Token::Open(.., false) => depth += 1,
            Token::Close if depth == 0 => return found.ok_or(NoMap::Without),
            Token::Close => depth -= 1,
            // What came before is whole, whatever became of the rest.
            Token::Cut => break,
            _ => {}
        }
    }
    found.ok_or(NoMap::Damaged)
}

/// The text up to the end of an element that holds nothing else.
fn content(tokens: &mut Tokens) -> Option<String> {
    let mut content = String::new();
    loop {
        match tokens.next()? {
            Token::Text(text) => content.push_str(&unescape(text)?),
            Token::Verbatim(text) => content.push_str(text),
            Token::Close => return Some(content),
            Token::Open(..) | Token::Cut => return None,
        }
    }
}
