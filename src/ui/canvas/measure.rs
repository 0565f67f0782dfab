//! How wide a text is, and where it breaks: measured by the browser, remembered.

use std::cell::RefCell;

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use crate::core::clusters::may_cut;
use crate::core::sorted::Map;

/// The fonts of the canvas; each must equal what style/canvas.css gives the text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Font {
    /// A node's name.
    Name,
    /// A decision's question, an outcome, a label.
    Small,
    /// The line of deals on a node.
    Load,
    /// A note.
    Note,
}

const FAMILY: &str = "system-ui, -apple-system, \"Segoe UI\", Roboto, \"Noto Sans\", \"DejaVu Sans\", sans-serif";

thread_local! {
    static CONTEXT: Option<CanvasRenderingContext2d> = context();
    static WIDTHS: RefCell<Map<(Font, String), f64>> = RefCell::default();
}

fn context() -> Option<CanvasRenderingContext2d> {
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.get_context("2d").ok().flatten()?.dyn_into().ok()
}

/// The width of a text in world units.
pub fn width(font: Font, text: &str) -> f64 {
    WIDTHS.with_borrow_mut(|widths| {
        if let Some(width) = widths.get(&(font, text.to_owned())) {
            return *width;
        }
        if widths.len() > 20_000 {
            widths.clear();
        }
        let size = match font {
            Font::Name => "600 13.5px ",
            Font::Small => "600 12px ",
            Font::Load => "400 12px ",
            Font::Note => "400 12.5px ",
        };
        let measured = CONTEXT.with(|context| {
            let context = context.as_ref()?;
            context.set_font(&(size.to_owned() + FAMILY));
            context.measure_text(text).ok().map(|metrics| metrics.width())
        });
        // Without a canvas: the mean width of this font.
        let width = measured.unwrap_or(text.chars().count() as f64 * 7.2);
        widths.insert((font, text.to_owned()), width);
        width
    })
}

/// The text in at most `lines` lines of at most `room` world units; what does not fit ends in an ellipsis.
/// Breaks at spaces, and inside a word only where it alone is too long.
pub fn wrapped(font: Font, text: &str, room: f64, lines: usize) -> Vec<String> {
    let mut done: Vec<String> = Vec::new();
    let mut rest: Vec<&str> = text.split_whitespace().collect();
    rest.reverse();
    while let Some(word) = rest.pop() {
        if done.len() + 1 >= lines && lines > 0 {
            // The last line takes all that is left and is cut.
            let mut line = word.to_owned();
            while let Some(word) = rest.pop() {
                line.push(' ');
                line.push_str(word);
                if line.len() > 300 {
                    break;
                }
            }
            done.push(cut(font, &line, room));
            break;
        }
        let mut line = word.to_owned();
        while let Some(next) = rest.last() {
            let longer = format!("{line} {next}");
            if width(font, &longer) > room {
                break;
            }
            line = longer;
            rest.pop();
        }
        done.push(cut(font, &line, room));
    }
    done
}

fn cut(font: Font, line: &str, room: f64) -> String {
    if width(font, line) <= room {
        return line.to_owned();
    }
    let characters: Vec<char> = line.chars().take(200).collect();
    for end in (1..characters.len()).rev().filter(|end| may_cut(&characters, *end)) {
        let shorter: String = characters.iter().take(end).collect();
        let candidate = shorter.trim_end().to_owned() + "…";
        if width(font, &candidate) <= room {
            return candidate;
        }
    }
    "…".to_owned()
}
