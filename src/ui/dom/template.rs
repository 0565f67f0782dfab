//! The interpreter of templates.
//!
//! A template is a text of letters, each with a name that ends with a zero:
//!
//! | letter | means | slot |
//! |---|---|---|
//! | `<name` `(name` | begins an element, a drawn element (SVG) | |
//! | `>` | ends it | |
//! | `=name` `text` | an attribute that never changes | |
//! | `"text` | words | |
//! | `?name` | an attribute | value |
//! | `~` | the classes | value |
//! | `.name` | a class that is there or not | value |
//! | `;name` | a style | value |
//! | `^name` | a property | value |
//! | `@name` `+name` | an event, and before it reaches what is inside | handler |
//! | `&` | a reference to the element | reference |
//! | `{` | children | child |

use std::cell::RefCell;

use crate::core::decimal::decimal;
use crate::core::sorted::Map;

use leptos::prelude::{RenderEffect, Set, document};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};

use super::child::IntoFragment;
use super::event::{Handle, Listener};
use super::fragment::{Fragment, Held, Part};
use super::reference::Shown;
use super::value::{Follow, IntoValue, Value};

/// A view that is being built: everything up to the next slot stands already.
pub struct Builder {
    rest: &'static str,
    built: Fragment,
    open: Vec<Element>,
}

/// What a value is for.
#[derive(Clone, Copy)]
enum Place {
    Attribute,
    Classes,
    Class,
    Style,
    Property,
}

impl Builder {
    /// Begins a view.
    pub fn new(template: &'static str) -> Builder {
        Builder { rest: template, built: Fragment::default(), open: Vec::new() }
    }

    /// Ends it.
    pub fn finish(mut self) -> Fragment {
        self.advance();
        self.built
    }

    /// Fills the next slot, a value.
    pub fn value(&mut self, value: impl IntoValue) {
        value.fill(self);
    }

    /// Fills the next slot, children.
    pub fn child(&mut self, child: impl IntoFragment) {
        self.children(child.into_fragment());
    }

    /// Fills the next slot, a value that stays.
    pub(super) fn fixed(&mut self, value: Value) {
        if let Some((element, place, name)) = self.place() {
            set(&element, place, name, &Value::Off, &value);
        }
    }

    /// Fills the next slot, a value that is followed.
    pub(super) fn live(&mut self, value: Box<dyn Follow>) {
        let Some((element, place, name)) = self.place() else { return };
        let mut before = Value::Off;
        self.built.held.push(Held::Effect(RenderEffect::new(move |_| {
            let now = value.value();
            if before != now {
                set(&element, place, name, &before, &now);
                before = now;
            }
        })));
    }

    pub(super) fn listener(&mut self, handler: Box<dyn Handle>) {
        let letter = self.advance();
        let name = self.word();
        if let Some(element) = self.open.last() {
            let listener = Listener::new(element.clone().into(), name, letter == Some(b'+'), handler);
            self.built.held.push(Held::Listener(listener));
        }
    }

    pub(super) fn refer(&mut self, reference: Shown) {
        self.advance();
        self.word();
        if let Some(element) = self.open.last() {
            reference.set(Some(element.clone()));
        }
    }

    fn children(&mut self, child: Fragment) {
        self.advance();
        self.add(child);
    }

    /// The element, the use and the name of the next slot.
    fn place(&mut self) -> Option<(Element, Place, &'static str)> {
        let place = match self.advance()? {
            b'?' => Place::Attribute,
            b'~' => Place::Classes,
            b'.' => Place::Class,
            b';' => Place::Style,
            _ => Place::Property,
        };
        let name = self.word();
        Some((self.open.last()?.clone(), place, name))
    }

    /// Builds everything up to the next slot, and answers with its letter.
    fn advance(&mut self) -> Option<u8> {
        loop {
            let letter = self.rest.bytes().next()?;
            self.rest = self.rest.get(1..).unwrap_or_default();
            match letter {
                b'<' | b'(' => {
                    let name = self.word();
                    self.open.extend(element(letter == b'(', name));
                }
                b'>' => {
                    if let Some(element) = self.open.pop() {
                        self.add(Fragment::of(Part::Node(element.into())));
                    }
                }
                b'"' => {
                    let words = self.word().to_owned();
                    self.add(Fragment::of(Part::Words(words)));
                }
                b'=' => {
                    let (name, text) = (self.word(), self.word());
                    if let Some(element) = self.open.last() {
                        let _ = element.set_attribute(name, text);
                    }
                }
                _ => return Some(letter),
            }
        }
    }

    /// The text up to the next zero.
    fn word(&mut self) -> &'static str {
        let (word, after) = self.rest.split_once('\0').unwrap_or((self.rest, ""));
        self.rest = after;
        word
    }

    /// Adds a child to the innermost open element, or to the fragment itself.
    fn add(&mut self, mut child: Fragment) {
        match self.open.last() {
            Some(element) => {
                child.insert(element, None);
                // A place that changes goes on living in its effect; only what it needs is kept.
                self.built.held.append(&mut child.held);
            }
            None => self.built.push(child),
        }
    }
}

thread_local! {
    /// One element of each kind, to be copied: a copy costs no text on its way to the browser.
    static BLANK: RefCell<Map<(bool, &'static str), Element>> = const { RefCell::new(Map::new()) };
}

fn element(drawn: bool, name: &'static str) -> Option<Element> {
    let copy = |blank: &Element| blank.clone_node().ok()?.dyn_into().ok();
    BLANK.with_borrow_mut(|all| {
        if let Some(blank) = all.get(&(drawn, name)) {
            return copy(blank);
        }
        let document = document();
        let made = if drawn {
            document.create_element_ns(Some("http://www.w3.org/2000/svg"), name).ok()?
        } else {
            document.create_element(name).ok()?
        };
        let copied = copy(&made);
        all.insert((drawn, name), made);
        copied
    })
}

fn set(element: &Element, place: Place, name: &str, before: &Value, now: &Value) {
    let number;
    let text = match now {
        Value::Off => None,
        Value::On => Some(""),
        Value::Constant(text) => Some(*text),
        Value::Text(text) => Some(text.as_str()),
        Value::Number(value) => {
            number = decimal(*value).to_string();
            Some(number.as_str())
        }
    };
    let _ = match place {
        Place::Attribute => match text {
            Some(text) => element.set_attribute(name, text),
            None => element.remove_attribute(name),
        },
        Place::Class => element.class_list().toggle_with_force(name, text.is_some()).map(|_| ()),
        Place::Classes => classes(element, before, text),
        Place::Style => style(element, name, text),
        Place::Property => js_sys::Reflect::set(element, &name.into(), &now.js()).map(|_| ()),
    };
}

/// The classes of an element. The first time they are all it has; after that others may have come to them.
fn classes(element: &Element, before: &Value, now: Option<&str>) -> Result<(), JsValue> {
    let before = match before {
        Value::Off => return element.set_attribute("class", now.unwrap_or_default()),
        Value::Constant(text) => text,
        Value::Text(text) => text.as_str(),
        Value::On | Value::Number(_) => "",
    };
    let list = element.class_list();
    for name in before.split_whitespace() {
        list.remove_1(name)?;
    }
    for name in now.unwrap_or_default().split_whitespace() {
        list.add_1(name)?;
    }
    Ok(())
}

fn style(element: &Element, name: &str, now: Option<&str>) -> Result<(), JsValue> {
    // Drawn elements have the same property.
    let style = element.unchecked_ref::<HtmlElement>().style();
    match now {
        Some(text) => style.set_property(name, text),
        None => style.remove_property(name).map(|_| ()),
    }
}
