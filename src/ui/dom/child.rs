//! What can stand between the tags.

use leptos::prelude::{Get, Signal};

use super::fragment::{Fragment, Part};
use super::live::live;
use crate::ui::kit::Memo;

/// What can be a child: words, numbers, fragments, none or many of them, and closures and signals, which are followed.
pub trait IntoFragment {
    /// The nodes of it.
    fn into_fragment(self) -> Fragment;
}

impl IntoFragment for Fragment {
    fn into_fragment(self) -> Fragment {
        self
    }
}

impl IntoFragment for () {
    fn into_fragment(self) -> Fragment {
        Fragment::default()
    }
}

impl IntoFragment for String {
    fn into_fragment(self) -> Fragment {
        Fragment::of(Part::Words(self))
    }
}

impl IntoFragment for &str {
    fn into_fragment(self) -> Fragment {
        Fragment::of(Part::Words(self.to_owned()))
    }
}

impl<F: IntoFragment> IntoFragment for Option<F> {
    fn into_fragment(self) -> Fragment {
        self.map(IntoFragment::into_fragment).unwrap_or_default()
    }
}

impl<F: IntoFragment> IntoFragment for Vec<F> {
    fn into_fragment(self) -> Fragment {
        self.collect_view()
    }
}

impl<F: IntoFragment, const N: usize> IntoFragment for [F; N] {
    fn into_fragment(self) -> Fragment {
        self.collect_view()
    }
}

impl<F: IntoFragment, M: Fn() -> F + 'static> IntoFragment for M {
    fn into_fragment(self) -> Fragment {
        live(self)
    }
}

impl<F: IntoFragment + Clone + Send + Sync + 'static> IntoFragment for Signal<F> {
    fn into_fragment(self) -> Fragment {
        live(move || self.get())
    }
}

impl<F: IntoFragment + Clone + PartialEq + Send + Sync + 'static> IntoFragment for Memo<F> {
    fn into_fragment(self) -> Fragment {
        live(move || self.get())
    }
}

impl<A: IntoFragment, B: IntoFragment> IntoFragment for (A, B) {
    fn into_fragment(self) -> Fragment {
        let mut both = self.0.into_fragment();
        both.push(self.1.into_fragment());
        both
    }
}

/// One fragment of many.
pub trait Collect {
    /// All of them, side by side.
    fn collect_view(self) -> Fragment;
}

impl<I: IntoIterator<Item: IntoFragment>> Collect for I {
    fn collect_view(self) -> Fragment {
        let mut all = Fragment::default();
        for one in self {
            all.push(one.into_fragment());
        }
        all
    }
}
