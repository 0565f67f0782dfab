//! The map as a picture: to a file as SVG or PNG, and to the clipboard.

use crate::ui::prelude::*;
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::raster::{draw, file_of};
use super::settings;
use super::state::shell;
use super::{ancestors, files};
use crate::core::chart::Chart;
use crate::core::drawing::Facts;
use crate::core::io::{self, Lineage};
use crate::core::model::{Document, limits};
use crate::core::picture::{self, Options, Picture};
use crate::ui::canvas::{Fonts, Spoken};
use crate::ui::chart;
use crate::ui::format;
use crate::ui::kit::{clipboard, flush_drafts};
use crate::ui::language::{Text, fill, language, text};
use crate::ui::workspace::Workspace;

/// How many pixels of a chart's file make one of the page.
const CHART_SCALE: f64 = 2.0;

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
}

/// The document that a picture will carry, and what there is to say of it.
fn carried(workspace: &Workspace) -> (Option<String>, Option<Text>) {
    let (document, said) = match shell().inside.get_untracked() {
        Inside::Nothing => return (None, None),
        Inside::Map => (workspace.read(Document::without_deals), Text::PictureCarriesMap),
        Inside::Deals => (workspace.read(Document::clone), Text::PictureCarriesDeals),
    };
    ancestors::hand_on(&document, &Lineage::default());
    (Some(io::write_compact(&document)), Some(said))
}

/// What is seen of the map; nothing where that is nothing.
pub(super) fn seen(workspace: &Workspace, options: &Options) -> Option<Picture> {
    let (place, shows, today) =
        (workspace.place.get_untracked(), workspace.shows.get_untracked(), workspace.today.get_untracked());
    workspace.read(|document| {
        let facts = Facts::of(document, shows, today).seen_by(document, workspace.lens.get_untracked());
        picture::picture(document, place, &facts, &Spoken, &Fonts, options)
    })
}

/// The same, and says so where that is nothing.
fn drawn(workspace: &Workspace, options: &Options) -> Option<Picture> {
    let picture = seen(workspace, options);
    if picture.is_none() {
        workspace.complain(text(Text::PictureEmpty).to_owned());
    }
    picture
}

/// In the colours of the page, with paper and heading as they are wanted.
fn options() -> Options<'static> {
    let (transparent, heading) = (shell().transparent.get_untracked(), shell().heading.get_untracked());
    Options { palette: settings::palette(), transparent, heading, carries: None }
}

/// Saves a file, and says what is inside and what else there is to know.
fn save(workspace: &Workspace, ending: &str, content: &JsValue, kind: &str, notes: &[String]) {
    let name = files::file_name(&workspace.read(|document| document.map.name.clone()), ending);
    if !files::hand_over(&name, content, kind) {
        return workspace.complain(text(Text::FileNotDownloaded).to_owned());
    }
    let mut said = fill(Text::FileDownloaded, &[("name", &name)]);
    for note in notes {
        said.push_str(". ");
        said.push_str(note);
    }
    workspace.say(said);
}

/// Saves a text as a file named after the map, and says so.
pub fn save_text(workspace: &Workspace, ending: &str, content: &str, kind: &str) {
    save(workspace, ending, &content.into(), kind, &[]);
}

/// Downloads the map as SVG.
pub fn save_svg(workspace: &Workspace) {
    flush_drafts();
    let (document, mut note) = carried(workspace);
    let Some(mut picture) = drawn(workspace, &Options { carries: document.as_deref(), ..options() }) else { return };
    // Such a file could not be opened again.
    if document.is_some() && picture.text.len() > limits::FILE {
        note = Some(Text::PictureTooLarge);
        let Some(bare) = seen(workspace, &options()) else { return };
        picture = bare;
    }
    let note = note.map(|note| text(note).to_owned());
    save(workspace, "svg", &picture.text.into(), "image/svg+xml", note.as_slice());
}

/// Downloads the map as PNG with so many pixels a world unit.
pub fn save_png(workspace: Workspace, scale: f64) {
    flush_drafts();
    let (document, mut note) = carried(&workspace);
    let Some(picture) = drawn(&workspace, &options()) else { return };
    leptos::task::spawn_local(async move {
        let Some((pixels, raster)) = draw(&picture, scale).await else {
            return workspace.complain(text(Text::PictureFailed).to_owned());
        };
        let mut file = picture::furnished(&pixels, raster.scale, document.as_deref());
        // Such a file could not be opened again.
        if document.is_some() && file.as_ref().is_none_or(|file| file.len() > limits::FILE) {
            note = Some(Text::PictureTooLarge);
            file = picture::furnished(&pixels, raster.scale, None);
        }
        let note = note.map(|note| text(note).to_owned());
        let reduced = (raster.scale < scale).then(|| {
            let (width, height) = (f64::from(raster.width), f64::from(raster.height));
            fill(Text::PictureReduced, &[("width", &format::number(width)), ("height", &format::number(height))])
        });
        let notes: Vec<String> = note.into_iter().chain(reduced).collect();
        save(&workspace, "png", &file_of(&file.unwrap_or(pixels)), "image/png", &notes);
    });
}

/// A file of a chart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ChartFile {
    /// Its picture as pixels.
    Png,
    /// Its picture as shapes.
    Svg,
    /// Its numbers.
    Csv,
}

/// Downloads a chart, in the colours of the page.
pub fn save_chart(workspace: Workspace, chart: Chart, kind: ChartFile) {
    let currency = workspace.read(|document| document.map.currency);
    let voice = chart::Spoken(currency);
    let ending = |kind: &str| [chart.key, ".", kind].concat();
    if kind == ChartFile::Csv {
        let separators = io::Separators::of(language());
        let content = io::csv(std::slice::from_ref(&chart), separators, currency, &voice);
        return save_text(&workspace, &ending("csv"), &content, "text/csv");
    }
    let picture = picture::chart(&chart, settings::palette(), &voice, &Fonts);
    if kind == ChartFile::Svg {
        return save_text(&workspace, &ending("svg"), &picture.text, "image/svg+xml");
    }
    let ending = ending("png");
    leptos::task::spawn_local(async move {
        match draw(&picture, CHART_SCALE).await {
            Some((pixels, _)) => save(&workspace, &ending, &file_of(&pixels), "image/png", &[]),
            None => workspace.complain(text(Text::PictureFailed).to_owned()),
        }
    });
}

/// Puts the map on the clipboard as a picture, with two pixels a world unit. Browsers take away what it would carry.
pub fn copy(workspace: Workspace) {
    flush_drafts();
    let Some(picture) = drawn(&workspace, &options()) else { return };
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
    let clipboard = clipboard::open()?;
    let item = Reflect::get(&window(), &"ClipboardItem".into()).ok()?.dyn_into::<Function>().ok()?;
    let content = Object::new();
    Reflect::set(&content, &"image/png".into(), pixels).ok()?;
    let item = Reflect::construct(&item, &Array::of1(&content)).ok()?;
    Some(clipboard.write(&Array::of1(&item)))
}
