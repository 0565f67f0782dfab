//! What is around the views: header, footer, start, library, files, notices.

mod ancestors;
mod arrival;
mod asking;
mod calendar;
mod commands;
mod conflicts;
mod copy_dialog;
mod crash;
mod drawing;
mod exports;
mod files;
mod find;
mod footer;
mod header;
mod help;
mod keeping;
mod library;
mod link;
mod newer;
mod notices;
mod numbers;
mod page;
mod palette;
mod picture;
mod problem_dialog;
mod raster;
mod same_file;
mod seams;
mod settings;
mod share;
mod sheet;
mod snapshots;
mod start;
mod state;
mod store;

use crate::ui::import;
use crate::ui::prelude::*;
use leptos::ev;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

pub use ancestors::{Ancestor, before_merge, merged};
pub use exports::{Export, export};
pub use files::{choose as open_file, copy_map, download_map, save as save_map};
pub use find::show as show_found;
pub use footer::Footer;
pub use header::Header;
pub use library::{delete as delete_map, duplicate as duplicate_map, open_new};
pub use notices::Notices;
pub use numbers::download as download_numbers;
pub use page::save as save_page;
pub use picture::{ChartFile, copy as copy_picture, save_chart, save_png, save_svg, save_text};
pub use same_file::save as save_into;
pub use settings::{has_grid, shows_minimap, switch_currency, toggle_grid, toggle_minimap};
pub use sheet::{parsed_picture, print, print_booklet};
pub use snapshots::Snapshots;
pub use store::{set_setting as remember, setting as remembered};

/// Whether a map is open; followed. Without one there is only the start.
pub fn is_open() -> bool {
    state::shell().open.get()
}

/// Follows which colours the page has.
pub fn follow_colours() {
    state::shell().theme.track();
}

/// Puts the map's name into a field.
pub fn rename_map() {
    state::shell().renaming.set(true);
}

use super::language::{Text, text};
use super::workspace::{Dialog, Workspace, workspace};
use super::{canvas, goal, playbook};

/// Opens what was open last, or the start.
pub fn begin(workspace: Workspace) {
    // First, so that the shell's signals belong to the page.
    let shell = state::shell();
    settings::begin(workspace);
    crash::begin(workspace);
    newer::begin(workspace);
    seams::begin(workspace);
    sheet::begin(workspace);
    follow_width(shell);
    Effect::new(move |_| {
        let name = workspace.follow(|document| document.map.name.clone());
        let product = text(Text::ShellTitle);
        document().set_title(&if name.is_empty() { product.to_owned() } else { [&name, " · ", product].concat() });
    });
    if canvas::bench(workspace) {
        // A measurement is a map like any other, only never saved.
        return shell.open.set(true);
    }
    calendar::begin(workspace);
    playbook::remind(workspace);
    keeping::begin(workspace);
    library::open_last(&workspace);
    page::begin(&workspace);
    link::begin(workspace);
}

fn follow_width(shell: state::Shell) {
    let Ok(Some(query)) = window().match_media("(max-width: 66.25em)") else { return };
    shell.narrow.set(query.matches());
    let asked = query.clone();
    let changed = Closure::<dyn Fn()>::new(move || {
        shell.narrow.set(asked.matches());
    });
    // As long as the page.
    let _ = query
        .add_event_listener_with_callback(&ev::EventDescriptor::name(&ev::change), changed.as_ref().unchecked_ref());
    changed.forget();
}

/// A text as the signal that labels ask for.
fn label(key: Text) -> Signal<String> {
    Signal::derive(move || text(key).to_owned())
}

/// The dialogs of start, problems, sharing, help, and of a file whose map is already here.
#[component(transparent)]
pub fn Dialogs() -> Fragment {
    let dialog = workspace().dialog;
    let close = move || dialog.set(if state::shell().open.get_untracked() { None } else { Some(Dialog::Start) });
    view! {
        {live(move || match dialog.get() {
            Some(Dialog::Start) => view! { <start::Start/> },
            Some(Dialog::Problems(name, sentences)) => {
                view! { <problem_dialog::Problems name=name sentences=sentences on_close=close/> }
            }
            Some(Dialog::Conflicts) => view! { <conflicts::ConflictDialog on_close=close/> },
            Some(Dialog::Share) => view! { <copy_dialog::ShareDialog on_close=close/> },
            Some(Dialog::Import) => view! { <import::Import/> },
            Some(Dialog::Goal) => view! { <goal::GoalDialog on_close=close/> },
            Some(Dialog::Help) => view! { <help::Help on_close=close/> },
            Some(Dialog::Commands) => view! { <palette::Palette mode=palette::Mode::Commands on_close=close/> },
            Some(Dialog::Find) => view! { <palette::Palette mode=palette::Mode::Find on_close=close/> },
            _ => Fragment::default(),
        })}
        <arrival::ArrivalDialog/>
        <files::FileTargets/>
    }
}
