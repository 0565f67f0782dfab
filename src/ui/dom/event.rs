//! Listeners.

use std::marker::PhantomData;
use std::ops::Deref;

use leptos::ev::EventDescriptor;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget};

use super::template::Builder;

/// What an event runs. A trait of its own, since the table of a closure's would hold two ways to call it.
pub trait Handle {
    /// The event is here.
    fn handle(&mut self, event: Event);
}

/// A handler that knows the kind of its event, and what it makes of it.
struct Typed<A, F>(F, PhantomData<fn(A)>);

impl<A: FromEvent, F: FnMut(A)> Handle for Typed<A, F> {
    fn handle(&mut self, event: Event) {
        (self.0)(A::from_event(event));
    }
}

/// What a handler is given.
trait FromEvent {
    fn from_event(event: Event) -> Self;
}

impl<E: JsCast> FromEvent for E {
    fn from_event(event: Event) -> E {
        event.unchecked_into()
    }
}

impl Builder {
    /// Fills the next slot, an event.
    pub fn on<D: EventDescriptor>(&mut self, _: D, handler: impl FnMut(D::EventType) + 'static)
    where
        D::EventType: JsCast + 'static,
    {
        self.listener(Box::new(Typed(handler, PhantomData)));
    }

    /// Fills the next slot, an event whose handler asks for its element.
    pub fn on_target<D: EventDescriptor, T: JsCast>(
        &mut self,
        _: D,
        mut handler: impl FnMut(Targeted<D::EventType, T>) + 'static,
    ) where
        D::EventType: JsCast + 'static,
    {
        let handler = move |event: D::EventType| handler(Targeted { event, target: PhantomData });
        self.listener(Box::new(Typed(handler, PhantomData)));
    }
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
    pub(super) fn new(
        target: EventTarget,
        name: &'static str,
        capture: bool,
        mut handler: Box<dyn Handle>,
    ) -> Listener {
        let closure = Closure::new(move |event| handler.handle(event));
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
