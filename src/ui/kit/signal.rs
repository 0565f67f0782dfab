//! A signal that costs few bytes: like the memo here, it keeps every value behind one erased type, so that reading,
//! writing and telling are compiled once and not once a type.

use std::any::Any;
use std::marker::PhantomData;
use std::sync::{Arc, PoisonError, RwLock};

use leptos::prelude::{ArcTrigger, GetValue, Notify, Signal, StoredValue, Track};

/// A value whose type only the signal around it knows, and who is told when it changes.
#[derive(Clone)]
struct Kept {
    value: Arc<RwLock<dyn Any + Send + Sync>>,
    changed: ArcTrigger,
}

/// A value that can be read, followed and set. Used like the signal of Leptos.
pub struct RwSignal<T> {
    kept: StoredValue<Kept>,
    kind: PhantomData<fn() -> T>,
}

impl<T> Clone for RwSignal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for RwSignal<T> {}

impl<T> PartialEq for RwSignal<T> {
    fn eq(&self, other: &Self) -> bool {
        self.kept == other.kept
    }
}

impl<T: Send + Sync + 'static> RwSignal<T> {
    /// A signal with its first value.
    pub fn new(value: T) -> RwSignal<T> {
        RwSignal { kept: made(Arc::new(RwLock::new(value))), kind: PhantomData }
    }

    /// Reads the value and follows it.
    pub fn with<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        self.track();
        self.with_untracked(read)
    }

    /// Reads the value as it is now.
    pub fn with_untracked<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        match self.try_with_untracked(read) {
            Some(answer) => answer,
            None => gone(),
        }
    }

    /// Reads the value as it is now, unless its view is gone: for timers and frames.
    pub fn try_with_untracked<R>(&self, read: impl FnOnce(&T) -> R) -> Option<R> {
        let kept = found(self.kept)?;
        let value = kept.value.read().unwrap_or_else(PoisonError::into_inner);
        value.downcast_ref::<T>().map(read)
    }

    /// Follows the value without reading it.
    pub fn track(&self) {
        track(self.kept);
    }

    /// Another value. Without effect when its view is gone.
    pub fn set(&self, value: T) {
        self.update(|now| *now = value);
    }

    /// Changes the value and tells of it. Without effect when its view is gone.
    pub fn update(&self, change: impl FnOnce(&mut T)) {
        self.try_update(change);
    }

    /// Changes the value, tells of it and answers with what the change answers.
    pub fn try_update<R>(&self, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        let answer = self.update_untracked(change);
        tell(self.kept);
        answer
    }

    /// Changes the value and tells nobody.
    pub fn update_untracked<R>(&self, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        let kept = found(self.kept)?;
        let mut value = kept.value.write().unwrap_or_else(PoisonError::into_inner);
        value.downcast_mut::<T>().map(change)
    }
}

impl<T: Clone + Send + Sync + 'static> RwSignal<T> {
    /// The value, followed.
    pub fn get(&self) -> T {
        self.with(T::clone)
    }

    /// The value as it is now.
    pub fn get_untracked(&self) -> T {
        self.with_untracked(T::clone)
    }

    /// The value as it is now, unless its view is gone.
    pub fn try_get_untracked(&self) -> Option<T> {
        self.try_with_untracked(T::clone)
    }
}

impl<T: Clone + Send + Sync + 'static> From<RwSignal<T>> for Signal<T> {
    fn from(signal: RwSignal<T>) -> Signal<T> {
        Signal::derive(move || signal.get())
    }
}

#[inline(never)]
fn made(value: Arc<RwLock<dyn Any + Send + Sync>>) -> StoredValue<Kept> {
    StoredValue::new(Kept { value, changed: ArcTrigger::new() })
}

#[inline(never)]
fn found(kept: StoredValue<Kept>) -> Option<Kept> {
    kept.try_get_value()
}

#[inline(never)]
fn track(kept: StoredValue<Kept>) {
    if let Some(kept) = found(kept) {
        kept.changed.track();
    }
}

#[inline(never)]
fn tell(kept: StoredValue<Kept>) {
    if let Some(kept) = found(kept) {
        kept.changed.notify();
    }
}

#[cold]
fn gone() -> ! {
    wasm_bindgen::throw_str("a signal is read after its view is gone")
}
