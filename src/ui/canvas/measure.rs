//! How wide a text is: measured by the browser, remembered.

use std::cell::RefCell;

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use crate::core::decimal::decimal;
use crate::core::drawing::{FAMILY, Font, Measure};
use crate::core::sorted::Map;

thread_local! {
    static CONTEXT: Option<CanvasRenderingContext2d> = context();
    static WIDTHS: RefCell<Map<(Font, String), f64>> = RefCell::default();
}

fn context() -> Option<CanvasRenderingContext2d> {
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.get_context("2d").ok().flatten()?.dyn_into().ok()
}

/// The browser's fonts.
pub struct Fonts;

impl Measure for Fonts {
    fn width(&self, font: Font, text: &str) -> f64 {
        WIDTHS.with_borrow_mut(|widths| {
            if let Some(width) = widths.get(&(font, text.to_owned())) {
                return *width;
            }
            if widths.len() > 20_000 {
                widths.clear();
            }
            let measured = CONTEXT.with(|context| {
                let context = context.as_ref()?;
                context.set_font(&format!("{} {}px {FAMILY}", font.weight(), decimal(font.size())));
                context.measure_text(text).ok().map(|metrics| metrics.width())
            });
            // Without a canvas: the mean width of this font.
            let width = measured.unwrap_or(text.chars().count() as f64 * 7.2);
            widths.insert((font, text.to_owned()), width);
            width
        })
    }
}
