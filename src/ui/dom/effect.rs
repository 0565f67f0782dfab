//! What keeps a part of the page up to date. Leptos gives every such effect a task and a channel of its own, which is
//! most of what a row of the map costs; here all that are to run again stand in one queue that a single task works off.

use std::cell::RefCell;
use std::sync::{Arc, PoisonError, RwLock, RwLockWriteGuard, Weak};

use leptos::prelude::Owner;
use leptos::reactive::graph::{
    AnySource, AnySubscriber, ReactiveNode, Source, Subscriber, ToAnySubscriber, WithObserver,
};
use leptos::reactive::send_wrapper_ext::SendOption;
use wasm_bindgen_futures::spawn_local;

/// Runs at once, and again after what it reads has changed, until it is dropped.
pub struct Effect(#[expect(dead_code, reason = "kept to be dropped with what it keeps up to date")] Arc<Kept>);

struct Kept {
    this: Weak<Kept>,
    owner: Owner,
    /// The page has one thread.
    run: SendOption<RefCell<Box<dyn FnMut()>>>,
    state: RwLock<State>,
}

struct State {
    /// Something that it reads is another for sure.
    dirty: bool,
    /// It stands in the queue.
    waits: bool,
    /// What it has read, each once. It is little.
    reads: Vec<AnySource>,
}

thread_local! {
    /// What is to run again, in the order in which it was told.
    static QUEUE: RefCell<Vec<Weak<Kept>>> = const { RefCell::new(Vec::new()) };
}

impl Effect {
    pub(super) fn new(run: Box<dyn FnMut()>) -> Effect {
        let kept = Arc::new_cyclic(|this| Kept {
            this: this.clone(),
            owner: Owner::new(),
            run: SendOption::new_local(Some(RefCell::new(run))),
            state: RwLock::new(State { dirty: false, waits: false, reads: Vec::new() }),
        });
        kept.owner.with(|| kept.run());
        Effect(kept)
    }
}

impl Kept {
    fn state(&self) -> RwLockWriteGuard<'_, State> {
        self.state.write().unwrap_or_else(PoisonError::into_inner)
    }

    fn run(&self) {
        if let Some(run) = &*self.run {
            self.to_any_subscriber().with_observer(|| run.borrow_mut()());
        }
    }

    fn run_again(&self) {
        self.state().waits = false;
        if self.update_if_necessary() {
            self.clear_sources(&self.to_any_subscriber());
            self.owner.with_cleanup(|| self.run());
        }
    }

    fn wait(&self, mut state: RwLockWriteGuard<State>) {
        if std::mem::replace(&mut state.waits, true) {
            return;
        }
        drop(state);
        let first = QUEUE.with_borrow_mut(|queue| {
            queue.push(self.this.clone());
            queue.len() == 1
        });
        if first {
            spawn_local(async { work_off() });
        }
    }
}

/// Runs everything in the queue. What comes to it meanwhile has a task of its own.
fn work_off() {
    for kept in QUEUE.take() {
        if let Some(kept) = kept.upgrade() {
            kept.run_again();
        }
    }
}

impl ReactiveNode for Kept {
    fn mark_dirty(&self) {
        let mut state = self.state();
        state.dirty = true;
        self.wait(state);
    }

    fn mark_check(&self) {
        self.wait(self.state());
    }

    fn mark_subscribers_check(&self) {}

    fn update_if_necessary(&self) -> bool {
        let mut state = self.state();
        if std::mem::take(&mut state.dirty) {
            return true;
        }
        let reads = state.reads.clone();
        drop(state);
        reads.into_iter().any(|source| source.update_if_necessary())
    }
}

impl ToAnySubscriber for Kept {
    fn to_any_subscriber(&self) -> AnySubscriber {
        AnySubscriber(self.this.as_ptr() as usize, self.this.clone())
    }
}

impl Subscriber for Kept {
    fn add_source(&self, source: AnySource) {
        let reads = &mut self.state().reads;
        if !reads.contains(&source) {
            reads.push(source);
        }
    }

    fn clear_sources(&self, subscriber: &AnySubscriber) {
        let reads = std::mem::take(&mut self.state().reads);
        reads.iter().for_each(|source| source.remove_subscriber(subscriber));
    }
}
