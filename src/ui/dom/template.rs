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

use crate::core::decimal::decimal;

use leptos::prelude::{RenderEffect, Set, document};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};

use super::child::IntoFragment;
use super::event::{Handle, Listener};
use super::fragment::{Fragment, Held, Part};
use super::reference::Shown;
use super::value::{Follow, Value};

/// What a template leaves open.
pub enum Slot {
    /// A value that stays.
    Value(Value),
    /// A value that is followed.
    Live(Box<dyn Follow>),
    /// What an event runs.
    Handler(Box<dyn Handle>),
    /// Who wants the element.
    Reference(Shown),
    /// Children.
    Child(Fragment),
}

/// A slot for children.
pub fn child(child: impl IntoFragment) -> Slot {
    Slot::Child(child.into_fragment())
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

/// Builds a view.
pub fn build(template: &'static str, slots: Vec<Slot>) -> Fragment {
    let mut built = Fragment::default();
    let mut open: Vec<Element> = Vec::new();
    let mut slots = slots.into_iter();
    let mut rest = template;
    while let Some(letter) = rest.bytes().next() {
        rest = rest.get(1..).unwrap_or_default();
        match letter {
            b'>' => {
                if let Some(element) = open.pop() {
                    add(&mut built, &open, Fragment::of(Part::Node(element.into())));
                }
            }
            b'{' => {
                if let Some(Slot::Child(child)) = slots.next() {
                    add(&mut built, &open, child);
                }
            }
            _ => {
                let name = word(&mut rest);
                match (letter, open.last()) {
                    (b'<' | b'(', _) => open.extend(element(letter == b'(', name)),
                    (b'"', _) => add(&mut built, &open, Fragment::of(Part::Words(name.to_owned()))),
                    (b'=', Some(element)) => {
                        let _ = element.set_attribute(name, word(&mut rest));
                    }
                    (_, Some(element)) => {
                        if let Some(slot) = slots.next() {
                            built.held.extend(fill(element, letter, name, slot));
                        }
                    }
                    (_, None) => {}
                }
            }
        }
    }
    built
}

/// The text up to the next zero.
fn word(rest: &mut &'static str) -> &'static str {
    let (word, after) = rest.split_once('\0').unwrap_or((*rest, ""));
    *rest = after;
    word
}

fn element(drawn: bool, name: &str) -> Option<Element> {
    let document = document();
    if drawn {
        document.create_element_ns(Some("http://www.w3.org/2000/svg"), name).ok()
    } else {
        document.create_element(name).ok()
    }
}

/// Adds a child to the innermost open element, or to the fragment itself.
fn add(built: &mut Fragment, open: &[Element], mut child: Fragment) {
    match open.last() {
        Some(element) => {
            child.insert(element, None);
            // A place that changes goes on living in its effect; only what it needs is kept.
            built.held.append(&mut child.held);
        }
        None => built.push(child),
    }
}

fn fill(element: &Element, letter: u8, name: &'static str, slot: Slot) -> Option<Held> {
    let place = match letter {
        b'?' => Place::Attribute,
        b'~' => Place::Classes,
        b'.' => Place::Class,
        b';' => Place::Style,
        _ => Place::Property,
    };
    match slot {
        Slot::Value(value) => {
            set(element, place, name, &Value::Off, &value);
            None
        }
        Slot::Live(value) => {
            let element = element.clone();
            let mut before = Value::Off;
            Some(Held::Effect(RenderEffect::new(move |_| {
                let now = value.value();
                if before != now {
                    set(&element, place, name, &before, &now);
                    before = now;
                }
            })))
        }
        Slot::Handler(handler) => {
            Some(Held::Listener(Listener::new(element.clone().into(), name, letter == b'+', handler)))
        }
        Slot::Reference(reference) => {
            reference.set(Some(element.clone()));
            None
        }
        Slot::Child(_) => None,
    }
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
