//! A memo that costs few bytes. Leptos compiles its memo anew for every type of value: 1.5 kB each, and the page has
//! more than sixty. This one keeps every value behind one erased type, so that all of it is compiled once; what is left
//! per type is the comparison.

use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

use leptos::prelude::{Get, GetUntracked, Memo as Whole, Signal, Track};

/// A value whose type only the memo around it knows.
type Kept = Arc<dyn Any + Send + Sync>;

/// From the value before to the value from now on; none where it stays.
trait Compute: Send + Sync {
    fn compute(&self, before: Option<&Kept>) -> Option<Kept>;
}

/// How to compute a value of one type.
struct Typed<T, F>(F, PhantomData<fn() -> T>);

impl<T: PartialEq + Send + Sync + 'static, F: Fn(Option<&T>) -> T + Send + Sync> Compute for Typed<T, F> {
    fn compute(&self, before: Option<&Kept>) -> Option<Kept> {
        let before = before.and_then(|kept| kept.downcast_ref::<T>());
        differing(before, (self.0)(before))
    }
}

/// A value computed from signals, told on only when it differs. Used like the memo of Leptos.
pub struct Memo<T> {
    whole: Whole<Kept>,
    kind: PhantomData<fn() -> T>,
}

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Memo<T> {}

impl<T: PartialEq + Send + Sync + 'static> Memo<T> {
    /// A memo of what `compute` makes of the signals it reads and the value before.
    pub fn new(compute: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Memo<T> {
        let whole = whole(Box::new(Typed(compute, PhantomData)));
        Memo { whole, kind: PhantomData }
    }
}

impl<T: 'static> Memo<T> {
    /// Reads the value and follows it.
    pub fn with<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        read(known(&followed(self.whole)))
    }

    /// Reads the value as it is now.
    pub fn with_untracked<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        read(known(&present(self.whole)))
    }

    /// Reads the value as it is now, unless its view is gone: for timers and frames.
    pub fn try_with_untracked<R>(&self, read: impl FnOnce(&T) -> R) -> Option<R> {
        self.whole.try_get_untracked().map(|kept| read(known(&kept)))
    }

    /// Follows the value without reading it.
    pub fn track(&self) {
        self.whole.track();
    }
}

impl<T: Clone + 'static> Memo<T> {
    /// The value, followed.
    pub fn get(&self) -> T {
        self.with(T::clone)
    }

    /// The value as it is now.
    pub fn get_untracked(&self) -> T {
        self.with_untracked(T::clone)
    }
}

impl<T: Clone + Send + Sync + 'static> From<Memo<T>> for Signal<T> {
    fn from(memo: Memo<T>) -> Signal<T> {
        Signal::derive(move || memo.get())
    }
}

/// The value to keep from now on, unless it is the one before.
fn differing<T: PartialEq + Send + Sync + 'static>(before: Option<&T>, now: T) -> Option<Kept> {
    (before != Some(&now)).then(|| Arc::new(now) as Kept)
}

#[inline(never)]
fn whole(compute: Box<dyn Compute>) -> Whole<Kept> {
    Whole::new_owning(move |before| match (compute.compute(before.as_ref()), before) {
        (Some(now), _) => (now, true),
        (None, Some(before)) => (before, false),
        (None, None) => (Arc::new(()), true),
    })
}

#[inline(never)]
fn followed(whole: Whole<Kept>) -> Kept {
    whole.get()
}

#[inline(never)]
fn present(whole: Whole<Kept>) -> Kept {
    whole.get_untracked()
}

fn known<T: 'static>(kept: &Kept) -> &T {
    match kept.downcast_ref::<T>() {
        Some(value) => value,
        None => unreachable!("a memo keeps one type"),
    }
}
