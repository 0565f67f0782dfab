//! What is printed in place of the page: the map on one sheet, or the playbook on as many as it takes.

use crate::ui::prelude::*;

use super::picture;
use super::state::shell;
use crate::core::picture::{Options, Palette};
use crate::core::session::Section;
use crate::ui::kit::flush_drafts;
use crate::ui::language::{Text, text};
use crate::ui::playbook;
use crate::ui::workspace::{View, Workspace};

/// The element that is printed in place of the page.
const SHEET: &str = "sheet";
/// The class of the page while it is.
const PRINTED: &str = "printed";

/// Printing while the map is seen prints the map, while the playbook for paper is seen the playbook.
pub fn begin(workspace: Workspace) {
    // As long as the page.
    let _ = window_event_listener_untyped("beforeprint", move |_| {
        if !is_asked(&workspace) {
            match workspace.view.get_untracked() {
                View::Map => _ = lay_out_map(&workspace),
                View::Playbook if workspace.section.get_untracked() == Section::Print => _ = lay_out_booklet(),
                _ => {}
            }
        }
    });
    let _ = window_event_listener_untyped("afterprint", |_| clear());
}

/// Whether a question stands before everything else, or nothing is open.
fn is_asked(workspace: &Workspace) -> bool {
    workspace.dialog.with_untracked(Option::is_some) || !shell().open.get_untracked()
}

/// Opens the browser's dialog for printing, where the map can be saved as PDF.
pub fn print(workspace: &Workspace) {
    flush_drafts();
    match lay_out_map(workspace) {
        Some(()) => {
            let _ = window().print();
        }
        None => workspace.complain(text(Text::PictureEmpty).to_owned()),
    }
}

/// Opens the browser's dialog for printing with the playbook that is seen.
pub fn print_booklet() {
    if lay_out_booklet().is_some() {
        let _ = window().print();
    }
}

/// Puts the picture on the sheet: in light colours without paper, which the printer has itself, under its name.
fn lay_out_map(workspace: &Workspace) -> Option<()> {
    let options = Options { palette: Palette::Light, transparent: true, heading: true, carries: None };
    let picture = picture::seen(workspace, &options)?;
    lay_out(&parsed_picture(&picture.text)?, "map")
}

/// Puts the playbook that is seen on sheets of the paper chosen.
fn lay_out_booklet() -> Option<()> {
    let seen = document().query_selector(".booklet").ok()??;
    lay_out(&seen.clone_node_with_deep(true).ok()?, playbook::paper().word())
}

/// A picture as elements of the page. Nobody else's text: written a moment ago, every name in it escaped.
pub fn parsed_picture(picture: &str) -> Option<web_sys::Node> {
    let parsed = web_sys::DomParser::new().ok()?;
    let parsed = parsed.parse_from_string(picture, web_sys::SupportedType::ImageSvgXml).ok()?;
    let drawing: web_sys::Node = parsed.document_element()?.into();
    document().adopt_node(&drawing).ok()
}

/// Puts something on the sheet; its class says on which paper.
fn lay_out(content: &web_sys::Node, class: &str) -> Option<()> {
    clear();
    let (document, body) = (document(), document().body()?);
    let sheet = document.create_element("div").ok()?;
    sheet.set_id(SHEET);
    sheet.set_class_name(class);
    sheet.append_child(content).ok()?;
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
