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

use leptos::prelude::Set;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, Node};

use super::blank::{Script, blank};
use super::child::IntoFragment;
use super::effect::Effect;
use super::event::{Handle, Listener};
use super::fragment::{Fragment, Held, Part};
use super::reference::Shown;
use super::value::{Follow, IntoValue, Value};

/// A view that is being built: on the way through its blank, everything up to the next slot is as it will be.
pub struct Builder {
    script: Script,
    /// The outermost elements that are still to come.
    blank: std::vec::IntoIter<Element>,
    built: Fragment,
    open: Vec<Open>,
    /// The values of a drawing are followed together: they are many, and each is quickly computed.
    drawn: Option<Vec<Followed>>,
}

/// An element that is being filled, and where in it.
struct Open {
    element: Element,
    at: At,
}

/// A place among the children of an element that its blank has.
enum At {
    Start,
    After(Node),
    Before(Node),
    End,
}

/// A value, what it is for, and what it was last.
struct Followed {
    value: Box<dyn Follow>,
    element: Element,
    place: Place,
    name: &'static str,
    before: Value,
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

impl Open {
    /// The next child that the blank has here.
    fn here(&mut self) -> Option<Node> {
        let here = match &self.at {
            At::Start => self.element.first_child(),
            At::After(child) => child.next_sibling(),
            At::Before(child) => return Some(child.clone()),
            At::End => None,
        };
        self.at = here.clone().map_or(At::End, At::Before);
        here
    }

    /// Goes past it.
    fn pass(&mut self) -> Option<Node> {
        let here = self.here();
        self.at = here.clone().map_or(At::End, At::After);
        here
    }
}

impl Followed {
    fn follow(&mut self) {
        let now = self.value.value();
        if self.before != now {
            set(&self.element, self.place, self.name, &self.before, &now);
            self.before = now;
        }
    }
}

impl Builder {
    /// Begins a view.
    pub fn new(template: &'static str) -> Builder {
        let drawn = template.starts_with('(').then(Vec::new);
        let blank = blank(template).into_iter();
        Builder { script: Script(template), blank, built: Fragment::default(), open: Vec::new(), drawn }
    }

    /// Ends it.
    pub fn finish(mut self) -> Fragment {
        self.advance();
        if let Some(mut followed) = self.drawn.filter(|followed| !followed.is_empty()) {
            let run = move || followed.iter_mut().for_each(Followed::follow);
            self.built.held.push(Held::Effect(Effect::new(Box::new(run))));
        }
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
        let mut followed = Followed { value, element, place, name, before: Value::Off };
        match &mut self.drawn {
            Some(all) => all.push(followed),
            None => self.built.held.push(Held::Effect(Effect::new(Box::new(move || followed.follow())))),
        }
    }

    pub(super) fn listener(&mut self, handler: Box<dyn Handle>) {
        let letter = self.advance();
        let name = self.script.word();
        if let Some(open) = self.open.last() {
            let listener = Listener::new(open.element.clone().into(), name, letter == Some(b'+'), handler);
            self.built.held.push(Held::Listener(listener));
        }
    }

    pub(super) fn refer(&mut self, reference: Shown) {
        self.advance();
        self.script.word();
        if let Some(open) = self.open.last() {
            reference.set(Some(open.element.clone()));
        }
    }

    fn children(&mut self, mut child: Fragment) {
        self.advance();
        match self.open.last_mut() {
            Some(open) => {
                let next = if self.script.ends() { None } else { open.here() };
                child.insert(&open.element, next.as_ref());
                // A place that changes goes on living in its effect; only what it needs is kept.
                self.built.held.append(&mut child.held);
            }
            None => self.built.push(child),
        }
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
        let name = self.script.word();
        Some((self.open.last()?.element.clone(), place, name))
    }

    /// Goes on to the next slot, and answers with its letter.
    fn advance(&mut self) -> Option<u8> {
        loop {
            let letter = self.script.letter()?;
            match letter {
                b'<' | b'(' => {
                    self.script.word();
                    let element = match self.open.last_mut() {
                        Some(open) => open.pass().map(JsCast::unchecked_into),
                        None => self.blank.next(),
                    };
                    self.open.extend(element.map(|element| Open { element, at: At::Start }));
                }
                b'>' => {
                    if let Some(Open { element, .. }) = self.open.pop()
                        && self.open.is_empty()
                    {
                        self.built.push(Fragment::of(Part::Node(element.into())));
                    }
                }
                b'"' => {
                    let words = self.script.word();
                    match self.open.last_mut() {
                        Some(open) => _ = open.pass(),
                        None => self.built.push(Fragment::of(Part::Words(words.to_owned()))),
                    }
                }
                b'=' => {
                    self.script.word();
                    self.script.word();
                }
                _ => return Some(letter),
            }
        }
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
