//! The map as a picture: to a file as SVG or PNG, to the clipboard, and onto paper.

use crate::ui::prelude::*;
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::files;
use super::raster::{draw, file_of};
use super::settings;
use super::state::shell;
use crate::core::io;
use crate::core::model::limits;
use crate::core::picture::{self, Options, Palette, Picture};
use crate::ui::canvas::{Fonts, Spoken};
use crate::ui::format;
use crate::ui::kit::flush_drafts;
use crate::ui::language::{Text, fill, text};
use crate::ui::workspace::Workspace;

/// What a picture carries, so that it opens again.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Inside {
    /// Nothing.
    Nothing,
    /// The map without its deals, which are not for everybody who sees the picture.
    Map,
    /// The map with its deals.
    Deals,
}

impl Inside {
    /// Each with the word that it is remembered by, and what it is called.
    pub const ALL: [(Inside, &'static str, Text); 3] = [
        (Inside::Nothing, "nothing", Text::PictureNothing),
        (Inside::Map, "map", Text::PictureMap),
        (Inside::Deals, "deals", Text::PictureDeals),
    ];

    /// What a word stands for; the map alone where it stands for nothing.
    pub fn parse(word: &str) -> Inside {
        Self::ALL.iter().find(|(_, known, _)| *known == word).map_or(Inside::Map, |(inside, ..)| *inside)
    }

    fn document(self, workspace: &Workspace) -> Option<String> {
        match self {
            Inside::Nothing => None,
            Inside::Map => Some(workspace.read(|document| io::write_compact(&document.without_deals()))),
            Inside::Deals => Some(workspace.read(io::write_compact)),
        }
    }

    /// What there is to say of it beside that a file was saved.
    fn told(self) -> Option<Text> {
        match self {
            Inside::Nothing => None,
            Inside::Map => Some(Text::PictureCarriesMap),
            Inside::Deals => Some(Text::PictureCarriesDeals),
        }
    }
}

/// What is seen of the map, drawn; says so where that is nothing.
fn drawn(workspace: &Workspace, options: &Options) -> Option<Picture> {
    let (place, today) = (workspace.place.get_untracked(), workspace.today.get_untracked());
    let drawn = workspace.read(|document| picture::picture(document, place, today, &Spoken, &Fonts, options));
    if drawn.is_none() {
        workspace.complain(text(Text::PictureEmpty).to_owned());
    }
    drawn
}

/// In the colours of the page.
fn plain() -> Options<'static> {
    Options { palette: settings::palette(), transparent: false, heading: false, carries: None }
}

/// Saves a file, and says what is inside and what else there is to know.
fn save(workspace: &Workspace, ending: &str, content: &JsValue, kind: &str, notes: &[String]) {
    let name = files::file_name(&workspace.read(|document| document.map.name.clone()), ending);
    if !files::hand_over(&name, content, kind) {
        return workspace.complain(text(Text::FileNotDownloaded).to_owned());
    }
    let said = fill(Text::FileDownloaded, &[("name", &name)]);
    workspace.say([&[said], notes].concat().join(". "));
}

/// Downloads the map as SVG.
pub fn save_svg(workspace: &Workspace) {
    flush_drafts();
    let inside = shell().inside.get_untracked();
    let document = inside.document(workspace);
    let Some(mut picture) = drawn(workspace, &Options { carries: document.as_deref(), ..plain() }) else { return };
    let mut note = inside.told();
    // Such a file could not be opened again.
    if picture.text.len() > limits::FILE && document.is_some() {
        note = Some(Text::PictureTooLarge);
        let Some(bare) = drawn(workspace, &plain()) else { return };
        picture = bare;
    }
    let note = note.map(|note| text(note).to_owned());
    save(workspace, "svg", &picture.text.into(), "image/svg+xml", note.as_slice());
}

/// Downloads the map as PNG with so many pixels a world unit.
pub fn save_png(workspace: Workspace, scale: f64) {
    flush_drafts();
    let inside = shell().inside.get_untracked();
    let document = inside.document(&workspace);
    let Some(picture) = drawn(&workspace, &plain()) else { return };
    leptos::task::spawn_local(async move {
        let Some((pixels, raster)) = draw(&picture, scale).await else {
            return workspace.complain(text(Text::PictureFailed).to_owned());
        };
        let mut note = inside.told();
        let mut made = picture::furnished(&pixels, raster.scale, document.as_deref());
        // Such a file could not be opened again.
        if document.is_some() && made.as_ref().is_some_and(|made| made.len() > limits::FILE) {
            note = Some(Text::PictureTooLarge);
            made = picture::furnished(&pixels, raster.scale, None);
        }
        let note = note.map(|note| text(note).to_owned());
        let reduced = (raster.scale < scale).then(|| {
            let (width, height) = (f64::from(raster.width), f64::from(raster.height));
            fill(Text::PictureReduced, &[("width", &format::number(width)), ("height", &format::number(height))])
        });
        let notes: Vec<String> = note.into_iter().chain(reduced).collect();
        save(&workspace, "png", &file_of(&made.unwrap_or(pixels)), "image/png", &notes);
    });
}

/// Puts the map on the clipboard as a picture, with two pixels a world unit. Browsers take away what it would carry.
pub fn copy(workspace: Workspace) {
    flush_drafts();
    let Some(picture) = drawn(&workspace, &plain()) else { return };
    // Asked for now, filled later: some browsers allow copying only at once after a press.
    let pixels = future_to_promise(async move {
        let (pixels, _) = draw(&picture, 2.0).await.ok_or(JsValue::NULL)?;
        files::blob_of(&file_of(&pixels), "image/png").map(Into::into).ok_or(JsValue::NULL)
    });
    let written = written(&pixels);
    leptos::task::spawn_local(async move {
        let copied = match written {
            Some(written) => JsFuture::from(written).await.is_ok(),
            None => false,
        };
        if copied {
            workspace.say(text(Text::PictureCopied).to_owned());
        } else {
            workspace.complain(text(Text::PictureNotCopied).to_owned());
        }
    });
}

/// What tells whether the clipboard took it; nothing where the browser has none that takes pictures.
fn written(pixels: &JsValue) -> Option<js_sys::Promise> {
    let clipboard = files::clipboard()?;
    let item = Reflect::get(&window(), &"ClipboardItem".into()).ok()?.dyn_into::<Function>().ok()?;
    let content = Object::new();
    Reflect::set(&content, &"image/png".into(), pixels).ok()?;
    let item = Reflect::construct(&item, &Array::of1(&content)).ok()?;
    Some(clipboard.write(&Array::of1(&item)))
}

/// The element that is printed in place of the page.
const SHEET: &str = "sheet";
/// The class of the page while it is.
const PRINTED: &str = "printed";

/// Printing while the map is seen prints the map.
pub fn begin(workspace: Workspace) {
    // As long as the page.
    let _ = window_event_listener_untyped("beforeprint", move |_| {
        if super::is_map_seen(&workspace) {
            lay_out(&workspace);
        }
    });
    let _ = window_event_listener_untyped("afterprint", |_| clear());
}

/// Opens the browser's dialog for printing, where the map can be saved as PDF.
pub fn print(workspace: &Workspace) {
    flush_drafts();
    if lay_out(workspace).is_some() {
        let _ = window().print();
    }
}

/// Puts the picture on the sheet: in light colours without paper, which the printer has itself, under its name.
fn lay_out(workspace: &Workspace) -> Option<()> {
    clear();
    let options = Options { palette: Palette::Light, transparent: true, heading: true, carries: None };
    let picture = drawn(workspace, &options)?;
    let parsed = web_sys::DomParser::new().ok()?;
    let parsed = parsed.parse_from_string(&picture.text, web_sys::SupportedType::ImageSvgXml).ok()?;
    let (document, body) = (document(), document().body()?);
    let sheet = document.create_element("div").ok()?;
    sheet.set_id(SHEET);
    let drawing = parsed.document_element()?;
    sheet.append_child(&document.adopt_node(&drawing).ok()?).ok()?;
    body.append_child(&sheet).ok()?;
    body.set_class_name(PRINTED);
    Some(())
}

fn clear() {
    let document = document();
    if let Some(sheet) = document.get_element_by_id(SHEET) {
        sheet.remove();
    }
    if let Some(body) = document.body() {
        body.set_class_name("");
    }
}
