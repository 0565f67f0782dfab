//! Listeners.

use std::marker::PhantomData;
use std::ops::Deref;

use leptos::ev::EventDescriptor;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget};

use super::template::Slot;

/// What an event runs.
pub type Handler = Box<dyn FnMut(Event)>;

/// A slot for an event.
pub fn on<D: EventDescriptor>(_: D, mut handler: impl FnMut(D::EventType) + 'static) -> Slot
where
    D::EventType: JsCast,
{
    Slot::Handler(Box::new(move |event| handler(event.unchecked_into())))
}

/// A slot for an event whose handler asks for its element.
pub fn on_target<D: EventDescriptor, T: JsCast>(_: D, mut handler: impl FnMut(Targeted<D::EventType, T>) + 'static) -> Slot
where
    D::EventType: JsCast,
{
    Slot::Handler(Box::new(move |event| handler(Targeted { event: event.unchecked_into(), target: PhantomData })))
}

/// An event, and the kind of element that listens to it.
pub struct Targeted<E, T> {
    event: E,
    target: PhantomData<T>,
}

impl<E: AsRef<Event>, T: JsCast> Targeted<E, T> {
    /// The element that listens.
    pub fn target(&self) -> T {
        let event: &Event = self.event.as_ref();
        event.current_target().or_else(|| event.target()).map(JsCast::unchecked_into).unwrap_or_else(|| {
            wasm_bindgen::throw_str("an event without an element");
        })
    }
}

impl<E, T> Deref for Targeted<E, T> {
    type Target = E;

    fn deref(&self) -> &E {
        &self.event
    }
}

/// A listener, until it is dropped.
pub struct Listener {
    target: EventTarget,
    name: &'static str,
    capture: bool,
    closure: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Listens from now on.
    pub(super) fn new(target: EventTarget, name: &'static str, capture: bool, handler: Handler) -> Listener {
        let closure = Closure::wrap(handler);
        let function = closure.as_ref().unchecked_ref();
        let _ = target.add_event_listener_with_callback_and_bool(name, function, capture);
        Listener { target, name, capture, closure }
    }
}

impl Drop for Listener {
    // An element on its way out may still be told of things (an event that is going up through it): then its closure
    // must not be called any more.
    fn drop(&mut self) {
        let function = self.closure.as_ref().unchecked_ref();
        let _ = self.target.remove_event_listener_with_callback_and_bool(self.name, function, self.capture);
    }
}
