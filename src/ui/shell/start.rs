//! The first thing people see: which map to begin with.

use crate::ui::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::drawing::drawing;
use super::keeping::Origin;
use super::library::{self, Maps};
use super::settings::LanguageSwitch;
use super::state::shell;
use super::{files, store};
use crate::core::ids::IdSource;
use crate::core::model::Document;
use crate::core::template::{self, Template};
use crate::ui::guide;
use crate::ui::kit::{Icon, Modal, Shape};
use crate::ui::language::{self, Plural, Text, plural, say, text};
use crate::ui::workspace::{Workspace, workspace};

/// What a new map begins with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Beginning {
    Ready(Template),
    Demonstration,
    Empty,
}

fn make(workspace: &Workspace, beginning: Beginning, ids: &mut IdSource) -> Document {
    let (language, today) = (language::language(), workspace.today.get_untracked());
    match beginning {
        Beginning::Ready(template) => template::build(template, language, ids, today),
        Beginning::Demonstration => template::demonstration(language, ids, today),
        Beginning::Empty => template::empty(language, ids, today),
    }
}

fn choose(workspace: &Workspace, beginning: Beginning) {
    let made = untrack(|| workspace.with_ids(|ids| Some(make(workspace, beginning, ids))));
    if let Some(document) = made {
        library::open_document(workspace, document, &Origin::New);
        // The demonstration has a goal of its own.
        workspace.inviting.set(beginning != Beginning::Demonstration);
    }
}

/// The longest ready map with the guide beside it: it cuts and names from there.
fn guided(workspace: &Workspace) {
    choose(workspace, Beginning::Ready(Template::Fourteen));
    guide::open(*workspace);
}

/// The choice. Without a map there is no way around it.
#[component(transparent)]
pub fn Start() -> Fragment {
    let workspace = workspace();
    let open = shell().open;
    let close = move || {
        if open.get_untracked() {
            workspace.dialog.set(None);
        }
    };
    let place: NodeRef<web_sys::HtmlElement> = NodeRef::new();
    keep_open(place);
    let body = view! {
        <div class="start" class:only=move || !open.get() node_ref=place>
            <div class="start-lead"><p class="muted">{say(Text::StartLead)}</p><LanguageSwitch/></div>
            {live(move || cards(workspace))}
            <Yours/>
        </div>
    };
    view! { <Modal title=super::label(Text::StartTitle) wide=true on_close=close>{body}</Modal> }
}

/// Browsers close a dialog on the second Escape whatever the page says; without a map it comes back.
fn keep_open(place: NodeRef<web_sys::HtmlElement>) {
    Effect::new(move |_| {
        let dialog = place.get().and_then(|place| place.closest("dialog").ok().flatten());
        let Some(dialog) = dialog.and_then(|dialog| dialog.dyn_into::<web_sys::HtmlDialogElement>().ok()) else {
            return;
        };
        let again = dialog.clone();
        let closed = Closure::<dyn Fn()>::new(move || {
            if !shell().open.get_untracked() && again.is_connected() && !again.open() {
                let _ = again.show_modal();
            }
        });
        let _ = dialog.add_event_listener_with_callback("close", closed.as_ref().unchecked_ref());
        // It goes with the dialog's element.
        closed.forget();
    });
}

fn cards(workspace: Workspace) -> Fragment {
    // Pictures of the real things, from identifiers that nobody keeps.
    let mut ids = IdSource::new(1);
    let mut picture = |beginning| drawing(&make(&workspace, beginning, &mut ids));
    let fourteen = picture(Beginning::Ready(Template::Fourteen));
    let (eight, six) = (picture(Beginning::Ready(Template::Eight)), picture(Beginning::Ready(Template::Six)));
    let demonstration = make(&workspace, Beginning::Demonstration, &mut IdSource::new(2));
    let demo_about = plural(Plural::StartDemoAbout, demonstration.deals.len());
    let ready = |template| template::about(template, language::language());
    let begin = move |beginning| move || choose(&workspace, beginning);
    view! {
        <div class="start-cards">
            {hero(fourteen, ready(Template::Fourteen), begin(Beginning::Ready(Template::Fourteen)))}
            {card(eight, ready(Template::Eight), begin(Beginning::Ready(Template::Eight)))}
            {card(six, ready(Template::Six), begin(Beginning::Ready(Template::Six)))}
            {card(
                drawing(&demonstration),
                (text(Text::StartDemo).to_owned(), demo_about),
                begin(Beginning::Demonstration),
            )}
            {slim(Shape::Tidy, Text::GuideStart, Text::GuideStartAbout, move || guided(&workspace))}
            {slim(Shape::Plus, Text::StartEmpty, Text::StartEmptyAbout, begin(Beginning::Empty))}
            {slim(Shape::Open, Text::StartFile, Text::StartFileAbout, files::choose)}
        </div>
    }
}

fn hero(picture: Fragment, (name, about): (String, String), begin: impl Fn() + Copy + 'static) -> Fragment {
    // The whole card is pressed by a pointer; the keyboard has the one button in it.
    view! {
        <section class="start-hero" on:click=move |_| begin()>
            <div class="picture">{picture}</div>
            <div class="words">
                <span class="badge">{say(Text::StartRecommended)}</span>
                <h3>{name}</h3>
                <p>{about}</p>
                <button
                    class="primary"
                    autofocus
                    on:click=move |event| {
                        event.stop_propagation();
                        begin();
                    }
                >
                    {say(Text::StartUse)}
                </button>
            </div>
        </section>
    }
}

fn card(picture: Fragment, (name, about): (String, String), begin: impl Fn() + Copy + 'static) -> Fragment {
    view! {
        <button class="start-card" on:click=move |_| begin()>
            <span class="picture">{picture}</span>
            <span class="words"><strong>{name}</strong><span>{about}</span></span>
        </button>
    }
}

fn slim(shape: Shape, name: Text, about: Text, begin: impl Fn() + Copy + 'static) -> Fragment {
    view! {
        <button class="start-card slim" on:click=move |_| begin()>
            <Icon shape=shape/>
            <span class="words"><strong>{say(name)}</strong><span>{say(about)}</span></span>
        </button>
    }
}

/// The maps that are here, where none of them is open.
#[component(transparent)]
fn Yours() -> Fragment {
    let listed = shell().listed;
    let any = move || {
        listed.track();
        !shell().open.get() && !store::list().is_empty()
    };
    view! { {live(move || any().then(|| view! { <h3>{say(Text::StartYours)}</h3><Maps/> }))} }
}
