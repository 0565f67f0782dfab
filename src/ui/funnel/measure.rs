//! How wide things are on this screen.

use crate::core::decimal::{decimal, parse};

use crate::ui::prelude::*;
use wasm_bindgen::prelude::*;

/// The font of an element and how wide texts are in it.
pub struct Ruler {
    context: Option<web_sys::CanvasRenderingContext2d>,
    /// The size of the element's text, in pixels.
    pub size: f64,
    family: String,
}

impl Ruler {
    /// A ruler for texts inside an element.
    pub fn of(element: &web_sys::Element) -> Ruler {
        let style = window().get_computed_style(element).ok().flatten();
        let property = |name: &str| style.as_ref().and_then(|style| style.get_property_value(name).ok());
        let size = property("font-size").and_then(|size| parse(size.trim_end_matches("px"))).unwrap_or(13.5);
        let canvas = document().create_element("canvas").ok();
        let canvas = canvas.and_then(|canvas| canvas.dyn_into::<web_sys::HtmlCanvasElement>().ok());
        let context = canvas.and_then(|canvas| canvas.get_context("2d").ok().flatten());
        let context = context.and_then(|context| context.dyn_into().ok());
        Ruler { context, size, family: property("font-family").unwrap_or_else(|| "sans-serif".to_owned()) }
    }

    /// Measures semibold texts of this many times the element's size.
    pub fn set(&self, share: f64) {
        if let Some(context) = &self.context {
            context.set_font(&("600 ".to_owned() + &decimal(self.size * share).to_string() + "px " + &self.family));
        }
    }

    /// How wide a text is.
    pub fn width(&self, text: &str) -> f64 {
        let measured = self.context.as_ref().and_then(|context| context.measure_text(text).ok());
        measured.map_or_else(|| text.chars().count() as f64 * self.size * 0.6, |metrics| metrics.width())
    }
}
