//! A picture as pixels, drawn by the browser.

use crate::ui::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement};

use crate::core::picture::{Picture, Raster, raster};

/// The bytes of a PNG file with so many pixels a world unit, or with as many as the browser can draw.
pub async fn draw(picture: &Picture, scale: f64) -> Option<(Vec<u8>, Raster)> {
    let image = HtmlImageElement::new().ok()?;
    // The policy of the page allows pictures from addresses that are the picture itself.
    image.set_src(&["data:image/svg+xml,", &String::from(js_sys::encode_uri_component(&picture.text))].concat());
    JsFuture::from(image.decode()).await.ok()?;
    let mut raster = raster(picture.size, scale);
    loop {
        let file = pixels(&image, &raster).await;
        // What one browser can draw another on the same page's terms may not: then half of it, down to a thumbnail.
        if file.is_some() || raster.scale < 0.1 {
            return Some((file?, raster));
        }
        let half = |pixels: u32| (pixels / 2).max(1);
        raster = Raster { width: half(raster.width), height: half(raster.height), scale: raster.scale / 2.0 };
    }
}

async fn pixels(image: &HtmlImageElement, raster: &Raster) -> Option<Vec<u8>> {
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(raster.width);
    canvas.set_height(raster.height);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let (width, height) = (f64::from(raster.width), f64::from(raster.height));
    context.draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, width, height).ok()?;
    let blob = js_sys::Promise::new(&mut |resolve, _| {
        let _ = canvas.to_blob(&resolve);
    });
    let blob: Blob = JsFuture::from(blob).await.ok()?.dyn_into().ok()?;
    let buffer = JsFuture::from(blob.array_buffer()).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// Bytes as the browser's own.
pub fn file_of(bytes: &[u8]) -> JsValue {
    js_sys::Uint8Array::from(bytes).into()
}
