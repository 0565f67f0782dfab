//! An effect that costs few bytes. Leptos compiles the task behind an effect anew for every closure: half a kilobyte
//! each. Here every closure is behind one type.

use leptos::prelude::Effect as Whole;

/// What follows signals and does something besides showing them. Used like the effect of Leptos.
pub struct Effect;

impl Effect {
    /// Runs soon after the view is shown, and again after what it reads has changed; it is given what it answered last.
    #[expect(clippy::new_ret_no_self, reason = "the owner keeps it, as that of Leptos")]
    pub fn new<T: 'static>(mut run: impl FnMut(Option<T>) -> T + 'static) {
        let mut before = None;
        erased(Box::new(move || before = Some(run(before.take()))));
    }
}

fn erased(mut run: Box<dyn FnMut()>) {
    Whole::new(move |_: Option<()>| run());
}
