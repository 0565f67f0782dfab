//! What of a template never changes: read from its text, built once, and copied whole from then on. A copy costs one call,
//! however much is in it.

use std::cell::RefCell;

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::core::sorted::Map;

/// The text of a template, as far as it is not read yet. What its letters mean is told in `template.rs`.
#[derive(Clone, Copy)]
pub(super) struct Script(pub &'static str);

impl Script {
    /// The next letter.
    pub(super) fn letter(&mut self) -> Option<u8> {
        let letter = self.0.bytes().next()?;
        self.0 = self.0.get(1..).unwrap_or_default();
        Some(letter)
    }

    /// The text up to the next zero.
    pub(super) fn word(&mut self) -> &'static str {
        let (word, after) = self.0.split_once('\0').unwrap_or((self.0, ""));
        self.0 = after;
        word
    }

    /// Whether the element that is open ends here.
    pub(super) fn ends(&self) -> bool {
        self.0.starts_with('>')
    }
}

thread_local! {
    /// The blanks of the templates that were used before, by where their text is; those used only once have none yet.
    static BLANKS: RefCell<Map<usize, Option<Vec<Element>>>> = const { RefCell::new(Map::new()) };
}

/// The outermost elements of a template, with everything in them that never changes.
pub(super) fn blank(template: &'static str) -> Vec<Element> {
    let copies = |blanks: &Vec<Element>| blanks.iter().filter_map(copy).collect();
    BLANKS.with_borrow_mut(|all| {
        let key = template.as_ptr() as usize;
        if let Some(Some(blanks)) = all.get(&key) {
            return copies(blanks);
        }
        let made = built(Script(template));
        if all.contains_key(&key) {
            let copied = copies(&made);
            all.insert(key, Some(made));
            copied
        } else {
            // Most of the page is built only once: no need for a copy.
            all.insert(key, None);
            made
        }
    })
}

fn built(mut script: Script) -> Vec<Element> {
    let (mut done, mut open): (Vec<Element>, Vec<Element>) = (Vec::new(), Vec::new());
    while let Some(letter) = script.letter() {
        match letter {
            b'<' | b'(' => open.extend(element(letter == b'(', script.word())),
            b'>' => {
                if let Some(ended) = open.pop() {
                    match open.last() {
                        Some(parent) => _ = parent.append_child(&ended),
                        None => done.push(ended),
                    }
                }
            }
            b'"' => {
                let words = script.word();
                if let Some(parent) = open.last() {
                    let _ = parent.append_child(&document().create_text_node(words));
                }
            }
            b'=' => {
                let (name, text) = (script.word(), script.word());
                if let Some(element) = open.last() {
                    let _ = element.set_attribute(name, text);
                }
            }
            b'{' => {}
            _ => _ = script.word(),
        }
    }
    done
}

fn copy(blank: &Element) -> Option<Element> {
    blank.clone_node_with_deep(true).ok().map(JsCast::unchecked_into)
}

fn element(drawn: bool, name: &str) -> Option<Element> {
    let document = document();
    let made = if drawn {
        document.create_element_ns(Some("http://www.w3.org/2000/svg"), name)
    } else {
        document.create_element(name)
    };
    made.ok()
}
