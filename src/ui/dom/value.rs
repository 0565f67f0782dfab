//! Values of attributes, classes, styles and properties.

use leptos::prelude::{Get, Signal};

use super::template::Builder;
use crate::ui::kit::{Memo, RwSignal};

/// A value as the browser takes it.
#[derive(Clone, PartialEq, Debug)]
pub enum Value {
    /// Not there: no attribute, not that class.
    Off,
    /// There, without a text: `hidden`, `disabled`.
    On,
    /// A constant text.
    Constant(&'static str),
    /// A text.
    Text(String),
    /// A number, written as the browser writes numbers.
    Number(f64),
}

impl Value {
    /// The value as the browser's own.
    pub(super) fn js(&self) -> wasm_bindgen::JsValue {
        match self {
            Value::Off => false.into(),
            Value::On => true.into(),
            Value::Constant(text) => (*text).into(),
            Value::Text(text) => text.as_str().into(),
            Value::Number(number) => (*number).into(),
        }
    }
}

/// What makes a value.
pub trait ToValue {
    /// The value now.
    fn to_value(self) -> Value;
}

impl ToValue for Value {
    fn to_value(self) -> Value {
        self
    }
}

impl ToValue for bool {
    fn to_value(self) -> Value {
        if self { Value::On } else { Value::Off }
    }
}

impl ToValue for String {
    fn to_value(self) -> Value {
        Value::Text(self)
    }
}

impl ToValue for &'static str {
    fn to_value(self) -> Value {
        Value::Constant(self)
    }
}

impl ToValue for f64 {
    fn to_value(self) -> Value {
        Value::Number(self)
    }
}

impl ToValue for i32 {
    fn to_value(self) -> Value {
        Value::Number(f64::from(self))
    }
}

impl ToValue for u32 {
    fn to_value(self) -> Value {
        Value::Number(f64::from(self))
    }
}

impl ToValue for usize {
    fn to_value(self) -> Value {
        Value::Number(self as f64)
    }
}

impl<V: ToValue> ToValue for Option<V> {
    fn to_value(self) -> Value {
        self.map_or(Value::Off, ToValue::to_value)
    }
}

/// What a slot for a value takes: a value, or a closure or signal that is followed.
pub trait IntoValue {
    /// Fills the next slot of a view.
    fn fill(self, view: &mut Builder);
}

macro_rules! fixed {
    ($($kind:ty),*) => {
        $(impl IntoValue for $kind {
            fn fill(self, view: &mut Builder) {
                view.fixed(self.to_value());
            }
        })*
    };
}

fixed!(Value, bool, String, &'static str, f64, i32, u32, usize);

impl<V: ToValue> IntoValue for Option<V> {
    fn fill(self, view: &mut Builder) {
        view.fixed(self.to_value());
    }
}

/// A value that is followed. A trait of its own, since the table of a closure's would hold three ways to call it.
pub trait Follow {
    /// The value now.
    fn value(&self) -> Value;
}

impl<V: ToValue, F: Fn() -> V> Follow for F {
    fn value(&self) -> Value {
        self().to_value()
    }
}

impl<V: ToValue, F: Fn() -> V + 'static> IntoValue for F {
    fn fill(self, view: &mut Builder) {
        view.live(Box::new(self));
    }
}

macro_rules! followed {
    ($($signal:ident),*) => {
        $(impl<V: ToValue + Clone + Send + Sync + 'static> IntoValue for $signal<V> {
            fn fill(self, view: &mut Builder) {
                view.live(Box::new(move || self.get()));
            }
        })*
    };
}

followed!(Signal, RwSignal, Memo);
